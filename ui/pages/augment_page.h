// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controllers/augmentation_preview.h"
#include "ui/models/preview_model.h"
#include "ui/pages/page.h"

class QCheckBox;
class QComboBox;
class QPushButton;
class QStackedWidget;

namespace pomona::ui {

class AugmentationForm;
class EmptyState;
class PictureFrame;
class PresetRow;
class ThumbnailGrid;

/// What augmentation does to an image, drawn by the trainer's own code.
class AugmentPage : public Page {
  Q_OBJECT
 public:
  explicit AugmentPage(AppContext& context, QWidget* parent = nullptr);
  void receive(const Visit& visit) override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void makeHeader();
  QWidget* makeStart();
  QWidget* makeForm();
  QWidget* makePictures();
  QLayout* makeImageRow();
  QLayout* makeChoices();
  void connectParts();
  void showFile(const QString& file);
  void step(int by);
  void showRandom();
  void newDraw();
  void setOptions(const AugmentationOptions& options);
  void optionsChanged();
  void redraw();
  void showPreview(const Preview& preview);
  void fitTiles();
  void showRecipe();
  void useForTraining();
  AugmentationOptions optionsForRecipe() const;

  AugmentationPreview m_preview;
  PreviewModel m_tiles;
  QString m_file;
  int m_row = -1;  ///< in the dataset's Training; negative: another file
  std::uint64_t m_firstView = 1;
  std::shared_ptr<const FramePool> m_pool;  ///< of the dataset's Training, for composites
  PresetRow* m_presets;
  AugmentationForm* m_form;
  PictureFrame* m_original;
  ElidedLabel* m_class;
  ElidedLabel* m_path;
  QLabel* m_place;
  QCheckBox* m_asNetwork;
  QComboBox* m_count;
  QPushButton* m_draw;
  QPushButton* m_use;
  ThumbnailGrid* m_grid;
  QStackedWidget* m_stack;
};

}  // namespace pomona::ui
