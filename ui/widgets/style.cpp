// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>

#include "ui/widgets/reader_label.h"
#include "ui/widgets/style_painter.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {
namespace {

constexpr const char* primary = "pomonaPrimary";

bool isPrimary(const QWidget* widget) {
  return widget != nullptr && widget->property(primary).toBool();
}

/// Keeps the painter as it was.
class Saved {
 public:
  explicit Saved(QPainter* painter) : m_painter(painter) { painter->save(); }
  Saved(const Saved&) = delete;
  Saved& operator=(const Saved&) = delete;
  ~Saved() { m_painter->restore(); }
  QPainter& operator*() const { return *m_painter; }

 private:
  QPainter* m_painter;
};

void drawChevron(const Style& style, QPainter& painter, QStyle::ComplexControl control,
                 const QStyleOptionComplex& option, QStyle::SubControl part, const char* name,
                 const QWidget* widget) {
  const auto& colors = colorsOf(option.palette);
  paint::glyph(
      painter, style.subControlRect(control, &option, part, widget), QLatin1String(name),
      option.state.testFlag(QStyle::State_Enabled) ? colors.quietText : colors.disabledText);
}

}  // namespace

void makePrimary(QPushButton* button, bool on) {
  button->setProperty(primary, on);
  button->update();
}

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("fusion"))) {}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option,
                       const QWidget* widget) const {
  switch (metric) {
    case PM_ScrollBarExtent:
      return space::medium;
    case PM_ScrollBarSliderMin:
      return size::control;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength:
    case PM_SplitterWidth:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
      return space::large;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
      return 0;
    case PM_TabBarTabHSpace:
      return space::huge;
    case PM_TabBarTabVSpace:
      return space::medium;
    case PM_FocusFrameHMargin:
      return space::small - 1;  // items and headers start on one line
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_HeaderMargin:
    case PM_ToolTipLabelFrameWidth:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
      return space::small;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
      return size::icon;
    default:
      return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* data) const {
  switch (hint) {
    case SH_Slider_AbsoluteSetButtons:
      return Qt::LeftButton;  // a click goes there at once
    case SH_ScrollBar_LeftClickAbsolutePosition:
      return 1;
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_UnderlineShortcut:
      return 0;
    case SH_ItemView_ShowDecorationSelected:
      return 1;
    case SH_Widget_Animation_Duration:
      return m_moving ? size::animation : 0;
    default:
      return QProxyStyle::styleHint(hint, option, widget, data);
  }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                              const QWidget* widget) const {
  auto result = QProxyStyle::sizeFromContents(type, option, contents, widget);
  switch (type) {
    case CT_PushButton:
      result.rwidth() += space::large;
      [[fallthrough]];
    case CT_ComboBox:
    case CT_LineEdit:
    case CT_SpinBox:
      result.setHeight(std::max(result.height(), size::control));
      break;
    case CT_ItemViewItem:
      result.setHeight(std::max(result.height(), size::itemRow));
      break;
    case CT_HeaderSection:
      result.setHeight(std::max(result.height(), size::control));
      break;
    case CT_MenuItem:
      result.rheight() += space::tiny;
      break;
    default:
      break;
  }
  return result;
}

void Style::polish(QWidget* widget) {
  QProxyStyle::polish(widget);
  if (auto* box = qobject_cast<QComboBox*>(widget)) labelForReaders(*box);
  // What is dropped anywhere on the window is the window's: a photo's path is no number.
  if (qobject_cast<QLineEdit*>(widget) != nullptr) widget->setAcceptDrops(false);
  // It would cut words by the room they need in a larger font; CE_HeaderLabel does it by their own.
  if (auto* header = qobject_cast<QHeaderView*>(widget)) header->setTextElideMode(Qt::ElideNone);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option,
                            const QWidget* widget) const {
  const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
  if (element == SE_LineEditContents && frame != nullptr && frame->lineWidth > 0)
    return QProxyStyle::subElementRect(element, option, widget)
        .adjusted(space::tiny, 0, -space::tiny, 0);
  const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
  if (header == nullptr || (element != SE_HeaderArrow && element != SE_HeaderLabel))
    return QProxyStyle::subElementRect(element, option, widget);
  // The arrow stands beside the words, which always have the same place.
  const int arrow = header->sortIndicator == QStyleOptionHeader::None ? 0 : space::large;
  const bool right = header->textAlignment.testFlag(Qt::AlignRight);
  const auto inner = option->rect.adjusted(space::small, 0, -space::small, 0);
  if (element == SE_HeaderLabel)
    return inner.adjusted(right ? arrow - space::small : 0, 0, right ? 0 : -arrow, 0);
  const int words = QFontMetrics(fontOf(TextRole::Caption)).horizontalAdvance(header->text);
  const int left = right ? std::max(option->rect.left(), inner.right() - words - arrow)
                         : std::min(inner.left() + words, inner.right() - arrow);
  return {left, inner.center().y() - arrow / 2, arrow, arrow};
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                            SubControl part, const QWidget* widget) const {
  const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
  if (control != CC_ScrollBar || bar == nullptr)
    return QProxyStyle::subControlRect(control, option, part, widget);
  // No arrows: the groove is all there is.
  const bool upright = bar->orientation == Qt::Vertical;
  const int length = upright ? bar->rect.height() : bar->rect.width();
  const int range = bar->maximum - bar->minimum;
  const auto share = static_cast<double>(bar->pageStep) / std::max(1, range + bar->pageStep);
  const int thumb =
      std::clamp(static_cast<int>(length * share), std::min(size::control, length), length);
  const int begin = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                            length - thumb, bar->upsideDown);
  const auto stretch = [&](int from, int to) {
    return upright ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), to - from)
                   : QRect(bar->rect.left() + from, bar->rect.top(), to - from, bar->rect.height());
  };
  switch (part) {
    case SC_ScrollBarSlider:
      return stretch(begin, begin + thumb);
    case SC_ScrollBarGroove:
      return bar->rect;
    case SC_ScrollBarSubPage:
      return stretch(0, begin);
    case SC_ScrollBarAddPage:
      return stretch(begin + thumb, length);
    default:
      return {};
  }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
  const Saved saved(painter);
  const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
  const auto& colors = colorsOf(option->palette);
  switch (element) {
    case PE_PanelButtonCommand:
      return paint::button(*saved, *option, isPrimary(widget));
    case PE_PanelButtonTool:
      return paint::toolButton(*saved, *option);
    case PE_PanelLineEdit:
      if (frame != nullptr && frame->lineWidth > 0) paint::field(*saved, *option);
      return;
    case PE_FrameLineEdit:
      return;  // drawn with the panel
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorCheckBox:
      return paint::checkBox(*saved, *option);
    case PE_IndicatorRadioButton:
      return paint::radioButton(*saved, *option);
    case PE_FrameFocusRect:
      return paint::focus(*saved, *option);
    case PE_PanelItemViewRow:
      return;  // each item draws its own ground
    case PE_PanelItemViewItem:
      return paint::itemRow(*saved, *option);
    case PE_Frame:
      return paint::panel(*saved, option->rect, QColor(), colors.line);
    case PE_PanelTipLabel:
      return paint::panel(*saved, option->rect, colors.elevated, colors.line);
    case PE_FrameTabBarBase:
      return;
    case PE_IndicatorHeaderArrow:
      if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
        paint::glyph(*saved, option->rect,
                     header->sortIndicator == QStyleOptionHeader::SortUp
                         ? QStringLiteral("chevron-down")
                         : QStringLiteral("chevron-up"),
                     colors.quietText);
      return;
    default:
      QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
  const Saved saved(painter);
  switch (element) {
    case CE_Header:
      // The base style would ask itself, not this one, where label and arrow are.
      if (const auto* header = qstyleoption_cast<const QStyleOptionHeaderV2*>(option)) {
        drawControl(CE_HeaderSection, header, painter, widget);
        auto part = *header;
        part.rect = subElementRect(SE_HeaderLabel, header, widget);
        drawControl(CE_HeaderLabel, &part, painter, widget);
        part.rect = subElementRect(SE_HeaderArrow, header, widget);
        if (header->sortIndicator != QStyleOptionHeader::None)
          drawPrimitive(PE_IndicatorHeaderArrow, &part, painter, widget);
      }
      return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
      return paint::headerSection(*saved, *option);
    case CE_HeaderLabel:
      if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
        painter->setFont(fontOf(TextRole::Caption));
        painter->setPen(colorsOf(option->palette).quietText);
        const auto* more = qstyleoption_cast<const QStyleOptionHeaderV2*>(option);
        const auto elide = more != nullptr && more->textElideMode != Qt::ElideNone
                               ? more->textElideMode
                               : Qt::ElideRight;
        auto place = header->rect;
        if (!header->icon.isNull()) {
          const int side = space::medium;
          header->icon.paint(painter, place.left(), place.center().y() - side / 2, side, side);
          place.setLeft(place.left() + side + space::small);
        }
        painter->drawText(place, static_cast<int>(header->textAlignment | Qt::AlignVCenter),
                          painter->fontMetrics().elidedText(header->text, elide, place.width()));
      }
      return;
    case CE_TabBarTabShape:
      return paint::tab(*saved, *option);
    case CE_ProgressBarGroove:
      return;
    case CE_ProgressBarContents:
      return paint::progressBar(*saved, *option);
    case CE_Splitter:
      return;
    case CE_PushButtonLabel:
      if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
          button != nullptr && isPrimary(widget) && button->state.testFlag(State_Enabled)) {
        auto filled = *button;
        filled.palette.setColor(QPalette::ButtonText, colorsOf(option->palette).onAccent);
        return QProxyStyle::drawControl(element, &filled, painter, widget);
      }
      [[fallthrough]];
    default:
      QProxyStyle::drawControl(element, option, painter, widget);
  }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                               QPainter* painter, const QWidget* widget) const {
  const Saved saved(painter);
  const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
  switch (control) {
    case CC_ScrollBar:
      if (slider != nullptr)
        paint::scrollBar(*saved, *slider,
                         subControlRect(control, option, SC_ScrollBarSlider, widget));
      return;
    case CC_Slider:
      if (slider != nullptr)
        paint::slider(*saved, *slider, subControlRect(control, option, SC_SliderHandle, widget));
      return;
    case CC_ComboBox:
      if (const auto* box = qobject_cast<const QComboBox*>(widget);
          box != nullptr && box->isEditable())
        paint::field(*saved, *option);
      else
        paint::button(*saved, *option, false);
      return drawChevron(*this, *saved, control, *option, SC_ComboBoxArrow, "chevron-down", widget);
    case CC_ToolButton:
      if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
        auto plain = *tool;  // the icon says that there is a menu
        plain.features &= ~QStyleOptionToolButton::HasMenu;
        return QProxyStyle::drawComplexControl(control, &plain, painter, widget);
      }
      return;
    case CC_SpinBox:
      paint::field(*saved, *option);
      drawChevron(*this, *saved, control, *option, SC_SpinBoxUp, "chevron-up", widget);
      return drawChevron(*this, *saved, control, *option, SC_SpinBoxDown, "chevron-down", widget);
    default:
      QProxyStyle::drawComplexControl(control, option, painter, widget);
  }
}

}  // namespace pomona::ui
