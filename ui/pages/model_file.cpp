// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/model_file.h"

#include <QCoreApplication>

#include "pomona/keras_model.h"
#include "ui/controllers/text.h"
#include "ui/dialogs/keras_model_dialog.h"

namespace pomona::ui {

void chooseModelFile(AppContext& context, QWidget* parent, const TakesModel& take) {
  context.dialogs->openFiles(
      parent, QCoreApplication::translate("ModelFile", "Choose a model file"),
      QCoreApplication::translate(
          "ModelFile", "Models, of Keras as well (*.safetensors *.h5 *.hdf5);;All files (*)"),
      [&context, parent, take](const QStringList& files) {
        withModel(context, parent, files.value(0), take);
      });
}

void withModel(AppContext& context, QWidget* parent, const QString& file, const TakesModel& take) {
  if (!isKerasFile(toPath(file))) return take(file);
  const auto& dataset = context.dataset.dataset();
  auto* dialog = new KerasModelDialog(file, dataset ? toQString(dataset->root) : QString(),
                                      *context.dialogs, parent);
  QObject::connect(dialog, &KerasModelDialog::imported, parent, take);
  dialog->open();
}

}  // namespace pomona::ui
