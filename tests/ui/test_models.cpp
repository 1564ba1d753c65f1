// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <fstream>

#include "support/support.h"
#include "ui/controllers/text.h"
#include "ui/models/class_table_model.h"
#include "ui/models/dataset_image_model.h"
#include "ui/models/natural_sort_model.h"
#include "ui/models/problem_list_model.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;

namespace {

constexpr auto strictly = QAbstractItemModelTester::FailureReportingMode::QtTest;

DatasetPointer scanned(const std::filesystem::path& folder) {
  return std::make_shared<const Dataset>(scanDataset(folder).value());
}

}  // namespace

class TestModels : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_folder;

 private Q_SLOTS:
  void initTestCase() { test::drawnDataset(m_folder / "demo", 3); }

  void classTable() {
    ClassTableModel model;
    const QAbstractItemModelTester tester(&model, strictly);
    model.setDataset(scanned(m_folder / "demo"));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, ClassTableModel::Training).data().toString(), "6");
    QCOMPARE(model.index(2, ClassTableModel::Test).data().toString(), "3");
    model.setDataset(nullptr);
    QCOMPARE(model.rowCount(), 0);
  }

  void countsSortAsNumbers() {
    Dataset dataset;
    std::vector<int> sizes{50, 112, 9};
    for (int label = 0; label < 3; ++label) {
      dataset.classes.push_back("Class " + std::to_string(label));
      for (int i = 0; i < sizes[static_cast<std::size_t>(label)]; ++i)
        dataset.training.push_back({.label = label});
    }
    ClassTableModel model;
    model.setDataset(std::make_shared<const Dataset>(std::move(dataset)));
    NaturalSortModel sorted;
    sorted.setSourceModel(&model);
    sorted.setSortRole(ClassTableModel::sortRole);
    sorted.sort(ClassTableModel::Training);
    QStringList counts;
    for (int row = 0; row < 3; ++row)
      counts << sorted.index(row, ClassTableModel::Training).data().toString();
    QCOMPARE(counts, (QStringList{"9", "50", "112"}));
  }

  void datasetImages() {
    ThumbnailLoader loader;
    DatasetImageModel model(loader);
    const QAbstractItemModelTester tester(&model, strictly);
    const auto dataset = scanned(m_folder / "demo");
    model.setDataset(dataset);
    QCOMPARE(model.rowCount(), 18);
    model.setLabels({1});
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.labelOf(0), toQString(dataset->classes[1]));
    model.setSplit(Split::Test);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.rowOf(model.fileOf(2)), 2);
    QCOMPARE(model.rowOf("/elsewhere.jpg"), -1);
  }

  void picturesComeLater() {
    ThumbnailLoader loader;
    FileListModel model(loader);
    const QAbstractItemModelTester tester(&model, strictly);
    const auto broken = m_folder / "broken.jpg";
    std::ofstream(broken) << "no picture";
    const auto good = m_folder / "demo" / scanned(m_folder / "demo")->training.front().file;
    model.setFiles({{toQString(good), "Apple", "first"}, {toQString(broken), {}, "second"}});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QTRY_COMPARE(model.index(0).data(Qt::DecorationRole).value<QImage>().size(), QSize(100, 100));
    QTRY_VERIFY(model.index(1).data(ThumbnailModel::DamagedRole).toBool());
    QVERIFY(model.index(1).data(Qt::DecorationRole).value<QImage>().isNull());
    QVERIFY(changed.count() >= 1);
    QCOMPARE(model.index(0).data().toString(), "first");
  }

  void problems() {
    ProblemListModel model;
    const QAbstractItemModelTester tester(&model, strictly);
    model.setProblems(
        {{ProblemKind::Unreadable, "/data/a.jpg", Sentence::verbatim("a.jpg is cut off.")}});
    QCOMPARE(model.index(0).data().toString(), "a.jpg is cut off.");
    QCOMPARE(model.index(0).data(ProblemListModel::fileRole).toString(), "/data/a.jpg");
    QVERIFY(!model.index(0).data(ProblemListModel::kindRole).toString().isEmpty());
  }
};

QTEST_MAIN(TestModels)
#include "test_models.moc"
