// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/certainty.h"

#include <QCoreApplication>

#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

constexpr double almostSure = 0.98;
constexpr double sure = 0.9;
constexpr double likely = 0.5;
constexpr double closeShare = 0.5;  ///< of the first's probability

class Words {
  Q_DECLARE_TR_FUNCTIONS(Certainty)
};

bool isClose(const std::vector<LabelProbability>& predictions) {
  return predictions.size() > 1 &&
         predictions[1].probability > closeShare * predictions[0].probability;
}

}  // namespace

Certainty certaintyOf(const std::vector<LabelProbability>& predictions) {
  const double first = predictions.front().probability;
  if (first < likely) return Certainty::Low;
  if (isClose(predictions)) return Certainty::Close;
  return first >= sure ? Certainty::Sure : Certainty::Likely;
}

QString adverbFor(const std::vector<LabelProbability>& predictions) {
  const double first = predictions.front().probability;
  if (first >= almostSure) return Words::tr("Almost certainly");
  if (first >= sure) return Words::tr("Very probably");
  return first >= likely ? Words::tr("Probably") : Words::tr("Perhaps");
}

QString sentenceFor(const std::vector<LabelProbability>& predictions) {
  const auto first = formatPercent(predictions.front().probability);
  const auto second = [&] { return toQString(predictions[1].label); };
  const auto secondShare = [&] { return formatPercent(predictions[1].probability); };
  switch (certaintyOf(predictions)) {
    case Certainty::Sure:
      return Words::tr("%1, far ahead of all others").arg(first);
    case Certainty::Likely:
      return predictions.size() < 2
                 ? first
                 : Words::tr("%1, ahead of %2 with %3").arg(first, second(), secondShare());
    case Certainty::Close:
      return Words::tr("%1, not certain: %2 is close with %3").arg(first, second(), secondShare());
    case Certainty::Low:
      return isClose(predictions)
                 ? Words::tr("%1, little more than a guess: %2 is close with %3")
                       .arg(first, second(), secondShare())
                 : Words::tr("%1, little more than a guess: no class fits well").arg(first);
  }
  return {};
}

QString varietiesFor(const std::vector<LabelProbability>& varieties) {
  if (varieties.size() < 2) return {};
  QStringList words;
  for (const auto& [label, probability] : varieties)
    if (words.size() < 3)
      words << QStringLiteral("%1 %2").arg(toQString(label), formatPercent(probability));
  return words.join(QStringLiteral(", "));
}

QString remarkFor(const std::vector<LabelProbability>& predictions) {
  switch (certaintyOf(predictions)) {
    case Certainty::Close:
      return Words::tr("Close");
    case Certainty::Low:
      return Words::tr("Low");
    case Certainty::Sure:
    case Certainty::Likely:
      break;
  }
  return {};
}

}  // namespace pomona::ui
