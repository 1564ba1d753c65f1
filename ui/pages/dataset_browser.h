// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controllers/dataset_inspector.h"
#include "ui/models/dataset_image_model.h"
#include "ui/pages/app_context.h"
#include "ui/pages/class_panel.h"

class QSlider;
class QSplitter;
class QStackedWidget;
class QTabBar;

namespace pomona::ui {

class DatasetOverview;
class ElidedLabel;
class ImageViewer;
class ProblemsView;
class ThumbnailGrid;

/// An open dataset: classes at the left; pictures, overview or problems at the right.
class DatasetBrowser : public QWidget {
  Q_OBJECT
 public:
  DatasetBrowser(AppContext& context, DatasetInspector& inspector, QWidget* parent = nullptr);
  enum View { Pictures, Overview, Problems };
  void showView(View view);
  /// Leads to a file: its picture if it is one of the dataset's, else its folder.
  void find(const QString& path);
  void remember();

 private:
  QWidget* makePictures();
  QWidget* makeTools();
  void connectParts();
  void refill();
  void showSplits(const Dataset& dataset);
  void showLabels();
  void showCounts();
  void openViewer(int row);

  AppContext& m_context;
  DatasetInspector& m_inspector;
  ClassTableModel m_classes;
  DatasetImageModel m_images;
  ClassPanel* m_panel;
  QTabBar* m_views;
  QTabBar* m_splits;
  QSlider* m_size;
  ElidedLabel* m_shown;
  ThumbnailGrid* m_grid;
  ImageViewer* m_viewer;
  QStackedWidget* m_pictures;  ///< grid or viewer
  DatasetOverview* m_overview;
  ProblemsView* m_problems;
  QStackedWidget* m_stack;
  QSplitter* m_splitter;
};

}  // namespace pomona::ui
