// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/main_window.h"

#include <QActionGroup>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>
#include <utility>

#include "pomona/image.h"
#include "ui/controllers/text.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/main_window/device_chip.h"
#include "ui/main_window/incoming.h"
#include "ui/main_window/side_bar.h"
#include "ui/pages/augment_page.h"
#include "ui/pages/classify_page.h"
#include "ui/pages/dataset_page.h"
#include "ui/pages/evaluate_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/train_page.h"
#include "ui/widgets/drop_overlay.h"
#include "ui/widgets/icons.h"

namespace pomona::ui {
namespace {
constexpr QSize firstSize{1280, 800};
constexpr QSize smallestSize{640, 480};
}  // namespace

StartOptions startOptions(const std::vector<std::string>& paths, const std::string& model) {
  namespace fs = std::filesystem;
  StartOptions options{.model = toQString(model)};
  for (const auto& path : paths) {
    std::error_code ignored;
    const auto absolute = toQString(fs::absolute(path, ignored));
    const bool folder =
        fs::is_directory(path, ignored) || (!fs::exists(path, ignored) && !hasImageExtension(path));
    if (options.folder.isEmpty() && folder)
      options.folder = absolute;
    else
      options.images << absolute;
  }
  return options;
}

MainWindow::MainWindow(AppContext& context)
    : m_context(context),
      m_sideBar(new SideBar(this)),
      m_stack(new QStackedWidget(this)),
      m_overlay(new DropOverlay(m_stack)) {
  m_shares.fill(-1);
  setWindowTitle(tr("Pomona"));
  setWindowIcon(icon(QStringLiteral("pomona")));
  setAcceptDrops(true);
  setMinimumSize(smallestSize);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(m_sideBar);
  row->addWidget(m_stack, 1);
  addPage(new DatasetPage(context, this), QStringLiteral("dataset"));
  addPage(new AugmentPage(context, this), QStringLiteral("augment"));
  addPage(new TrainPage(context, this), QStringLiteral("train"));
  addPage(new EvaluatePage(context, this), QStringLiteral("evaluate"));
  addPage(new ClassifyPage(context, this), QStringLiteral("classify"));
  addPage(new RunsPage(context, this), QStringLiteral("runs"));
  auto* chip = new DeviceChip(context.engine, m_sideBar);
  m_sideBar->setFoot(chip);
  m_sideBar->menuButton()->setMenu(makeMenu());
  connect(m_sideBar, &SideBar::narrowChanged, chip, &DeviceChip::setNarrow);
  connect(m_sideBar, &SideBar::chosen, this, [this](PageId id) { visit({.page = id}); });
  connect(&context.navigator, &Navigator::requested, this, &MainWindow::visit);
  connect(&context.theme, &Theme::changed, this, &MainWindow::paintSideBar);
  makeShortcuts();
  paintSideBar();
  if (!restoreGeometry(context.settings.get(settings::windowGeometry))) resize(firstSize);
  fitScreen();
  visit({.page = static_cast<PageId>(
             std::clamp(context.settings.get(settings::windowPage), 0, pageCount - 1))});
}

/// Also what was remembered on a larger screen.
void MainWindow::fitScreen() {
  if (isMaximized() || isFullScreen()) return;
  const auto room = screen()->availableGeometry().adjusted(
      0, style()->pixelMetric(QStyle::PM_TitleBarHeight), 0, 0);
  const bool remembered = testAttribute(Qt::WA_Moved);
  resize(size().boundedTo(room.size()));
  if (remembered && !room.contains(geometry()))
    move(std::max(room.left(), std::min(x(), room.right() + 1 - width())),
         std::max(room.top(), std::min(y(), room.bottom() + 1 - height())));
}

void MainWindow::addPage(Page* page, const QString& icon) {
  const auto id = page->id();
  m_pages.push_back(page);
  m_stack->addWidget(page);
  m_sideBar->addPage(id, icon, page->title());
  connect(page, &Page::shareChanged, this, [this, id](double share) { showShare(id, share); });
  connect(page, &Page::announced, this,
          [this, page](const Message& message, const MessageAction& action) {
            if (page != &currentPage()) currentPage().showMessage(message, action);
          });
}

void MainWindow::begin(const StartOptions& options) {
  m_context.engine.load();
  const auto last = m_context.settings.get(settings::lastFolder);
  if (const auto& folder = options.folder.isEmpty() ? last : options.folder; !folder.isEmpty())
    m_context.dataset.open(folder, options.images);
  using Purpose = Visit::Purpose;
  if (!options.model.isEmpty())
    visit({.page = PageId::Classify, .purpose = Purpose::Model, .files = {options.model}});
  if (!options.images.isEmpty())
    visit({.page = PageId::Classify, .purpose = Purpose::Images, .files = options.images});
  else if (!options.folder.isEmpty())
    visit({.page = PageId::Dataset});
}

Page& MainWindow::currentPage() const {
  return *m_pages.at(static_cast<std::size_t>(m_stack->currentIndex()));
}

void MainWindow::visit(const Visit& visit) {
  m_stack->setCurrentIndex(static_cast<int>(visit.page));
  m_sideBar->setCurrent(visit.page);
  m_context.settings.set(settings::windowPage, static_cast<int>(visit.page));
  page(visit.page).receive(visit);
}

void MainWindow::makeShortcuts() {
  for (int i = 0; i < pageCount; ++i)
    connect(new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)), this),
            &QShortcut::activated, this, [this, i] { visit({.page = static_cast<PageId>(i)}); });
  connect(new QShortcut(QKeySequence::Open, this), &QShortcut::activated, this, [this] {
    if (!currentPage().chooseFiles()) chooseFolder();
  });
  connect(new QShortcut(QKeySequence::Paste, this), &QShortcut::activated, this,
          &MainWindow::paste);
}

QMenu* MainWindow::makeMenu() {
  auto* menu = new QMenu(this);
  const auto add = [this](QMenu& to, const QString& text, const QKeySequence& keys, auto run) {
    auto* action = to.addAction(text, this, run);
    action->setShortcut(keys);
    addAction(action);  // so that the keys work while the menu is closed
  };
  add(*menu, tr("Choose folder..."), {}, [this] { chooseFolder(); });
  auto* recent = menu->addMenu(tr("Recent folders"));
  recent->setObjectName(QStringLiteral("recentFolders"));
  connect(menu, &QMenu::aboutToShow, this, [this, recent] { fillRecent(*recent); });
  fillAppearance(*menu->addMenu(tr("Appearance")));
  fillLanguages(*menu->addMenu(tr("Language")));
  auto& help = *menu->addMenu(tr("Help"));
  add(help, tr("Keyboard shortcuts"), QKeySequence(Qt::CTRL | Qt::Key_Question),
      [this] { (new ShortcutsDialog(this))->open(); });
  add(help, tr("About Pomona"), {}, [this] { (new AboutDialog(m_context.engine, this))->open(); });
  menu->addSeparator();
  add(*menu, tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
  return menu;
}

void MainWindow::fillRecent(QMenu& menu) {
  menu.clear();
  const auto folders = m_context.settings.get(settings::recentFolders);
  for (const auto& folder : folders)
    menu.addAction(QDir::toNativeSeparators(folder), this, [this, folder] {
      visit({.page = PageId::Dataset, .purpose = Visit::Purpose::Folder, .files = {folder}});
    });
  menu.setEnabled(!folders.isEmpty());
}

void MainWindow::fillAppearance(QMenu& menu) {
  auto* group = new QActionGroup(&menu);
  using Choice = Theme::Choice;
  const std::initializer_list<std::pair<Choice, QString>> choices{
      {Choice::System, tr("As the system")},
      {Choice::Light, tr("Light")},
      {Choice::Dark, tr("Dark")}};
  for (const auto& [choice, text] : choices) {
    auto* action =
        menu.addAction(text, this, [this, choice = choice] { m_context.theme.setChoice(choice); });
    action->setCheckable(true);
    action->setChecked(m_context.theme.choice() == choice);
    group->addAction(action);
  }
}

void MainWindow::fillLanguages(QMenu& menu) {
  menu.setObjectName(QStringLiteral("languageMenu"));
  auto* group = new QActionGroup(&menu);
  for (const auto& [code, name] : Language::choices()) {
    auto* action =
        menu.addAction(name.isEmpty() ? tr("As the system") : name, this, [this, code = code] {
          m_context.language.setChoice(code);
          currentPage().showMessage(
              {.what = tr("The language changes when Pomona starts the next time.")},
              {tr("Restart now"), [this] {
                 m_restart = true;
                 close();
               }});
        });
    action->setCheckable(true);
    action->setChecked(m_context.language.choice() == code);
    group->addAction(action);
  }
}

void MainWindow::chooseFolder() {
  m_context.dialogs->chooseFolder(
      this, tr("Choose a dataset's folder"), [this](const QString& folder) {
        visit({.page = PageId::Dataset, .purpose = Visit::Purpose::Folder, .files = {folder}});
      });
}

void MainWindow::paste() {
  const auto* pasted = QGuiApplication::clipboard()->mimeData();
  if (pasted == nullptr) return;
  if (const auto incoming = visitFor(*pasted, currentPage())) visit(*incoming);
}

void MainWindow::showShare(PageId id, double share) {
  m_shares.at(static_cast<std::size_t>(id)) = share;
  m_sideBar->setShare(id, share);
  QString title = tr("Pomona");
  for (const auto* each : m_pages)
    if (const double done = m_shares.at(static_cast<std::size_t>(each->id())); done >= 0)
      title = tr("%1 % %2 - Pomona").arg(static_cast<int>(done * 100)).arg(each->title());
  setWindowTitle(title);
}

void MainWindow::paintSideBar() {
  auto colors = QApplication::palette();
  colors.setColor(QPalette::Window,
                  (m_context.theme.isDark() ? darkColors() : lightColors()).sideBar);
  m_sideBar->setPalette(colors);
  m_sideBar->setAutoFillBackground(true);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  const bool restart = std::exchange(m_restart, false);  // a page may refuse to close
  for (auto* each : m_pages)
    if (!each->mayClose([this, restart] {
          m_restart = restart;
          close();
        }))
      return event->ignore();
  m_restart = restart;
  m_context.settings.set(settings::windowGeometry, saveGeometry());
  QWidget::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_sideBar->setNarrow(width() < size::narrowWindow);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  const auto incoming = visitFor(*event->mimeData(), currentPage());
  if (!incoming) return;
  m_overlay->say(wordsFor(*incoming));
  acceptCopy(*event);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) {
  m_overlay->hide();
}

void MainWindow::dropEvent(QDropEvent* event) {
  m_overlay->hide();
  if (const auto incoming = visitFor(*event->mimeData(), currentPage())) {
    acceptCopy(*event);
    visit(*incoming);
  }
}

}  // namespace pomona::ui
