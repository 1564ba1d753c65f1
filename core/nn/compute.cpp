// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/compute.h"

#include <ATen/Parallel.h>
#include <fmt/format.h>
#include <torch/cuda.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "base/parallel.h"
#include "base/parse.h"
#include "nn/gpu.h"

namespace pomona {
namespace {

/// bfloat16 is worth it only where the processor multiplies it itself; elsewhere one batch of
/// VGG16 takes minutes in libtorch 1.13.
bool processorHasBFloat16() {
#if defined(__x86_64__)
  std::ifstream cpuinfo("/proc/cpuinfo");
  for (std::string line; std::getline(cpuinfo, line);)
    if (line.starts_with("flags"))
      return (line + ' ').contains(" avx512_bf16 ") || (line + ' ').contains(" amx_bf16 ");
#endif
  return false;
}

bool hasNativeBFloat16(torch::Device device) {
  return device.is_cpu() ? processorHasBFloat16()
                         : gpuHasBFloat16(std::max<int>(device.index(), 0));
}

std::string processorName() {
  std::ifstream cpuinfo("/proc/cpuinfo");
  for (std::string line; std::getline(cpuinfo, line);)
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  return "unknown processor";
}

Result<torch::Device> parseDevice(const std::string& name) {
  if (name == "cpu") return torch::Device(torch::kCPU);
  if (name == "auto")
    return torch::Device(torch::cuda::is_available() ? torch::kCUDA : torch::kCPU);
  int index = 0;
  const bool numbered = name.starts_with("cuda:");
  if (numbered && !parseNumber(std::string_view(name).substr(5), index)) index = -1;
  if ((name != "cuda" && !numbered) || index < 0)
    return failure(ErrorCode::InvalidArgument,
                   Sentence::of("there is no device \"{}\": use auto, cpu, cuda or cuda:N", name));
  if (!torch::cuda::is_available())
    return failure(
        ErrorCode::DeviceUnavailable,
        Sentence::of("device {} is not available: {}; use --device cpu", name, gpuAbsence()));
  if (index >= static_cast<int>(torch::cuda::device_count()))
    return failure(ErrorCode::DeviceUnavailable,
                   Sentence::of("device {} is not available: there are {} GPUs", name,
                                torch::cuda::device_count()));
  return torch::Device(torch::kCUDA, static_cast<torch::DeviceIndex>(index));
}

}  // namespace

std::string Compute::precision() const {
  return std::string(
      toString(dtype == torch::kBFloat16 ? Precision::BFloat16 : Precision::Float32));
}

std::string Compute::describe() const {
  return device.is_cpu() ? fmt::format("cpu, {} {}, {}", threads,
                                       threads == 1 ? "thread" : "threads", precision())
                         : fmt::format("{}, {}", device.str(), precision());
}

Result<Compute> resolveCompute(const ComputeOptions& options) {
  const auto device = parseDevice(options.device);
  if (!device) return std::unexpected(device.error());
  Compute compute{*device, torch::kFloat32, threadCount(options.threads)};
  if (options.precision == Precision::BFloat16 ||
      (options.precision == Precision::Auto && hasNativeBFloat16(*device)))
    compute.dtype = torch::kBFloat16;
  // On a GPU the convolutions that stay float32, those of fine-tuning, may round their factors to
  // TensorFloat-32, which is finer than the backbone's bfloat16; who asks for float32 gets it.
  at::globalContext().setAllowTF32CuDNN(compute.dtype == torch::kBFloat16);
  at::set_num_threads(compute.threads);
  return compute;
}

std::vector<DeviceInfo> listDevices() {
  std::vector<DeviceInfo> devices;
  const bool cuda = torch::cuda::is_available();
  DeviceInfo cpu{.name = "cpu", .kind = "cpu", .model = processorName(), .isDefault = !cuda};
  cpu.memory = static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) *
               static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  cpu.dtype = processorHasBFloat16() ? "bfloat16" : "float32";
  cpu.reason = cuda ? Sentence::of("a GPU is faster") : Sentence::of("no GPU: {}", gpuAbsence());
  auto gpus = cuda ? listGpus() : std::vector<Gpu>();
  gpus.resize(torch::cuda::device_count());
  for (std::size_t i = 0; i < gpus.size(); ++i)
    devices.push_back(
        {fmt::format("cuda:{}", i), "cuda", gpus[i].model, i == 0,
         i == 0 ? Sentence::of("the first GPU") : Sentence::of("another GPU is taken by default"),
         gpus[i].memory, gpus[i].hasBFloat16 ? "bfloat16" : "float32", gpus[i].memoryUsed,
         gpus[i].use});
  devices.push_back(cpu);
  return devices;
}

}  // namespace pomona
