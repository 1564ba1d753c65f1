// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>

#include "nn/tail.h"
#include "train/feature_tables.h"

namespace pomona {

/// What fine-tuning trains, and on what: the tail of a backbone with the head, on the features of
/// the frozen layers below. They are kept where the recipe keeps features and they are small
/// enough; else the images pass through these layers in every epoch.
class FineTuning {
 public:
  /// Extracts what is kept. @param maker  of the training's features. @param head  trained;
  /// outlives the result, as what the maker refers to does. Errors as FeatureMaker::table.
  static Result<std::unique_ptr<FineTuning>> prepare(const FeatureMaker& maker,
                                                     const TrainingData& data, Head& head,
                                                     std::uint64_t mostBytes = mostKeptTuningBytes);

  TailAndHead& model() { return m_model; }
  FeatureSource& source() { return *m_source; }
  const FeatureTable& validation() const { return m_tables.validation; }

 private:
  FineTuning(Extractor extractor, TailAndHead model);

  TailAndHead m_model;
  const Extractor m_extractor;  ///< of the layers below
  FeatureTables m_tables;
  std::unique_ptr<FeatureSource> m_source;
};

/// The weights with the tail's in place of theirs, under another digest.
BackboneSource tuned(BackboneSource backbone, const Tail& tail);

}  // namespace pomona
