// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <atomic>
#include <cmath>
#include <set>

#include "base/file.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "base/random.h"
#include "base/tensor.h"
#include "support/support.h"

using namespace pomona;

class TestBase : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void hashesEqualTheirPublishedValues() {
    // FIPS 180-2, RFC 1321 and the XXH3 reference implementation.
    const test::TemporaryFolder folder;
    writeFile(folder / "abc", "abc").value();
    QCOMPARE(md5File(folder / "abc").value(), std::string("900150983cd24fb0d6963f7d28e17f72"));
    QVERIFY(md5File(folder / "none").error().code == ErrorCode::NotFound);
    QCOMPARE(sha256File(folder / "abc").value(),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(toHex(fastHash(std::string_view(""))), std::string("2d06800538d394c2"));
  }

  void writtenFileReadsBackAndLeavesNothingBeside() {
    const test::TemporaryFolder folder;
    QVERIFY(writeFile(folder / "a.txt", "first").has_value());
    QVERIFY(writeFile(folder / "a.txt", "second").has_value());
    QCOMPARE(readText(folder / "a.txt").value(), std::string("second"));
    QCOMPARE(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
  }

  void renamedFileTakesThePlaceOfTheOldOne() {
    const test::TemporaryFolder folder;
    writeFile(folder / "a.txt", "old").value();
    QVERIFY(!renameFile(folder / "a.part", folder / "a.txt"));
    QCOMPARE(readText(folder / "a.txt").value(), std::string("old"));
    writeFile(folder / "a.part", "new").value();
    QVERIFY(renameFile(folder / "a.part", folder / "a.txt").has_value());
    QCOMPARE(readText(folder / "a.txt").value(), std::string("new"));
    QVERIFY(!std::filesystem::exists(folder / "a.part"));
  }

  void failedWriteKeepsTheOldFile() {
    const test::TemporaryFolder folder;
    QVERIFY(writeFile(folder / "a.txt", "old").has_value());
    const auto result = writeFile(folder / "a.txt", [](const Sink& sink) -> Result<void> {
      (void)sink(std::as_bytes(std::span("half", 4)));
      return failure(ErrorCode::Cancelled, Sentence::of("stopped"));
    });
    QVERIFY(!result && result.error().code == ErrorCode::Cancelled);
    QCOMPARE(readText(folder / "a.txt").value(), std::string("old"));
    QCOMPARE(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
  }

  void fullDiskIsAnErrorThatSaysSo() {
    const auto error = systemError(FileAction::Write, "/x/y", ENOSPC);
    QCOMPARE(error.code, ErrorCode::DiskFull);
    QVERIFY(error.message().find("/x/y") != std::string::npos);
  }

  void missingFileIsNamed() {
    const auto result = readFile("/nowhere/at/all");
    QVERIFY(!result && result.error().code == ErrorCode::NotFound);
    QVERIFY(result.error().message().find("/nowhere/at/all") != std::string::npos);
  }

  void folderIsLockedOnceAtATime() {
    const test::TemporaryFolder folder;
    {
      const auto first = DirectoryLock::acquire(folder.path());
      QVERIFY(first.has_value());
      const auto second = DirectoryLock::acquire(folder.path());
      QVERIFY(!second && second.error().code == ErrorCode::Busy);
    }
    QVERIFY(DirectoryLock::acquire(folder.path()).has_value());
  }

  void sharedFolderLocksKeepOnlyExclusiveOnesOut() {
    const test::TemporaryFolder folder;
    auto first = DirectoryLock::acquire(folder.path());
    QVERIFY(first.has_value());
    first->share();
    const auto second = DirectoryLock::acquire(folder.path(), DirectoryLock::Mode::Shared);
    QVERIFY(second.has_value());
    QVERIFY(!DirectoryLock::acquire(folder.path()));
  }

  void permutationHoldsEveryIndexOnceAndFollowsTheSeed() {
    const auto order = permutation(1000, 7);
    QCOMPARE(std::set<std::size_t>(order.begin(), order.end()).size(), std::size_t{1000});
    QVERIFY(order == permutation(1000, 7));
    QVERIFY(order != permutation(1000, 8));
  }

  void normalDrawsHaveMeanZeroAndDeviationOne() {
    Random random(1);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 20000; ++i) {
      const double x = random.normal();
      sum += x;
      squares += x * x;
    }
    QVERIFY(std::abs(sum / 20000) < 0.03);
    QVERIFY(std::abs(squares / 20000 - 1) < 0.05);
  }

  void parallelForCallsEveryIndexOnce() {
    std::vector<std::atomic<int>> calls(1000);
    parallelFor(calls.size(), 4, [&](std::size_t i) { ++calls[i]; });
    QVERIFY(std::ranges::all_of(calls, [](const auto& count) { return count == 1; }));
  }

  void halfFloatsAreReadExactly() {
    // IEEE 754 binary16: 1, -2, smallest subnormal, 65504.
    const std::uint16_t raw[] = {0x3c00, 0xc000, 0x0001, 0x7bff};
    const auto bytes = std::as_bytes(std::span(raw));
    const auto values = toFloats(Tensor{DType::F16, {4}, {bytes.begin(), bytes.end()}});
    QCOMPARE(values, (std::vector<float>{1.0f, -2.0f, 0x1p-24f, 65504.0f}));
  }
};

QTEST_APPLESS_MAIN(TestBase)
#include "test_base.moc"
