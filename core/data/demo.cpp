// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <mutex>
#include <numbers>

#include "base/file.h"
#include "base/parallel.h"
#include "base/random.h"
#include "data/fruit.h"
#include "data/listing.h"
#include "image/encode.h"
#include "pomona/dataset.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;
constexpr int imageSize = 100;

/// One fruit on its turntable: the frames of one series of one class.
struct Turn {
  std::size_t kind = 0;
  std::uint64_t seed = 0;
  fs::path folder;
  std::string series;  ///< "" stands, "r_" lies on its side
  int frames = 0;
};

cv::Matx33f rotationAbout(int axis, double angle) {
  const auto c = static_cast<float>(std::cos(angle));
  const auto s = static_cast<float>(std::sin(angle));
  const int i = (axis + 1) % 3;
  const int j = (axis + 2) % 3;
  auto rotation = cv::Matx33f::eye();
  rotation(i, i) = rotation(j, j) = c;
  rotation(i, j) = -s;
  rotation(j, i) = s;
  return rotation;
}

/// The fruit stands or lies, the table turns it, the camera looks down a little.
cv::Matx33f pose(const Turn& turn, int frame, Random random) {
  const double lean = 0.12 * random.normal() + (turn.series.empty() ? 0.0 : 1.45);
  const double camera = random.uniform(0.1, 0.4);
  const double angle = 2 * std::numbers::pi * (frame + random.uniform()) / turn.frames;
  return rotationAbout(0, camera) * rotationAbout(1, angle) * rotationAbout(2, lean);
}

/// Not base's writeFile: a drawn picture is not worth an fsync.
Result<void> write(const fs::path& file, const std::vector<std::byte>& bytes) {
  std::ofstream stream(file, std::ios::binary);
  stream.write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) return std::unexpected(systemError(FileAction::Write, file, errno));
  return {};
}

/// Training and Test have fruit of their own: one that stands and, of more than one image, one that
/// lies.
std::vector<Turn> planTurns(const fs::path& root, const DemoOptions& options) {
  std::vector<Turn> turns;
  for (std::size_t kind = 0; kind < static_cast<std::size_t>(options.classes); ++kind) {
    std::uint64_t fruit = mixSeed(options.seed, kind);
    for (const auto& [split, images] :
         {std::pair("Training", options.training), std::pair("Test", options.test)}) {
      const auto folder = root / split / fruitName(kind);
      turns.push_back({kind, mixSeed(fruit, turns.size()), folder, "", (images + 1) / 2});
      turns.push_back({kind, mixSeed(fruit, turns.size()), folder, "r_", images / 2});
    }
  }
  return turns;
}

/// Draws all turns, each on one thread; keeps the first error.
class Painter {
 public:
  Painter(std::size_t images, const ProgressCallback& progress, std::stop_token stop)
      : m_progress(progress), m_images(images), m_stop(std::move(stop)) {}

  Result<void> paint(const std::vector<Turn>& turns) {
    parallelFor(turns.size(), 0, [&](std::size_t i) { paint(turns[i]); });
    if (m_stop.stop_requested())
      return failure(ErrorCode::Cancelled, Sentence::of("drawing was stopped"));
    return m_result;
  }

 private:
  void paint(const Turn& turn) {
    if (turn.frames == 0) return;
    const Mesh fruit = growFruit(turn.kind, turn.seed);
    for (int frame = 0; frame < turn.frames && !m_failed && !m_stop.stop_requested(); ++frame) {
      const Image image = render(fruit, pose(turn, frame, Random(turn.seed)), imageSize);
      const auto file = turn.folder / fmt::format("{}{}_100.jpg", turn.series, frame);
      finish(write(file, encodeJpeg(image)));
    }
  }

  void finish(Result<void> written) {
    const std::scoped_lock lock(m_mutex);
    if (!written && m_result) m_result = std::move(written);
    m_failed = !m_result;
    if (m_progress && m_result) m_progress({++m_done, m_images});
  }

  const ProgressCallback& m_progress;
  std::size_t m_images;
  std::size_t m_done = 0;
  std::stop_token m_stop;
  std::mutex m_mutex;
  std::atomic<bool> m_failed = false;
  Result<void> m_result;
};

Result<void> validate(const DemoOptions& options) {
  const auto most = static_cast<int>(fruitKinds());
  if (options.classes < 2 || options.classes > most)
    return failure(
        ErrorCode::InvalidArgument,
        Sentence::of("{} classes cannot be drawn; choose 2 to {}", options.classes, most));
  if (options.training < 1 || options.test < 1)
    return failure(
        ErrorCode::InvalidArgument,
        Sentence::of("a demo dataset needs at least one training and one test image per class"));
  return {};
}

/// The folder exists or can be made, and nothing of the user's is in it.
Result<void> prepare(const fs::path& root) {
  if (const auto made = makeDirectory(root); !made) return made;
  const auto content = listFolder(root);
  if (!content) return std::unexpected(content.error());
  if (!content->files.empty() || !content->folders.empty() || !content->broken.empty())
    return failure(ErrorCode::NotWritable,
                   Sentence::of("the folder {} is not empty; choose a new or empty folder for the "
                                "demo dataset",
                                root.string()),
                   root);
  return {};
}

Result<void> draw(const fs::path& root, const DemoOptions& options, std::size_t images,
                  const ProgressCallback& progress, const std::stop_token& stop) {
  const auto turns = planTurns(root, options);
  for (const Turn& turn : turns)
    if (const auto made = makeDirectory(turn.folder); !made) return made;
  return Painter(images, progress, stop).paint(turns);
}

}  // namespace

Result<DemoDataset> makeDemoDataset(const fs::path& directory, const DemoOptions& options,
                                    const ProgressCallback& progress, std::stop_token stop) {
  if (const auto valid = validate(options); !valid) return std::unexpected(valid.error());
  const fs::path root = fs::absolute(directory).lexically_normal();
  if (const auto ready = prepare(root); !ready) return std::unexpected(ready.error());
  const auto classes = static_cast<std::size_t>(options.classes);
  const std::size_t images = classes * (static_cast<std::size_t>(options.training) +
                                        static_cast<std::size_t>(options.test));
  const auto drawn = draw(root, options, images, progress, stop);
  if (!drawn) {  // half a dataset would only be in the way of the next attempt
    std::error_code ignored;
    for (const auto* split : {"Training", "Test"}) fs::remove_all(root / split, ignored);
    return std::unexpected(drawn.error());
  }
  return DemoDataset{root, classes, images};
}

}  // namespace pomona
