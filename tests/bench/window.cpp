// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window does not answer, at worst, while it works: pomona-window-bench [DATASET].
// Drives the real window through the whole job with the real engine and prints a line for each
// part. Without a dataset it draws one. The first line is what the machine itself adds.
#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSlider>
#include <algorithm>
#include <cstdio>

#include "pomona/dataset.h"
#include "pomona/recipe.h"
#include "ui/charts/curve_plot.h"
#include "ui/controllers/text.h"
#include "ui/heartbeat.h"
#include "ui/widgets/thumbnail_grid.h"
#include "ui/window_fixture.h"

using namespace pomona;
namespace fs = std::filesystem;

namespace {

constexpr int manyImages = 20'000;
constexpr int droppedFiles = 1'000;
constexpr int patience = 600'000;  // milliseconds

void waitFor(const char* what, const std::function<bool()>& done) {
  if (!QTest::qWaitFor(done, patience)) qFatal("%s does not end", what);
}

/// Does the work, prints the longest time in which the GUI thread did not come back to its events.
void measure(const char* what, const std::function<void()>& work) {
  const test::Heartbeat heartbeat;
  work();
  std::printf("%-44s %4lld ms\n", what, heartbeat.longest());
  std::fflush(stdout);
}

std::vector<fs::path> imagesOf(const Dataset& dataset) {
  std::vector<fs::path> files;
  for (const auto* samples : {&dataset.training, &dataset.test})
    for (const auto& sample : *samples) files.emplace_back(sample.file);
  return files;
}

/// `count` images under the names of a few: hard links in the same layout.
void multiply(const Dataset& dataset, const fs::path& to, int count) {
  const auto files = imagesOf(dataset);
  for (int i = 0; i < count; ++i) {
    const auto& file = files[i % files.size()];
    const auto copy = to / file.parent_path() /
                      (std::to_string(i / files.size()) + "_" + file.filename().string());
    fs::create_directories(copy.parent_path());
    std::error_code refused;
    fs::create_hard_link(dataset.root / file, copy, refused);
    if (refused) fs::copy_file(dataset.root / file, copy);  // another file system
  }
}

void scroll(ui::ThumbnailGrid& grid) {
  auto& bar = *grid.verticalScrollBar();
  for (int step = 0; step <= 200; ++step) {
    bar.setValue(static_cast<int>(std::int64_t{bar.maximum()} * step / 200));
    QTest::qWait(8);
  }
}

void train(test::WindowFixture& fixture) {
  fixture.context().navigator.go({.page = ui::PageId::Train});
  fixture.click("start");
  waitFor("the run", [&] { return fixture.shows("start"); });
}

void evaluate(test::WindowFixture& fixture) {
  const auto run = ui::toQString(fixture.context().runs.runs().front().path);
  fixture.context().navigator.go(
      {.page = ui::PageId::Evaluate, .purpose = ui::Visit::Purpose::Run, .files = {run}});
  waitFor("the evaluation",
          [&] { return fixture.shows("confusionMatrix") && !fixture.shows("jobCancel"); });
}

void classify(test::WindowFixture& fixture, const std::vector<fs::path>& files) {
  const auto model = ui::toQString(modelOf(fixture.context().runs.runs().front().path));
  fixture.context().navigator.go(
      {.page = ui::PageId::Classify, .purpose = ui::Visit::Purpose::Model, .files = {model}});
  fixture.drop(*test::mimeOf(files));
  waitFor("the drop",
          [&] { return fixture.shows("predictionTable") && !fixture.shows("jobCancel"); });
}

/// From a control moved to its twenty new tiles: the worst of the draws of a long drag.
void augment(test::WindowFixture& fixture) {
  fixture.context().navigator.go({.page = ui::PageId::Augment});
  auto& grid = fixture.find<ui::ThumbnailGrid>("drawGrid");
  waitFor("the first draw", [&] { return grid.model()->rowCount() > 0; });
  auto& slider = fixture.find<QSlider>("rotation_range");
  const auto tile = [&] {
    return grid.model()->index(0, 0).data(Qt::DecorationRole).value<QImage>();
  };
  std::vector<double> waits;
  for (int i = 0; i < 40; ++i) {
    const auto before = tile();
    QElapsedTimer timer;
    timer.start();
    slider.setValue(slider.minimum() + (slider.value() + 1) % slider.maximum());
    while (tile() == before) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    waits.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
  }
  std::ranges::sort(waits);
  std::printf("%-44s %4.0f ms (half of them within %.0f)\n",
              "Augment: from a control to its 20 tiles", waits.back(), waits[waits.size() / 2]);
}

/// A frame is what a move of the visible epochs costs: decimating, fitting, drawing.
void drawCurves() {
  constexpr int epochs = 100;
  constexpr int stepsPerEpoch = 10'000;
  std::vector<ui::CurveSample> samples;
  for (int i = 1; i <= epochs * stepsPerEpoch; ++i)
    samples.push_back({static_cast<double>(i) / stepsPerEpoch, 1.0 / i, 1 - 1.0 / i});
  ui::CurvePlot plot;
  plot.resize(900, 600);
  plot.setRuns({ui::RunCurves{.label = "run"}});
  plot.appendSteps(0, samples, stepsPerEpoch);
  plot.show();
  std::vector<double> frames;
  for (int i = 0; i < 40; ++i) {
    plot.setRange(i, epochs);
    QElapsedTimer timer;
    timer.start();
    plot.picture();
    frames.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
  }
  std::ranges::sort(frames);
  std::printf("%-44s %4.0f ms (half of them within %.0f)\n", "Curves: a frame of 1,000,000 points",
              frames.back(), frames[frames.size() / 2]);
}

}  // namespace

int main(int argc, char** argv) {
  const QApplication application(argc, argv);
  const test::Home home;
  const auto arguments = QApplication::arguments();
  const auto source = arguments.size() > 1 ? fs::path(arguments[1].toStdString())
                                           : test::drawnDataset(home.path() / "few", 12);
  const auto dataset = scanDataset(source);
  if (!dataset) qFatal("%s", dataset.error().message().c_str());
  multiply(*dataset, home.path() / "many", manyImages);

  test::WindowFixture fixture(&loadEngine);
  fixture.window().resize(1280, 800);
  fixture.context().engine.load();
  waitFor("the engine", [&] { return fixture.context().engine.engine() != nullptr; });
  std::puts("Longest time without an answer while");
  measure("nothing happens", [] { QTest::qWait(2000); });
  drawCurves();
  measure("20,000 images are scanned", [&] {
    fixture.open(home.path() / "many");
    QTest::qWait(500);
  });
  measure("scrolling through them", [&] { scroll(fixture.find<ui::ThumbnailGrid>("imageGrid")); });
  fixture.open(dataset->root);
  augment(fixture);
  fixture.context().recipe.setRecipe(recipePreset("quick").value());
  measure("training", [&] { train(fixture); });
  fixture.context().runs.refresh();
  waitFor("the list of runs", [&] { return !fixture.context().runs.runs().empty(); });
  measure("evaluating", [&] { evaluate(fixture); });
  std::vector<fs::path> files;
  for (const auto& file : imagesOf(*scanDataset(home.path() / "many")))
    if (files.size() < droppedFiles) files.push_back(home.path() / "many" / file);
  measure("1,000 dropped files are classified", [&] { classify(fixture, files); });
  return 0;
}
