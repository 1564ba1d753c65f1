// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/setting_names.h"

#include <QCoreApplication>
#include <span>

#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

using Name = std::pair<const char*, const char*>;

constexpr Name settingNames[] = {
    {"backbone", QT_TRANSLATE_NOOP("Settings", "Backbone")},
    {"weights", QT_TRANSLATE_NOOP("Settings", "Weights")},
    {"preprocessing", QT_TRANSLATE_NOOP("Settings", "Preprocessing")},
    {"image_size", QT_TRANSLATE_NOOP("Settings", "Image size")},
    {"epochs", QT_TRANSLATE_NOOP("Settings", "Epochs")},
    {"batch_size", QT_TRANSLATE_NOOP("Settings", "Batch size")},
    {"optimizer", QT_TRANSLATE_NOOP("Settings", "Optimiser")},
    {"learning_rate", QT_TRANSLATE_NOOP("Settings", "Learning rate")},
    {"schedule", QT_TRANSLATE_NOOP("Settings", "Schedule")},
    {"weight_decay", QT_TRANSLATE_NOOP("Settings", "Weight decay")},
    {"momentum", QT_TRANSLATE_NOOP("Settings", "Momentum")},
    {"label_smoothing", QT_TRANSLATE_NOOP("Settings", "Label smoothing")},
    {"patience", QT_TRANSLATE_NOOP("Settings", "Patience")},
    {"min_delta", QT_TRANSLATE_NOOP("Settings", "Least change")},
    {"monitor", QT_TRANSLATE_NOOP("Settings", "Best epoch by")},
    {"drop_remainder", QT_TRANSLATE_NOOP("Settings", "Drop the last, smaller batch")},
    {"augmentation", QT_TRANSLATE_NOOP("Settings", "Augmentation")},
    {"views", QT_TRANSLATE_NOOP("Settings", "Views kept")},
    {"head", QT_TRANSLATE_NOOP("Settings", "Head")},
    {"fine_tune_from", QT_TRANSLATE_NOOP("Settings", "Fine-tune from layer")},
    {"fine_tune_epochs", QT_TRANSLATE_NOOP("Settings", "Epochs more")},
    {"fine_tune_learning_rate", QT_TRANSLATE_NOOP("Settings", "Their learning rate")},
    {"standardize", QT_TRANSLATE_NOOP("Settings", "Standardise the features")},
    {"looks", QT_TRANSLATE_NOOP("Settings", "Looks at a picture")},
    {"groups", QT_TRANSLATE_NOOP("Settings", "Groups of varieties")},
    {"validation", QT_TRANSLATE_NOOP("Settings", "Validation")},
    {"seed", QT_TRANSLATE_NOOP("Settings", "Seed")},
    {"limit_per_class", QT_TRANSLATE_NOOP("Settings", "At most per class")},
    {"precision", QT_TRANSLATE_NOOP("Settings", "Precision")}};

constexpr Name choiceNames[] = {
    {"vgg16", "VGG16"},
    {"vgg19", "VGG19"},
    {"resnet50", "ResNet50"},
    {"inception_v3", "InceptionV3"},
    {"xception", "Xception"},
    {"efficientnet_lite0", "EfficientNet-Lite0"},
    {"adam", "Adam"},
    {"adamw", "AdamW"},
    {"sgd", "SGD"},
    {"constant", QT_TRANSLATE_NOOP("Settings", "Constant")},
    {"cosine", QT_TRANSLATE_NOOP("Settings", "Cosine")},
    {"one-cycle", QT_TRANSLATE_NOOP("Settings", "One cycle")},
    {"val_loss", QT_TRANSLATE_NOOP("Settings", "Validation loss")},
    {"val_accuracy", QT_TRANSLATE_NOOP("Settings", "Validation accuracy")},
    {"flatten", QT_TRANSLATE_NOOP("Settings", "Flatten")},
    {"gap", QT_TRANSLATE_NOOP("Settings", "Global average")},
    {"true", QT_TRANSLATE_NOOP("Settings", "Yes")},
    {"false", QT_TRANSLATE_NOOP("Settings", "No")},
    {"auto", QT_TRANSLATE_NOOP("Settings", "Automatic")},
    {"rescale", QT_TRANSLATE_NOOP("Settings", "Rescale, 1/255")},
    {"caffe", QT_TRANSLATE_NOOP("Settings", "Caffe, BGR")},
    {"tf", QT_TRANSLATE_NOOP("Settings", "-1 to 1")},
    {"lite", QT_TRANSLATE_NOOP("Settings", "Lite")},
    {"torch", QT_TRANSLATE_NOOP("Settings", "Torchvision")}};

QString nameIn(std::span<const Name> names, std::string_view key) {
  for (const auto& [known, name] : names)
    if (key == known) return QCoreApplication::translate("Settings", name);
  return toQString(key);
}

}  // namespace

QString nameOfSetting(std::string_view key) {
  return nameIn(settingNames, key);
}

QString nameOfChoice(const QString& word) {
  return nameIn(choiceNames, word.toStdString());
}

}  // namespace pomona::ui
