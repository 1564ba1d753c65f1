// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pomona/backbone.h"

namespace pomona {

/// A published weight file: an entry of catalogue.json, which is compiled in.
/// Names, URLs and MD5: keras.applications of Keras 3.15; sizes: what Keras prints when it fetches
/// them.
struct PublishedFile {
  Backbone backbone = Backbone::EfficientNetLite0;
  std::string name;
  std::string url;  ///< empty: it comes with Pomona, and a mirror may have it
  std::uint64_t bytes = 0;
  std::vector<std::string> md5;  ///< the current file's first, then older ones that Keras took, too
  Preprocessing preprocessing = Preprocessing::Rescale;
  std::string licence;
  std::string source;

  bool isKnown(const std::string& digest) const;
};

/// The file of a backbone. The environment's POMONA_WEIGHTS_URL, a folder on a server, replaces the
/// part of the URL before the name.
PublishedFile publishedFile(Backbone backbone);

}  // namespace pomona
