// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/augmentation_preview.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "ui/controllers/network_view.h"
#include "ui/controllers/pixels.h"
#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

using ImagePointer = std::shared_ptr<const Image>;

constexpr int largestSide = 320;  ///< of a photo's tile; more would only cost time

struct Drawn {
  ImagePointer image;
  Preview preview;
};

PreviewTile drawTile(const Image& picture, int side, const PreviewRequest& request,
                     std::uint64_t view) {
  const auto& options = request.options;
  const auto seed = drawSeed(request.seed, request.name, view);
  const auto frames = request.pool ? request.pool->framesFor(request.label, seed) : FrameSource{};
  const auto image = augmented(picture, options, side, seed, frames);
  PreviewTile tile{
      request.network ? networkView(image, request.imageSize, *request.network) : toQImage(image),
      drawTransform(options, side, side, seed), view};
  if (options.wild) tile.composite = drawComposite(seed).kind;
  return tile;
}

/// On the job's thread.
Drawn draw(const PreviewRequest& request, ImagePointer image, const std::stop_token& stop) {
  if (!image) {
    auto read = readImage(toPath(request.file));
    if (!read) return {nullptr, {.error = read.error()}};
    image = std::make_shared<const Image>(std::move(*read));
  }
  const int own = std::min(std::max(image->width, image->height), largestSide);
  const int side = request.network || request.options.wild ? request.imageSize : own;
  // Squared once: composites alone want the picture as it is.
  const auto picture = request.options.wild ? *image : squareImage(*image, side);
  Drawn drawn{image, {.original = toQImage(squareImage(*image, own))}};
  for (int i = 0; i < request.tiles && !stop.stop_requested(); ++i)
    drawn.preview.tiles.push_back(drawTile(picture, side, request, request.firstView + i));
  return drawn;
}

QString translated(const char* text) {
  return QCoreApplication::translate("Augmentation", text);
}

QString number(double value, int digits = 0) {
  return QLocale().toString(value, 'f', digits).replace(QLatin1Char('-'), QChar(0x2212));
}

bool shows(double value) {
  return std::lround(value) != 0;
}

}  // namespace

void AugmentationPreview::request(const PreviewRequest& request) {
  if (request.file != m_file) m_image.reset();
  m_file = request.file;
  m_job.start(
      [request, image = m_image](std::stop_token stop, const ProgressCallback&) {
        return draw(request, image, stop);
      },
      [this](const Drawn& result) {
        m_image = result.image;
        Q_EMIT drawn(result.preview);
      });
}

QString wordFor(CompositeKind kind) {
  switch (kind) {
    case CompositeKind::Single:
      return translated("single");
    case CompositeKind::Pile:
      return translated("pile");
    case CompositeKind::CloseUp:
      return translated("close-up");
  }
  return {};
}

QString captionFor(const Transform& t) {
  QStringList words;
  if (shows(t.theta)) words << QStringLiteral("%1°").arg(number(t.theta));
  // A shift of the window to the right moves the picture to the left.
  if (shows(t.tx))
    words << QStringLiteral("%1 %2").arg(t.tx > 0 ? "←" : "→", number(std::abs(t.tx)));
  if (shows(t.ty))
    words << QStringLiteral("%1 %2").arg(t.ty > 0 ? "↑" : "↓", number(std::abs(t.ty)));
  if (shows(t.shear)) words << translated("shear %1°").arg(number(t.shear));
  if (t.flipHorizontal) words << QStringLiteral("↔");
  if (t.flipVertical) words << QStringLiteral("↕");
  if (t.zx != 1 || t.zy != 1)
    words << QStringLiteral("%1 × %2").arg(number(1 / t.zx, 2), number(1 / t.zy, 2));
  if (t.brightness) words << translated("light %1").arg(number(*t.brightness, 2));
  if (shows(t.channelShift)) words << translated("colour %1").arg(number(t.channelShift));
  return words.isEmpty() ? translated("unchanged") : words.join(QStringLiteral("  "));
}

QString detailsFor(const Transform& t) {
  QStringList lines{
      translated("Rotation (theta) %1°").arg(number(t.theta, 1)),
      translated("Shift (tx, ty) %1, %2 pixels").arg(number(t.tx, 1), number(t.ty, 1)),
      translated("Shear %1°").arg(number(t.shear, 1)),
      translated("Zoom (zx, zy) %1, %2: the part of the side that shows")
          .arg(number(t.zx, 3), number(t.zy, 3)),
      translated("Flip (flip_horizontal, flip_vertical) %1, %2")
          .arg(t.flipHorizontal ? translated("yes") : translated("no"),
               t.flipVertical ? translated("yes") : translated("no"))};
  if (t.brightness) lines << translated("Brightness × %1").arg(number(*t.brightness, 3));
  lines << translated("Channel shift %1 grey levels").arg(number(t.channelShift, 1));
  return lines.join(QLatin1Char('\n'));
}

}  // namespace pomona::ui
