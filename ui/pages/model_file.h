// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

#include "ui/pages/app_context.h"

namespace pomona::ui {

using TakesModel = std::function<void(const QString& model)>;

/// Asks for a model file and gives it to withModel().
void chooseModelFile(AppContext& context, QWidget* parent, const TakesModel& take);
/// Calls `take` with the file, or, if it is a whole Keras model, with what is made of it once its
/// labels have been given.
void withModel(AppContext& context, QWidget* parent, const QString& file, const TakesModel& take);

}  // namespace pomona::ui
