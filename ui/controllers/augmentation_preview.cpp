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

constexpr int captionWords = 1;   ///< and the number of the others: that fits the smallest tile
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

class Words {
  Q_DECLARE_TR_FUNCTIONS(Augmentation)
};

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
      return Words::tr("single");
    case CompositeKind::Pile:
      return Words::tr("pile");
    case CompositeKind::CloseUp:
      return Words::tr("close-up");
  }
  return {};
}

namespace {

/// What was drawn, word by word; what strikes the eye most comes first.
QStringList wordsFor(const Transform& t) {
  QStringList words;
  if (shows(t.theta)) words << QStringLiteral("%1°").arg(number(t.theta));
  if (t.flipHorizontal) words << QStringLiteral("↔");
  if (t.flipVertical) words << QStringLiteral("↕");
  // A shift of the window to the right moves the picture to the left.
  if (shows(t.tx))
    words << QStringLiteral("%1%2").arg(t.tx > 0 ? "←" : "→", number(std::abs(t.tx)));
  if (shows(t.ty))
    words << QStringLiteral("%1%2").arg(t.ty > 0 ? "↑" : "↓", number(std::abs(t.ty)));
  if (t.zx != 1 || t.zy != 1)
    words << QStringLiteral("×%1").arg(number(1 / std::sqrt(t.zx * t.zy), 2));
  if (shows(t.shear)) words << QStringLiteral("∠%1°").arg(number(t.shear));
  if (t.brightness) words << QStringLiteral("☀%1").arg(number(*t.brightness, 2));
  if (shows(t.channelShift)) words << QStringLiteral("◑%1").arg(number(t.channelShift));
  return words;
}

}  // namespace

QString captionFor(const Transform& transform) {
  const auto words = wordsFor(transform);
  if (words.isEmpty()) return Words::tr("unchanged");
  auto shown = words.mid(0, captionWords);
  if (words.size() > captionWords) shown << QStringLiteral("+%1").arg(words.size() - captionWords);
  return shown.join(u' ');
}

QString detailsFor(const Transform& t) {
  QStringList lines{Words::tr("Rotation (theta) %1°").arg(number(t.theta, 1)),
                    Words::tr("Shift (tx, ty) %1, %2 pixels").arg(number(t.tx, 1), number(t.ty, 1)),
                    Words::tr("Shear %1°").arg(number(t.shear, 1)),
                    Words::tr("Zoom (zx, zy) %1, %2: the part of the side that shows")
                        .arg(number(t.zx, 3), number(t.zy, 3)),
                    Words::tr("Flip (flip_horizontal, flip_vertical) %1, %2")
                        .arg(t.flipHorizontal ? Words::tr("yes") : Words::tr("no"),
                             t.flipVertical ? Words::tr("yes") : Words::tr("no"))};
  if (t.brightness) lines << Words::tr("Brightness × %1").arg(number(*t.brightness, 3));
  lines << Words::tr("Channel shift %1 grey levels").arg(number(t.channelShift, 1));
  return lines.join(QLatin1Char('\n'));
}

}  // namespace pomona::ui
