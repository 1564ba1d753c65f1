// SPDX-License-Identifier: GPL-3.0-or-later
// NVIDIA's driver and its management library in one, with two cards: one of 80 GiB that multiplies
// bfloat16 and is being used, and an old one of 8 GiB whose use nobody tells.
#include <cstddef>
#include <cstring>

#define DRIVER extern "C" __attribute__((visibility("default")))

namespace {

constexpr int failed = 1;
int newCard = 0;

}  // namespace

DRIVER int cuInit(unsigned flags) {
  return flags == 0 ? 0 : failed;
}
DRIVER int cuDeviceGetCount(int* count) {
  *count = 2;
  return 0;
}
DRIVER int cuDeviceGet(int* device, int ordinal) {
  *device = 100 + ordinal;
  return ordinal < 2 ? 0 : failed;
}
DRIVER int cuDeviceGetName(char* name, int size, int device) {
  std::strncpy(name, device == 100 ? "New card" : "Old card", static_cast<std::size_t>(size));
  return 0;
}
DRIVER int cuDeviceTotalMem_v2(std::size_t* bytes, int device) {
  *bytes = std::size_t{device == 100 ? 80U : 8U} << 30U;
  return 0;
}
DRIVER int cuDeviceGetAttribute(int* value, int attribute, int device) {
  *value = device == 100 ? 9 : 7;
  return attribute == 75 ? 0 : failed;
}
DRIVER int cuDeviceGetPCIBusId(char* id, int size, int device) {
  std::strncpy(id, device == 100 ? "0000:3B:00.0" : "0000:86:00.0", static_cast<std::size_t>(size));
  return 0;
}

DRIVER int nvmlInit_v2() {
  return 0;
}
DRIVER int nvmlShutdown() {
  return 0;
}
DRIVER int nvmlDeviceGetHandleByPciBusId_v2(const char* id, void** device) {
  *device = &newCard;
  return std::strcmp(id, "0000:3B:00.0") == 0 ? 0 : failed;
}
DRIVER int nvmlDeviceGetMemoryInfo(void* device, unsigned long long* totalFreeUsed) {
  const unsigned long long gibibyte = 1ULL << 30U;
  totalFreeUsed[0] = 80 * gibibyte;
  totalFreeUsed[1] = 68 * gibibyte;
  totalFreeUsed[2] = 12 * gibibyte;
  return device == &newCard ? 0 : failed;
}
DRIVER int nvmlDeviceGetUtilizationRates(void* device, unsigned* gpuAndMemory) {
  gpuAndMemory[0] = 97;
  gpuAndMemory[1] = 40;
  return device == &newCard ? 0 : failed;
}
