// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <functional>

class QWidget;

namespace pomona::ui {

/// What is asked before something is thrown away.
struct Question {
  QString title;
  QString text;
  QString yes;  ///< the button's words, a verb: "Stop and keep the run"
  QString no;   ///< "Keep training"
};

/// All that interrupts: file dialogs and questions. Tests answer in the user's place. The answer
/// comes by call, later; nothing is called when the user cancels (an unanswered Question counts as
/// no).
class Dialogs {
 public:
  virtual ~Dialogs() = default;
  using TakesFile = std::function<void(const QString&)>;
  using TakesFiles = std::function<void(const QStringList&)>;
  using TakesAnswer = std::function<void(bool yes)>;

  virtual void chooseFolder(QWidget* parent, const QString& title, TakesFile take) = 0;
  /// @param filter  as QFileDialog's: "Model (*.safetensors)".
  virtual void openFiles(QWidget* parent, const QString& title, const QString& filter,
                         TakesFiles take) = 0;
  virtual void saveFile(QWidget* parent, const QString& title, const QString& proposedName,
                        const QString& filter, TakesFile take) = 0;
  virtual void ask(QWidget* parent, const Question& question, TakesAnswer take) = 0;
  /// Shows a folder or file in the desktop's file manager.
  virtual void reveal(const QString& path) = 0;
};

}  // namespace pomona::ui
