// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pomona::test {

/// The rooms, bottom to top, as core/CMakeLists.txt names them in set(rooms ...) and
/// ui/CMakeLists.txt in set(ui_rooms ...).
std::vector<std::string> roomsOf(std::string_view cmakeLists);

struct Rooms {
  std::vector<std::string> core;
  std::vector<std::string> ui;
};

/// Looks at every #include of one source file.
/// @param file   path below the project's root: "core/data/scan.cpp". Files outside core, app and
///               ui may include what they like.
/// @return one sentence for each include that points against the rule of the house
///         (core/README.md, ui/README.md).
std::vector<std::string> includeViolations(std::string_view file, std::string_view text,
                                           const Rooms& rooms);

}  // namespace pomona::test
