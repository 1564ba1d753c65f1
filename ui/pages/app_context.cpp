// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/app_context.h"

#include "ui/dialogs/native_dialogs.h"

namespace pomona::ui {

AppContext::AppContext(std::unique_ptr<Dialogs> own, EngineLoader loader)
    : language(settings),
      theme(settings),
      dialogs(own ? std::move(own) : std::make_unique<NativeDialogs>(settings)),
      engine(std::move(loader)),
      dataset(settings) {}

}  // namespace pomona::ui
