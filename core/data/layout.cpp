// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/layout.h"

#include <fmt/format.h>

#include <optional>

namespace pomona {
namespace {

/// The split that a folder's name stands for.
std::optional<Split> splitOf(std::string_view folder) {
  const std::string name = lowerCase(folder);
  if (name == "training" || name == "train") return Split::Training;
  if (name == "validation" || name == "val" || name == "valid") return Split::Validation;
  if (name == "test" || name == "testing") return Split::Test;
  return std::nullopt;
}

Layout layoutOf(const std::filesystem::path& root, const Folder& folder) {
  Layout layout{root, {}, {}};
  for (const std::string& name : folder.folders) {
    const auto split = splitOf(name);
    if (!split) continue;
    const auto [used, added] = layout.splits.try_emplace(*split, name);
    if (!added)
      layout.problems.push_back(
          {ProblemKind::SimilarName, root / name,
           Sentence::of("{} is not used, since {} holds the {} images; merge the two folders",
                        (root / name).string(), (root / used->second).string(), toString(*split))});
  }
  return layout;
}

bool isComplete(const Layout& layout) {
  return layout.splits.contains(Split::Training) && layout.splits.size() > 1;
}

struct ListedFolder {
  std::filesystem::path path;
  Folder folder;
};

/// The folders inside the given ones; what cannot be listed is left out.
std::vector<ListedFolder> oneDeeper(const std::vector<ListedFolder>& level) {
  std::vector<ListedFolder> deeper;
  for (const auto& [path, folder] : level)
    for (const std::string& name : folder.folders)
      if (auto inner = listFolder(path / name)) deeper.push_back({path / name, std::move(*inner)});
  return deeper;
}

std::vector<Layout> completeLayouts(const std::vector<ListedFolder>& level) {
  std::vector<Layout> found;
  for (const auto& [path, folder] : level)
    if (Layout layout = layoutOf(path, folder); isComplete(layout))
      found.push_back(std::move(layout));
  return found;
}

Error severalDatasets(const std::filesystem::path& directory, const std::vector<Layout>& found) {
  std::string names;
  for (const Layout& layout : found) names += (names.empty() ? "" : ", ") + layout.root.string();
  return {ErrorCode::DatasetInvalid,
          Sentence::of("{} holds several datasets; choose one of {}", directory.string(), names),
          directory};
}

}  // namespace

Result<Layout> findLayout(const std::filesystem::path& directory) {
  auto folder = listFolder(directory);
  if (!folder) return std::unexpected(folder.error());
  Layout here = layoutOf(directory, *folder);
  if (here.splits.contains(Split::Training)) return here;
  std::vector<ListedFolder> level;
  level.push_back({directory, std::move(*folder)});
  for (int depth = 1; depth <= 2; ++depth) {
    level = oneDeeper(level);
    auto found = completeLayouts(level);
    if (found.size() > 1) return std::unexpected(severalDatasets(directory, found));
    if (found.size() == 1) return std::move(found.front());
  }
  return Layout{directory, {{Split::Training, ""}}, {}};
}

}  // namespace pomona
