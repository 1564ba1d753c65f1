// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace pomona::test {

using CsvRow = std::vector<std::string>;

/// The cells of a golden table.
inline std::vector<CsvRow> readCsv(const std::filesystem::path& file) {
  std::vector<CsvRow> rows;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    std::istringstream cells(line);
    rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');) rows.back().push_back(cell);
  }
  return rows;
}

/// The cells from `first` on, as numbers.
inline std::vector<double> numbersOf(const CsvRow& row, std::size_t first) {
  std::vector<double> values;
  for (std::size_t i = first; i < row.size(); ++i) values.push_back(std::stod(row[i]));
  return values;
}

}  // namespace pomona::test
