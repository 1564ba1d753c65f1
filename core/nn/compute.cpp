// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/compute.h"

#include <ATen/Parallel.h>
#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

#include "base/parallel.h"
#include "base/parse.h"

namespace pomona {
namespace {

/// bfloat16 is worth it only where the processor multiplies it itself; elsewhere one batch of
/// VGG16 takes minutes in libtorch 1.13.
bool hasNativeBFloat16() {
#if defined(__x86_64__)
  std::ifstream cpuinfo("/proc/cpuinfo");
  for (std::string line; std::getline(cpuinfo, line);)
    if (line.starts_with("flags"))
      return (line + ' ').contains(" avx512_bf16 ") || (line + ' ').contains(" amx_bf16 ");
#endif
  return false;
}

std::string processorName() {
  std::ifstream cpuinfo("/proc/cpuinfo");
  for (std::string line; std::getline(cpuinfo, line);)
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  return "unknown processor";
}

std::string cudaAbsence() {
  return torch::cuda::is_available() ? ""
         : torch::hasCUDA()          ? "no GPU that CUDA can use was found"
                                     : "this libtorch was built without CUDA";
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
                   fmt::format("there is no device \"{}\": use auto, cpu, cuda or cuda:N", name));
  if (const auto absence = cudaAbsence(); !absence.empty())
    return failure(ErrorCode::DeviceUnavailable,
                   fmt::format("device {} is not available: {}; use --device cpu", name, absence));
  if (index >= static_cast<int>(torch::cuda::device_count()))
    return failure(ErrorCode::DeviceUnavailable,
                   fmt::format("device {} is not available: there are {} GPUs", name,
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
      (options.precision == Precision::Auto && (device->is_cuda() || hasNativeBFloat16())))
    compute.dtype = torch::kBFloat16;
  at::set_num_threads(compute.threads);
  return compute;
}

std::vector<DeviceInfo> listDevices() {
  std::vector<DeviceInfo> devices;
  const bool cuda = torch::cuda::is_available();
  DeviceInfo cpu{"cpu", "cpu", processorName(), !cuda, "", 0, ""};
  cpu.memory = static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) *
               static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  cpu.dtype = hasNativeBFloat16() ? "bfloat16" : "float32";
  cpu.reason = cuda ? "a GPU is faster" : "no GPU: " + cudaAbsence();
  for (std::size_t i = 0; i < torch::cuda::device_count(); ++i)
    devices.push_back({fmt::format("cuda:{}", i), "cuda", "CUDA device", i == 0,
                       i == 0 ? "the first GPU" : "another GPU is taken by default", 0,
                       "bfloat16"});
  devices.push_back(cpu);
  return devices;
}

}  // namespace pomona
