// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dataset_overview.h"

#include <QBoxLayout>
#include <QPainter>

#include "ui/charts/bar_chart.h"
#include "ui/controllers/natural_order.h"
#include "ui/controllers/text.h"
#include "ui/widgets/figure_row.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/style_painter.h"

namespace pomona::ui {

/// The mean colour, to look at.
class ColourSwatch : public QWidget {
 public:
  explicit ColourSwatch(QWidget* parent) : QWidget(parent) {
    setFixedSize(2 * size::control, size::control);
  }
  void setColour(const QColor& colour) {
    m_colour = colour;
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const auto& colors = colorsOf(palette());
    paint::panel(painter, rect(), m_colour.isValid() ? m_colour : colors.groove, colors.line);
  }

 private:
  QColor m_colour;
};

namespace {

QString sizesOf(const DatasetFigures& figures) {
  if (figures.sizes.empty()) return DatasetOverview::tr("none");
  if (figures.sizes.size() > 1) return DatasetOverview::tr("%1 sizes").arg(figures.sizes.size());
  const auto& [size, count] = *figures.sizes.begin();
  return QStringLiteral("%1 × %2").arg(size.first).arg(size.second);
}

QString rangeOf(const Dataset& dataset) {
  const auto counts = dataset.countPerClass(Split::Training);
  const auto [least, most] = std::ranges::minmax_element(counts);
  return *least == *most ? formatCount(*least)
                         : QStringLiteral("%1–%2").arg(formatCount(*least), formatCount(*most));
}

}  // namespace

DatasetOverview::DatasetOverview(DatasetInspector& inspector, QWidget* parent)
    : QWidget(parent),
      m_inspector(inspector),
      m_figures(new FigureRow(this)),
      m_mean(new FigureRow(this)),
      m_swatch(new ColourSwatch(this)),
      m_chart(new BarChart(this)),
      m_images(m_figures->add(tr("images"))),
      m_classes(m_figures->add(tr("classes"))),
      m_range(m_figures->add(tr("Training images per class"))),
      m_sizes(m_figures->add(tr("pixels"))),
      m_colour(m_mean->add(tr("mean colour"), QStringLiteral("#000000"))) {
  m_chart->setObjectName(QStringLiteral("classChart"));
  m_chart->setAccessibleName(tr("Images per class"));
  m_chart->setAccessibleDescription(tr("The same numbers are in the table of the classes."));
  m_chart->setAxes(tr("images"), tr("class"));
  auto* top = new QHBoxLayout;
  top->addWidget(m_figures);
  top->addStretch();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, space::small, 0, 0);
  column->setSpacing(space::large);
  column->addLayout(top);
  auto* middle = new QHBoxLayout;
  middle->addWidget(makeLabel(TextRole::Section, tr("Images per class"), this));
  middle->addStretch();
  middle->addWidget(m_mean);
  middle->addWidget(m_swatch);
  column->addLayout(middle);
  column->addWidget(m_chart, 1);
  connect(&inspector, &DatasetInspector::figuresChanged, this, &DatasetOverview::showFigures);
  connect(m_chart, &BarChart::chosen, this,
          [this](int bar) { Q_EMIT classChosen(m_labels.at(static_cast<std::size_t>(bar))); });
}

void DatasetOverview::setDataset(const DatasetPointer& dataset) {
  const auto training = dataset->countPerClass(Split::Training);
  const auto test = dataset->countPerClass(Split::Test);
  m_labels = inNaturalOrder(dataset->classes);
  std::vector<BarChart::Bar> bars;
  for (const int label : m_labels) {
    const auto i = static_cast<std::size_t>(label);
    bars.push_back({toQString(dataset->classes[i]), static_cast<double>(training[i]),
                    static_cast<double>(test[i])});
  }
  m_chart->setBars(std::move(bars), nameOf(Split::Training, *dataset),
                   nameOf(Split::Test, *dataset));
  m_figures->set(m_images, formatCount(dataset->training.size() + dataset->validation.size() +
                                       dataset->test.size()));
  m_figures->set(m_classes, formatCount(dataset->classes.size()));
  m_figures->set(m_range, rangeOf(*dataset));
}

void DatasetOverview::showFigures() {
  const auto& figures = m_inspector.figures();
  m_figures->set(m_sizes, figures ? sizesOf(*figures) : QStringLiteral("..."));
  m_mean->set(m_colour, figures ? figures->meanColour.name() : QStringLiteral("..."));
  m_swatch->setColour(figures ? figures->meanColour : QColor());
  const auto looked = formatCount(figures ? figures->looked : 0);
  m_figures->setCaption(m_sizes,
                        figures ? tr("pixels, of %1 images read").arg(looked) : tr("pixels"));
  m_mean->setCaption(m_colour,
                     figures ? tr("mean colour of %1 images").arg(looked) : tr("mean colour"));
}

}  // namespace pomona::ui
