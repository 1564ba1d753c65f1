// SPDX-License-Identifier: GPL-3.0-or-later
// The real fruits-360 sample below POMONA_TEST_DATA.
#include <QTest>
#include <cstdlib>

#include "data/dataset_folder.h"

using namespace pomona;

class TestDataReal : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void sampleIsCountedAndReadWhole() {
    const char* data = std::getenv("POMONA_TEST_DATA");
    QVERIFY2(data, "POMONA_TEST_DATA names the folder of test data");
    const auto root = std::filesystem::path(data) / "fruits-360-sample";
    const auto dataset = scanDataset(root);
    QVERIFY(dataset.has_value());
    QCOMPARE(dataset->classes.size(), 95u);
    QCOMPARE(dataset->training.size(), 8169u);
    QCOMPARE(dataset->test.size(), 2778u);
    QVERIFY(dataset->problems.empty());
    const auto problems = checkDataset(*dataset);
    QVERIFY(problems && problems->empty());
    const auto [kept, heldOut] = holdOut(dataset->training, 0.2, 1);
    QVERIFY(heldOut.size() > 1500 && heldOut.size() < 1800);
  }
};

QTEST_APPLESS_MAIN(TestDataReal)
#include "test_data_real.moc"
