// SPDX-License-Identifier: GPL-3.0-or-later
#include "weights/published.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "weights/catalogue_text.h"

namespace pomona {
namespace {

std::string mirrored(const std::string& url, const std::string& name) {
  const char* mirror = std::getenv("POMONA_WEIGHTS_URL");
  if (mirror == nullptr || *mirror == '\0') return url;
  std::string folder = mirror;
  while (folder.ends_with('/')) folder.pop_back();
  return folder + '/' + name;
}

}  // namespace

bool PublishedFile::isKnown(const std::string& digest) const {
  return std::ranges::find(md5, digest) != md5.end();
}

PublishedFile publishedFile(Backbone backbone) {
  const auto catalogue = nlohmann::json::parse(catalogueText);
  const auto entry = std::ranges::find_if(
      catalogue, [&](const auto& each) { return each["backbone"] == toString(backbone); });
  assert(entry != catalogue.end());
  return {.backbone = backbone,
          .name = (*entry)["file"],
          .url = mirrored((*entry)["url"], (*entry)["file"]),
          .bytes = (*entry)["bytes"],
          .md5 = (*entry)["md5"],
          .preprocessing =
              preprocessingFromString((*entry)["preprocessing"].get<std::string>()).value(),
          .licence = (*entry)["licence"],
          .source = (*entry)["source"]};
}

}  // namespace pomona
