// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/controllers/dataset_controller.h"
#include "ui/controllers/engine_service.h"
#include "ui/controllers/language.h"
#include "ui/controllers/navigator.h"
#include "ui/controllers/recipe_draft.h"
#include "ui/controllers/run_library.h"
#include "ui/controllers/settings.h"
#include "ui/controllers/thumbnail_loader.h"
#include "ui/dialogs/dialogs.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {

/// What all pages share; each gets it by reference, and there is no other way from page to page.
/// Made where the program (or a test) begins, before the window and destroyed after it, because Qt
/// deletes a window's pages last of all. Needs a QApplication. GUI thread only.
struct AppContext {
  /// @param dialogs  a test's own; null: the desktop's.
  /// @param loader   how the engine is opened; tests may hand over one of their own.
  explicit AppContext(std::unique_ptr<Dialogs> dialogs = nullptr,
                      EngineLoader loader = &loadEngine);

  Settings settings;
  Language language;                 ///< before all words
  Theme theme;                       ///< light or dark; changed() after a switch
  std::unique_ptr<Dialogs> dialogs;  ///< never null: file dialogs and questions
  EngineService engine;              ///< torch's half of core, there soon after the window
  DatasetController dataset;         ///< the dataset that is open
  ThumbnailLoader thumbnails;        ///< small pictures in the background, one cache for all
  RecipeDraft recipe;                ///< what Start would train; Augment and Train edit it
  RunLibrary runs;                   ///< all runs; read when refresh() is first called
  Navigator navigator;               ///< go(): to another page, with something in hand
};

}  // namespace pomona::ui
