// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "pomona/error.h"

namespace pomona {

/// Figures of one class; 0 where nothing was predicted or nothing is there (scikit-learn's
/// precision_recall_fscore_support with zero_division=0).
struct ClassFigures {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  std::size_t support = 0;  ///< images
  bool operator==(const ClassFigures&) const = default;
};

/// What one image was taken for.
struct ImageResult {
  std::string file;  ///< relative to the dataset
  int label = 0;     ///< true class
  int predicted = 0;
  float confidence = 0;       ///< probability of `predicted`
  float trueProbability = 0;  ///< probability of `label`
  double loss = 0;            ///< -log of `label`'s probability, also where that is no float's
  bool operator==(const ImageResult&) const = default;
};

/// Images of one class that were taken for another.
struct ConfusedPair {
  int label = 0;
  int predicted = 0;
  std::size_t count = 0;
  bool operator==(const ConfusedPair&) const = default;
};

/// Images whose confidence lies in one of 15 equal bins of [0, 1].
struct ReliabilityBin {
  std::size_t count = 0;
  double confidence = 0;  ///< mean
  double accuracy = 0;
  bool operator==(const ReliabilityBin&) const = default;
};

/// An image that is not among the figures.
struct UnreadImage {
  std::string file;  ///< relative to the dataset
  Sentence what;     ///< why, in one sentence
  bool operator==(const UnreadImage&) const = default;
};

/// What of a model bears on its answers.
struct ModelCaution {
  std::string precision;         ///< of the backbone's arithmetic now: "float32", "bfloat16"
  std::string trainedPrecision;  ///< of the features that its head was trained on; empty: not known
  bool tunedWithFault = false;   ///< as RunRecord's
  bool otherPrecision() const { return !trainedPrecision.empty() && precision != trainedPrecision; }
  bool operator==(const ModelCaution&) const = default;
};

/// How a model does on some images. Of equal values the lower class or image comes first.
struct Evaluation {
  std::size_t images = 0;   ///< that were evaluated
  double loss = 0;          ///< mean categorical cross-entropy, without label smoothing
  double accuracy = 0;      ///< 0..1
  double top5Accuracy = 0;  ///< 0..1, top min(5, classes)
  std::vector<std::string> classes;
  std::vector<ClassFigures> perClass;
  std::vector<std::vector<std::size_t>> confusion;  ///< [true][predicted]
  double calibrationError = 0;                      ///< expected calibration error, Guo et al. 2017
  std::vector<ReliabilityBin> reliability;          ///< 15 bins, rising
  std::vector<ConfusedPair> mostConfused;           ///< at most 20, most images first
  std::vector<ImageResult> results;                 ///< in order of the samples
  std::vector<std::size_t> hardest;  ///< wrong ones, the surest first: indices into results
  std::vector<UnreadImage> errors;   ///< those that could not be read
  ModelCaution caution;
  bool operator==(const Evaluation&) const = default;
};

/// The command line's JSON value.
std::string toJson(const Evaluation& evaluation);

/// Writes report.json, per_class.csv, confusion.csv, confused_pairs.csv, hardest.csv and images.csv
/// into a folder, which is made if missing. CSV as RFC 4180. Error{NotWritable, DiskFull}.
Result<void> writeReport(const Evaluation& evaluation, const std::filesystem::path& folder);

}  // namespace pomona
