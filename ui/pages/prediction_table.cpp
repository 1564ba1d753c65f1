// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/prediction_table.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <array>
#include <numeric>

#include "ui/controllers/text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/style_painter.h"

namespace pomona::ui {
namespace {

using Model = PredictionTableModel;

constexpr int pictureSide = 2 * space::huge;
constexpr int fileWidth = 200;  ///< the picture, and its folder or name
constexpr std::array fitted{Model::Label, Model::Variety, Model::Probability, Model::Second,
                            Model::Remark};

/// The picture before the file's name and its folder; what could not be read in the colour of
/// errors.
class RowDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    return {QStyledItemDelegate::sizeHint(option, index).width(), pictureSide + space::small};
  }
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    const auto& colors = colorsOf(option.palette);
    const bool damaged = index.siblingAtColumn(Model::File).data(Model::DamagedRole).toBool();
    painter->save();
    paint::itemRow(*painter, option);
    auto place = option.rect.adjusted(space::small, 0, -space::small, 0);
    if (index.column() == Model::File) {
      drawPicture(*painter, place, index, damaged ? colors.bad : colors.quietText);
      place.setLeft(place.left() + pictureSide + space::medium);
      drawName(*painter, place, index.data().toString(), colors);
      return painter->restore();
    }
    const auto role = index.column() == Model::Label         ? TextRole::Strong
                      : index.column() == Model::Probability ? TextRole::Number
                                                             : TextRole::Body;
    painter->setFont(fontOf(damaged ? TextRole::Body : role));
    painter->setPen(damaged                           ? colors.bad
                    : index.column() == Model::Remark ? colors.warning
                    : index.column() == Model::Second ? colors.quietText
                                                      : colors.text);
    const auto text =
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, place.width());
    painter->drawText(place, index.data(Qt::TextAlignmentRole).toInt(), text);
    painter->restore();
  }

 private:
  static void drawName(QPainter& painter, const QRect& place, const QString& file,
                       const Colors& colors) {
    const auto slash = file.lastIndexOf(u'/');
    const auto draw = [&](const QString& text, TextRole role, const QColor& color, int where) {
      painter.setFont(fontOf(role));
      painter.setPen(color);
      const auto shown = painter.fontMetrics().elidedText(text, Qt::ElideMiddle, place.width());
      const int line = painter.fontMetrics().height();
      const int top = place.center().y() - line / 2 + where * (line + space::tiny) / 2;
      painter.drawText(QRect(place.left(), top, place.width(), line), Qt::AlignVCenter, shown);
    };
    const bool alone = slash < 0;
    draw(file.mid(slash + 1), TextRole::Body, colors.text, alone ? 0 : -1);
    if (!alone) draw(file.left(slash), TextRole::Caption, colors.quietText, 1);
  }

  static void drawPicture(QPainter& painter, const QRect& place, const QModelIndex& index,
                          const QColor& glyph) {
    QRect frame(place.left(), place.center().y() - pictureSide / 2, pictureSide, pictureSide);
    const auto image = index.data(Qt::DecorationRole).value<QImage>();
    if (image.isNull()) {
      paint::panel(painter, frame, colorsOf(QPalette()).hover, QColor());
      if (index.data(Model::DamagedRole).toBool())
        paint::glyph(painter, frame, QStringLiteral("broken-image"), glyph);
      return;
    }
    QRect inner(QPoint(), image.size().scaled(frame.size(), Qt::KeepAspectRatio));
    inner.moveCenter(frame.center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(inner, image);
  }
};

}  // namespace

PredictionTable::PredictionTable(PredictionTableModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_heading(new ElidedLabel(Qt::ElideRight, this)),
      m_filter(new QLineEdit(this)),
      m_save(new QPushButton(icon(QStringLiteral("save")), tr("Save as CSV..."), this)),
      m_view(new QTreeView(this)) {
  m_heading->setObjectName(QStringLiteral("tableHeading"));
  m_filter->setObjectName(QStringLiteral("tableFilter"));
  m_filter->setPlaceholderText(tr("Filter files, labels, remarks"));
  m_filter->setAccessibleName(m_filter->placeholderText());
  m_filter->setClearButtonEnabled(true);
  m_filter->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  m_filter->setFixedWidth(size::list);
  m_save->setObjectName(QStringLiteral("saveTable"));
  m_save->setToolTip(tr("Saves the rows that are shown, in this order"));
  makeView();
  auto* top = new QHBoxLayout;
  top->setSpacing(space::small);
  top->addWidget(m_heading, 1);
  top->addWidget(m_filter);
  top->addWidget(m_save);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::small);
  column->addLayout(top);
  column->addWidget(m_view, 1);
  connect(m_filter, &QLineEdit::textChanged, &model,
          [&model](const QString& text) { model.setFilter(text.trimmed()); });
  connect(m_save, &QPushButton::clicked, this, &PredictionTable::saveWanted);
  connect(m_view, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
    Q_EMIT opened(index.siblingAtColumn(Model::File).data(Model::PathRole).toString());
  });
  connect(&model, &QAbstractItemModel::rowsInserted, this, &PredictionTable::refresh);
  connect(&model, &QAbstractItemModel::modelReset, this, &PredictionTable::refresh);
  connect(&model, &Model::arranged, this, &PredictionTable::refresh);
  refresh();
}

void PredictionTable::makeView() {
  m_view->setObjectName(QStringLiteral("predictionTable"));
  m_view->setAccessibleName(tr("Predictions"));
  m_view->setModel(&m_model);
  m_view->setItemDelegate(new RowDelegate(m_view));
  m_view->setFrameShape(QFrame::NoFrame);
  m_view->viewport()->setBackgroundRole(QPalette::Window);
  m_view->setRootIsDecorated(false);
  m_view->setUniformRowHeights(true);
  m_view->setSortingEnabled(true);
  m_view->sortByColumn(-1, Qt::AscendingOrder);  // as they come
  auto& header = *m_view->header();
  header.setStretchLastSection(false);
  header.setSectionResizeMode(Model::File, QHeaderView::Stretch);
}

/// By what they hold; where that is too much, the columns of words shrink and the file's name
/// stays.
void PredictionTable::fitColumns() {
  auto& header = *m_view->header();
  const QAbstractItemView& rows = *m_view;
  std::array<int, fitted.size()> widths{};
  for (std::size_t i = 0; i < fitted.size(); ++i)
    widths[i] = std::clamp(rows.sizeHintForColumn(fitted[i]) + space::huge,
                           header.sectionSizeHint(fitted[i]) + space::large, size::form * 9 / 10);
  const int room = width() - style()->pixelMetric(QStyle::PM_ScrollBarExtent) - fileWidth;
  const int all = std::accumulate(widths.begin(), widths.end(), 0);
  for (std::size_t i = 0; i < fitted.size(); ++i)
    header.resizeSection(fitted[i], all <= room ? widths[i] : widths[i] * room / all);
}

void PredictionTable::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitColumns();
}

void PredictionTable::setEnded() {
  m_ended = true;
  refresh();
}

void PredictionTable::setExpected(std::size_t images) {
  m_expected = images;
  m_ended = false;
  m_filter->clear();  // it was for other images
  refresh();
}

void PredictionTable::refresh() {
  const auto all = m_model.predictions().size();
  if (all == 0) m_fitted = 0;
  if (all > 0 && (m_fitted == 0 || (all == m_expected && m_fitted < all))) {
    m_fitted = all;
    fitColumns();
  }
  auto text =
      all < m_expected && m_ended
          ? tr("stopped after %1 of %Ln image(s)", nullptr, static_cast<int>(m_expected))
                .arg(formatCount(all))
      : all < m_expected
          ? tr("%1 of %Ln image(s)", nullptr, static_cast<int>(m_expected)).arg(formatCount(all))
          : tr("%Ln image(s)", nullptr, static_cast<int>(all));
  if (const auto unsure = m_model.unsure(); unsure > 0)
    text += tr(", %1 not certain").arg(formatCount(unsure));
  if (const auto unread = m_model.unread(); unread > 0)
    text += tr(", %1 not read").arg(formatCount(unread));
  const auto rows = static_cast<std::size_t>(m_model.rowCount());
  if (rows != all) text += tr("; %1 shown").arg(formatCount(rows));
  m_heading->setText(text);
  m_save->setEnabled(rows > 0);
}

void PredictionTable::focusFilter() {
  m_filter->setFocus(Qt::ShortcutFocusReason);
  m_filter->selectAll();
}

QByteArray PredictionTable::saveColumns() const {
  return m_view->header()->saveState();
}

void PredictionTable::restoreColumns(const QByteArray& state) {
  if (!state.isEmpty()) m_view->header()->restoreState(state);
  m_view->header()->setSectionResizeMode(Model::File, QHeaderView::Stretch);
  m_view->sortByColumn(-1, Qt::AscendingOrder);
}

}  // namespace pomona::ui
