// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/problem_list_model.h"

#include "ui/controllers/core_words.h"
#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

QString wordsFor(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::ClassMissing:
      return ProblemListModel::tr("Class missing in a split");
    case ProblemKind::EmptyClass:
      return ProblemListModel::tr("Class without images");
    case ProblemKind::Unreadable:
      return ProblemListModel::tr("Cannot be read");
    case ProblemKind::WrongSize:
      return ProblemListModel::tr("Another size");
    case ProblemKind::ForeignFile:
      return ProblemListModel::tr("Not an image");
    case ProblemKind::SimilarName:
      return ProblemListModel::tr("Names almost the same");
    case ProblemKind::Duplicate:
      return ProblemListModel::tr("In Training and in Test");
  }
  return {};
}

}  // namespace

void ProblemListModel::setProblems(std::vector<Problem> problems,
                                   const std::filesystem::path& root) {
  beginResetModel();
  m_problems = std::move(problems);
  m_root = root.empty() ? QString() : toQString(root / "");
  endResetModel();
}

int ProblemListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_problems.size());
}

QVariant ProblemListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& problem = m_problems[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return m_root.isEmpty() ? wordsOfCore(problem.what)
                              : wordsOfCore(problem.what).remove(m_root);
    case Qt::ToolTipRole:
      return wordsOfCore(problem.what);
    case fileRole:
      return toQString(problem.path);
    case nameRole:
      return toQString(problem.path).remove(m_root);
    case kindRole:
      return wordsFor(problem.kind);
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1: %2").arg(wordsFor(problem.kind), wordsOfCore(problem.what));
    default:
      return {};
  }
}

}  // namespace pomona::ui
