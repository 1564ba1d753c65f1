// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "nn/gpu.h"

using namespace pomona;

namespace {

constexpr const char* driver = POMONA_BIN_DIR "/libfake_gpu_driver.so";
constexpr const char* missing = "libno-such-driver.so.1";
constexpr std::uint64_t gibibyte = std::uint64_t{1} << 30U;

}  // namespace

class TestGpu : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void driverTellsOfItsCards() {
    const auto gpus = listGpus({driver, driver});
    QCOMPARE(gpus.size(), std::size_t{2});
    QCOMPARE(gpus[0].model, std::string("New card"));
    QCOMPARE(gpus[0].memory, 80 * gibibyte);
    QCOMPARE(gpus[0].memoryUsed, std::optional(12 * gibibyte));
    QCOMPARE(gpus[0].use, std::optional(97));
    QVERIFY(gpus[0].hasBFloat16);
    QCOMPARE(gpus[1].model, std::string("Old card"));
    QCOMPARE(gpus[1].memory, 8 * gibibyte);
    QVERIFY(!gpus[1].memoryUsed && !gpus[1].use && !gpus[1].hasBFloat16);
  }

  void withoutManagementNoUseIsTold() {
    const auto gpus = listGpus({driver, missing});
    QCOMPARE(gpus.size(), std::size_t{2});
    QCOMPARE(gpus[0].model, std::string("New card"));
    QVERIFY(!gpus[0].memoryUsed && !gpus[0].use);
  }

  void withoutDriverThereIsNoCard() {
    QVERIFY(listGpus({missing, driver}).empty());
    QVERIFY(!gpuHasBFloat16(0, {missing, driver}));
  }

  void onlyCardsThatAreThereHaveBFloat16() {
    QVERIFY(gpuHasBFloat16(0, {driver, missing}));
    QVERIFY(!gpuHasBFloat16(1, {driver, missing}));
    QVERIFY(!gpuHasBFloat16(2, {driver, missing}));
  }

  void absenceHasAReason() {
    const bool cuda = POMONA_CUDA;
    const auto reason = [&](const char* with) {
      return cuda ? std::string(with) : "this libtorch was built without CUDA";
    };
    QCOMPARE(gpuAbsence({missing, missing}).english(), reason("NVIDIA's driver is not installed"));
    // Another library in the driver's place.
    QCOMPARE(gpuAbsence({"libc.so.6", missing}).english(), reason("NVIDIA's driver finds none"));
    QCOMPARE(gpuAbsence({driver, driver}).english(),
             reason("NVIDIA's driver is older than this libtorch needs"));
  }
};

QTEST_GUILESS_MAIN(TestGpu)
#include "test_gpu.moc"
