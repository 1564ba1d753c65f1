// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/curve_panel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QMenu>
#include <QSaveFile>
#include <QSlider>
#include <QToolButton>

#include "ui/charts/curve_plot.h"
#include "ui/charts/curve_switch.h"
#include "ui/controllers/text.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tool_button.h"

namespace pomona::ui {
namespace {

constexpr double savedScale = 2;        ///< pictures twice as fine as the screen
constexpr int strongestSmoothing = 99;  ///< percent
constexpr int legendColumns = 4;        ///< runs in a row of the legend

bool writeCsvFile(const std::vector<RunCurves>& runs, const QString& name) {
  QSaveFile file(name);
  if (!file.open(QIODevice::WriteOnly)) return false;
  const bool written =
      writeCsv(runs, [&](const QByteArray& part) { return file.write(part) == part.size(); });
  return written && file.commit();
}

bool writePng(const QImage& picture, const QString& name) {
  QSaveFile file(name);
  return file.open(QIODevice::WriteOnly) && picture.save(&file, "PNG") && file.commit();
}

}  // namespace

CurvePanel::CurvePanel(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_plot(new CurvePlot(this)),
      m_legend(new QGridLayout),
      m_smoothing(new QSlider(Qt::Horizontal, this)),
      m_logLoss(new QCheckBox(tr("Log loss"), this)),
      m_steps(new QCheckBox(tr("Steps"), this)) {
  m_legend->setSpacing(space::tiny);
  m_legend->setColumnStretch(legendColumns, 1);  // between the runs and the two curves
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::tiny);
  column->addLayout(m_legend);
  column->addWidget(m_plot, 1);
  column->addWidget(makeTools());
  fillLegend();
  readView();
}

QWidget* CurvePanel::makeTools() {
  auto* tools = new QWidget(this);
  auto* row = new QHBoxLayout(tools);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(space::medium);
  m_smoothing->setObjectName(QStringLiteral("smoothing"));
  m_smoothing->setAccessibleName(tr("Smoothing"));
  m_smoothing->setToolTip(
      tr("Running mean over the steps; the steps themselves stay faint behind"));
  m_smoothing->setRange(0, strongestSmoothing);
  m_smoothing->setFixedWidth(size::sideBar / 2);
  m_logLoss->setObjectName(QStringLiteral("logLoss"));
  m_logLoss->setToolTip(tr("Logarithmic axis for the loss"));
  m_steps->setObjectName(QStringLiteral("stepCurves"));
  m_steps->setToolTip(tr("Training step by step; off: the means of the epochs"));
  auto* reset = makeToolButton(QStringLiteral("fit"), tr("Show all (Home, double click)"), tools);
  reset->setToolTip(reset->toolTip() + u'\n' + CurvePlot::manual());
  reset->setObjectName(QStringLiteral("resetZoom"));
  auto* save = makeToolButton(QStringLiteral("save"), tr("Copy or save the curves"), tools);
  save->setObjectName(QStringLiteral("saveCurves"));
  save->setPopupMode(QToolButton::InstantPopup);
  save->setMenu(makeSaveMenu());
  row->addWidget(makeQuietLabel(TextRole::Body, tr("Smoothing"), tools));
  for (QWidget* tool : {static_cast<QWidget*>(m_smoothing), static_cast<QWidget*>(m_steps),
                        static_cast<QWidget*>(m_logLoss)})
    row->addWidget(tool);
  setTabOrder(m_steps, m_logLoss);
  row->addStretch();
  row->addWidget(reset);
  row->addWidget(save);
  connect(m_smoothing, &QSlider::valueChanged, this, &CurvePanel::rememberView);
  for (auto* box : {m_steps, m_logLoss})
    connect(box, &QCheckBox::toggled, this, &CurvePanel::rememberView);
  connect(reset, &QToolButton::clicked, m_plot, &CurvePlot::showAll);
  return tools;
}

QMenu* CurvePanel::makeSaveMenu() {
  auto* menu = new QMenu(this);
  const auto add = [&](const QString& text, const char* name, auto run) {
    menu->addAction(text, this, run)->setObjectName(QLatin1String(name));
  };
  add(tr("Copy as a picture"), "copyCurves", [this] { copy(); });
  add(tr("Save as PNG..."), "savePng",
      [this] { saveAs(QStringLiteral("png"), tr("Picture (*.png)"), &CurvePanel::savePng); });
  add(tr("Save as PDF..."), "savePdf",
      [this] { saveAs(QStringLiteral("pdf"), tr("Document (*.pdf)"), &CurvePanel::savePdf); });
  add(tr("Save the values as CSV..."), "saveCsv",
      [this] { saveAs(QStringLiteral("csv"), tr("Table (*.csv)"), &CurvePanel::saveCsv); });
  return menu;
}

void CurvePanel::setRuns(std::vector<RunCurves> runs) {
  m_plot->setRuns(std::move(runs));
  fillLegend();
  readView();
}

void CurvePanel::fillLegend() {
  while (auto* item = m_legend->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  auto view = m_plot->view();
  view.hidden.assign(m_plot->runs().size(), false);
  view.training = view.validation = true;
  m_plot->setView(view);
  const auto& runs = m_plot->runs();
  QStringList names;
  for (const auto& run : runs) names << run.label;
  const auto shortNames = whatDiffers(names);
  for (int i = 0; runs.size() > 1 && i < names.size(); ++i) {
    const auto run = static_cast<std::size_t>(i);
    auto* entry =
        new CurveSwitch(CurveSwitch::Sample::Run, runs[run].label, runs[run].colour, this);
    entry->setText(shortNames[i]);
    addSwitch(entry, i / legendColumns, i % legendColumns,
              [run](CurveView& changed, bool shown) { changed.hidden.at(run) = !shown; });
  }
  // With several runs the two curves are told apart by their lines, in nobody's colour.
  const int colour = runs.size() > 1 ? static_cast<int>(Colors{}.runs.size()) - 1 : -1;
  auto* training = new CurveSwitch(CurveSwitch::Sample::Training, tr("training"), colour, this);
  training->setObjectName(QStringLiteral("trainingSwitch"));
  addSwitch(training, 0, legendColumns + 1,
            [](CurveView& changed, bool shown) { changed.training = shown; });
  auto* validation =
      new CurveSwitch(CurveSwitch::Sample::Validation, tr("validation"), colour, this);
  validation->setObjectName(QStringLiteral("validationSwitch"));
  addSwitch(validation, 0, legendColumns + 2,
            [](CurveView& changed, bool shown) { changed.validation = shown; });
}

void CurvePanel::addSwitch(CurveSwitch* made, int row, int column,
                           std::function<void(CurveView&, bool)> change) {
  m_legend->addWidget(made, row, column);
  connect(made, &QAbstractButton::toggled, this, [this, change](bool shown) {
    auto view = m_plot->view();
    change(view, shown);
    m_plot->setView(view);
  });
}

/// As it was left the last time, here or on another page.
void CurvePanel::readView() {
  const QSignalBlocker quiet[]{QSignalBlocker(m_smoothing), QSignalBlocker(m_logLoss),
                               QSignalBlocker(m_steps)};
  const auto& settings = m_context.settings;
  m_smoothing->setValue(settings.get(settings::smoothing));
  m_logLoss->setChecked(settings.get(settings::logLoss));
  m_steps->setChecked(settings.get(settings::stepCurves));
  applyView();
}

void CurvePanel::rememberView() {
  auto& settings = m_context.settings;
  settings.set(settings::smoothing, m_smoothing->value());
  settings.set(settings::logLoss, m_logLoss->isChecked());
  settings.set(settings::stepCurves, m_steps->isChecked());
  applyView();
}

void CurvePanel::applyView() {
  auto view = m_plot->view();
  view.smoothing = m_smoothing->value() / 100.0;
  view.logLoss = m_logLoss->isChecked();
  view.steps = m_steps->isChecked();
  m_smoothing->setEnabled(view.steps);
  m_plot->setView(view);
}

void CurvePanel::copy() const {
  QGuiApplication::clipboard()->setImage(m_plot->documentPicture(savedScale));
}

void CurvePanel::saveAs(const QString& suffix, const QString& filter,
                        void (CurvePanel::*save)(const QString&)) {
  m_context.dialogs->saveFile(this, tr("Save the curves"), tr("curves") + u'.' + suffix, filter,
                              [this, save](const QString& file) { (this->*save)(file); });
}

void CurvePanel::savePng(const QString& file) {
  m_save.start([file, picture = m_plot->documentPicture(savedScale)](
                   std::stop_token, const ProgressCallback&) { return writePng(picture, file); },
               [this, file](bool written) { report(file, written); });
}

void CurvePanel::savePdf(const QString& file) {
  report(file, m_plot->savePdf(file));
}

void CurvePanel::saveCsv(const QString& file) {
  m_save.start([file, runs = m_plot->runs()](
                   std::stop_token, const ProgressCallback&) { return writeCsvFile(runs, file); },
               [this, file](bool written) { report(file, written); });
}

void CurvePanel::report(const QString& file, bool written) {
  if (written) return saved(file);
  Q_EMIT failed({ErrorCode::NotWritable,
                 Sentence::verbatim(tr("The curves could not be written.").toStdString()),
                 toPath(file)});
}

}  // namespace pomona::ui
