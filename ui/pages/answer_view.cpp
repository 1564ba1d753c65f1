// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/answer_view.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QLocale>

#include "ui/controllers/certainty.h"
#include "ui/controllers/messages.h"
#include "ui/controllers/network_view.h"
#include "ui/controllers/text.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/picture_frame.h"
#include "ui/widgets/prediction_bars.h"

namespace pomona::ui {
namespace {

constexpr int barsShown = 5;
constexpr int seenSide = 4 * space::huge;
constexpr int sentenceLines = 2;

QString milliseconds(double seconds) {
  return QLocale().toString(seconds * 1000, 'f', seconds < 0.01 ? 1 : 0);
}

QLabel* makeNamed(QLabel* label, const char* name) {
  label->setObjectName(QLatin1String(name));
  return label;
}

}  // namespace

AnswerView::AnswerView(QWidget* parent)
    : QWidget(parent),
      m_picture(new PictureFrame(this)),
      m_adverb(makeNamed(makeQuietLabel(TextRole::Body, {}, this), "answerAdverb")),
      m_label(new ElidedLabel(Qt::ElideRight, this)),
      m_variety(new ElidedLabel(Qt::ElideRight, this)),
      m_sentence(makeNamed(makeQuietLabel(TextRole::Body, {}, this), "answerSentence")),
      m_bars(new PredictionBars(barsShown, this)),
      m_seen(new PictureFrame(this)),
      m_seenWords(makeNamed(makeLabel(TextRole::Caption, {}, this), "seenWords")),
      m_time(makeNamed(makeLabel(TextRole::Caption, {}, this), "answerTime")),
      m_file(new ElidedLabel(Qt::ElideMiddle, this)),
      m_limits(makeNamed(makeLabel(TextRole::Caption, {}, this), "answerLimits")) {
  m_picture->setObjectName(QStringLiteral("answerPicture"));
  m_picture->setAccessibleName(tr("The picture"));
  m_label->setObjectName(QStringLiteral("answerLabel"));
  m_label->setFont(fontOf(TextRole::Label));
  m_variety->setObjectName(QStringLiteral("answerVariety"));
  m_variety->setFixedHeight(m_variety->fontMetrics().lineSpacing());
  m_bars->setObjectName(QStringLiteral("answerBars"));
  m_seen->setObjectName(QStringLiteral("answerSeen"));
  m_seen->setAccessibleName(tr("What the network sees"));
  m_seen->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  m_seen->setFixedSize(seenSide, seenSide);
  m_seen->setRaw(true);
  m_file->setObjectName(QStringLiteral("answerFile"));
  m_file->setFont(fontOf(TextRole::Caption));
  m_file->setForegroundRole(QPalette::PlaceholderText);
  m_sentence->setWordWrap(true);
  m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  m_sentence->setFixedHeight(sentenceLines * m_sentence->fontMetrics().lineSpacing());
  m_limits->setWordWrap(true);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(space::huge);
  row->addWidget(m_picture, 1);
  row->addWidget(makeAnswer(), 1);
}

QWidget* AnswerView::makeAnswer() {
  auto* seenColumn = new QVBoxLayout;
  seenColumn->setSpacing(space::tiny);
  seenColumn->addStretch();
  seenColumn->addWidget(makeLabel(TextRole::Body, tr("What the network sees"), this));
  seenColumn->addWidget(m_seenWords);
  seenColumn->addWidget(m_time);
  seenColumn->addStretch();
  auto* seen = new QHBoxLayout;
  seen->setSpacing(space::medium);
  seen->addWidget(m_seen);
  seen->addLayout(seenColumn, 1);
  auto* answer = new QWidget(this);
  answer->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  auto* column = new QVBoxLayout(answer);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_adverb);
  column->addWidget(m_label);
  column->addWidget(m_variety);
  column->addSpacing(space::tiny);
  column->addWidget(m_sentence);
  column->addSpacing(space::medium);
  column->addWidget(m_bars);
  column->addSpacing(space::medium);
  column->addLayout(seen);
  column->addStretch();
  column->addWidget(m_file);
  column->addSpacing(space::tiny);
  column->addWidget(m_limits);
  return answer;
}

void AnswerView::show(const Answer& answer, const ModelInfo& model) {
  const auto& error = answer.prediction.error;
  m_picture->setPicture(answer.picture, error.has_value());
  m_file->setText(answer.file.isEmpty() ? tr("Pasted or dragged, not a file") : answer.file);
  m_limits->setText(tr("The model knows %1 classes and nothing else: anything is taken for the "
                       "one that comes nearest.")
                        .arg(formatCount(model.labels.size())));
  if (error)
    showError(*error);
  else
    showLabels(answer);
  showNetwork(answer, model);
}

void AnswerView::showLabels(const Answer& answer) {
  const auto& labels = answer.prediction.groups;
  m_adverb->setText(adverbFor(labels));
  m_label->setText(toQString(labels.front().label));
  m_sentence->setText(sentenceFor(labels));
  m_variety->setText(varietiesFor(answer.prediction.varieties));
  m_bars->setPredictions(labels);
}

void AnswerView::showError(const Error& error) {
  const auto message = messageFor(error);
  m_adverb->setText(message.what);
  m_label->setText(tr("Not read"));
  m_variety->clear();
  m_sentence->setText(message.remedy);
  m_bars->setPredictions({});
}

void AnswerView::showNetwork(const Answer& answer, const ModelInfo& model) {
  m_seen->setPicture(answer.seen);
  const bool answered = !answer.prediction.error;
  const auto looks = model.looks > 1 ? tr(", and %1 parts of it").arg(model.looks - 1) : QString();
  m_seenWords->setText(
      answered
          ? tr("%1 × %1 pixels, %2").arg(model.imageSize).arg(wordsFor(model.preprocessing)) + looks
          : tr("nothing of this file"));
  m_time->setText(answered
                      ? tr("%1 ms on %2").arg(milliseconds(answer.seconds), toQString(model.device))
                      : QString());
}

}  // namespace pomona::ui
