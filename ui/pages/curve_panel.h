// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/controllers/job.h"
#include "ui/pages/app_context.h"

class QCheckBox;
class QGridLayout;
class QMenu;
class QSlider;

namespace pomona::ui {

class CurvePlot;
class CurveSwitch;
struct CurveView;
struct RunCurves;

/// The curves with all that belongs to them: legend, smoothing, log axis, reset, save.
class CurvePanel : public QWidget {
  Q_OBJECT
 public:
  explicit CurvePanel(AppContext& context, QWidget* parent = nullptr);
  /// Shows these runs; with several, each has its entry in the legend.
  void setRuns(std::vector<RunCurves> runs);
  CurvePlot& plot() const { return *m_plot; }

 Q_SIGNALS:
  void saved(const QString& file);
  void failed(const pomona::Error& error);

 private:
  QWidget* makeTools();
  QMenu* makeSaveMenu();
  void fillLegend();
  void addSwitch(CurveSwitch* made, int row, int column,
                 std::function<void(CurveView&, bool)> change);
  void readView();
  void rememberView();
  void applyView();
  void copy() const;
  void savePng(const QString& file);
  void savePdf(const QString& file);
  void saveCsv(const QString& file);
  void saveAs(const QString& suffix, const QString& filter,
              void (CurvePanel::*save)(const QString&));
  void report(const QString& file, bool written);

  AppContext& m_context;
  CurvePlot* m_plot;
  QGridLayout* m_legend;
  QSlider* m_smoothing;
  QCheckBox* m_logLoss;
  QCheckBox* m_steps;
  Job m_save;
};

}  // namespace pomona::ui
