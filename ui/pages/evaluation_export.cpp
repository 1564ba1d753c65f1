// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluation_export.h"

#include <QMenu>

#include "pomona/files.h"
#include "ui/controllers/pixels.h"
#include "ui/controllers/text.h"
#include "ui/widgets/icons.h"

namespace pomona::ui {

EvaluationExport::EvaluationExport(Dialogs& dialogs, Render render, QWidget* parent)
    : QPushButton(ui::icon(QStringLiteral("save")), tr("Save"), parent),
      m_dialogs(dialogs),
      m_render(std::move(render)) {
  setObjectName(QStringLiteral("saveEvaluation"));
  auto* menu = new QMenu(this);
  const auto add = [&](const QString& text, const char* name, auto method) {
    menu->addAction(text, this, method)->setObjectName(QLatin1String(name));
  };
  add(tr("Report as one web page (HTML)..."), "saveReport", [this] { saveReport(); });
  add(tr("Tables (CSV)..."), "saveTables", [this] { saveTables(); });
  add(tr("Charts (PNG)..."), "saveCharts", [this] { saveCharts(); });
  setMenu(menu);
  setEvaluation(nullptr);
}

void EvaluationExport::setEvaluation(EvaluationPointer evaluation) {
  m_evaluation = std::move(evaluation);
  setEnabled(m_evaluation != nullptr);
  setToolTip(m_evaluation ? QString() : tr("There is nothing to save before it is evaluated"));
}

void EvaluationExport::saveReport() {
  m_dialogs.saveFile(this, tr("Save the report"), QStringLiteral("evaluation.html"),
                     tr("Web page (*.html)"), [this](const QString& file) {
                       write(file, [shown = m_evaluation, pictures = m_render(), file] {
                         return saveText(toPath(file), htmlReport(*shown, pictures));
                       });
                     });
}

void EvaluationExport::saveTables() {
  m_dialogs.chooseFolder(this, tr("Choose a folder for the tables"), [this](const QString& chosen) {
    const auto folder = firstFree(toPath(chosen) / "evaluation");
    write(toQString(folder),
          [shown = m_evaluation, folder] { return writeReport(shown->figures(), folder); });
  });
}

void EvaluationExport::saveCharts() {
  m_dialogs.chooseFolder(this, tr("Choose a folder for the charts"), [this](const QString& chosen) {
    const auto folder = firstFree(toPath(chosen) / "evaluation");
    write(toQString(folder), [pictures = m_render(), folder]() -> Result<void> {
      std::error_code ignored;
      std::filesystem::create_directory(folder, ignored);  // else the writing says why
      const auto confusion = writePng(toImage(pictures.confusion), folder / "confusion.png");
      if (!confusion) return confusion;
      return writePng(toImage(pictures.reliability), folder / "reliability.png");
    });
  });
}

void EvaluationExport::write(const QString& path, std::function<Result<void>()> work) {
  m_job.start([work = std::move(work)](std::stop_token, const ProgressCallback&) { return work(); },
              [this, path](const Result<void>& written) {
                if (written)
                  Q_EMIT saved(path);
                else
                  Q_EMIT failed(written.error());
              });
}

}  // namespace pomona::ui
