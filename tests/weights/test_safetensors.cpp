// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <array>
#include <cmath>
#include <cstring>

#include "base/file.h"
#include "support/support.h"
#include "weights/backbone_weights.h"
#include "weights/safetensors.h"

using namespace pomona;

namespace {

/// Length, header and data, whatever they say.
std::string rawFile(const std::string& header, std::size_t dataSize, std::uint64_t length) {
  std::string content(sizeof length, '\0');
  std::memcpy(content.data(), &length, sizeof length);
  return content + header + std::string(dataSize, '\0');
}
std::string rawFile(const std::string& header, std::size_t dataSize) {
  return rawFile(header, dataSize, header.size());
}

}  // namespace

class TestSafetensors : public QObject {
  Q_OBJECT

  test::TemporaryFolder m_folder;

 private Q_SLOTS:
  void tensorsAndMetadataComeBack() {
    const TensorMap tensors{
        {"a", makeTensor({2, 3}, {1, 2, 3, 4, 5, -6})},
        {"b/half", {DType::F16, {3}, std::vector<std::byte>(6, std::byte{0x3c})}},
        {"count", {DType::I64, {}, std::vector<std::byte>(8, std::byte{1})}},
        {"empty", {DType::F64, {0, 4}, {}}},
        {"grün", {DType::BF16, {1}, std::vector<std::byte>(2)}}};
    const std::map<std::string, std::string> metadata{{"pomona", "{\"labels\": [\"Äpfel\"]}"}};
    QVERIFY(writeSafetensors(m_folder / "a.safetensors", tensors, metadata).has_value());
    const auto content = readSafetensors(m_folder / "a.safetensors");
    QVERIFY2(content.has_value(), content ? "" : content.error().message().c_str());
    QVERIFY(content->tensors == tensors);
    QVERIFY(content->metadata == metadata);
    QVERIFY(readSafetensorsMetadata(m_folder / "a.safetensors").value() == metadata);
  }

  void headerIsPaddedSoThatTensorsAreAligned() {
    QVERIFY(
        writeSafetensors(m_folder / "b.safetensors", {{"x", makeTensor({1}, {1})}}).has_value());
    const auto bytes = readFile(m_folder / "b.safetensors").value();
    QCOMPARE(static_cast<int>(bytes.front()) % 8, 0);
  }

  void liesAreNoticed_data() {
    QTest::addColumn<std::string>("content");
    QTest::addColumn<std::string>("sentence");
    const auto row = [](const char* name, const std::string& content, const char* sentence) {
      QTest::newRow(name) << content << std::string(sentence);
    };
    const std::string a = R"("a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]})";
    row("nothing", "", "too short");
    row("huge header", rawFile("{}", 0, 1ull << 63), "no header");
    row("header beyond the end", rawFile("{}", 0, 3), "no header");
    row("no JSON", rawFile("{\"a\":", 0), "not a JSON object");
    row("no object", rawFile("[]", 0), "not a JSON object");
    row("deep", rawFile("{\"a\":" + std::string(100000, '['), 0), "nested too deeply");
    row("twice", rawFile("{" + a + "," + a + "}", 8), "a comes twice");
    row("cut data", rawFile("{" + a + "}", 7), "7 bytes of tensors where its header declares 8");
    row("data left over", rawFile("{" + a + "}", 9), "9 bytes");
    row("overlap",
        rawFile("{" + a + R"(,"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", 8),
        "overlap others or leave a hole");
    row("hole", rawFile(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", 8),
        "overlap others or leave a hole");
    row("backwards", rawFile(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[8,4]}})", 8),
        "does not fit its shape");
    row("wrong length", rawFile(R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}})", 8),
        "does not fit its shape");
    row("overflow",
        rawFile(R"({"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}})", 0),
        "does not fit its shape");
    row("negative", rawFile(R"({"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}})", 8),
        "malformed");
    row("fraction", rawFile(R"({"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}})", 8),
        "malformed");
    row("no shape", rawFile(R"({"a":{"dtype":"F32","data_offsets":[0,8]}})", 8), "malformed");
    row("unknown type", rawFile(R"({"a":{"dtype":"Q4","shape":[2],"data_offsets":[0,8]}})", 8),
        "element type Q4");
    row("metadata", rawFile(R"({"__metadata__":{"a":1}})", 0), "metadata a is no text");
    row("metadata list", rawFile(R"({"__metadata__":[]})", 0), "no JSON object");
  }
  void liesAreNoticed() {
    QFETCH(const std::string, content);
    QFETCH(const std::string, sentence);
    QVERIFY(writeFile(m_folder / "lie.safetensors", content).has_value());
    const auto result = readSafetensors(m_folder / "lie.safetensors");
    QVERIFY(!result && result.error().code == ErrorCode::FileDamaged);
    QVERIFY2(result.error().message().contains(sentence), result.error().message().c_str());
    QVERIFY(result.error().message().contains("lie.safetensors"));
  }

  void embeddedFileKeepsItsHalfFloats() {
    const auto weights =
        loadBackboneWeights(POMONA_RESOURCES_DIR "/weights/efficientnet_lite0.safetensors",
                            Backbone::EfficientNetLite0);
    QVERIFY(weights.has_value());
    QCOMPARE(weights->at("stem.conv/kernel").dtype, DType::F16);
    QCOMPARE(weights->at("stem.bn/moving_variance").dtype, DType::F32);
    // What Pomona writes itself has the canonical names, and is read again.
    QVERIFY(writeSafetensors(m_folder / "own.safetensors", *weights).has_value());
    QVERIFY(
        loadBackboneWeights(m_folder / "own.safetensors", Backbone::EfficientNetLite0).value() ==
        *weights);
  }

  /// A state dict as torchvision.models.vgg16().state_dict() names it, with zeros.
  static TensorMap torchvisionVgg16() {
    TensorMap state;
    std::int64_t inputs = 3;
    constexpr std::array<std::pair<int, std::int64_t>, 13> convolutions{{{0, 64},
                                                                         {2, 64},
                                                                         {5, 128},
                                                                         {7, 128},
                                                                         {10, 256},
                                                                         {12, 256},
                                                                         {14, 256},
                                                                         {17, 512},
                                                                         {19, 512},
                                                                         {21, 512},
                                                                         {24, 512},
                                                                         {26, 512},
                                                                         {28, 512}}};
    for (const auto& [place, filters] : convolutions) {
      const auto name = "features." + std::to_string(place);
      state[name + ".weight"] =
          Tensor{DType::F16,
                 {filters, inputs, 3, 3},
                 std::vector<std::byte>(static_cast<std::size_t>(2 * filters * inputs * 9))};
      state[name + ".bias"] = makeTensor(
          {filters}, std::vector<float>(static_cast<std::size_t>(filters), float(place)));
      inputs = filters;
    }
    state["classifier.0.bias"] = makeTensor({1}, {1});
    return state;
  }

  void torchvisionsVggIsMappedAndHasItsPreprocessing() {
    const auto file = m_folder / "torchvision.safetensors";
    auto state = torchvisionVgg16();
    QVERIFY(writeSafetensors(file, state).has_value());
    const auto weights = loadBackboneWeights(file, Backbone::Vgg16);
    QVERIFY2(weights.has_value(), weights ? "" : weights.error().message().c_str());
    QCOMPARE(weights->size(), std::size_t{26});
    for (const auto& [layer, place] : {std::pair("block1_conv1", 0), std::pair("block3_conv2", 12),
                                       std::pair("block5_conv3", 28)})
      QCOMPARE(toFloats(weights->at(std::string(layer) + "/bias")).front(), float(place));
    QVERIFY(trainedPreprocessing(file, Backbone::Vgg16) == Preprocessing::Torch);
    state.erase("features.28.bias");
    QVERIFY(writeSafetensors(file, state).has_value());
    const auto cut = loadBackboneWeights(file, Backbone::Vgg16);
    QVERIFY(!cut && cut.error().message().contains("block5_conv3/bias"));
    QVERIFY(!loadBackboneWeights(file, Backbone::Vgg19));
    state = torchvisionVgg16();
    state["features.12.bias"] = makeTensor({2}, {1, 2});
    QVERIFY(writeSafetensors(file, state).has_value());
    const auto odd = loadBackboneWeights(file, Backbone::Vgg16);
    QVERIFY(!odd && odd.error().code == ErrorCode::FileMismatch);
    QVERIFY2(odd.error().message().contains("block3_conv2/bias have the shape [2], not [256]"),
             odd.error().message().c_str());
  }

  void ownFilesHaveTheBackbonesPreprocessing() {
    const auto file = m_folder / "vgg.safetensors";
    QVERIFY(writeSafetensors(file, randomBackboneWeights(Backbone::Vgg16, 1)).has_value());
    QVERIFY(trainedPreprocessing(file, Backbone::Vgg16) == Preprocessing::Caffe);
  }

  void otherBackboneAndNaNsAreRefused() {
    auto weights = randomBackboneWeights(Backbone::EfficientNetLite0, 1);
    QVERIFY(weights == randomBackboneWeights(Backbone::EfficientNetLite0, 1));
    weights["blocks.3.expand_bn/gamma"] = makeTensor({144}, std::vector<float>(144, NAN));
    QVERIFY(writeSafetensors(m_folder / "nan.safetensors", weights).has_value());
    const auto nan = loadBackboneWeights(m_folder / "nan.safetensors", Backbone::EfficientNetLite0);
    QVERIFY(!nan && nan.error().code == ErrorCode::FileDamaged);
    QVERIFY(nan.error().message().contains("blocks.3.expand_bn/gamma"));
    const auto other = loadBackboneWeights(m_folder / "nan.safetensors", Backbone::Vgg16);
    QVERIFY(!other && other.error().code == ErrorCode::FileMismatch);
    QVERIFY(other.error().message().contains("block1_conv1/kernel"));
  }
};

QTEST_APPLESS_MAIN(TestSafetensors)
#include "test_safetensors.moc"
