// JsonLine: one line of JSON, as the services of this machine are asked and answer over their
// sockets (drivers/os/line_client.h). What a line lacks, or has of another kind, is read as empty.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace gongshi::content {

using Json = nlohmann::ordered_json;

/// With its line feed; bytes that are no UTF-8 are replaced.
[[nodiscard]] std::string json_line(const Json& json);

/// Empty: longer than `longest` bytes, or no object.
[[nodiscard]] std::optional<Json> object_of(std::string_view line, std::size_t longest);

/// The string at `key`; empty where there is none.
[[nodiscard]] std::string text_at(const Json& json, const char* key);
/// The flag at `key`; false where there is none.
[[nodiscard]] bool flag_at(const Json& json, const char* key);

}  // namespace gongshi::content
