// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "ui/widgets/theme.h"

// Outside of all namespaces, as Qt wants it.
static void loadIcons() {
  Q_INIT_RESOURCE(icons);
}

namespace pomona::ui {
namespace {

QPixmap render(const QString& name, const QSize& pixels, const QColor& color) {
  static const bool loaded = (loadIcons(), true);
  Q_UNUSED(loaded)
  QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
  if (!file.open(QIODevice::ReadOnly)) qFatal("no icon named %s", qPrintable(name));
  QSvgRenderer svg(file.readAll().replace("currentColor", color.name().toLatin1()));
  QPixmap pixmap(pixels);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  svg.render(&painter);
  return pixmap;
}

QPixmap cached(const QString& name, const QSize& pixels, const QColor& color) {
  const auto key = QStringLiteral("pomona/%1/%2/%3x%4")
                       .arg(name, color.name())
                       .arg(pixels.width())
                       .arg(pixels.height());
  QPixmap pixmap;
  if (QPixmapCache::find(key, &pixmap)) return pixmap;
  pixmap = render(name, pixels, color);
  QPixmapCache::insert(key, pixmap);
  return pixmap;
}

class Engine final : public QIconEngine {
 public:
  explicit Engine(QString name) : m_name(std::move(name)) {}

  QPixmap pixmap(const QSize& pixels, QIcon::Mode mode, QIcon::State state) override {
    const auto palette = QGuiApplication::palette();
    const auto& colors = colorsOf(palette);
    const auto& color = mode == QIcon::Disabled ? colors.disabledText
                        : state == QIcon::On    ? colors.accentText
                                                : colors.text;
    return cached(m_name, pixels, color);
  }
  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const auto scale = painter->device()->devicePixelRatioF();
    auto picture = pixmap((QSizeF(rect.size()) * scale).toSize(), mode, state);
    painter->drawPixmap(rect, picture);
  }
  QIconEngine* clone() const override { return new Engine(*this); }

 private:
  QString m_name;
};

}  // namespace

QIcon icon(const QString& name) {
  return QIcon(new Engine(name));
}

QPixmap iconPixmap(const QString& name, int side, const QColor& color, qreal scale) {
  auto pixmap = cached(name, (QSizeF(side, side) * scale).toSize(), color);
  pixmap.setDevicePixelRatio(scale);
  return pixmap;
}

IconLabel::IconLabel(QString name, int side, QColor Colors::* color, QWidget* parent)
    : QWidget(parent), m_name(std::move(name)), m_color(color) {
  setFixedSize(side, side);
}

void IconLabel::setIcon(const QString& name, QColor Colors::* color) {
  m_name = name;
  m_color = color;
  update();
}

void IconLabel::paintEvent(QPaintEvent*) {
  if (m_name.isEmpty()) return;
  QPainter(this).drawPixmap(
      0, 0, iconPixmap(m_name, width(), colorsOf(palette()).*m_color, devicePixelRatioF()));
}

}  // namespace pomona::ui
