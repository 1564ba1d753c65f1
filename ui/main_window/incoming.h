// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "ui/controllers/navigator.h"

class QMimeData;

namespace pomona::ui {

class Page;

/// What a drop on the window, or a paste, is for: one folder is a dataset (unless the page on show
/// takes folders), everything else goes to Classify. Unset: nothing that Pomona can use.
std::optional<Visit> visitFor(const QMimeData& data, const Page& shown);

/// "Classify 3 images": what letting go would do.
QString wordsFor(const Visit& visit);

}  // namespace pomona::ui
