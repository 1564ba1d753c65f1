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
  if (options.wild) tile.composite = drawComposite(seed);
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

QString wordFor(Ground ground) {
  switch (ground) {
    case Ground::White:
      return Words::tr("white");
    case Ground::Plain:
      return Words::tr("one colour");
    case Ground::Table:
      return Words::tr("a table");
    case Ground::Wood:
      return Words::tr("wood");
    case Ground::Stone:
      return Words::tr("stone");
    case Ground::Cloth:
      return Words::tr("cloth");
    case Ground::Slats:
      return Words::tr("slats");
    case Ground::Clutter:
      return Words::tr("clutter");
  }
  return {};
}

/// One change, in plain words, and as a sign where there is no room for them.
struct Change {
  QString words;
  QString sign;
};

/// A shift of the window to the right moves the picture to the left.
void addShifts(const Transform& t, std::vector<Change>& changes) {
  const auto x = number(std::abs(t.tx));
  const auto y = number(std::abs(t.ty));
  if (shows(t.tx) && t.tx > 0) changes.push_back({Words::tr("left by %1").arg(x), u'←' + x});
  if (shows(t.tx) && t.tx < 0) changes.push_back({Words::tr("right by %1").arg(x), u'→' + x});
  if (shows(t.ty) && t.ty > 0) changes.push_back({Words::tr("up by %1").arg(y), u'↑' + y});
  if (shows(t.ty) && t.ty < 0) changes.push_back({Words::tr("down by %1").arg(y), u'↓' + y});
}

/// What was drawn; what strikes the eye most comes first.
std::vector<Change> changesOf(const Transform& t) {
  std::vector<Change> changes;
  const auto add = [&](const QString& words, const QString& value, const QString& sign) {
    changes.push_back({words.arg(value), sign.arg(value)});
  };
  if (shows(t.theta)) add(Words::tr("turned %1°"), number(t.theta), QStringLiteral("%1°"));
  if (t.flipHorizontal) changes.push_back({Words::tr("mirrored"), QStringLiteral("↔")});
  if (t.flipVertical) changes.push_back({Words::tr("upside down"), QStringLiteral("↕")});
  addShifts(t, changes);
  if (t.zx != 1 || t.zy != 1)
    add(Words::tr("zoom ×%1"), number(1 / std::sqrt(t.zx * t.zy), 2), QStringLiteral("×%1"));
  if (shows(t.shear)) add(Words::tr("slanted %1°"), number(t.shear), QStringLiteral("∠%1°"));
  if (t.brightness)
    add(Words::tr("brightness ×%1"), number(*t.brightness, 2), QStringLiteral("☀%1"));
  if (shows(t.channelShift))
    add(Words::tr("colour %1"), number(t.channelShift), QStringLiteral("◑%1"));
  return changes;
}

QString andMore(const QString& words, std::size_t more) {
  return more == 0 ? words : words + QStringLiteral(" +%1").arg(more);
}

}  // namespace

QString captionFor(const Transform& transform) {
  const auto changes = changesOf(transform);
  if (changes.empty()) return Words::tr("unchanged");
  QStringList variants;
  QStringList words;
  for (const auto& change : changes) {
    words << change.words;
    variants.prepend(andMore(words.join(QStringLiteral(", ")), changes.size() - words.size()));
  }
  variants << andMore(changes.front().sign, changes.size() - 1);
  return variants.join(captionVariants);
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

QString detailsFor(const Composite& c) {
  const auto percent = [](double share) { return number(share * 100); };
  QStringList lines{
      Words::tr("Composite: %1, ground: %2").arg(wordFor(c.kind), wordFor(c.ground)),
      Words::tr("Fruits %1, stickers and price tags %2").arg(c.fruits.size()).arg(c.patches.size()),
      Words::tr("Shadow %1 % dark, one side %2 % darker")
          .arg(percent(c.shadowDepth), percent(c.lightDepth)),
      Words::tr("Colour: red × %1, blue × %2, saturation × %3, gamma %4")
          .arg(number(c.red, 2), number(c.blue, 2), number(c.saturation, 2), number(c.gamma, 2)),
      Words::tr("Blur %1 pixels, JPEG quality %2").arg(number(c.blur, 1)).arg(c.jpegQuality)};
  return lines.join(QLatin1Char('\n'));
}

}  // namespace pomona::ui
