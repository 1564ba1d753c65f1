// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "data/listing.h"
#include "pomona/dataset.h"

namespace pomona {

/// Where a dataset's splits lie.
struct Layout {
  std::filesystem::path root;
  std::map<Split, std::string> splits;  ///< folder below root; "" for one tree of class folders
  std::vector<Problem> problems;        ///< a second folder for a split that already has one
};

/// Looks for Training/ with Test/ or Validation/ in the folder and up to two folders below it; if
/// there are none, the folder itself is one tree of class folders.
/// @param directory  absolute
/// @return Error{DatasetInvalid (several datasets below the folder), NotFound, NotReadable}.
Result<Layout> findLayout(const std::filesystem::path& directory);

}  // namespace pomona
