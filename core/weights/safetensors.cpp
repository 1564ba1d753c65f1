// SPDX-License-Identifier: GPL-3.0-or-later
#include "weights/safetensors.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/file.h"

namespace pomona {
namespace {

using nlohmann::json;
static_assert(std::endian::native == std::endian::little, "safetensors is little-endian");

constexpr std::uint64_t longestHeader = 100'000'000;  // as the reference implementation
constexpr std::string_view metadataKey = "__metadata__";

constexpr std::array<std::pair<DType, std::string_view>, 5> dtypes{{
    {DType::F16, "F16"},
    {DType::BF16, "BF16"},
    {DType::F32, "F32"},
    {DType::F64, "F64"},
    {DType::I64, "I64"},
}};

/// What the header says of one tensor.
struct Entry {
  std::string name;
  DType dtype = DType::F32;
  std::vector<std::int64_t> shape;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

struct Header {
  std::vector<Entry> entries;  ///< in order of their bytes
  std::map<std::string, std::string> metadata;
};

std::string quoted(const std::string& name) {  // names of strangers: short, printable
  std::string text = name.substr(0, 80);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 32) c = '?';
  return text;
}

/// Builds no deep values and notices names that come twice, which json::parse would drop.
std::optional<Sentence> parse(const std::string& text, json& value) {
  std::set<std::string> names;
  std::optional<Sentence> problem;
  const auto watch = [&](int depth, json::parse_event_t event, json& parsed) {
    if (depth > 3 && !problem) problem = Sentence::of("its header is nested too deeply");
    if (depth == 1 && event == json::parse_event_t::key && !names.insert(parsed).second && !problem)
      problem = Sentence::of("{} comes twice", quoted(parsed));
    return !problem;
  };
  value = json::parse(text, watch, false);
  if (problem) return problem;
  if (!value.is_object()) return Sentence::of("its header is not a JSON object");
  return std::nullopt;
}

std::optional<std::uint64_t> byteCount(const Entry& entry) {
  std::uint64_t bytes = sizeOf(entry.dtype);
  for (const auto size : entry.shape)
    if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(size), &bytes))
      return std::nullopt;
  return bytes;
}

/// Strings and whole numbers >= 0 only; what is wrong otherwise.
std::optional<Sentence> parseEntry(const std::string& name, const json& value, Entry& entry) {
  const auto isSize = [](const json& number) {
    return number.is_number_unsigned() && number.get<std::uint64_t>() <= (std::uint64_t{1} << 62);
  };
  const auto isSizes = [&](const json& list) {
    return list.is_array() && std::ranges::all_of(list, isSize);
  };
  if (!value.is_object() || !value.contains("dtype") || !value["dtype"].is_string() ||
      !value.contains("shape") || !isSizes(value["shape"]) || !value.contains("data_offsets") ||
      !isSizes(value["data_offsets"]) || value["data_offsets"].size() != 2)
    return Sentence::of("the entry of {} is malformed", quoted(name));
  const auto& word = value["dtype"].get_ref<const std::string&>();
  const auto dtype = std::ranges::find(dtypes, word, &decltype(dtypes)::value_type::second);
  if (dtype == dtypes.end())
    return Sentence::of("{} has the element type {}, which Pomona does not know", quoted(name),
                        quoted(word));
  entry = {name, dtype->first, value["shape"], value["data_offsets"][0], value["data_offsets"][1]};
  const auto bytes = byteCount(entry);
  if (entry.begin > entry.end || !bytes || *bytes != entry.end - entry.begin)
    return Sentence::of("the length of {} does not fit its shape", quoted(name));
  return std::nullopt;
}

/// @param dataSize  bytes behind the header.
std::optional<Sentence> parseHeader(const std::string& text, std::uint64_t dataSize,
                                    Header& header) {
  json value;
  if (const auto problem = parse(text, value)) return problem;
  for (const auto& [name, item] : value.items()) {
    if (name == metadataKey) {
      if (!item.is_object()) return Sentence::of("its metadata are no JSON object");
      for (const auto& [key, word] : item.items()) {
        if (!word.is_string()) return Sentence::of("its metadata {} is no text", quoted(key));
        header.metadata[key] = word;
      }
    } else if (const auto problem = parseEntry(name, item, header.entries.emplace_back())) {
      return problem;
    }
  }
  std::ranges::sort(header.entries, {}, [](const Entry& e) { return std::pair(e.begin, e.end); });
  std::uint64_t position = 0;
  for (const auto& entry : header.entries) {
    if (entry.begin != position)
      return Sentence::of("the bytes of {} overlap others or leave a hole", quoted(entry.name));
    position = entry.end;
  }
  if (position != dataSize)
    return Sentence::of("it has {} bytes of tensors where its header declares {}", dataSize,
                        position);
  return std::nullopt;
}

std::unexpected<Error> damaged(const std::filesystem::path& file, const Sentence& problem) {
  return failure(ErrorCode::FileDamaged,
                 Sentence::of("{} is damaged or no safetensors file: {}", file.string(), problem),
                 file);
}

Result<Header> readHeader(std::ifstream& stream, const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error) return std::unexpected(systemError(FileAction::Read, file, error.value()));
  stream.open(file, std::ios::binary);
  if (!stream) return std::unexpected(systemError(FileAction::Read, file, errno));
  std::uint64_t length = 0;
  if (!stream.read(reinterpret_cast<char*>(&length), sizeof length))
    return damaged(file, Sentence::of("it is too short"));
  if (length > longestHeader || length > size - sizeof length)
    return damaged(file, Sentence::of("it begins with no header"));
  std::string text(length, '\0');
  if (!stream.read(text.data(), static_cast<std::streamsize>(length)))
    return damaged(file, Sentence::of("its header is cut"));
  Header header;
  if (const auto problem = parseHeader(text, size - sizeof length - length, header))
    return damaged(file, *problem);
  return header;
}

/// The widest elements first, so that every tensor is aligned in a mapped file.
std::vector<std::pair<std::string_view, const Tensor*>> inOrder(const TensorMap& tensors) {
  std::vector<std::pair<std::string_view, const Tensor*>> order;
  for (const auto& [name, tensor] : tensors) order.emplace_back(name, &tensor);
  std::ranges::stable_sort(order, std::greater<>(),
                           [](const auto& item) { return sizeOf(item.second->dtype); });
  return order;
}

std::string headerText(const TensorMap& tensors,
                       const std::map<std::string, std::string>& metadata) {
  json header = json::object();
  if (!metadata.empty()) header[metadataKey] = metadata;
  std::size_t position = 0;
  for (const auto& [name, tensor] : inOrder(tensors)) {
    const auto end = position + tensor->data.size();
    header[name] = {{"dtype", dtypes[static_cast<std::size_t>(tensor->dtype)].second},
                    {"shape", tensor->shape},
                    {"data_offsets", {position, end}}};
    position = end;
  }
  std::string text = header.dump(-1, ' ', false, json::error_handler_t::replace);
  text.resize((text.size() + 7) / 8 * 8, ' ');
  return text;
}

}  // namespace

Result<SafetensorsFile> readSafetensors(const std::filesystem::path& file) {
  std::ifstream stream;
  auto header = readHeader(stream, file);
  if (!header) return std::unexpected(header.error());
  SafetensorsFile content{{}, std::move(header->metadata)};
  for (auto& entry : header->entries) {
    Tensor tensor{entry.dtype, std::move(entry.shape),
                  std::vector<std::byte>(entry.end - entry.begin)};
    if (!stream.read(reinterpret_cast<char*>(tensor.data.data()),
                     static_cast<std::streamsize>(tensor.data.size())))
      return damaged(file, Sentence::of("it is cut"));
    content.tensors.emplace(std::move(entry.name), std::move(tensor));
  }
  return content;
}

Result<std::map<std::string, std::string>> readSafetensorsMetadata(
    const std::filesystem::path& file) {
  std::ifstream stream;
  auto header = readHeader(stream, file);
  if (!header) return std::unexpected(header.error());
  return std::move(header->metadata);
}

Result<std::set<std::string>> readSafetensorsNames(const std::filesystem::path& file) {
  std::ifstream stream;
  const auto header = readHeader(stream, file);
  if (!header) return std::unexpected(header.error());
  std::set<std::string> names;
  for (const auto& entry : header->entries) names.insert(entry.name);
  return names;
}

Result<void> writeSafetensors(const std::filesystem::path& file, const TensorMap& tensors,
                              const std::map<std::string, std::string>& metadata) {
  return writeFile(file, [&](const Sink& sink) -> Result<void> {
    const std::string header = headerText(tensors, metadata);
    const std::uint64_t length = header.size();
    auto written = sink(std::as_bytes(std::span(&length, 1)));
    if (written) written = sink(std::as_bytes(std::span(header)));
    for (const auto& [name, tensor] : inOrder(tensors))
      if (written) written = sink(tensor->data);
    return written;
  });
}

}  // namespace pomona
