// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <QTest>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "nn/architecture.h"
#include "pomona/keras_model.h"
#include "store/model_file.h"
#include "support/support.h"
#include "weights/keras_article.h"
#include "weights/keras_file.h"

using namespace pomona;
using test::articleConfig;
using test::articleLayers;

/// A whole Keras model becomes one of Pomona's.
class TestKerasModel : public QObject {
  Q_OBJECT

  test::TemporaryFolder m_folder;

  std::filesystem::path labels(const std::string& text) {
    const auto file = m_folder / "labels.txt";
    (void)writeFile(file, text);
    return file;
  }

  Result<ModelInfo> import(const std::filesystem::path& labels) {
    return importKerasModel(
        {m_folder / "model.h5", labels, Preprocessing::Rescale, m_folder / "model.safetensors"});
  }

  /// The sentence with which a model with this description is refused.
  std::string refusal(const std::string& modelConfig) {
    test::writeKerasFile(m_folder / "model.h5", {},
                         {.belowModelWeights = true, .modelConfig = modelConfig});
    const auto result = import(labels("A\nB\nC\n"));
    return result ? "" : result.error().message();
  }

 private Q_SLOTS:
  void init() { std::filesystem::remove(m_folder / "model.safetensors"); }

  void articlesModelIsReadFlatAndNested_data() {
    QTest::addColumn<bool>("nested");
    QTest::newRow("flat") << false;
    QTest::newRow("nested") << true;
  }
  void articlesModelIsReadFlatAndNested() {
    QFETCH(const bool, nested);
    test::writeKerasFile(
        m_folder / "model.h5", articleLayers(nested),
        {.belowModelWeights = true, .bytes = 2, .modelConfig = articleConfig(nested)});
    const auto info = import(labels("Apple\r\nBanana\n\nCherry\n"));
    QVERIFY2(info.has_value(), info ? "" : info.error().message().c_str());
    const auto model = loadModel(m_folder / "model.safetensors");
    QVERIFY2(model.has_value(), model ? "" : model.error().message().c_str());
    QVERIFY(model->backbone == Backbone::Vgg16);
    QVERIFY(model->preprocessing == Preprocessing::Rescale);
    QVERIFY(model->head == HeadSpec{.pooling = Pooling::Flatten});
    QCOMPARE(model->imageSize, 64);
    QCOMPARE(model->labels, (std::vector<std::string>{"Apple", "Banana", "Cherry"}));
    QCOMPARE(toFloats(model->backboneWeights.at("block1_conv1/bias")).front(), 1.0f);
    QCOMPARE(toFloats(model->backboneWeights.at("block5_conv3/bias")).front(), 17.0f);
    QCOMPARE(toFloats(model->headWeights.at("dense/bias")), (std::vector<float>{1, 2, 3}));
  }

  void layersAddedToTheHeadAreRead() {
    auto config = nlohmann::json::parse(articleConfig(false));
    auto& layers = config["config"]["layers"];
    const auto last = layers.back();
    layers.erase(layers.size() - 1);
    for (const auto* added :
         {R"({"class_name": "Dense", "config": {"units": 4, "activation": "relu"}})",
          R"({"class_name": "BatchNormalization", "config": {"epsilon": 0.001}})",
          R"({"class_name": "Dropout", "config": {"rate": 0.3}})",
          R"({"class_name": "Dense", "config": {"units": 5, "activation": "linear"}})"})
      layers.push_back(nlohmann::json::parse(added));
    layers.push_back(last);
    auto weights = articleLayers(false);
    weights.pop_back();
    const auto add = [&](const char* layer, const std::vector<std::vector<std::int64_t>>& shapes) {
      weights.push_back({layer, {}});
      for (const auto& shape : shapes) {
        const auto count = shape.size() == 2 ? shape[0] * shape[1] : shape[0];
        weights.back().weights.emplace_back(
            fmt::format("{}/{}", layer, weights.back().weights.size()),
            makeTensor(shape, std::vector<float>(static_cast<std::size_t>(count),
                                                 static_cast<float>(weights.size()))));
      }
    };
    add("dense_7", {{2048, 4}, {4}});
    add("batch_normalization_3", {{4}, {4}, {4}, {4}});
    add("dense_8", {{4, 5}, {5}});
    add("dense_9", {{5, 3}, {3}});
    test::writeKerasFile(m_folder / "model.h5", weights,
                         {.belowModelWeights = true, .bytes = 2, .modelConfig = config.dump()});
    const auto info = import(labels("A\nB\nC\n"));
    QVERIFY2(info.has_value(), info ? "" : info.error().message().c_str());
    const auto model = loadModel(m_folder / "model.safetensors").value();
    QCOMPARE(toString(model.head), std::string("flatten,dense:4:relu,batchnorm,dense:5"));
    const auto first = toFloats(model.headWeights.at("dense/bias")).front();
    QCOMPARE(toFloats(model.headWeights.at("dense_1/bias")).front(), first + 2);
    QCOMPARE(toFloats(model.headWeights.at("dense_2/kernel")).front(), first + 3);

    // A normalisation's own epsilon goes with it; one without gamma is no layer of Pomona's.
    auto& normalization = layers[layers.size() - 4]["config"];
    normalization["epsilon"] = static_cast<double>(0.1f);  // as some Keras writes it
    test::writeKerasFile(m_folder / "model.h5", weights,
                         {.belowModelWeights = true, .bytes = 2, .modelConfig = config.dump()});
    std::filesystem::remove(m_folder / "model.safetensors");
    QVERIFY(import(labels("A\nB\nC\n")).has_value());
    const auto other = loadModel(m_folder / "model.safetensors").value();
    QCOMPARE(toString(other.head), std::string("flatten,dense:4:relu,batchnorm:0.1,dense:5"));
    normalization["epsilon"] = 0;
    QVERIFY(refusal(config.dump()).contains("none of Pomona's"));
    normalization["epsilon"] = 0.1;
    normalization["scale"] = false;
    QVERIFY(refusal(config.dump()).contains("none of Pomona's"));
  }

  void labelsAreTheDatasetsClasses() {
    test::writeKerasFile(
        m_folder / "model.h5", articleLayers(false),
        {.belowModelWeights = true, .bytes = 2, .modelConfig = articleConfig(false)});
    for (const auto* name : {"Pear", "Fig", "Kiwi"}) {
      std::filesystem::create_directories(m_folder / "data" / name);
      QVERIFY(writeFile(m_folder / "data" / name / "1.jpg", "x").has_value());
    }
    const auto info = import(m_folder / "data");
    QVERIFY2(info.has_value(), info ? "" : info.error().message().c_str());
    QCOMPARE(info->labels, (std::vector<std::string>{"Fig", "Kiwi", "Pear"}));
  }

  void labelsThatDoNotFitAreCounted() {
    test::writeKerasFile(
        m_folder / "model.h5", articleLayers(false),
        {.belowModelWeights = true, .bytes = 2, .modelConfig = articleConfig(false)});
    const auto few = import(labels("A\nB\n"));
    QVERIFY(!few && few.error().code == ErrorCode::FileMismatch);
    QVERIFY2(few.error().message().contains("2 labels"), few.error().message().c_str());
    QVERIFY(few.error().message().contains("3 outputs"));
    QVERIFY(import(labels("A\nB\nA\n")).error().message().contains("\"A\" twice"));
    const auto binary = import(labels(std::string("\x89PNG\0\n\0", 7)));
    QVERIFY2(binary.error().message().contains("is no text"), binary.error().message().c_str());
    QVERIFY(import(labels("")).error().message().contains("0 labels"));
    QCOMPARE(import(m_folder / "none.txt").error().code, ErrorCode::NotFound);
    QVERIFY(!std::filesystem::exists(m_folder / "model.safetensors"));
  }

  void damagedModelIsRefusedAndNothingIsWritten() {
    const auto file = m_folder / "model.h5";
    const test::KerasLayout layout{
        .belowModelWeights = true, .bytes = 2, .modelConfig = articleConfig(false)};
    auto layers = articleLayers(false);
    layers.back().weights.back().second = makeTensor({2}, {1, 2});
    test::writeKerasFile(file, layers, layout);
    const auto shape = import(labels("A\nB\nC\n"));
    QVERIFY(!shape && shape.error().code == ErrorCode::FileMismatch);
    QVERIFY2(shape.error().message().contains("has the shape [2] where dense/bias needs [3]"),
             shape.error().message().c_str());
    test::writeKerasFile(file, articleLayers(false), layout);
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    const auto cut = import(labels("A\nB\nC\n"));
    QVERIFY(!cut && cut.error().code == ErrorCode::FileDamaged);
    QVERIFY(cut.error().message().contains(file.string()));
    QVERIFY(!std::filesystem::exists(m_folder / "model.safetensors"));
  }

  void otherModelsAreRefusedWithTheReason() {
    const auto replaced = [](const std::string& from, const std::string& to) {
      auto text = articleConfig(false);
      for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
      return text;
    };
    QVERIFY(refusal("{}").contains("lists no layers"));
    QVERIFY(refusal("no JSON").contains("lists no layers"));
    QVERIFY(refusal(replaced("softmax", "sigmoid")).contains("activation \"sigmoid\""));
    QVERIFY(refusal(replaced("[null,64,64,3]", "[null,64,32,3]")).contains("square RGB"));
    QVERIFY(
        refusal(replaced("\"Flatten\"", "\"GlobalMaxPooling2D\"")).contains("none of Pomona's"));
    QVERIFY(refusal(articleConfig(false)).contains("ends before block1_conv1/kernel"));
    QVERIFY(refusal("").contains("no model_config"));
    QVERIFY(articleConfig(false).contains("\"units\":3,"));
    QVERIFY(
        refusal(replaced("\"units\":3,", "\"units\":4294967299,")).contains("none of Pomona's"));
  }
};

QTEST_APPLESS_MAIN(TestKerasModel)
#include "test_keras_model.moc"
