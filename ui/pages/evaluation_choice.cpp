// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluation_choice.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileInfo>
#include <QSignalBlocker>
#include <utility>

#include "pomona/paths.h"
#include "ui/controllers/classification_controller.h"
#include "ui/controllers/text.h"
#include "ui/pages/model_file.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {
namespace {

enum DataItem { TestItem, TrainingItem, ChooseItem, FolderItem };
constexpr int modelWidth = 240;

/// Of a model that lies in a run's folder the run.
QString runOrFile(const RunLibrary& runs, const QString& path) {
  const QFileInfo info(path);
  return info.isFile() && runs.find(info.path()) != nullptr ? info.path() : path;
}

}  // namespace

EvaluationChoice::EvaluationChoice(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_model(new QComboBox(this)),
      m_data(new QComboBox(this)) {
  m_model->setObjectName(QStringLiteral("evaluateModel"));
  m_model->setAccessibleName(tr("Run or model file"));
  m_model->setToolTip(m_model->accessibleName());
  m_model->setFixedWidth(modelWidth);
  m_data->setObjectName(QStringLiteral("evaluateData"));
  m_data->setAccessibleName(tr("Images"));
  m_data->setToolTip(tr("The images to evaluate on"));
  m_data->addItems({tr("Test"), tr("Training"), tr("Other folder...")});
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(space::small);
  row->addWidget(m_model);
  row->addWidget(m_data);
  connect(&context.runs, &RunLibrary::changed, this, &EvaluationChoice::listRuns);
  connect(&context.dataset, &DatasetController::datasetChanged, this, [this] {
    if (m_context.runs.find(m_selected) == nullptr) Q_EMIT changed();  // a run has its own
  });
  connect(m_model, &QComboBox::activated, this, &EvaluationChoice::modelActivated);
  connect(m_data, &QComboBox::activated, this, &EvaluationChoice::dataActivated);
  setFocusProxy(m_model);
  listRuns();
  takeRemembered();
}

void EvaluationChoice::listRuns() {
  const auto before = m_selected;
  {
    const QSignalBlocker quiet(m_model);
    m_model->clear();
    for (const auto& run : m_context.runs.runs())
      if (run.state == RunState::Finished)
        m_model->addItem(toQString(run.name), toQString(run.path));
    if (!m_file.isEmpty()) m_model->addItem(QFileInfo(m_file).fileName(), m_file);
    if (const auto own = toQString(bundledModel()); own != m_file && QFileInfo::exists(own))
      m_model->addItem(ui::modelName(own), own);
    m_model->addItem(tr("Model file..."));
    if (!m_wanted.isEmpty() && m_model->findData(m_wanted) >= 0)
      m_selected = m_wanted;
    else if (m_context.runs.find(m_selected) == nullptr)
      m_selected = m_model->itemData(0).toString();
    // The newest run is shown until another is wanted, also when newer ones come.
    if (m_wanted.isEmpty() && m_context.runs.find(m_selected) != nullptr) m_wanted = m_selected;
    m_model->setCurrentIndex(std::max(0, m_model->findData(m_selected)));
  }
  if (m_selected != before) Q_EMIT changed();
}

void EvaluationChoice::selectModel(const QString& path) {
  m_selected = m_wanted = path;
  m_context.settings.set(settings::evaluatedModel, path);
  if (m_context.runs.find(path) == nullptr && path != toQString(bundledModel())) m_file = path;
  listRuns();
  Q_EMIT changed();
}

void EvaluationChoice::takeRemembered() {
  const auto last = m_context.settings.get(settings::evaluatedModel);
  if (last.isEmpty() || last == m_wanted) return;
  m_wanted = last;
  if (QFileInfo(last).isFile() && last != toQString(bundledModel())) m_file = last;
  listRuns();
}

void EvaluationChoice::setModel(const QString& path) {
  selectModel(runOrFile(m_context.runs, path));
}

void EvaluationChoice::modelActivated(int item) {
  if (const auto path = m_model->itemData(item).toString(); !path.isEmpty()) {
    if (path != m_selected) selectModel(path);
    return;
  }
  m_model->setCurrentIndex(std::max(0, m_model->findData(m_selected)));
  chooseModelFile();
}

void EvaluationChoice::chooseModelFile() {
  ui::chooseModelFile(m_context, this, [this](const QString& model) { setModel(model); });
}

void EvaluationChoice::dataActivated(int item) {
  if (item != ChooseItem) {
    m_split = item;
    Q_EMIT changed();
    return;
  }
  m_data->setCurrentIndex(m_split);
  m_context.dialogs->chooseFolder(this, tr("Choose a folder with a folder for each class"),
                                  [this](const QString& folder) { addFolder(folder); });
}

void EvaluationChoice::addFolder(const QString& folder) {
  m_data->removeItem(FolderItem);
  m_data->addItem(QFileInfo(folder).fileName(), folder);
  m_data->setItemData(FolderItem, folder, Qt::ToolTipRole);
  m_split = FolderItem;
  m_data->setCurrentIndex(m_split);
  Q_EMIT changed();
}

std::optional<EvaluationSubject> EvaluationChoice::subject() const {
  if (m_selected.isEmpty()) return std::nullopt;
  if (m_split == FolderItem)
    return EvaluationSubject{m_selected, m_data->itemData(FolderItem).toString(), std::nullopt};
  const auto split = m_split == TrainingItem ? Split::Training : Split::Test;
  if (const auto* run = m_context.runs.find(m_selected))
    return EvaluationSubject{m_selected, toQString(run->data), split};
  const auto& dataset = m_context.dataset.dataset();
  if (!dataset) return std::nullopt;
  return EvaluationSubject{m_selected, toQString(dataset->root), split};
}

QString EvaluationChoice::modelName() const {
  const auto* run = m_context.runs.find(m_selected);
  return run != nullptr ? toQString(run->name) : ui::modelName(m_selected);
}

}  // namespace pomona::ui
