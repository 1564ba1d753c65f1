// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include <QTest>

#include "nn/torch_error.h"

using namespace pomona;

class TestTorchError : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  // As torch 1.13 and 2.10 say it.
  void torchsWordsBecomeCodes_data() {
    QTest::addColumn<std::string>("words");
    QTest::addColumn<ErrorCode>("code");
    const auto add = [](const char* words, ErrorCode code) {
      QTest::newRow(words) << std::string(words) << code;
    };
    add("CUDA out of memory. Tried to allocate 2.00 GiB", ErrorCode::OutOfMemory);
    add("CUDA error: out of memory", ErrorCode::OutOfMemory);
    add("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
        ErrorCode::OutOfMemory);
    add("[enforce fail at alloc_cpu.cpp:75] . DefaultCPUAllocator: can't allocate memory",
        ErrorCode::OutOfMemory);
    add("CUDA error: unspecified launch failure", ErrorCode::DeviceUnavailable);
    add("CUDA error: all CUDA-capable devices are busy or unavailable",
        ErrorCode::DeviceUnavailable);
    add("CUDA driver error: device kernel image is invalid", ErrorCode::DeviceUnavailable);
    add("cuDNN error: CUDNN_STATUS_EXECUTION_FAILED", ErrorCode::DeviceUnavailable);
    add("The size of tensor a (3) must match the size of tensor b (4)", ErrorCode::Internal);
  }
  void torchsWordsBecomeCodes() {
    QFETCH(const std::string, words);
    QFETCH(const ErrorCode, code);
    const auto result = guarded([&]() -> Result<int> {
      throw c10::Error({__func__, __FILE__, 1}, words + "\nMore of it on other lines.");
    });
    QCOMPARE(result.error().code, code);
    QVERIFY(!result.error().message().contains('\n'));
  }

  void memoryThatEndsIsNoCrash() {
    const auto result = guarded([]() -> Result<int> {
      (void)torch::empty({std::int64_t{1} << 60});
      return 0;
    });
    QCOMPARE(result.error().code, ErrorCode::OutOfMemory);
  }

  void whatWorksIsHandedOn() {
    QCOMPARE(guarded([]() -> Result<int> { return 7; }).value(), 7);
    QCOMPARE(guarded([]() -> Result<int> { throw std::runtime_error("odd"); }).error().message(),
             std::string("unexpected: odd"));
  }
};

QTEST_GUILESS_MAIN(TestTorchError)
#include "test_torch_error.moc"
