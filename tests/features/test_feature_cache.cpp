// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <fstream>
#include <future>

#include "base/file.h"
#include "features/feature_cache.h"
#include "pomona/paths.h"
#include "support/file_size_limit.h"
#include "support/support.h"

using namespace pomona;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t rows = 100;  // three batches and a bit
constexpr std::size_t columns = 7;

FeatureKey keyOf(const std::string& samples) {
  return {.samples = samples, .backbone = "vgg16", .pooling = "gap"};
}

Result<FeatureCache> tryOpen(const FeatureKey& key = keyOf("a"), std::size_t wide = columns,
                             std::stop_token stop = {}) {
  return FeatureCache::open(key, rows, wide, stop);
}

FeatureCache open(const FeatureKey& key = keyOf("a"), std::size_t wide = columns) {
  return tryOpen(key, wide).value();
}

/// Every 16 bit pattern comes up in a large table, those of NaN among them.
std::uint16_t valueAt(std::size_t index) {
  return static_cast<std::uint16_t>(index * 40503);
}

std::vector<std::uint16_t> nextBatch(const FeatureCache& cache) {
  const std::size_t count = std::min(FeatureCache::batchRows, cache.rows() - cache.filled());
  std::vector<std::uint16_t> values(count * cache.columns());
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = valueAt(cache.filled() * cache.columns() + i);
  return values;
}

void fillTo(FeatureCache& cache, std::size_t end = rows) {
  while (cache.filled() < end) cache.append(nextBatch(cache)).value();
  cache.save().value();
}

bool isWhole(const FeatureCache& cache) {
  if (cache.filled() != cache.rows()) return false;
  for (std::size_t i = 0; i < cache.rows() * cache.columns(); ++i)
    if (cache.data()[i] != valueAt(i)) return false;
  return true;
}

fs::path tables() {
  return cacheDirectory() / "features";
}

/// The folders of the tables.
std::vector<fs::path> folders() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(tables())) found.push_back(entry.path());
  return found;
}

/// Makes a full table. Returns its folder.
fs::path makeTable(const std::string& name, std::size_t wide = columns) {
  const auto before = fs::exists(tables()) ? folders() : std::vector<fs::path>();
  auto cache = open(keyOf(name), wide);
  fillTo(cache);
  for (const auto& folder : folders())
    if (std::ranges::find(before, folder) == before.end()) return folder;
  return {};
}

void changeByte(const fs::path& file, std::size_t place) {
  auto bytes = readFile(file).value();
  bytes.at(place) ^= std::byte{1};
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), std::ssize(bytes));
}

std::stop_token requested() {
  std::stop_source stop;
  stop.request_stop();
  return stop.get_token();
}

std::uintmax_t bytesIn(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(folder)) bytes += entry.file_size();
  return bytes;
}

void used(const fs::path& folder, int hoursAgo) {
  fs::last_write_time(folder / "lock",
                      fs::file_time_type::clock::now() - std::chrono::hours(hoursAgo));
}

}  // namespace

class TestFeatureCache : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_home;

 private Q_SLOTS:
  void init() {
    fs::remove_all(m_home / "pomona");
    qputenv("XDG_CACHE_HOME", QByteArray::fromStdString(m_home.path().string()));
    qunsetenv("POMONA_CACHE_GB");
  }

  void valuesComeBackBitForBit() {
    makeTable("a", 1000);
    const auto cache = open(keyOf("a"), 1000);
    QVERIFY(isWhole(cache));
    QCOMPARE(cache.discarded(), std::size_t{0});
  }

  void goesOnAtTheSavedRow() {
    {
      auto cache = open();
      QCOMPARE(cache.filled(), std::size_t{0});
      fillTo(cache, 64);
    }
    auto cache = open();
    QCOMPARE(cache.filled(), std::size_t{64});
    QCOMPARE(cache.discarded(), std::size_t{0});
    fillTo(cache);
    QVERIFY(isWhole(cache));
    QVERIFY(isWhole(open()));
  }

  void changedByteDiscardsFromItsBatchOn_data() {
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("kept");
    QTest::newRow("first") << 0 << 0;
    QTest::newRow("end of a batch") << 31 << 0;
    QTest::newRow("begin of a batch") << 32 << 32;
    QTest::newRow("last") << 99 << 96;
  }
  void changedByteDiscardsFromItsBatchOn() {
    QFETCH(const int, row);
    QFETCH(const int, kept);
    changeByte(makeTable("a") / "data", static_cast<std::size_t>(row) * columns * 2 + 5);
    auto cache = open();
    QCOMPARE(cache.filled(), static_cast<std::size_t>(kept));
    QCOMPARE(cache.discarded(), rows - static_cast<std::size_t>(kept));
    fillTo(cache);
    QVERIFY(isWhole(open()));
  }

  void unsoundTableBeginsAnew_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("before");  // empty: the content is replaced
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("empty index") << "index.json" << QByteArray() << QByteArray();
    QTest::newRow("no JSON") << "index.json" << QByteArray("{") << QByteArray("(");
    QTest::newRow("no object") << "index.json" << QByteArray() << QByteArray("[1]");
    QTest::newRow("other rows") << "index.json" << QByteArray("100") << QByteArray("101");
    QTest::newRow("rows are text") << "index.json" << QByteArray(":100") << QByteArray(":\"100\"");
    QTest::newRow("negative rows") << "index.json" << QByteArray("100") << QByteArray("-100");
    QTest::newRow("other columns") << "index.json" << QByteArray("s\":7") << QByteArray("s\":8");
    QTest::newRow("other key") << "index.json" << QByteArray("vgg16") << QByteArray("vgg19");
    QTest::newRow("key is a number")
        << "index.json" << QByteArray() << QByteArray(R"({"key": 1, "rows": 100})");
    QTest::newRow("no hashes") << "index.json" << QByteArray("hashes") << QByteArray("hushes");
    QTest::newRow("hash is text") << "index.json" << QByteArray("[") << QByteArray("[\"a\",");
    QTest::newRow("hash is negative") << "index.json" << QByteArray("[") << QByteArray("[-1,");
    QTest::newRow("empty data") << "data" << QByteArray() << QByteArray();
  }
  void unsoundTableBeginsAnew() {
    QFETCH(const QString, file);
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    const auto path = makeTable("a") / file.toStdString();
    QByteArray content = QByteArray::fromStdString(readText(path).value());
    if (before.isEmpty()) {
      content = after;
    } else {
      const auto place = content.indexOf(before);
      QVERIFY(place >= 0);
      content.replace(place, before.size(), after);
    }
    writeFile(path, content.toStdString()).value();
    auto cache = open();
    QCOMPARE(cache.filled(), std::size_t{0});
    fillTo(cache);
    QVERIFY(isWhole(open()));
  }

  void cutIndexBeginsAnewAtEveryLength() {
    const auto index = makeTable("a") / "index.json";
    const auto content = readText(index).value();
    for (std::size_t length = 0; length < content.size(); length += 9) {
      std::ofstream(index, std::ios::trunc) << content.substr(0, length);
      auto cache = open();
      QCOMPARE(cache.filled(), std::size_t{0});
    }
  }

  void missingFilesBeginAnew_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("index") << "index.json";
    QTest::newRow("data") << "data";
  }
  void missingFilesBeginAnew() {
    QFETCH(const QString, file);
    fs::remove(makeTable("a") / file.toStdString());
    QCOMPARE(open().filled(), std::size_t{0});
  }

  void everyPartOfTheKeyTellsTablesApart() {
    std::vector<FeatureKey> keys(12, {"s", "b", "w", "p", 1, "l", "a", 2, 3, "f", "d"});
    keys[1].samples = keys[2].backbone = keys[3].weights = keys[4].preprocessing = "x";
    keys[5].pooling = keys[6].augmentation = keys[7].precision = keys[8].device = "x";
    keys[9].imageSize = 9;
    keys[10].seed = 9;
    keys[11].view = 9;
    for (const auto& key : keys) {
      auto cache = open(key);
      QCOMPARE(cache.filled(), std::size_t{0});
      fillTo(cache);
    }
    QCOMPARE(folders().size(), keys.size());
  }

  void fullTableIsSharedAndAHalfFilledOneIsNot() {
    auto first = open();
    fillTo(first, 32);
    QCOMPARE(tryOpen(keyOf("a"), columns, requested()).error().code, ErrorCode::Cancelled);
    fillTo(first);
    const auto second = tryOpen(keyOf("a"), columns, requested());
    QVERIFY(second && isWhole(*second) && isWhole(first));
    QVERIFY(isWhole(open()));  // a third
  }

  void openWaitsUntilTheOtherHasFilledTheTable() {
    auto first = open();
    auto second = std::async(std::launch::async, [] { return isWhole(open()); });
    fillTo(first);
    QVERIFY(second.get());
  }

  void trimTakesTheLongestUnusedFirstAndNoneInUse() {
    const auto a = makeTable("a");
    const auto b = makeTable("b");
    const auto c = makeTable("c");
    used(a, 2);
    used(b, 3);
    used(c, 1);
    trimFeatureCache(tables(), bytesIn(a) + bytesIn(b) + bytesIn(c));
    QCOMPARE(folders().size(), std::size_t{3});
    trimFeatureCache(tables(), bytesIn(a) + bytesIn(c));
    QVERIFY(fs::exists(a) && !fs::exists(b) && fs::exists(c));
    {
      const auto inUse = open();
      used(a, 9);
      trimFeatureCache(tables(), 0);
      QVERIFY(fs::exists(a) && !fs::exists(c));
      QVERIFY(isWhole(inUse));
    }
    trimFeatureCache(tables(), 0);
    QVERIFY(folders().empty());
    trimFeatureCache(m_home / "nowhere", 0);  // nothing to do
  }

  void openingATableUsesIt() {
    const auto a = makeTable("a");
    const auto b = makeTable("b");
    used(a, 9);
    used(b, 5);
    QVERIFY(isWhole(open(keyOf("a"))));
    trimFeatureCache(tables(), bytesIn(a));
    QVERIFY(fs::exists(a) && !fs::exists(b));
  }

  void limitOfTheEnvironmentIsObeyed() {
    qputenv("POMONA_CACHE_GB", "0.0001");  // 100 kB; a table takes 40 kB
    std::vector<fs::path> made;
    for (const char* name : {"a", "b", "c", "d"}) {
      made.push_back(makeTable(name, 200));
      used(made.back(), 9 - static_cast<int>(made.size()));
    }
    QCOMPARE(folders().size(), std::size_t{2});
    QVERIFY(fs::exists(made[2]) && fs::exists(made[3]));
  }

  void fullDiskIsAnErrorAtTheStart() {
    {
      const test::FileSizeLimit full(1000);
      const auto cache = tryOpen();
      QVERIFY(!cache && cache.error().message().find("data") != std::string::npos);
      QVERIFY(cache.error().code == ErrorCode::NotWritable);  // only a real one is DiskFull
    }
    auto cache = open();  // there is room again
    fillTo(cache);
    QVERIFY(isWhole(open()));
  }

  void fullDiskIsAnErrorOnTheWay() {
    auto cache = open();
    const auto batch = nextBatch(cache);
    {
      const test::FileSizeLimit full(0);
      QVERIFY(!cache.append(batch));
      QVERIFY(!cache.save());
    }
    QCOMPARE(cache.filled(), std::size_t{0});
    fillTo(cache);
    QVERIFY(isWhole(cache));
  }

  void placeThatCannotBeWrittenIsAnError() {
    writeFile(m_home / "pomona", "a file where the folder would be").value();
    QCOMPARE(tryOpen().error().code, ErrorCode::NotWritable);
  }
};

QTEST_GUILESS_MAIN(TestFeatureCache)
#include "test_feature_cache.moc"
