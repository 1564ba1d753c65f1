// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/core_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

/// As core has them; the test of the language holds the two together.
struct Words {
  const char* text;
};

constexpr Words known[] = {
    {QT_TRANSLATE_NOOP("Core", "pixels")},
    {QT_TRANSLATE_NOOP("Core", "images")},
    {QT_TRANSLATE_NOOP("Core", "epochs")},
    {QT_TRANSLATE_NOOP("Core", "the network's weights")},
    {QT_TRANSLATE_NOOP("Core", "imagenet, none (random), or a .h5 or .safetensors file")},
    {QT_TRANSLATE_NOOP("Core", "what varieties are summed to")},
    {QT_TRANSLATE_NOOP("Core",
                       "auto, or NAME=WORDS|WORDS;..., the words that its classes begin with")},
    {QT_TRANSLATE_NOOP("Core", "what stands between backbone and Dense softmax")},
    {QT_TRANSLATE_NOOP("Core",
                       "flatten or gap, then any of dense:UNITS:relu, dense:UNITS, dropout:RATE, "
                       "batchnorm, batchnorm:EPSILON, comma-separated")},
    {QT_TRANSLATE_NOOP("Core", "random changes to the training images")},
    {QT_TRANSLATE_NOOP("Core", "none, article, strong, wild, or KEY=VALUE,... with Keras's names")},
    {QT_TRANSLATE_NOOP("Core",
                       "layer of the backbone from which on it is trained, too, once the head is")},
    {QT_TRANSLATE_NOOP("Core", "empty (none), or the Keras name of a layer: block5_conv1")},
    {QT_TRANSLATE_NOOP("Core", "what the epochs are measured on")},
    {QT_TRANSLATE_NOOP("Core", "test, a folder, or a fraction of Training between 0 and 1")},
    {QT_TRANSLATE_NOOP("Core", "network whose features are used")},
    {QT_TRANSLATE_NOOP("Core",
                       "how pixels become input; auto is what the weights were trained with")},
    {QT_TRANSLATE_NOOP("Core", "side of the network's input")},
    {QT_TRANSLATE_NOOP("Core", "passes over the training images, at most")},
    {QT_TRANSLATE_NOOP("Core", "size of a step")},
    {QT_TRANSLATE_NOOP("Core", "how the weights are stepped")},
    {QT_TRANSLATE_NOOP("Core", "step size, at its highest")},
    {QT_TRANSLATE_NOOP("Core", "course of the learning rate")},
    {QT_TRANSLATE_NOOP("Core", "decoupled weight decay (adamw, sgd)")},
    {QT_TRANSLATE_NOOP("Core", "momentum (sgd)")},
    {QT_TRANSLATE_NOOP("Core",
                       "share of the target that is spread over all classes in training (losses "
                       "are shown without it)")},
    {QT_TRANSLATE_NOOP("Core", "time without improvement before it stops; 0: it does not")},
    {QT_TRANSLATE_NOOP("Core", "smallest change that counts as improvement")},
    {QT_TRANSLATE_NOOP("Core", "what the best epoch is chosen by")},
    {QT_TRANSLATE_NOOP("Core", "leave out an epoch's last, smaller batch")},
    {QT_TRANSLATE_NOOP("Core",
                       "augmented views of an image kept as features; 0: fresh ones every epoch")},
    {QT_TRANSLATE_NOOP(
        "Core",
        "a fixed (x - mean) / (std + mean of all std) for every feature, first in the head")},
    {QT_TRANSLATE_NOOP("Core", "passes with that layer and those after it, at most")},
    {QT_TRANSLATE_NOOP("Core", "step size of these passes, at its highest")},
    QT_TRANSLATE_NOOP(
        "Core", "at a picture when the model classifies: all of it, or also five parts of it"),
    {QT_TRANSLATE_NOOP("Core", "feeds every random choice")},
    {QT_TRANSLATE_NOOP("Core", "number used of every class; 0: all")},
    {QT_TRANSLATE_NOOP(
        "Core",
        "number format of the backbone's arithmetic, bfloat16 being coarser (it "
        "moves EfficientNet-Lite0's features by some 5 % of their length, VGG19's by 0.3 "
        "%); auto is the fastest native one")},
    {QT_TRANSLATE_NOOP("Core", "Test, which chooses the epoch: its accuracy is a little too good")},
    {QT_TRANSLATE_NOOP("Core", "the dataset's Validation folder")},
    {QT_TRANSLATE_NOOP("Core", "a GPU is faster")},
    {QT_TRANSLATE_NOOP("Core", "the first GPU")},
    {QT_TRANSLATE_NOOP("Core", "another GPU is taken by default")},
    {QT_TRANSLATE_NOOP("Core", "no GPU: NVIDIA's driver is not installed")},
    {QT_TRANSLATE_NOOP("Core", "no GPU: NVIDIA's driver finds none")},
    {QT_TRANSLATE_NOOP("Core", "no GPU: NVIDIA's driver is older than this libtorch needs")},
    {QT_TRANSLATE_NOOP("Core", "no GPU: this libtorch was built without CUDA")}};

/// With something in them that changes.
constexpr Words patterns[] = {
    {QT_TRANSLATE_NOOP("Core", "%1 % of Training, held out in whole stretches of frames")},
    {QT_TRANSLATE_NOOP("Core", "the folder %1")}};

/// Of a text that a pattern fits the part at %1; null if it does not.
QString changingPart(const QString& text, const QString& pattern) {
  const auto place = pattern.indexOf(QStringLiteral("%1"));
  const auto after = pattern.mid(place + 2);
  if (!text.startsWith(pattern.left(place)) || !text.endsWith(after)) return {};
  return text.mid(place, text.size() - place - after.size());
}

}  // namespace

QString wordsOfCore(std::string_view text) {
  for (const auto& pattern : patterns)
    if (const auto part = changingPart(toQString(text), QLatin1String(pattern.text));
        !part.isEmpty())
      return QCoreApplication::translate("Core", pattern.text).arg(part);
  const auto* found = std::ranges::find(known, text, &Words::text);
  return found == std::ranges::end(known) ? toQString(text)
                                          : QCoreApplication::translate("Core", found->text);
}

}  // namespace pomona::ui
