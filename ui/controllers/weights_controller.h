// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <vector>

#include "pomona/weights.h"
#include "ui/controllers/job.h"

namespace pomona::ui {

/// The weight files of all backbones, and what is done about them: each in a thread of its own, one
/// at a time of its kind. A fetch that is stopped, by cancel() or the end of the program, keeps
/// what it has and goes on from there the next time.
class WeightsController : public QObject {
  Q_OBJECT
 public:
  explicit WeightsController(QObject* parent = nullptr);

  /// In the order of allBackbones(); empty until the first refresh() has ended.
  const std::vector<WeightsRecord>& records() const { return m_records; }
  /// Why a fetch of these weights would be of no use just now; empty if it is of use.
  QString whyNotFetch(const WeightsRecord& record) const;

  void refresh();
  void verify();
  void fetch(Backbone backbone);
  /// Each is recognised by its content.
  void importFiles(const QStringList& files);

  Job& fetchJob() { return m_fetch; }
  Job& importJob() { return m_import; }
  Job& verifyJob() { return m_verify; }

 Q_SIGNALS:
  void recordsChanged();
  void weightsArrived();  ///< fetched or imported
  void said(const QString& sentence);
  void failed(const pomona::Error& error);

 private:
  using Listed = Result<std::vector<WeightsRecord>>;
  void show(Listed records);
  void sayVerified();
  void arrive(const WeightsRecord& record);

  std::vector<WeightsRecord> m_records;
  Job m_verify;  ///< lists as well
  Job m_import;
  Job m_fetch;
};

}  // namespace pomona::ui
