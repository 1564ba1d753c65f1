// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "data/layout.h"
#include "data/listing.h"
#include "pomona/dataset.h"
#include "pomona/image.h"

namespace pomona {
namespace {

/// The images of each class folder of one split, in natural order.
using ClassFiles = std::map<std::string, std::vector<std::string>>;

bool isGif(std::string_view name) {
  return lowerCase(name).ends_with(".gif");
}

/// Fills a Dataset from one layout.
class Scanner {
 public:
  Scanner(Layout layout, std::stop_token stop)
      : m_layout(std::move(layout)), m_stop(std::move(stop)) {
    m_dataset.root = m_layout.root;
    m_dataset.problems = std::move(m_layout.problems);
  }

  Result<Dataset> run() {
    for (const auto& [split, folder] : m_layout.splits)
      if (const auto read = readSplit(split, folder); !read) return std::unexpected(read.error());
    nameClasses();
    reportMissingClasses();
    reportSimilarNames();
    m_dataset.validationIsTest =
        m_layout.splits.contains(Split::Validation) && !m_layout.splits.contains(Split::Test);
    for (const auto& [split, classes] : m_found) collectSamples(split, classes);
    if (auto error = whyUnusable()) return std::unexpected(std::move(*error));
    return std::move(m_dataset);
  }

 private:
  void report(ProblemKind kind, const std::filesystem::path& path, Sentence what) {
    m_dataset.problems.push_back({kind, path, std::move(what)});
  }

  Result<void> readSplit(Split split, const std::string& name) {
    const auto path = name.empty() ? m_dataset.root : m_dataset.root / name;
    const auto folder = listFolder(path);
    if (!folder) return std::unexpected(folder.error());
    for (const std::string& file : folder->files)
      if (hasImageExtension(file) || isGif(file))
        report(
            ProblemKind::ForeignFile, path / file,
            Sentence::of("{} lies outside of the class folders and is not used; move it into one",
                         path / file));
    for (const std::string& link : folder->broken) reportBrokenLink(path / link);
    for (const std::string& className : folder->folders) {
      if (m_stop.stop_requested())
        return failure(ErrorCode::Cancelled, Sentence::of("the scan was stopped"));
      m_found[split][className] = readClass(path / className);
    }
    return {};
  }

  std::vector<std::string> readClass(const std::filesystem::path& path) {
    const auto folder = listFolder(path);
    if (!folder) {
      m_dataset.problems.push_back({ProblemKind::Unreadable, path, folder.error().what});
      return {};
    }
    std::vector<std::string> images;
    for (const std::string& file : folder->files)
      if (hasImageExtension(file))
        images.push_back(file);
      else
        reportForeign(path / file);
    for (const std::string& link : folder->broken) reportBrokenLink(path / link);
    for (const std::string& name : folder->folders)
      report(ProblemKind::ForeignFile, path / name,
             Sentence::of("{} is a folder inside a class folder; its files are not used",
                          path / name));
    if (images.empty())
      report(ProblemKind::EmptyClass, path,
             Sentence::of("{} holds no images; add some or remove the folder", path));
    return images;
  }

  void reportForeign(const std::filesystem::path& file) {
    report(
        ProblemKind::ForeignFile, file,
        isGif(file.string())
            ? Sentence::of("{} is a GIF, which is not read; convert it to PNG", file)
            : Sentence::of("{} is not an image that is read (JPEG, PNG, WebP, BMP, TIFF); remove "
                           "or convert it",
                           file));
  }

  void reportBrokenLink(const std::filesystem::path& link) {
    report(ProblemKind::Unreadable, link,
           Sentence::of("{} is a link that leads nowhere; remove or mend it", link));
  }

  /// A class is a folder that has an image in some split.
  void nameClasses() {
    std::set<std::string> names;
    for (const auto& [split, classes] : m_found)
      for (const auto& [name, files] : classes)
        if (!files.empty()) names.insert(name);
    m_dataset.classes.assign(names.begin(), names.end());
  }

  void reportMissingClasses() {
    for (const auto& [split, folder] : m_layout.splits)
      for (const std::string& name : m_dataset.classes)
        if (!m_found[split].contains(name))
          report(ProblemKind::ClassMissing, m_dataset.root / folder / name,
                 Sentence::of("{} does not exist: the {} images lack the class {}",
                              m_dataset.root / folder / name, toString(split), name));
  }

  void reportSimilarNames() {
    std::map<std::string, std::string> first;
    for (const std::string& name : m_dataset.classes) {
      std::string bare = lowerCase(name);
      std::erase(bare, ' ');
      const auto [other, added] = first.try_emplace(bare, name);
      if (!added)
        report(ProblemKind::SimilarName, folderOf(name),
               Sentence::of("{} differs from the class \"{}\" only in case or spaces and counts as "
                            "another class; rename it if they are one",
                            folderOf(name), other->second));
    }
  }

  /// The first split's folder of a class.
  std::filesystem::path folderOf(const std::string& name) const {
    for (const auto& [split, classes] : m_found)
      if (classes.contains(name)) return m_dataset.root / m_layout.splits.at(split) / name;
    return m_dataset.root / name;
  }

  /// Training and Validation alone: Validation is Test.
  std::vector<Sample>& samplesOf(Split split) {
    if (split == Split::Training) return m_dataset.training;
    return split == Split::Validation && !m_dataset.validationIsTest ? m_dataset.validation
                                                                     : m_dataset.test;
  }

  void collectSamples(Split split, const ClassFiles& classes) {
    auto& samples = samplesOf(split);
    const std::string& folder = m_layout.splits.at(split);
    for (const auto& [name, files] : classes) {
      const auto label = static_cast<int>(std::ranges::lower_bound(m_dataset.classes, name) -
                                          m_dataset.classes.begin());
      const std::filesystem::path path = std::filesystem::path(folder) / name;
      const std::string prefix = path.string() + '/';
      for (const std::string& file : files) samples.push_back({prefix + file, label});
    }
  }

  std::optional<Error> whyUnusable() const {
    const auto& root = m_dataset.root;
    const auto invalid = [&](Sentence what) {
      return Error{ErrorCode::DatasetInvalid, std::move(what), root};
    };
    if (m_dataset.classes.empty())
      return invalid(
          Sentence::of("{} holds no images in class folders; choose the folder that holds Training "
                       "and Test, or one folder of images for each class",
                       root));
    if (m_dataset.classes.size() == 1)
      return invalid(Sentence::of(
          "{} has only one class, {}; training needs at least two, each in a folder of "
          "its own",
          root, m_dataset.classes.front()));
    if (m_dataset.training.empty())
      return invalid(
          Sentence::of("{} has no Training images; put them into Training/CLASS/", root));
    return std::nullopt;
  }

  Layout m_layout;
  std::stop_token m_stop;
  std::map<Split, ClassFiles> m_found;
  Dataset m_dataset;
};

}  // namespace

Result<Dataset> scanDataset(const std::filesystem::path& directory, std::stop_token stop) {
  std::error_code error;
  auto path = std::filesystem::absolute(directory, error).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();  // "fruits/" is "fruits"
  if (std::filesystem::exists(path, error) && !std::filesystem::is_directory(path, error))
    return failure(
        ErrorCode::DatasetInvalid,
        Sentence::of("{} is a file; choose the folder that holds Training and Test", path.string()),
        path);
  auto layout = findLayout(path);
  if (!layout) return std::unexpected(layout.error());
  return Scanner(std::move(*layout), std::move(stop)).run();
}

}  // namespace pomona
