// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QDialog>
#include <QDropEvent>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <atomic>
#include <fstream>

#include "pomona/paths.h"
#include "support/http_server.h"
#include "ui/controllers/text.h"
#include "ui/models/weights_table_model.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;
using test::HttpRequest;
using test::HttpServer;

namespace {

constexpr int patience = 60'000;
const std::filesystem::path embedded =
    POMONA_RESOURCES_DIR "/weights/efficientnet_lite0.safetensors";

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The window on the Train page with the dialog open and its list read. Nothing comes with this
/// Pomona, so that Lite0's weights, whose digest a test can meet, are to be fetched.
class Opened : public test::WindowFixture {
 public:
  Opened() {
    context().navigator.go({.page = PageId::Train});
    click("openWeights");
    if (!QTest::qWaitFor([&] { return table().model()->rowCount() > 0; }, patience))
      qFatal("the weights are not listed");
  }
  QDialog& dialog() { return find<QDialog>("weightsDialog"); }
  QTreeView& table() { return find<QTreeView>("weightsTable"); }
  QString cell(Backbone backbone, int column) {
    auto& model = dynamic_cast<WeightsTableModel&>(*table().model());
    return model.index(model.rowOf(backbone), column).data().toString();
  }
  QString lite0State() { return cell(Backbone::EfficientNetLite0, WeightsTableModel::State); }
  void select(Backbone backbone) {
    auto& model = dynamic_cast<WeightsTableModel&>(*table().model());
    table().setCurrentIndex(model.index(model.rowOf(backbone), 0));
  }
  QString banner() {
    auto* text = dialog().findChild<QLabel*>("bannerText");
    return text->isVisible() ? text->text() : QString();
  }
  void dropOnDialog(const std::vector<std::filesystem::path>& files) {
    const auto mime = test::mimeOf(files);
    const auto middle = dialog().rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(&dialog(), &enter);
    QVERIFY(shows("dropOverlay"));
    QDropEvent event(middle, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(&dialog(), &event);
    QVERIFY(!shows("dropOverlay"));
  }
};

}  // namespace

class TestWeightsDialog : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_folder;
  std::unique_ptr<test::Home> m_home;

 private Q_SLOTS:
  void initTestCase() {
    for (const auto* name : {"http_proxy", "HTTPS_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"})
      qunsetenv(name);
  }
  void init() {
    m_home = std::make_unique<test::Home>();
    qputenv("POMONA_RESOURCES", m_folder.path().c_str());
    qputenv("POMONA_WEIGHTS_URL", "http://127.0.0.1:9");
  }

  void listsEveryBackboneWithWhatIsKnownOfIt() {
    Opened opened;
    QCOMPARE(opened.table().model()->rowCount(), static_cast<int>(allBackbones().size()));
    QCOMPARE(opened.cell(Backbone::Vgg16, WeightsTableModel::State), QString("missing"));
    QCOMPARE(opened.cell(Backbone::Vgg16, WeightsTableModel::Licence), QString("CC BY 4.0"));
    QVERIFY(opened.cell(Backbone::Vgg16, WeightsTableModel::Source).contains("Oxford"));
    opened.select(Backbone::Vgg16);
    const auto details = opened.find<QLabel>("weightsDetails").text();
    QVERIFY(details.contains("vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5"));
    QVERIFY(details.contains("caffe"));
    QVERIFY(opened.find<QPushButton>("weightsFetch").isEnabled());
    QTest::keyClick(&opened.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!opened.shows("weightsDialog"));
  }

  void fetchesWithoutLeavingTheDialog() {
    const auto content = contentOf(embedded);
    const HttpServer server([&](const HttpRequest& r) { return test::serveFile(r, content); });
    qputenv("POMONA_WEIGHTS_URL", server.url().c_str());
    Opened opened;
    opened.select(Backbone::EfficientNetLite0);
    opened.click("weightsFetch");
    QTRY_COMPARE_WITH_TIMEOUT(opened.lite0State(), QString("here"), patience);
    QVERIFY(opened.banner().contains("EfficientNet-Lite0"));
    QVERIFY(!opened.find<QPushButton>("weightsFetch").isEnabled());
    QVERIFY(!opened.find<QPushButton>("weightsFetch").toolTip().isEmpty());
    QVERIFY(contentOf(weightsDirectory() / "efficientnet_lite0.safetensors") == content);
  }

  void withoutConnectionTheBannerSaysWhatToDo() {
    Opened opened;
    opened.select(Backbone::Vgg16);
    opened.click("weightsFetch");
    QTRY_VERIFY_WITH_TIMEOUT(opened.banner().contains("no connection"), patience);
    QVERIFY(opened.dialog().findChild<QLabel*>("bannerRemedy")->text().contains("import"));
    QCOMPARE(opened.cell(Backbone::Vgg16, WeightsTableModel::State), QString("missing"));
    QVERIFY(opened.find<QPushButton>("weightsFetch").isEnabled());
  }

  void cancelledFetchGoesOnWhereItEnded() {
    const auto content = contentOf(embedded);
    std::atomic<int> asked = 0;
    const HttpServer server([&](const HttpRequest& r) {
      auto reply = test::serveFile(r, content);
      reply.stalls = ++asked == 1;
      if (reply.stalls) reply.cutAfter = 1'000'000;
      return reply;
    });
    qputenv("POMONA_WEIGHTS_URL", server.url().c_str());
    const auto part = weightsDirectory() / "efficientnet_lite0.safetensors.part";
    Opened opened;
    opened.select(Backbone::EfficientNetLite0);
    opened.click("weightsFetch");
    QTRY_VERIFY_WITH_TIMEOUT(
        std::filesystem::exists(part) && std::filesystem::file_size(part) == 1'000'000, patience);
    opened.click("weightsClose");  // the page goes on telling of it
    QTRY_VERIFY(!opened.shows("weightsDialog"));
    QVERIFY(opened.shows("jobCancel"));
    opened.click("jobCancel");
    QTRY_VERIFY_WITH_TIMEOUT(!opened.shows("jobCancel"), patience);
    opened.click("openWeights");
    opened.select(Backbone::EfficientNetLite0);
    opened.click("weightsFetch");
    QTRY_COMPARE_WITH_TIMEOUT(opened.lite0State(), QString("here"), patience);
    QCOMPARE(server.requests().at(1).rangeBegin(), 1'000'000U);
  }

  void droppedFileIsKnownByItsContent() {
    Opened opened;
    const auto file = m_folder / "from a friend";
    std::filesystem::copy_file(embedded, file);
    opened.dropOnDialog({file});
    QTRY_COMPARE_WITH_TIMEOUT(opened.lite0State(), QString("here"), patience);
    QVERIFY(opened.banner().contains("EfficientNet-Lite0"));
  }

  void chosenFileThatIsNoWeightsIsSaid() {
    Opened opened;
    std::ofstream(m_folder / "wrong.h5") << "no weights";
    opened.dialogs().files = {toQString(m_folder / "wrong.h5")};
    opened.click("weightsImport");
    QTRY_VERIFY_WITH_TIMEOUT(opened.banner().contains("wrong.h5"), patience);
  }

  void verifyFindsTheDamagedFile() {
    std::filesystem::create_directories(weightsDirectory());
    const auto file = weightsDirectory() / "efficientnet_lite0.safetensors";
    std::ofstream(file, std::ios::binary) << contentOf(embedded).substr(0, 100'000);
    Opened opened;
    QCOMPARE(opened.lite0State(), QString("here, your own"));
    opened.click("weightsVerify");
    QTRY_COMPARE_WITH_TIMEOUT(opened.lite0State(), QString("damaged"), patience);
    QVERIFY(opened.banner().contains("damaged"));
  }

  void modelKeepsItsRules() {
    WeightsTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRecords(listWeights());
    model.setRecords(listWeights());
    QCOMPARE(model.columnCount(), static_cast<int>(WeightsTableModel::columns));
  }
};

QTEST_MAIN(TestWeightsDialog)
#include "test_weights_dialog.moc"
