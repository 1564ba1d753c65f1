// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>

#include "base/file.h"
#include "base/random.h"
#include "pomona/augmentation.h"
#include "pomona/image.h"
#include "pomona/recipe.h"
#include "store/model_file.h"
#include "support/support.h"
#include "weights/backbone_weights.h"
#include "weights/keras_file.h"
#include "weights/keras_hdf5.h"
#include "weights/safetensors.h"

using namespace pomona;

namespace {

using Bytes = std::vector<std::byte>;

Bytes toBytes(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

std::string toText(const Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Puts a number over some bytes: lengths, counts and offsets that lie.
void lie(Bytes& bytes, Random& random) {
  constexpr std::array<std::uint64_t, 12> lies{0,          1,          0x7f,        0xff,
                                               0x7fff,     0xffff,     0x7fffffff,  0xffffffff,
                                               0x80000000, 0x00ffffff, ~0ull >> 1U, ~0ull};
  const auto value = lies[random.below(lies.size())];
  const auto size = std::min(bytes.size(), std::size_t{1} << random.below(4));
  const auto* from = reinterpret_cast<const std::byte*>(&value);
  std::copy_n(from, size,
              bytes.begin() + static_cast<std::ptrdiff_t>(random.below(bytes.size() - size + 1)));
}

/// Cuts the end off, takes a piece out or doubles it.
void cut(Bytes& bytes, Random& random) {
  const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(random.below(bytes.size()));
  const auto end = begin + static_cast<std::ptrdiff_t>(
                               random.below(static_cast<std::size_t>(bytes.end() - begin) + 1));
  switch (random.below(3)) {
    case 0:
      bytes.erase(begin, bytes.end());
      break;
    case 1:
      bytes.erase(begin, end);
      break;
    default:
      const Bytes piece(begin, end);
      bytes.insert(begin, piece.begin(), piece.end());
  }
}

/// One to four changes; most in the first `head` bytes, where the structure is.
Bytes mutated(Bytes bytes, std::size_t head, Random& random) {
  for (std::size_t changes = 1 + random.below(4); changes > 0 && !bytes.empty(); --changes) {
    const auto kind = random.below(8);
    if (kind == 0) {
      cut(bytes, random);
    } else if (kind < 3) {
      lie(bytes, random);
    } else {
      const auto reach = random.below(4) == 0 ? bytes.size() : std::min(head, bytes.size());
      bytes[random.below(reach)] ^= std::byte{1} << random.below(8);
    }
  }
  return bytes;
}

/// One convolution: 2 filters of 2 x 2 pixels over 3 channels.
Architecture tinyNetwork() {
  Architecture net;
  net.add({.name = "input_layer", .outputShape = {32, 32, 3}});
  net.add({.type = LayerType::Conv2D, .name = "conv", .filters = 2, .kernel = 2});
  return net;
}

/// How many of the changed inputs were refused; the others were taken.
struct Tally {
  int taken = 0;
  int refused = 0;

  /// A value, or an Error that says something.
  template <class T>
  void add(const Result<T>& result) {
    if (!result) QVERIFY(!result.error().message().empty());
    ++(result ? taken : refused);
  }
};

}  // namespace

/// Bytes of strangers, changed at random by a fixed seed, go into every reader. None may crash,
/// hang or give an Error without a sentence.
class TestFuzz : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_folder;

  /// Feeds `rounds` changed inputs to `read`. Some must be refused, or nothing was tried.
  template <class Read>
  void fuzz(const Bytes& input, std::size_t head, int rounds, const Read& read) {
    Tally tally;
    tally.add(read(input));
    QCOMPARE(tally.taken, 1);
    Random random(input.size());
    for (int i = 0; i < rounds; ++i) tally.add(read(mutated(input, head, random)));
    QVERIFY(tally.refused > rounds / 20);
  }

  std::filesystem::path fileOf(const Bytes& bytes) {
    const auto file = m_folder / "input";
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), std::ssize(bytes));
    return file;
  }
  Result<TensorMap> readKerasFile(const Bytes& bytes) {
    return readKerasWeights(fileOf(bytes), tinyNetwork());
  }

 private Q_SLOTS:
  void images_data() {
    QTest::addColumn<QString>("file");
    for (const char* name :
         {"turn6.jpg", "progressive.jpg", "cmyk.jpg", "grey.jpg", "turn6.png", "palette.png",
          "grey16.png", "hole.png", "turn6.webp", "lossy.webp", "alpha.webp", "plain.bmp",
          "palette.bmp", "unused_alpha.bmp", "turn6.tif", "packed.tif", "palette.tif",
          "grey16_turn6.tif", "alpha.tif"})
      QTest::newRow(name) << name;
  }
  void images() {
    QFETCH(const QString, file);
    const auto input = readFile(POMONA_GOLDEN_DIR "/image/" + file.toStdString()).value();
    fuzz(input, 200, 300, [](const Bytes& bytes) { return decodeImage(bytes, "fruit"); });
  }

  void safetensors() {
    const auto file = m_folder / "valid.safetensors";
    writeSafetensors(file,
                     {{"a", makeTensor({2, 3}, {1, 2, 3, 4, 5, 6})}, {"b", makeTensor({}, {7})}},
                     {{"key", "value"}})
        .value();
    fuzz(readFile(file).value(), 200, 3000,
         [this](const Bytes& bytes) { return readSafetensors(fileOf(bytes)); });
  }

  // HDF5 1.10 itself does not survive damage in its own tables: what can be tried is a file that
  // was cut, and its contents: names and numbers.
  void kerasFiles_data() {
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("names") << QByteArray("conv_W_1:0conv_b_1:0");
    QTest::newRow("numbers") << QByteArray("\0\0\0\x3f", 4).repeated(24);
  }
  void kerasFiles() {
    QFETCH(const QByteArray, part);
    const auto file = m_folder / "valid.h5";
    test::writeKerasFile(file,
                         {{"conv",
                           {{"conv_W_1:0", makeTensor({2, 2, 3, 2}, std::vector<float>(24, 0.5f))},
                            {"conv_b_1:0", makeTensor({2}, {5, 6})}}}});
    const std::string whole = readText(file).value();
    const auto place = whole.find(part.toStdString());
    QVERIFY(place != std::string::npos);
    fuzz(toBytes(part.toStdString()), 1000, 1000, [&](Bytes bytes) {
      bytes.resize(static_cast<std::size_t>(part.size()));
      auto content = whole;
      content.replace(place, bytes.size(), toText(bytes));
      return readKerasFile(toBytes(content));
    });
    Tally cuts;
    for (std::size_t length = 0; length < whole.size(); length += 7)
      cuts.add(readKerasFile(toBytes(whole.substr(0, length))));
    QCOMPARE(cuts.taken, 0);
  }

  void models() {
    Model model;
    model.imageSize = 32;
    model.labels = {"Apple", "Plum"};
    model.head = {.pooling = Pooling::Gap, .standardize = false};
    model.backboneWeights = randomBackboneWeights(model.backbone, 1);
    model.headWeights = {{"dense/kernel", makeTensor({1280, 2}, std::vector<float>(2560, 0.5f))},
                         {"dense/bias", makeTensor({2}, {0, 0})}};
    model.precision = "float32";
    const auto file = m_folder / "model.safetensors";
    saveModel(model, file).value();
    // The header alone is changed: what follows is 13 MB of numbers.
    const auto all = readFile(file).value();
    std::uint64_t length = 0;
    std::memcpy(&length, all.data(), sizeof length);
    const auto weights = std::span(all).subspan(sizeof length + length);
    const auto input = Bytes(all.begin() + sizeof length,
                             all.begin() + static_cast<std::ptrdiff_t>(sizeof length + length));
    QVERIFY(toText(input).find("__metadata__") < 100);  // what is read first stands first
    fuzz(input, 3000, 60, [&](const Bytes& header) {
      const std::uint64_t size = header.size();
      std::ofstream stream(file, std::ios::binary);
      stream.write(reinterpret_cast<const char*>(&size), sizeof size);
      stream.write(reinterpret_cast<const char*>(header.data()), std::ssize(header));
      stream.write(reinterpret_cast<const char*>(weights.data()), std::ssize(weights));
      stream.close();
      return loadModel(file);
    });
  }

  void recipes() {
    fuzz(toBytes(toJson(recipePreset("best").value())), 2000, 5000,
         [](const Bytes& bytes) { return recipeFromJson(toText(bytes)); });
  }

  void augmentations() {
    const auto spec =
        toBytes(toString(parseAugmentation("strong").value()) + ",fill_mode=reflect,cval=10");
    fuzz(spec, spec.size(), 5000, [](const Bytes& bytes) {
      auto options = parseAugmentation(toText(bytes));
      // What is taken can be written and drawn.
      if (options) {
        const auto again = parseAugmentation(toString(*options));
        if (!again || *again != *options)
          return Result<AugmentationOptions>(failure(ErrorCode::Internal, Sentence()));
        (void)drawTransform(*options, 100, 100, 1);
      }
      return options;
    });
  }
};

QTEST_APPLESS_MAIN(TestFuzz)
#include "test_fuzz.moc"
