// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "ui/controllers/evaluation_controller.h"

namespace pomona::ui {

/// What a report shows beside the figures.
struct ReportPictures {
  QImage confusion;
  QImage reliability;
};

/// One HTML page that needs no other file: figures, charts, classes, confused pairs, and the
/// hardest images. Reads these images; a broken one is left out. Any thread.
std::string htmlReport(const ShownEvaluation& evaluation, const ReportPictures& pictures);

}  // namespace pomona::ui
