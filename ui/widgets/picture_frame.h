// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace pomona::ui {

/// One picture as large as fits, with rounded corners, at the top left. Without one: a quiet panel,
/// with a torn picture on it if there should be one.
class PictureFrame : public QWidget {
  Q_OBJECT
 public:
  explicit PictureFrame(QWidget* parent = nullptr);
  void setPicture(const QImage& picture, bool damaged = false);
  const QImage& picture() const { return m_picture; }
  /// Enlarged pixels stay squares.
  void setRaw(bool raw) { m_raw = raw; }
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QImage m_picture;
  bool m_damaged = false;
  bool m_raw = false;
};

}  // namespace pomona::ui
