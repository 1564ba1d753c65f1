// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "pomona/error.h"
#include "pomona/progress.h"

namespace pomona {

/// The folders of a dataset. A dataset with Training/ and Validation/ alone has its Validation as
/// Test.
enum class Split { Training, Validation, Test };
/// "training", "validation", "test".
std::string_view toString(Split split);
std::optional<Split> splitFromString(std::string_view name);

/// One image of a dataset.
struct Sample {
  std::string file;  ///< path relative to Dataset::root, '/' between parts
  int label = 0;     ///< index into Dataset::classes
  bool operator==(const Sample&) const = default;
};

enum class ProblemKind {
  ClassMissing,  ///< a class that only some splits have
  EmptyClass,    ///< a class folder without images
  Unreadable,    ///< damaged, truncated or no image; or a folder that cannot be listed
  WrongSize,     ///< another size than most images of the dataset
  ForeignFile,   ///< neither an image nor something known to lie beside images
  SimilarName,   ///< class names that differ only in case or spaces
  Duplicate,     ///< same content in Training and in another split
};
/// "class_missing", "empty_class", "unreadable", "wrong_size", "foreign_file", "similar_name",
/// "duplicate".
std::string_view toString(ProblemKind kind);

/// Something about the data the user ought to know. Never stops a scan.
struct Problem {
  ProblemKind kind = ProblemKind::ForeignFile;
  std::filesystem::path path;  ///< absolute
  Sentence what;               ///< one sentence that names the file

  std::string message() const { return what.english(); }
};

/// A scanned folder. Labels go by folder name: classes is the sorted union of all splits' classes.
struct Dataset {
  std::filesystem::path root;        ///< absolute; the folder that holds the splits or classes
  std::vector<std::string> classes;  ///< folder names, sorted bytewise; label i is classes[i]
  std::vector<Sample> training;      ///< in order of class, then of natural file name (2 before 10)
  std::vector<Sample> validation;    ///< empty unless there are Training, Validation and Test
  std::vector<Sample> test;          ///< empty for one tree of class folders
  std::vector<Problem> problems;
  bool validationIsTest = false;  ///< Training/ and Validation/ alone: `test` is its Validation

  const std::vector<Sample>& samples(Split split) const;
  /// Images of each class in a split, by label.
  std::vector<std::size_t> countPerClass(Split split) const;
};

/// Reads the folder's names, no pixels; about as long as `find` takes.
/// Accepts Training/ with Test/ and/or Validation/ (train, test, val, in any case), also one or two
/// folders deeper (fruits-360/Training, fruits-360_dataset/fruits-360/Training ...), or one tree of
/// class folders.
/// @return Error{NotFound, NotReadable, DatasetInvalid (empty, or fewer than two classes),
/// Cancelled}.
Result<Dataset> scanDataset(const std::filesystem::path& directory, std::stop_token stop = {});

struct CheckOptions {
  bool duplicates = false;  ///< compare contents between Training and the other splits
  int threads = 0;          ///< 0: one a core
};

/// Reads every file of the dataset. @return the problems found beside those of the scan, in order
/// of path; Error{Cancelled}.
Result<std::vector<Problem>> checkDataset(const Dataset& dataset, const CheckOptions& options = {},
                                          const ProgressCallback& progress = {},
                                          std::stop_token stop = {});

/// Samples divided in two.
struct HoldOut {
  std::vector<Sample> kept;
  std::vector<Sample> heldOut;
};

/// Holds out about `fraction` of every class (stratified, seeded, at least one image of each class
/// that has two): one whole stretch of neighbouring frames a class, since neighbours on the
/// turntable are twins. Frames are ordered by series (the name's text) and number: "r_12_100.jpg"
/// is frame 12 of series "r_".
/// @param fraction  in (0, 1).
HoldOut holdOut(const std::vector<Sample>& samples, double fraction, std::uint64_t seed);

/// At most `limit` samples of each class, evenly spread over its frames; 0 means all.
std::vector<Sample> limitPerClass(const std::vector<Sample>& samples, std::size_t limit);

/// Short name, size and modification time of every sample, as 32 hex digits: another value when
/// files change. Error{NotFound} naming the file that has disappeared.
Result<std::string> sampleDigest(const std::filesystem::path& root,
                                 const std::vector<Sample>& samples);

struct DemoOptions {
  int classes = 12;   ///< 2..12
  int training = 80;  ///< images per class, >= 1
  int test = 20;      ///< images per class, >= 1
  std::uint64_t seed = 1;
};
struct DemoDataset {
  std::filesystem::path root;
  std::size_t classes = 0;
  std::size_t images = 0;
};

/// Writes drawn fruit in fruits-360's layout and names: 100x100 JPEGs on white, shaded, turned
/// frame by frame; other fruit of the kind in Training than in Test. Same options, same bytes.
/// @return Error{InvalidArgument, NotWritable (also when the folder has other content), DiskFull,
/// Cancelled}.
Result<DemoDataset> makeDemoDataset(const std::filesystem::path& directory,
                                    const DemoOptions& options = {},
                                    const ProgressCallback& progress = {},
                                    std::stop_token stop = {});

}  // namespace pomona
