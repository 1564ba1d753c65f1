// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "ui/pages/app_context.h"

class QMenu;
class QMimeData;
class QStackedWidget;

namespace pomona::ui {

class DropOverlay;
class Page;
class SideBar;

/// What the command line asks for.
struct StartOptions {
  QString folder;  ///< opened as the dataset, or classified if photos lie in it; empty: the last
  QString model;   ///< a model file, for Classify
  QStringList images;  ///< classified at once
};
/// A folder among the paths is the dataset, or what is not there and is not named like an image;
/// the others are images to classify.
StartOptions startOptions(const std::vector<std::string>& paths, const std::string& model);

/// Side bar and pages: navigation and the window's state, nothing else.
class MainWindow : public QWidget {
  Q_OBJECT
 public:
  /// @param context  outlives the window.
  explicit MainWindow(AppContext& context);
  /// Opens what was asked for, and the engine. Call when the window is shown.
  void begin(const StartOptions& options);
  Page& page(PageId id) const { return *m_pages.at(static_cast<std::size_t>(id)); }
  Page& currentPage() const;
  /// It was closed to be opened again, in another language.
  bool isRestartWanted() const { return m_restart; }

 protected:
  void closeEvent(QCloseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void fitScreen();
  void addPage(Page* page, const QString& icon);
  void visit(const Visit& visit);
  void makeShortcuts();
  QMenu* makeMenu();
  void fillRecent(QMenu& menu);
  void fillAppearance(QMenu& menu);
  void fillLanguages(QMenu& menu);
  void chooseFolder();
  void paste();
  void showShare(PageId id, double share);
  void paintSideBar();

  AppContext& m_context;
  SideBar* m_sideBar;
  QStackedWidget* m_stack;
  DropOverlay* m_overlay;
  std::vector<Page*> m_pages;
  std::array<double, pageCount> m_shares;
  bool m_restart = false;
};

}  // namespace pomona::ui
