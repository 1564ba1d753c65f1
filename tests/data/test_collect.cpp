// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "data/dataset_folder.h"
#include "pomona/files.h"

using namespace pomona;
using test::contains;
using test::DatasetFolder;

class TestCollect : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void imagesOfFoldersAndWhatIsSkipped() {
    const DatasetFolder folder({"in/b.JPG", "in/a.png", "in/deep/c.webp", "in/old.gif",
                                "in/deep/notes.txt", "in/.hidden.png", "in/Thumbs.db",
                                "in/__MACOSX/d.png", "alone.gif"});
    const auto found = collectImages({folder / "alone.gif", folder / "in", folder / "none.png"});
    QVERIFY(found.has_value());
    const std::vector<std::filesystem::path> images{
        folder / "alone.gif",  // named by the user, so its error gets a row
        folder / "in/a.png", folder / "in/b.JPG", folder / "in/deep/c.webp", folder / "none.png"};
    QVERIFY(found->images == images);
    const std::vector<std::filesystem::path> skipped{folder / "in/deep/notes.txt",
                                                     folder / "in/old.gif"};
    QVERIFY(found->skipped == skipped);
  }

  void folderWithoutImagesSaysWhatLiesThere() {
    const DatasetFolder folder({"in/old.gif", "in/other.gif"});
    const auto found = collectImages({folder / "in"});
    QVERIFY(!found && found.error().code == ErrorCode::NotFound);
    QVERIFY(contains(found.error().message(), "other files there: 2"));
  }

  void folderWithoutImagesStopsNoOther() {
    const DatasetFolder folder({"empty/old.gif", "in/a.png"});
    const auto found = collectImages({folder / "empty", folder / "in"});
    QVERIFY(found.has_value());
    QCOMPARE(found->images.size(), std::size_t{1});
    QCOMPARE(found->without.size(), std::size_t{1});
    QVERIFY(found->without.front().path == folder / "empty");
  }

  void stopRequestEndsIt() {
    const DatasetFolder folder({"in/a.png"});
    std::stop_source stop;
    stop.request_stop();
    const auto found = collectImages({folder / "in"}, stop.get_token());
    QVERIFY(!found && found.error().code == ErrorCode::Cancelled);
  }
};

QTEST_APPLESS_MAIN(TestCollect)
#include "test_collect.moc"
