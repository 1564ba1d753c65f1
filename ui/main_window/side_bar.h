// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <vector>

#include "ui/controllers/navigator.h"

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace pomona::ui {

/// One page's entry: icon, name, and a ring while the page's job runs.
class SideBarEntry : public QAbstractButton {
  Q_OBJECT
 public:
  SideBarEntry(QString icon, const QString& name, QWidget* parent);
  void setNarrow(bool narrow);
  void setShare(double share);
  double share() const { return m_share; }
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void drawRing(QPainter& painter, const QRect& place) const;

  QString m_icon;
  double m_share = -1;
  bool m_narrow = false;
};

/// The way to the pages. In a narrow window the names stand below the icons.
class SideBar : public QWidget {
  Q_OBJECT
 public:
  explicit SideBar(QWidget* parent = nullptr);
  void addPage(PageId page, const QString& icon, const QString& name);
  void setFoot(QWidget* foot);
  QToolButton* menuButton() const { return m_menu; }
  void setCurrent(PageId page);
  void setShare(PageId page, double share);
  void setNarrow(bool narrow);

 Q_SIGNALS:
  void chosen(pomona::ui::PageId page);
  void narrowChanged(bool narrow);

 private:
  SideBarEntry& entry(PageId page) const { return *m_entries.at(static_cast<std::size_t>(page)); }

  QLabel* m_name;
  QToolButton* m_menu;
  QVBoxLayout* m_column;
  std::vector<SideBarEntry*> m_entries;
};

}  // namespace pomona::ui
