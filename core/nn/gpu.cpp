// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/gpu.h"

#include <dlfcn.h>

#include <array>

namespace pomona {
namespace {

/// A library that may be missing, and whose functions return 0 when all is well: those of CUDA's
/// driver API and of NVML, called with exactly the types of their headers.
class Library {
 public:
  explicit Library(const char* file)
      : m_handle(::dlopen(file, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE)) {}

  explicit operator bool() const { return m_handle != nullptr; }

  template <class... Arguments>
  bool call(const char* function, Arguments... arguments) const {
    using Function = int(Arguments...);
    auto* found = m_handle ? reinterpret_cast<Function*>(::dlsym(m_handle, function)) : nullptr;
    return found && found(arguments...) == 0;
  }

 private:
  void* m_handle;
};

using Text = std::array<char, 256>;

/// NVML's nvmlMemory_t and nvmlUtilization_t.
struct ManagedMemory {
  unsigned long long total, free, used;  // NOLINT(google-runtime-int): its own types
};
struct ManagedUse {
  unsigned gpu, memory;
};

void addUse(Gpu& gpu, const Library& management, const Text& busId) {
  void* device = nullptr;
  if (!management.call("nvmlDeviceGetHandleByPciBusId_v2", busId.data(), &device)) return;
  ManagedMemory memory{};
  if (management.call("nvmlDeviceGetMemoryInfo", device, &memory)) gpu.memoryUsed = memory.used;
  ManagedUse use{};
  if (management.call("nvmlDeviceGetUtilizationRates", device, &use))
    gpu.use = static_cast<int>(use.gpu);
}

bool hasBFloat16(const Library& cuda, int device) {
  constexpr int computeCapabilityMajor = 75;  // CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR
  constexpr int ampere = 8;                   // the first with bfloat16
  int major = 0;
  return cuda.call("cuDeviceGetAttribute", &major, computeCapabilityMajor, device) &&
         major >= ampere;
}

Gpu describe(const Library& cuda, const Library& management, int number) {
  Gpu gpu;
  int device = 0;
  if (!cuda.call("cuDeviceGet", &device, number)) return gpu;
  Text text{};
  const auto size = static_cast<int>(text.size());
  if (cuda.call("cuDeviceGetName", text.data(), size, device)) gpu.model = text.data();
  std::size_t memory = 0;
  if (cuda.call("cuDeviceTotalMem_v2", &memory, device)) gpu.memory = memory;
  gpu.hasBFloat16 = hasBFloat16(cuda, device);
  if (cuda.call("cuDeviceGetPCIBusId", text.data(), size, device)) addUse(gpu, management, text);
  return gpu;
}

}  // namespace

std::vector<Gpu> listGpus(const GpuLibraries& libraries) {
  const Library cuda(libraries.cuda);
  int count = 0;
  if (!cuda.call("cuInit", 0U) || !cuda.call("cuDeviceGetCount", &count)) return {};
  const Library management(libraries.management);
  const bool managed = management.call("nvmlInit_v2");
  std::vector<Gpu> gpus;
  for (int i = 0; i < count; ++i) gpus.push_back(describe(cuda, management, i));
  if (managed) management.call("nvmlShutdown");
  return gpus;
}

bool gpuHasBFloat16(int number, const GpuLibraries& libraries) {
  const Library cuda(libraries.cuda);
  int device = 0;
  return cuda.call("cuInit", 0U) && cuda.call("cuDeviceGet", &device, number) &&
         hasBFloat16(cuda, device);
}

Sentence gpuAbsence(const GpuLibraries& libraries) {
  if (!POMONA_CUDA) return Sentence::of("this libtorch was built without CUDA");
  if (!Library(libraries.cuda)) return Sentence::of("NVIDIA's driver is not installed");
  return listGpus(libraries).empty()
             ? Sentence::of("NVIDIA's driver finds none")
             : Sentence::of("NVIDIA's driver is older than this libtorch needs");
}

}  // namespace pomona
