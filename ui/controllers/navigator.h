// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QStringList>

namespace pomona::ui {

/// In the order of the side bar and of Ctrl+1 ... Ctrl+6.
enum class PageId { Dataset, Augment, Train, Evaluate, Classify, Runs };
inline constexpr int pageCount = 6;

/// Where to go and what to bring.
struct Visit {
  enum class Purpose {
    Show,     ///< only look
    Folder,   ///< files: one folder, to open as the dataset; after it, photos given with it
    Images,   ///< files: images (Classify also takes folders); Augment shows the first
    Address,  ///< files: a web address, all that a browser gave of a picture
    Model,    ///< files: one model file, to classify or evaluate with
    Run,      ///< files: one run's folder, to show or evaluate
    Resume,   ///< files: one run's folder, to go on with
  };
  PageId page = PageId::Dataset;
  Purpose purpose = Purpose::Show;
  QStringList files = {};
  QImage image = {};  ///< Purpose::Images from memory: pasted, or dragged from a browser
};

/// How a page sends the user to another one, without knowing it.
class Navigator : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  void go(const Visit& visit) { Q_EMIT requested(visit); }

 Q_SIGNALS:
  void requested(const pomona::ui::Visit& visit);
};

}  // namespace pomona::ui
