// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_table_model.h"

#include <QDateTime>
#include <QLocale>

#include "ui/controllers/core_words.h"
#include "ui/controllers/run_library.h"
#include "ui/controllers/setting_names.h"
#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

QDateTime dateOf(const RunRecord& run) {
  return QDateTime::fromString(toQString(run.created), Qt::ISODate).toLocalTime();
}

/// Of the report, or of the best epoch so far; negative: none yet.
double validationAccuracy(const RunRecord& run) {
  if (run.report) return run.report->validationAccuracy;
  const auto best = std::ranges::find(run.history, bestEpochOf(run.history, run.recipe.monitor),
                                      &EpochRecord::epoch);
  return best == run.history.end() ? -1 : best->valAccuracy;
}

double testAccuracy(const RunRecord& run) {
  return run.report && run.report->test ? run.report->test->accuracy : -1;
}

double secondsOf(const RunRecord& run) {
  if (run.report) return run.report->seconds.total;
  if (run.soFar) return run.soFar->seconds.total;
  double seconds = 0;
  for (const auto& epoch : run.history) seconds += epoch.seconds;
  return seconds;
}

/// As the run itself counts them.
int lastEpochOf(const RunRecord& run) {
  return run.history.empty() ? 0 : run.history.back().epoch;
}

QString stateOf(const RunRecord& run) {
  switch (run.state) {
    case RunState::Running:
      return RunTableModel::tr("running, epoch %1/%2")
          .arg(lastEpochOf(run))
          .arg(mostEpochs(run.recipe));
    case RunState::Stopped:
      return RunTableModel::tr("stopped, epoch %1/%2")
          .arg(lastEpochOf(run))
          .arg(mostEpochs(run.recipe));
    case RunState::Finished:
      return run.tunedWithFault ? RunTableModel::tr("tuned with a fault")
                                : RunTableModel::tr("finished");
    case RunState::Damaged:
      return RunTableModel::tr("damaged");
  }
  return {};
}

QString share(double value) {
  return value < 0 ? QString() : formatShare(value);
}

QString textOf(const RunRecord& run, int column) {
  const bool unknown = run.state == RunState::Damaged && run.created.empty();
  if (unknown && column != RunTableModel::Name && column != RunTableModel::State) return {};
  switch (column) {
    case RunTableModel::Name:
      return toQString(run.name);
    case RunTableModel::Date:
      return QLocale().toString(dateOf(run), QStringLiteral("yyyy-MM-dd HH:mm"));
    case RunTableModel::Backbone:
      return nameOf(run.recipe.backbone);
    case RunTableModel::Recipe:
      return recipeInWords(run.recipe);
    case RunTableModel::Validation:
      return share(validationAccuracy(run));
    case RunTableModel::Test:
      return share(testAccuracy(run));
    case RunTableModel::Time:
      return formatDuration(secondsOf(run));
    case RunTableModel::State:
      return stateOf(run);
    default:
      return {};
  }
}

QVariant sortKey(const RunRecord& run, int column) {
  switch (column) {
    case RunTableModel::Date:
      return toQString(run.created);
    case RunTableModel::Validation:
      return validationAccuracy(run);
    case RunTableModel::Test:
      return testAccuracy(run);
    case RunTableModel::Time:
      return secondsOf(run);
    default:
      return textOf(run, column);
  }
}

QString hintOf(const RunRecord& run) {
  if (run.state == RunState::Damaged) return wordsOfCore(run.damage);
  auto words = run.note.empty() ? toQString(run.path) : toQString(run.note);
  if (run.tunedWithFault)
    words += u'\n' +
             RunTableModel::tr("Tuned by a Pomona before 0.2, with a known fault: train it again.");
  return textOf(run, RunTableModel::Date) + u'\n' + recipeInWords(run.recipe) + u'\n' + words;
}

bool isNumber(int column) {
  return column == RunTableModel::Validation || column == RunTableModel::Test ||
         column == RunTableModel::Time;
}

QVariant alignment(bool number) {
  return QVariant::fromValue(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
}

}  // namespace

void RunTableModel::setRuns(const std::vector<RunRecord>& runs) {
  const bool same = std::ranges::equal(runs, m_runs, {}, &RunRecord::path, &RunRecord::path);
  if (!same) beginResetModel();
  m_runs = runs;
  if (!same) return endResetModel();
  if (!runs.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int RunTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& run = runAt(index.row());
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
      return textOf(run, column);
    case Qt::TextAlignmentRole:
      return alignment(isNumber(column));
    case Qt::ToolTipRole:
      return column == Recipe ? textOf(run, column) : hintOf(run);
    case sortRole:
      return sortKey(run, column);
    case searchRole: {
      QStringList words{toQString(run.note)};
      for (int i = 0; i < columns; ++i) words << textOf(run, i);
      return words.join(QLatin1Char(' '));
    }
    default:
      return {};
  }
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
  if (role == Qt::TextAlignmentRole) return alignment(isNumber(section));
  if (role == Qt::ToolTipRole && section == Validation)
    return tr("Validation accuracy of the best epoch, whose weights are kept");
  if (role != Qt::DisplayRole) return {};
  return QStringList{tr("Name"),       tr("Date"), tr("Backbone"), tr("Recipe"),
                     tr("Validation"), tr("Test"), tr("Time"),     tr("State")}[section];
}

void RunDifferencesModel::setRuns(const std::vector<RunRecord>& runs) {
  beginResetModel();
  m_names.clear();
  m_rows.clear();
  QStringList data;
  for (const auto& run : runs) {
    m_names << toQString(run.name);
    data << toQString(run.data);
  }
  add(tr("Dataset"), data);
  for (const auto& setting : recipeSettings()) {
    QStringList values;
    for (const auto& run : runs)
      values << nameOfChoice(toQString(recipeValue(run.recipe, setting.key)));
    add(nameOfSetting(setting.key), values);
  }
  endResetModel();
}

void RunDifferencesModel::setMarks(const QList<QPixmap>& marks) {
  m_marks = marks;
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void RunDifferencesModel::add(const QString& setting, const QStringList& values) {
  if (std::ranges::any_of(values, [&](const QString& value) { return value != values.front(); }))
    m_rows.push_back({setting, values});
}

int RunDifferencesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunDifferencesModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_names.size()) + 1;
}

QVariant RunDifferencesModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  const auto& row = m_rows[static_cast<std::size_t>(index.row())];
  return index.column() == 0 ? row.setting : row.values[index.column() - 1];
}

QVariant RunDifferencesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::DecorationRole && section > 0 && !m_marks.isEmpty())
    return m_marks[(section - 1) % m_marks.size()];
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  if (section == 0) return tr("Setting");
  return role == Qt::ToolTipRole ? m_names.value(section - 1)
                                 : whatDiffers(m_names).value(section - 1);
}

}  // namespace pomona::ui
