// SPDX-License-Identifier: GPL-3.0-or-later
#include "house/include_rules.h"

#include <algorithm>
#include <iterator>
#include <regex>
#include <sstream>

namespace pomona::test {
namespace {

struct Include {
  bool quoted = false;
  std::string name;  ///< "pomona/image.h"
};

bool matches(const std::string& text, const char* pattern) {
  return std::regex_search(text, std::regex(pattern));
}
bool isStandard(const Include& include) {
  return !include.quoted && matches(include.name, "^[a-z_0-9]+$");
}
bool isPomona(const Include& include) {
  return matches(include.name, "^pomona/[a-z_0-9]+\\.h$");
}
bool isQt(const Include& include) {
  return matches(include.name, "^(Q[A-Zt][^.]*|q[a-z]+\\.h)$");
}
bool isHeavy(const Include& include) {
  return matches(include.name,
                 "^(torch|ATen|c10|caffe2|opencv2?)/|^(hdf5|H5[A-Za-z0-9]*|turbojpeg|jpeglib)\\.h");
}
std::string topOf(const std::string& path) {
  return path.substr(0, path.find('/'));
}

/// The room's place from below; rooms.size() if it is none.
std::size_t roomIndex(const std::string& name, const std::vector<std::string>& rooms) {
  return static_cast<std::size_t>(std::ranges::find(rooms, name) - rooms.begin());
}

std::string publicHeader(const Include& include) {
  return isStandard(include) || isPomona(include)
             ? ""
             : "public headers know only the standard library and each other";
}

std::string coreRoom(const Include& include, const std::string& room,
                     const std::vector<std::string>& rooms) {
  const auto own = roomIndex(room, rooms);
  const auto other = roomIndex(topOf(include.name), rooms);
  if (own == rooms.size()) return "core/" + room + " is not among the rooms of core/CMakeLists.txt";
  if (isQt(include)) return "core knows no Qt";
  if (topOf(include.name) == "ui" || topOf(include.name) == "app") return "core knows no face";
  if (other < rooms.size()) return other <= own ? "" : "a room uses only rooms listed before it";
  return !include.quoted || isPomona(include) ? "" : "private headers are named \"room/file.h\"";
}

std::string app(const Include& include, bool commandLine, const std::vector<std::string>& rooms) {
  if (isHeavy(include) || roomIndex(topOf(include.name), rooms) < rooms.size())
    return "app sees core through its public headers only";
  if (commandLine && (isQt(include) || topOf(include.name) == "ui"))
    return "the command line has no face";
  const bool known = isStandard(include) || isPomona(include) || isQt(include) ||
                     matches(include.name, "^(CLI|fmt|nlohmann|ui)/|^(sys/)?[a-z_0-9]+\\.h$");
  return known ? "" : "app uses the standard library, CLI11, fmt and nlohmann-json";
}

/// "ui/widgets/theme.h" -> "widgets"; empty if it is no file of ui.
std::string uiRoom(std::string_view path) {
  return path.starts_with("ui/") ? topOf(std::string(path.substr(3))) : std::string();
}

std::string ui(const Include& include, std::string_view file, const Rooms& rooms) {
  const auto own = roomIndex(uiRoom(file), rooms.ui);
  const auto other = uiRoom(include.name);
  if (own == rooms.ui.size()) return uiRoom(file) + " is not among the rooms of ui/CMakeLists.txt";
  if (isHeavy(include) || roomIndex(topOf(include.name), rooms.core) < rooms.core.size())
    return "ui sees core through its public headers only";
  if (!other.empty())
    return roomIndex(other, rooms.ui) <= own ? "" : "a room uses only rooms listed before it";
  if (include.quoted && !isPomona(include)) return "private headers are named \"ui/room/file.h\"";
  if (matches(include.name, "^QtWidgets/|^Q(Widget|Application)$") &&
      own <= roomIndex("models", rooms.ui))
    return "controllers and models know no widgets";
  const bool chart = file.starts_with("ui/charts/") && file.ends_with(".cpp");
  return include.name == "qcustomplot.h" && !chart
             ? "qcustomplot.h belongs to the source files of ui/charts"
             : "";
}

std::string objection(const Include& include, std::string_view file, const Rooms& rooms) {
  if (file.starts_with("core/include/pomona/")) return publicHeader(include);
  if (file.starts_with("core/"))
    return coreRoom(include, topOf(std::string(file.substr(5))), rooms.core);
  if (file.starts_with("app/")) return app(include, file.starts_with("app/cli/"), rooms.core);
  if (file.starts_with("ui/")) return ui(include, file, rooms);
  return {};
}

}  // namespace

std::vector<std::string> roomsOf(std::string_view cmakeLists) {
  const std::string text(cmakeLists);
  std::smatch found;
  if (!std::regex_search(text, found, std::regex(R"(set\((?:ui_)?rooms ([a-z_\s]+)\))"))) return {};
  std::istringstream words(found[1].str());
  return {std::istream_iterator<std::string>(words), std::istream_iterator<std::string>()};
}

std::vector<std::string> includeViolations(std::string_view file, std::string_view text,
                                           const Rooms& rooms) {
  static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::vector<std::string> violations;
  std::istringstream lines{std::string(text)};
  std::smatch found;
  for (std::string line; std::getline(lines, line);) {
    if (!std::regex_search(line, found, pattern)) continue;
    const Include include{found[1] == "\"", found[2]};
    if (const auto why = objection(include, file, rooms); !why.empty())
      violations.push_back(std::string(file) + " includes " + include.name + ": " + why);
  }
  return violations;
}

}  // namespace pomona::test
