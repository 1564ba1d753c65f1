// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "pomona/composite.h"
#include "ui/controllers/job.h"

namespace pomona::ui {

/// What the tiles are to show.
struct PreviewRequest {
  QString file;
  std::string name;  ///< as the trainer knows the image: relative to the dataset
  AugmentationOptions options;
  std::uint64_t seed = 1;       ///< the recipe's
  std::uint64_t firstView = 1;  ///< the trainer's first epoch
  int tiles = 20;
  /// Set: squared to `imageSize`, and preprocessed after the transform, as the network sees it.
  /// Unset: the image's own pixels.
  std::optional<Preprocessing> network = std::nullopt;
  int imageSize = 160;
  /// What composites borrow from, and the image's class in it; may be null.
  std::shared_ptr<const FramePool> pool = nullptr;
  int label = 0;
};

/// One random draw.
struct PreviewTile {
  QImage image;
  Transform transform;
  std::uint64_t view = 0;  ///< the epoch in which the trainer draws just this
  std::optional<Composite> composite = std::nullopt;  ///< what it became first, if it is one
};

struct Preview {
  QImage original;
  std::vector<PreviewTile> tiles;
  std::optional<Error> error;  ///< the image cannot be read
};

/// Draws augmented images in the background with the trainer's own code. The newest request wins;
/// the image is read once.
class AugmentationPreview : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  void request(const PreviewRequest& request);

 Q_SIGNALS:
  void drawn(const pomona::ui::Preview& preview);

 private:
  QString m_file;
  std::shared_ptr<const Image> m_image;  ///< of m_file; null until read
  Job m_job;
};

/// "single", "pile" or "close-up".
QString wordFor(CompositeKind kind);
/// Parts the variants of a caption, the longest first: Qt shows the first one that fits.
inline constexpr QChar captionVariants(0x9c);
/// What was drawn, in variants: "turned 12°, mirrored", "turned 12° +1" (one thing more was done,
/// which detailsFor() tells), "12° +1". "unchanged" if nothing was.
QString captionFor(const Transform& transform);
/// Line by line with Keras's names: "theta 12.3°".
QString detailsFor(const Transform& transform);
/// Line by line: "Composite: pile, ground: wood", its fruits, shadow, light and colour.
QString detailsFor(const Composite& composite);

}  // namespace pomona::ui
