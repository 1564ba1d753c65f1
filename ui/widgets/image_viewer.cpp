// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/image_viewer.h"

#include <QBoxLayout>
#include <QDir>
#include <QKeyEvent>

#include "ui/controllers/messages.h"
#include "ui/controllers/pixels.h"
#include "ui/controllers/text.h"
#include "ui/widgets/image_canvas.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tool_button.h"

namespace pomona::ui {
namespace {
constexpr double zoomStep = 1.5;
}

ImageViewer::ImageViewer(QWidget* parent)
    : QWidget(parent),
      m_canvas(new ImageCanvas(this)),
      m_label(makeLabel(TextRole::Section, {}, this)),
      m_path(new ElidedLabel(Qt::ElideMiddle, this)),
      m_facts(makeLabel(TextRole::Caption, {}, this)),
      m_place(makeLabel(TextRole::Caption, {}, this)),
      m_tools(new QHBoxLayout) {
  setObjectName(QStringLiteral("viewer"));
  m_label->setObjectName(QStringLiteral("viewerLabel"));
  m_facts->setObjectName(QStringLiteral("viewerFacts"));
  m_path->setObjectName(QStringLiteral("viewerPath"));
  m_path->setFont(fontOf(TextRole::Caption));
  m_path->setForegroundRole(QPalette::PlaceholderText);
  setFocusPolicy(Qt::StrongFocus);
  const auto tool = [this](const char* icon, const QString& words, auto run) {
    auto* button = makeToolButton(QLatin1String(icon), words, this);
    connect(button, &QToolButton::clicked, this, run);
    return button;
  };
  auto* back = tool("chevron-left", tr("Back to the pictures (Esc)"), [this] { Q_EMIT closed(); });
  back->setObjectName(QStringLiteral("viewerBack"));
  m_tools->setSpacing(space::tiny);
  m_tools->addWidget(tool("minus", tr("Smaller (-)"), [this] { m_canvas->zoomBy(1 / zoomStep); }));
  m_tools->addWidget(tool("plus", tr("Larger (+)"), [this] { m_canvas->zoomBy(zoomStep); }));
  m_tools->addWidget(tool("fit", tr("Fit (0)"), [this] { m_canvas->setZoom(0); }));
  auto* real = tool("image", tr("Real pixels (1)"), [this] { m_canvas->setZoom(1); });
  real->setToolButtonStyle(Qt::ToolButtonTextOnly);
  real->setText(tr("1:1"));
  m_tools->addWidget(real);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  words->addWidget(m_label);
  words->addWidget(m_path);
  auto* top = new QHBoxLayout;
  top->setSpacing(space::small);
  top->addWidget(back);
  top->addLayout(words, 1);
  top->addLayout(m_tools);
  auto* foot = new QHBoxLayout;
  foot->addWidget(m_facts, 1);
  foot->addWidget(tool("chevron-left", tr("Previous (Left)"), [this] { Q_EMIT stepped(-1); }));
  foot->addWidget(m_place);
  foot->addWidget(tool("chevron-right", tr("Next (Right)"), [this] { Q_EMIT stepped(1); }));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::medium);
  column->addLayout(top);
  column->addWidget(m_canvas, 1);
  column->addLayout(foot);
  connect(m_canvas, &ImageCanvas::zoomChanged, this, &ImageViewer::showFacts);
}

void ImageViewer::addTool(QWidget* tool) {
  m_tools->insertWidget(0, tool);
}

void ImageViewer::open(const QString& file, const QString& label, const QString& place) {
  m_file = file;
  m_label->setText(label);
  m_path->setText(m_root.isEmpty() ? file : QDir(m_root).relativeFilePath(file));
  m_place->setText(place);
  m_read.start(
      [path = toPath(file)](std::stop_token, const ProgressCallback&) { return readImage(path); },
      [this](const Result<Image>& image) {
        if (image) return m_canvas->setImage(toQImage(*image));
        const auto message = messageFor(image.error());
        m_facts->setText(message.what);
        m_canvas->setImage({}, message.what + u'\n' + message.remedy);
      });
}

void ImageViewer::showFacts() {
  const auto& image = m_canvas->image();
  if (image.isNull()) return;
  m_facts->setText(tr("%1 × %2 × 3, shown at %3 %")
                       .arg(image.width())
                       .arg(image.height())
                       .arg(qRound(m_canvas->zoom() * 100)));
}

void ImageViewer::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      Q_EMIT stepped(-1);
      break;
    case Qt::Key_Right:
      Q_EMIT stepped(1);
      break;
    case Qt::Key_Escape:
    case Qt::Key_Space:
      Q_EMIT closed();
      break;
    case Qt::Key_Plus:
      m_canvas->zoomBy(zoomStep);
      break;
    case Qt::Key_Minus:
      m_canvas->zoomBy(1 / zoomStep);
      break;
    case Qt::Key_0:
      m_canvas->setZoom(0);
      break;
    case Qt::Key_1:
      m_canvas->setZoom(1);
      break;
    default:
      QWidget::keyPressEvent(event);
  }
}

}  // namespace pomona::ui
