// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/html_report.h"

#include <QBuffer>
#include <QCoreApplication>

#include "ui/controllers/core_words.h"
#include "ui/controllers/messages.h"
#include "ui/controllers/pixels.h"
#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

constexpr std::size_t hardestShown = 60;
constexpr int thumbnail = 96;  ///< pixels

constexpr const char* styles = R"(
:root { color-scheme: light; }
body { font: 15px/1.5 system-ui, sans-serif; color: #1e231c; background: #f5f6f3;
       max-width: 1080px; margin: 32px auto; padding: 0 24px; }
h1 { font-size: 24px; margin: 0; } h2 { font-size: 17px; margin: 32px 0 8px; }
.quiet { color: #5a6256; } .figures { display: flex; gap: 36px; margin: 16px 0; flex-wrap: wrap; }
.figures b { display: block; font-size: 24px; font-weight: 600; }
.charts img { max-width: 100%; background: #fff; }
table { border-collapse: collapse; } th { text-align: left; color: #5a6256; font-weight: 600; }
td, th { padding: 3px 18px 3px 0; border-bottom: 1px solid #dadfd4; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
.images { display: flex; flex-wrap: wrap; gap: 12px; } figure { margin: 0; width: 132px; }
figure img { background: #fff; border-radius: 6px; display: block; } figcaption { font-size: 13px; }
)";

class Words {
  Q_DECLARE_TR_FUNCTIONS(HtmlReport)
};

QString embedded(const QImage& image, const char* format) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, format);
  return QStringLiteral("data:image/%1;base64,%2")
      .arg(QString::fromLatin1(format).toLower(), QString::fromLatin1(bytes.toBase64()));
}

QString name(const Evaluation& e, int label) {
  return toQString(e.classes.at(static_cast<std::size_t>(label))).toHtmlEscaped();
}

QString row(const QStringList& cells, const QString& tag, int firstNumber) {
  QString text = QStringLiteral("<tr>");
  for (int i = 0; i < cells.size(); ++i)
    text += QStringLiteral("<%1%2>%3</%1>")
                .arg(tag, i < firstNumber ? QString() : QStringLiteral(" class=\"n\""), cells[i]);
  return text + QStringLiteral("</tr>\n");
}

QString heading(const char* text) {
  return QStringLiteral("<h2>%1</h2>\n").arg(Words::tr(text));
}

QString figures(const Evaluation& e) {
  QString text = QStringLiteral("<div class=\"figures\">");
  for (const auto& [value, caption] :
       {std::pair{formatPercent(e.accuracy), Words::tr("accuracy")},
        std::pair{formatPercent(e.top5Accuracy), Words::tr("right among the first five")},
        std::pair{formatShare(e.loss), Words::tr("loss")},
        std::pair{formatPercent(e.calibrationError), Words::tr("calibration error")},
        std::pair{formatCount(e.images), Words::tr("images")}})
    text +=
        QStringLiteral("<div><b>%1</b><span class=\"quiet\">%2</span></div>").arg(value, caption);
  return text + QStringLiteral("</div>\n");
}

QString caution(const Evaluation& e) {
  const auto message = messageFor(e.caution);
  return message ? QStringLiteral("<p>%1 %2</p>\n").arg(message->what, message->remedy) : QString();
}

QString unread(const Evaluation& e) {
  if (e.errors.empty()) return {};
  QString text = heading(QT_TRANSLATE_NOOP("HtmlReport", "Images that could not be read")) +
                 QStringLiteral("<p>");
  for (const auto& error : e.errors)
    text += wordsOfCore(error.what).toHtmlEscaped() + QStringLiteral("<br>\n");
  return text + QStringLiteral("</p>\n");
}

QString classes(const Evaluation& e) {
  QString text = heading(QT_TRANSLATE_NOOP("HtmlReport", "Classes")) + QStringLiteral("<table>\n") +
                 row({Words::tr("Class"), Words::tr("Precision"), Words::tr("Recall"),
                      Words::tr("F1"), Words::tr("Images")},
                     QStringLiteral("th"), 1);
  for (std::size_t i = 0; i < e.perClass.size(); ++i) {
    const auto& f = e.perClass[i];
    text += row({name(e, static_cast<int>(i)), formatShare(f.precision), formatShare(f.recall),
                 formatShare(f.f1), formatCount(f.support)},
                QStringLiteral("td"), 1);
  }
  return text + QStringLiteral("</table>\n");
}

QString pairs(const Evaluation& e) {
  if (e.mostConfused.empty()) return {};
  QString text = heading(QT_TRANSLATE_NOOP("HtmlReport", "Most confused")) +
                 QStringLiteral("<table>\n") +
                 row({Words::tr("Class"), Words::tr("Taken for"), Words::tr("Images")},
                     QStringLiteral("th"), 2);
  for (const auto& pair : e.mostConfused)
    text += row({name(e, pair.label), name(e, pair.predicted), formatCount(pair.count)},
                QStringLiteral("td"), 2);
  return text + QStringLiteral("</table>\n");
}

QString hardest(const ShownEvaluation& shown) {
  const auto& e = shown.figures();
  if (e.hardest.empty()) return {};
  QString text =
      heading(QT_TRANSLATE_NOOP("HtmlReport", "Hardest images, confidently wrong first")) +
      QStringLiteral("<div class=\"images\">\n");
  for (std::size_t i = 0; i < std::min(hardestShown, e.hardest.size()); ++i) {
    const auto& r = e.results.at(e.hardest[i]);
    const auto image = readImage(toPath(shown.fileOf(e.hardest[i])));
    if (!image) continue;
    const auto small = toQImage(*image).scaled(thumbnail, thumbnail, Qt::KeepAspectRatio,
                                               Qt::SmoothTransformation);
    text +=
        QStringLiteral(
            "<figure><img src=\"%1\" alt=\"%2\"><figcaption>%2<br><span class=\"quiet\">%3"
            "</span></figcaption></figure>\n")
            .arg(embedded(small, "PNG"), name(e, r.label),
                 Words::tr("taken for %1, %2 sure")
                     .arg(name(e, r.predicted), formatPercent(static_cast<double>(r.confidence))));
  }
  return text + QStringLiteral("</div>\n");
}

QString charts(const ReportPictures& pictures) {
  const auto chart = [](const QImage& image, const QString& title) {
    return QStringLiteral("<h2>%1</h2>\n<img src=\"%2\" width=\"%3\" alt=\"%1\">\n")
        .arg(title, embedded(image, "PNG"))
        .arg(image.width() / 2);
  };
  return QStringLiteral("<div class=\"charts\">\n") +
         chart(pictures.confusion, Words::tr("Confusion matrix: true class down, answer across")) +
         chart(pictures.reliability, Words::tr("Reliability")) + QStringLiteral("</div>\n");
}

}  // namespace

std::string htmlReport(const ShownEvaluation& shown, const ReportPictures& pictures) {
  const auto title = QCoreApplication::translate("HtmlReport", "Evaluation on %1")
                         .arg(toQString(toString(shown.split)));
  const auto of = QCoreApplication::translate("HtmlReport", "model %1, images %2")
                      .arg(shown.subject.model, toQString(shown.kept.stamp.root))
                      .toHtmlEscaped();
  const auto& e = shown.figures();
  const auto html =
      QStringLiteral(
          "<!DOCTYPE html>\n<html lang=\"%4\"><head><meta charset=\"utf-8\">\n<title>%1</title>\n"
          "<style>%2</style></head>\n<body>\n<h1>%1</h1>\n<p class=\"quiet\">%3</p>\n")
          .arg(title, QLatin1String(styles), of,
               QCoreApplication::translate("HtmlReport", "en",
                                           "the code of this language, for browsers")) +
      caution(e) + figures(e) + charts(pictures) + pairs(e) + hardest(shown) + classes(e) +
      unread(e) + QStringLiteral("</body></html>\n");
  return html.toStdString();
}

}  // namespace pomona::ui
