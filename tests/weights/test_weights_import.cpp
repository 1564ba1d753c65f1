// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <fstream>

#include "base/file.h"
#include "nn/architecture.h"
#include "pomona/paths.h"
#include "pomona/weights.h"
#include "support/file_size_limit.h"
#include "support/support.h"
#include "weights/backbone_weights.h"
#include "weights/keras_file.h"
#include "weights/safetensors.h"

using namespace pomona;
namespace fs = std::filesystem;

namespace {

/// All of a VGG's layers with one value, under the names of Keras 1.
/// @param biases  of block3_conv2, if it is to have another number of them.
void writeVgg(const fs::path& file, Backbone backbone, std::int64_t biases = 0) {
  std::vector<test::KerasLayer> layers{{"input_1", {}}};
  const auto architecture = backboneArchitecture(backbone, 224);
  for (const auto& layer : architecture.layers()) {
    if (layer.weights.empty()) continue;
    const auto& kernel = layer.weights[0].shape;
    const auto elements = static_cast<std::size_t>(layer.weights[0].elements());
    const auto own = biases > 0 && layer.name == "block3_conv2" ? biases : kernel[0];
    layers.push_back(
        {layer.name,
         {{layer.name + "_W_1:0", makeTensor({kernel[2], kernel[3], kernel[1], kernel[0]},
                                             std::vector<float>(elements, 0.01f))},
          {layer.name + "_b_1:0",
           makeTensor({own}, std::vector<float>(static_cast<std::size_t>(own)))}}});
  }
  test::writeKerasFile(file, layers);
}

}  // namespace

/// Files that people bring, under whatever name.
class TestWeightsImport : public QObject {
  Q_OBJECT

  test::TemporaryFolder m_home;
  const fs::path m_lite0 = POMONA_RESOURCES_DIR "/weights/efficientnet_lite0.safetensors";

  fs::path write(const char* name, const std::string& content) const {
    const auto file = m_home / name;
    std::ofstream(file, std::ios::binary) << content;
    return file;
  }
  static std::string beginningOf(const fs::path& file, double share) {
    const auto content = readText(file).value();
    return content.substr(0, static_cast<std::size_t>(share * static_cast<double>(content.size())));
  }

 private Q_SLOTS:
  void initTestCase() {
    qputenv("XDG_DATA_HOME", (m_home / "data").c_str());
    writeVgg(m_home / "a", Backbone::Vgg16);
    writeVgg(m_home / "b", Backbone::Vgg19);
  }
  void init() { fs::remove_all(weightsDirectory()); }

  void fileIsKnownByItsLayers_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<Backbone>("backbone");
    QTest::addColumn<QString>("name");
    const auto path = [&](const fs::path& file) { return QString::fromStdString(file.string()); };
    QTest::newRow("VGG16") << path(m_home / "a") << Backbone::Vgg16
                           << "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5";
    QTest::newRow("VGG19") << path(m_home / "b") << Backbone::Vgg19
                           << "vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5";
    QTest::newRow("Lite0") << path(m_lite0) << Backbone::EfficientNetLite0
                           << "efficientnet_lite0.safetensors";
  }
  void fileIsKnownByItsLayers() {
    QFETCH(const QString, file);
    QFETCH(const Backbone, backbone);
    QFETCH(const QString, name);
    const auto record = importWeights(file.toStdString());
    QVERIFY2(record, record ? "" : record.error().message().c_str());
    QVERIFY(record->backbone == backbone);
    QVERIFY(record->file == weightsDirectory() / name.toStdString());
    QCOMPARE(record->published, backbone == Backbone::EfficientNetLite0);
    QVERIFY(readText(record->file).value() == readText(file.toStdString()).value());
    QVERIFY(findImagenetWeights(backbone).value() == record->file);
  }

  void lastImportCounts() {
    QVERIFY(importWeights(m_home / "a"));
    const auto vgg16 = loadBackboneWeights(m_home / "a", Backbone::Vgg16).value();
    writeSafetensors(m_home / "vgg16.safetensors", vgg16).value();
    const auto record = importWeights(m_home / "vgg16.safetensors");
    QVERIFY(record && record->backbone == Backbone::Vgg16);
    QVERIFY(findImagenetWeights(Backbone::Vgg16).value() == record->file);
    QVERIFY(record->file.extension() == ".safetensors");
  }

  void swappedFileNamesTheNetworkThatItFits() {
    const auto record = importWeights(m_home / "b", Backbone::Vgg16);
    QVERIFY(!record && record.error().code == ErrorCode::FileMismatch);
    QVERIFY(record.error().message().contains("holds the weights of vgg19"));
  }

  void badFileIsRefusedInOneSentenceAndNothingIsLost_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    const auto add = [](const char* what, const char* name, const std::string& content,
                        ErrorCode code) {
      QTest::newRow(what) << name << QByteArray::fromStdString(content) << static_cast<int>(code);
    };
    add("empty", "empty.h5", "", ErrorCode::FileDamaged);
    add("text", "notes.h5", "no weights", ErrorCode::FileDamaged);
    add("text of no kind", "notes.txt", "these are not the weights", ErrorCode::FileDamaged);
    add("cut .h5", "cut.h5", beginningOf(m_home / "a", 0.5), ErrorCode::FileDamaged);
    add("cut .safetensors", "cut.safetensors", beginningOf(m_lite0, 0.5), ErrorCode::FileDamaged);
    add("huge header", "huge.safetensors", std::string(8, '\x7f') + "{}", ErrorCode::FileDamaged);
    const auto foreign = m_home / "foreign.safetensors";
    writeSafetensors(foreign, {{"dense/kernel", makeTensor({2, 2}, {1, 2, 3, 4})}}).value();
    add("foreign layers", "foreign.safetensors", readText(foreign).value(),
        ErrorCode::FileMismatch);
    test::writeKerasFile(m_home / "foreign.h5",
                         {{"conv", {{"conv_W:0", makeTensor({1, 1, 2, 2}, {1, 2, 3, 4})}}}});
    add("foreign layers of Keras", "foreign.h5", readText(m_home / "foreign.h5").value(),
        ErrorCode::FileMismatch);
  }
  void badFileIsRefusedInOneSentenceAndNothingIsLost() {
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    QFETCH(const int, code);
    QVERIFY(importWeights(m_lite0));
    const auto file = write(name.toUtf8().constData(), content.toStdString());
    for (const auto wanted :
         {std::optional<Backbone>(), std::optional(Backbone::EfficientNetLite0)}) {
      const auto record = importWeights(file, wanted);
      QVERIFY(!record);
      QCOMPARE(static_cast<int>(record.error().code), code);
      QVERIFY(record.error().message().contains(file.string()));
      QVERIFY(!record.error().message().contains('\n'));
    }
    QVERIFY(findImagenetWeights(Backbone::EfficientNetLite0).value().parent_path() ==
            weightsDirectory());
    QVERIFY(readText(findImagenetWeights(Backbone::EfficientNetLite0).value()).value() ==
            readText(m_lite0).value());
  }

  /// A file that is nearly one of the backbones: what keeps it from it.
  void fileThatNearlyFitsSaysWhy() {
    auto vgg16 = loadBackboneWeights(m_home / "a", Backbone::Vgg16).value();
    auto shape = vgg16;
    shape.at("block5_conv2/bias") = makeTensor({3}, {1, 2, 3});
    writeSafetensors(m_home / "shape.safetensors", shape).value();
    const auto other = importWeights(m_home / "shape.safetensors");
    QVERIFY(!other && other.error().code == ErrorCode::FileMismatch);
    QVERIFY2(other.error().message().contains("block5_conv2/bias have the shape [3]"),
             other.error().message().c_str());
    QVERIFY(other.error().message().contains("nearly vgg16"));

    vgg16.erase("block4_conv1/kernel");
    writeSafetensors(m_home / "less.safetensors", vgg16).value();
    const auto less = importWeights(m_home / "less.safetensors");
    QVERIFY(!less && less.error().message().contains("block4_conv1/kernel are missing"));
  }

  void kerasFileThatNearlyFitsSaysWhy() {
    writeVgg(m_home / "odd.h5", Backbone::Vgg16, 255);
    const auto record = importWeights(m_home / "odd.h5");
    QVERIFY(!record && record.error().code == ErrorCode::FileMismatch);
    QVERIFY2(record.error().message().contains("[255] where block3_conv2/bias needs [256]"),
             record.error().message().c_str());
    QVERIFY(record.error().message().contains("nearly vgg16"));
  }

  void fileOfAnotherKindOfKerasIsExplained() {
    test::writeKerasFile(m_home / "new.weights.h5", {}, {.chunkedNames = true});
    const auto record = importWeights(m_home / "new.weights.h5");
    QVERIFY(!record && record.error().code == ErrorCode::FileMismatch);
    QVERIFY2(record.error().message().contains("no layer_names"), record.error().message().c_str());
  }

  void whatIsNoFileIsSaid() {
    QVERIFY(importWeights(m_home / "nowhere").error().code == ErrorCode::NotFound);
    QVERIFY(importWeights(m_home.path()).error().code == ErrorCode::NotReadable);
  }

  void fullDiskLeavesTheOldFile() {
    const auto old = importWeights(m_lite0)->file;
    const auto before = readText(old).value();
    {
      const test::FileSizeLimit limit(1'000'000);
      const auto record = importWeights(m_lite0);
      QVERIFY(!record && record.error().code == ErrorCode::NotWritable);
    }
    QVERIFY(readText(old).value() == before);
    QCOMPARE(std::distance(fs::directory_iterator(weightsDirectory()), {}), 1);
  }
};

QTEST_APPLESS_MAIN(TestWeightsImport)
#include "test_weights_import.moc"
