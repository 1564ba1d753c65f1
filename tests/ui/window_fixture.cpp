// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window_fixture.h"

#include <QAbstractButton>
#include <QDropEvent>
#include <QSignalSpy>
#include <QUrl>
#include <algorithm>

#include "pomona/dataset.h"
#include "ui/controllers/text.h"

namespace pomona::test {
namespace {
constexpr int patience = 30'000;  ///< milliseconds; a busy machine is slow
}

void FakeDialogs::chooseFolder(QWidget*, const QString&, TakesFile take) {
  if (!folder.isEmpty()) take(folder);
}
void FakeDialogs::openFiles(QWidget*, const QString&, const QString&, TakesFiles take) {
  if (!files.isEmpty()) take(files);
}
void FakeDialogs::saveFile(QWidget*, const QString&, const QString&, const QString&,
                           TakesFile take) {
  if (!saveName.isEmpty()) take(saveName);
}
void FakeDialogs::ask(QWidget*, const ui::Question& question, TakesAnswer take) {
  asked << question.text;
  take(yes);
}

Home::Home() {
  // Nothing comes with the program but the weights: a test that wants the bundled model puts one
  // there.
  std::filesystem::create_directory(m_folder / "resources");
  std::filesystem::create_directory_symlink(std::filesystem::path(POMONA_RESOURCES_DIR) / "weights",
                                            m_folder / "resources" / "weights");
  qputenv("POMONA_RESOURCES", QByteArray::fromStdString((m_folder / "resources").string()));
  for (const auto* name : {"CONFIG", "DATA", "CACHE"})
    qputenv(("XDG_" + QByteArray(name) + "_HOME").constData(),
            QByteArray::fromStdString((m_folder / name).string()));
}

Result<ui::EnginePointer> WindowFixture::noEngine() {
  return failure(ErrorCode::NotFound, Sentence::verbatim("This test has no engine."));
}

WindowFixture::WindowFixture(ui::EngineLoader loader) {
  auto dialogs = std::make_unique<FakeDialogs>();
  m_dialogs = dialogs.get();
  m_context = std::make_unique<ui::AppContext>(std::move(dialogs), std::move(loader));
  m_window = std::make_unique<ui::MainWindow>(*m_context);
  if (m_context->settings.get(ui::settings::windowGeometry).isEmpty())
    m_window->resize(1280, 800);  // whatever the screen is
  m_window->show();
  if (!QTest::qWaitForWindowExposed(m_window.get())) qFatal("the window does not show");
}

void WindowFixture::open(const std::filesystem::path& folder) {
  QSignalSpy opened(&m_context->dataset, &ui::DatasetController::datasetChanged);
  m_context->navigator.go({.page = ui::PageId::Dataset,
                           .purpose = ui::Visit::Purpose::Folder,
                           .files = {ui::toQString(folder)}});
  if (!opened.wait(patience)) qFatal("%s does not open", folder.c_str());
}

bool WindowFixture::shows(const char* objectName) const {
  return std::ranges::any_of(m_window->findChildren<QWidget*>(QLatin1String(objectName)),
                             &QWidget::isVisible);
}

void WindowFixture::click(const char* objectName) {
  QTest::mouseClick(&find<QAbstractButton>(objectName), Qt::LeftButton);
}

void WindowFixture::dragOver(const QMimeData& mime) {
  QDragEnterEvent enter(m_window->rect().center(), Qt::CopyAction, &mime, Qt::LeftButton, {});
  QCoreApplication::sendEvent(m_window.get(), &enter);
}

void WindowFixture::drop(const QMimeData& mime) {
  dragOver(mime);  // Qt lets nothing fall that did not enter
  QDropEvent event(m_window->rect().center(), Qt::CopyAction, &mime, Qt::LeftButton, {});
  QCoreApplication::sendEvent(m_window.get(), &event);
}

std::unique_ptr<QMimeData> mimeOf(const std::vector<std::filesystem::path>& paths) {
  auto mime = std::make_unique<QMimeData>();
  QList<QUrl> urls;
  for (const auto& path : paths) urls << QUrl::fromLocalFile(ui::toQString(path));
  mime->setUrls(urls);
  return mime;
}

std::filesystem::path drawnDataset(const std::filesystem::path& folder, int classes) {
  const auto drawn = makeDemoDataset(folder, {.classes = classes, .training = 6, .test = 3});
  if (!drawn) qFatal("%s", drawn.error().message().c_str());
  return folder;
}

}  // namespace pomona::test
