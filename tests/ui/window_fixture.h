// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <QTest>
#include <memory>

#include "support/support.h"
#include "ui/main_window/main_window.h"

namespace pomona::test {

/// Answers in the user's place, with what the test has laid ready; notes what was asked.
class FakeDialogs : public ui::Dialogs {
 public:
  QString folder;     ///< for chooseFolder; empty: cancelled
  QStringList files;  ///< for openFiles; empty: cancelled
  QString saveName;   ///< for saveFile; empty: cancelled
  bool yes = false;   ///< for ask
  QStringList asked;  ///< the questions' texts
  QStringList revealed;

  void chooseFolder(QWidget*, const QString&, TakesFile take) override;
  void openFiles(QWidget*, const QString&, const QString&, TakesFiles take) override;
  void saveFile(QWidget*, const QString&, const QString&, const QString&, TakesFile take) override;
  void ask(QWidget*, const ui::Question& question, TakesAnswer take) override;
  void reveal(const QString& path) override { revealed << path; }
};

/// The real window in a home of its own: settings, data and cache lie in a folder that disappears.
/// One at a time; a second one in the same Home finds what the first has remembered.
class Home {
 public:
  Home();
  const std::filesystem::path& path() const { return m_folder.path(); }

 private:
  TemporaryFolder m_folder;
};

class WindowFixture {
 public:
  /// @param loader  how the engine is opened; by default there is none, which costs no time.
  explicit WindowFixture(ui::EngineLoader loader = noEngine);
  static Result<ui::EnginePointer> noEngine();

  ui::MainWindow& window() { return *m_window; }
  ui::AppContext& context() { return *m_context; }
  FakeDialogs& dialogs() { return *m_dialogs; }
  /// Opens a dataset as the user would, and waits until its pictures are listed.
  void open(const std::filesystem::path& folder);
  /// A click in the middle of the button of that name, which must be visible.
  void click(const char* objectName);

  /// True if a widget of that name can be seen.
  bool shows(const char* objectName) const;
  /// Carries something over the middle of the window, or lets it go there.
  void dragOver(const QMimeData& mime);
  void drop(const QMimeData& mime);
  /// The visible widget of that name and type; the test fails without one.
  template <class T>
  T& find(const char* objectName) {
    for (auto* each : m_window->findChildren<T*>(QLatin1String(objectName)))
      if (each->isVisibleTo(m_window.get())) return *each;
    qFatal("no visible widget named %s", objectName);
  }

 private:
  FakeDialogs* m_dialogs;
  std::unique_ptr<ui::AppContext> m_context;
  std::unique_ptr<ui::MainWindow> m_window;
};

/// What a file manager hands over when these are dragged.
std::unique_ptr<QMimeData> mimeOf(const std::vector<std::filesystem::path>& paths);

/// A drawn dataset: `classes` classes of 6 Training and 3 Test images.
std::filesystem::path drawnDataset(const std::filesystem::path& folder, int classes = 4);

}  // namespace pomona::test
