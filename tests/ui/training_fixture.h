// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "ui/charts/curve_plot.h"
#include "ui/window_fixture.h"

namespace pomona::test {

/// Milliseconds in which a training of these must have ended.
inline constexpr int patience = 300'000;

/// The window on a small dataset, at the Train page, with a recipe that takes a second.
class Training : public WindowFixture {
 public:
  explicit Training(const std::filesystem::path& data, int epochs = 3,
                    ui::EngineLoader loader = &loadEngine)
      : WindowFixture(std::move(loader)) {
    open(data);
    auto recipe = recipePreset("quick").value();
    recipe.imageSize = 32;
    recipe.batchSize = 4;
    recipe.epochs = epochs;
    recipe.validation = ValidateOnTest{};
    context().recipe.setRecipe(recipe);
    context().navigator.go({.page = ui::PageId::Train});
    if (!QTest::qWaitFor([&] { return find<QPushButton>("start").isEnabled(); }, patience))
      qFatal("Start stays disabled");
  }
  ui::CurvePlot& plot() { return find<ui::CurvePlot>("curvePlot"); }
  const ui::RunCurves& curves() { return plot().runs().front(); }
  bool waitUntil(const char* button) {
    return QTest::qWaitFor([&] { return shows(button); }, patience);
  }
  bool waitForEpochs(std::size_t count) {
    return QTest::qWaitFor([&] { return shows("curvePlot") && curves().epochs.size() >= count; },
                           patience);
  }
  void enter(const char* field, const QString& text) {
    auto& editor = find<QLineEdit>(field);
    editor.selectAll();
    QTest::keyClicks(&editor, text);
  }
};

}  // namespace pomona::test
