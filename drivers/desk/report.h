// What the desk says of a board: its proof in words, its facts as rows or as JSON, bytes in hex.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "drivers/board.h"

namespace gongshi::drivers {

[[nodiscard]] Sentence proof_sentence(Proof proof);

/// Indented; never fails, whatever bytes a text in it has.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& json);

/// "A5 00 5A".
[[nodiscard]] std::string hex(std::span<const std::uint8_t> bytes);

/// {"firmware": "2.5.4", …}.
[[nodiscard]] nlohmann::ordered_json facts_json(const BoardState& state);

/// "固件：2.5.4" or "firmware: 2.5.4".
[[nodiscard]] std::string row(const Sentence& name, const std::string& value, Lang lang);

/// A row each.
[[nodiscard]] std::string facts_rows(const BoardState& state, Lang lang);

/// What the board can do, in a line: "GB2312, 128x32, one colour, power, brightness, clock; …".
[[nodiscard]] Sentence abilities(const Capabilities& can);
[[nodiscard]] nlohmann::ordered_json abilities_json(const Capabilities& can);

}  // namespace gongshi::drivers
