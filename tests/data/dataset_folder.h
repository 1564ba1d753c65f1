// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/file.h"
#include "image/encode.h"
#include "pomona/dataset.h"
#include "support/support.h"

namespace pomona::test {

/// A temporary folder with files in it; scanning needs names only, so most files are empty.
class DatasetFolder : public TemporaryFolder {
 public:
  DatasetFolder() = default;
  explicit DatasetFolder(const std::vector<std::string>& files) {
    for (const std::string& file : files) add(file);
  }
  void add(const std::string& file, std::string_view content = {}) const {
    makeDirectory((*this / file).parent_path()).value();
    writeFile(*this / file, content).value();
  }
  /// A JPEG of one grey.
  void addImage(const std::string& file, std::uint8_t grey, int width = 20, int height = 20) const {
    const Image image{width, height,
                      std::vector(3 * static_cast<std::size_t>(width * height), grey)};
    const auto bytes = encodeJpeg(image);
    add(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }
  void addFolder(const std::string& name) const { makeDirectory(*this / name).value(); }
};

inline std::vector<Problem> problemsOf(const std::vector<Problem>& problems, ProblemKind kind) {
  std::vector<Problem> chosen;
  std::ranges::copy_if(problems, std::back_inserter(chosen),
                       [&](const Problem& problem) { return problem.kind == kind; });
  return chosen;
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

inline std::vector<std::string> filesOf(const std::vector<Sample>& samples) {
  std::vector<std::string> files(samples.size());
  std::ranges::transform(samples, files.begin(), &Sample::file);
  return files;
}

}  // namespace pomona::test
