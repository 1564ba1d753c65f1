// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace pomona::ui {

/// One picture that can be enlarged until its pixels show, and moved by hand.
class ImageCanvas : public QWidget {
  Q_OBJECT
 public:
  explicit ImageCanvas(QWidget* parent = nullptr);
  /// @param instead  written where the picture would be, if it is null.
  void setImage(const QImage& image, const QString& instead = {});
  const QImage& image() const { return m_image; }
  /// Screen pixels for one of the picture's.
  double zoom() const { return m_zoom > 0 ? m_zoom : fittingZoom(); }
  /// 0: as large as fits, in whole pixels.
  void setZoom(double zoom);
  void zoomBy(double factor) { setZoom(zoom() * factor); }

 Q_SIGNALS:
  void zoomChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  double fittingZoom() const;

  QImage m_image;
  QString m_instead;
  double m_zoom = 0;
  QPointF m_shift;  ///< of the picture's middle from the widget's
  QPointF m_pressed;
};

}  // namespace pomona::ui
