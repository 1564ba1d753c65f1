// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/controllers/job.h"

class QHBoxLayout;
class QLabel;

namespace pomona::ui {

class ElidedLabel;
class ImageCanvas;

/// One image of a list at full size: what it is, zoom, previous and next. Reads the file in the
/// background; the newest request wins.
class ImageViewer : public QWidget {
  Q_OBJECT
 public:
  explicit ImageViewer(QWidget* parent = nullptr);
  /// Files below this folder are named without it.
  void setRoot(const QString& folder) { m_root = folder; }
  /// @param place  "12 of 492".
  void open(const QString& file, const QString& label, const QString& place);
  const QString& file() const { return m_file; }
  /// Beside the zoom buttons.
  void addTool(QWidget* tool);

 Q_SIGNALS:
  void stepped(int by);  ///< previous (-1) or next (1) is wanted
  void closed();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void showFacts();

  QString m_file;
  QString m_root;
  ImageCanvas* m_canvas;
  QLabel* m_label;
  ElidedLabel* m_path;
  QLabel* m_facts;
  QLabel* m_place;
  QHBoxLayout* m_tools;
  Job m_read;
};

}  // namespace pomona::ui
