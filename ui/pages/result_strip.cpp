// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/result_strip.h"

#include <QBoxLayout>
#include <QPushButton>

#include "ui/controllers/text.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/thumbnail_grid.h"

namespace pomona::ui {
namespace {

constexpr int tile = 116;
constexpr std::size_t mostShown = 1000;

QString className(const Evaluation& e, int label) {
  return toQString(e.classes.at(static_cast<std::size_t>(label)));
}

/// Both names always: nothing is told by colour alone.
LabelledFile labelled(const ShownEvaluation& shown, std::size_t result) {
  const auto& e = shown.figures();
  const auto& r = e.results[result];
  const auto percent = formatPercent(static_cast<double>(r.confidence));
  const auto truth = className(e, r.label);
  if (r.predicted == r.label)
    return {shown.fileOf(result), ResultStrip::tr("%1, recognised, %2 sure").arg(truth, percent),
            ResultStrip::tr("%1\n✓ recognised").arg(truth)};
  const auto answer = className(e, r.predicted);
  return {shown.fileOf(result),
          ResultStrip::tr("%1, taken for %2, %3 sure").arg(truth, answer, percent),
          ResultStrip::tr("%1\n→ %2").arg(truth, answer)};
}

}  // namespace

ResultStrip::ResultStrip(ThumbnailLoader& thumbnails, QWidget* parent)
    : QWidget(parent),
      m_images(thumbnails),
      m_title(new ElidedLabel(Qt::ElideRight, this)),
      m_hardest(new QPushButton(tr("Hardest images"), this)),
      m_grid(new ThumbnailGrid(this)) {
  m_title->setObjectName(QStringLiteral("stripTitle"));
  m_title->setFont(fontOf(TextRole::Strong));
  m_hardest->setObjectName(QStringLiteral("showHardest"));
  m_hardest->setToolTip(tr("Wrong answers, the surest first"));
  m_grid->setObjectName(QStringLiteral("resultStrip"));
  m_grid->setAccessibleName(tr("Images of the selection"));
  m_grid->setStrip(true);
  m_grid->setCaptionLines(2);
  m_grid->setTextElideMode(Qt::ElideMiddle);  // names of classes differ at their ends
  m_grid->setTileSize(tile);
  m_grid->setModel(&m_images);
  m_grid->setSelectionMode(QAbstractItemView::SingleSelection);
  m_grid->setFixedHeight(m_grid->rowHeight());
  auto* head = new QHBoxLayout;
  head->addWidget(m_title, 1);
  head->addWidget(m_hardest);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::tiny);
  column->addLayout(head);
  column->addWidget(m_grid);
  connect(m_grid, &ThumbnailGrid::opened, this,
          [this](const QModelIndex& index) { Q_EMIT opened(index.row()); });
  connect(m_hardest, &QPushButton::clicked, this, &ResultStrip::hardestWanted);
}

void ResultStrip::setEvaluation(EvaluationPointer evaluation) {
  m_evaluation = std::move(evaluation);
  show({});
}

void ResultStrip::show(const MatrixCell& cell) {
  std::vector<LabelledFile> files;
  auto results = m_evaluation ? resultsOf(cell) : std::vector<std::size_t>();
  const auto all = results.size();
  results.resize(std::min(all, mostShown));
  for (const auto result : results) files.push_back(labelled(*m_evaluation, result));
  m_images.setFiles(std::move(files));
  m_title->setText(m_evaluation ? titleOf(cell, all) : QString());
  m_hardest->setEnabled(cell.row >= 0);
}

/// The least likely answers first.
std::vector<std::size_t> ResultStrip::resultsOf(const MatrixCell& cell) const {
  const auto& e = m_evaluation->figures();
  if (cell.row < 0) return e.hardest;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < e.results.size(); ++i)
    if (e.results[i].label == cell.row &&
        (cell.column < 0 || e.results[i].predicted == cell.column))
      found.push_back(i);
  std::ranges::stable_sort(found, std::less<>(),
                           [&e](std::size_t i) { return e.results[i].trueProbability; });
  return found;
}

QString ResultStrip::titleOf(const MatrixCell& cell, std::size_t images) const {
  const auto& e = m_evaluation->figures();
  const auto count = formatCount(images);
  const auto part =
      images > mostShown ? tr(", the first %1 of them").arg(formatCount(mostShown)) : QString();
  if (cell.row < 0)
    return images == 0 ? tr("Every image was recognised")
                       : tr("Hardest images, confidently wrong first: %1").arg(count) + part;
  const auto name = className(e, cell.row);
  if (cell.column == cell.row) return tr("%1 recognised: %2 images").arg(name, count) + part;
  if (cell.column >= 0)
    return tr("%1 taken for %2: %3 images").arg(name, className(e, cell.column), count) + part;
  const auto right =
      e.confusion[static_cast<std::size_t>(cell.row)][static_cast<std::size_t>(cell.row)];
  return tr("%1: %2 images, %3 wrong").arg(name, count, formatCount(images - right)) + part;
}

void ResultStrip::setCurrent(int row) {
  m_grid->setCurrentIndex(m_images.index(row));
}

int ResultStrip::current() const {
  return m_grid->currentIndex().row();
}

}  // namespace pomona::ui
