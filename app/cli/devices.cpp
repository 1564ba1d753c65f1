// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "command.h"
#include "pomona/engine.h"

namespace pomona::cli {
namespace {

template <class T>
nlohmann::ordered_json orNull(const std::optional<T>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
}

int devices(const Context& context) {
  const auto engine = loadEngine();
  if (!engine) return fail(engine.error());
  auto json = nlohmann::ordered_json::array();
  for (const auto& device : (*engine)->devices()) {
    json.push_back({{"name", device.name},
                    {"kind", device.kind},
                    {"model", device.model},
                    {"default", device.isDefault},
                    {"reason", device.reason.english()},
                    {"memory", device.memory},
                    {"memory_used", orNull(device.memoryUsed)},
                    {"use_percent", orNull(device.use)},
                    {"dtype", device.dtype}});
    if (!context.json)
      fmt::print("{} {}: {}, {:.1f} GiB, {} ({})\n", device.isDefault ? "*" : " ", device.name,
                 device.model, static_cast<double>(device.memory) / (1u << 30), device.dtype,
                 device.reason.english());
  }
  if (context.json) return printJson(json);
  fmt::print("* is what --device auto takes.\n");
  return 0;
}

}  // namespace

void addDevices(CLI::App& app, Context& context) {
  addCommand(app, context, "devices", "What can compute here, and what is used by default",
             "pomona-cli devices")
      ->callback([&context] { context.action = [&context] { return devices(context); }; });
}

}  // namespace pomona::cli
