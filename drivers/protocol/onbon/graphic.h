// What the graphic cards' two dialects, F0 and C, have in common: card types, and the body that
// travels in either packet.
//
//   request   01 | group | command | length 2 | data
//   reply     00 | group | command | status 2 | error 2 | length 2 | data
//
// Source: vendor's manuals of dynamic areas (5th and 6th generation) and its BX-05/06 classes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "drivers/os/result.h"
#include "drivers/protocol/onbon/envelope.h"

namespace gongshi::drivers::onbon {

inline constexpr std::uint16_t kAnyGraphicCard = 0xFFFE;  // device type, on the wire FE FF

/// How a card wants its pixels, and in which packets.
enum class Family : std::uint8_t { k5E, k5Q, k6E, k6Q };

[[nodiscard]] constexpr int generation_of(Family family) {
  return family == Family::k5E || family == Family::k5Q ? 5 : 6;
}

struct CardType {
  std::string_view word;   // "6e2", as in an option
  std::uint16_t code = 0;  // 0x0274, on the wire 74 02
  Family family = Family::k6E;
};

/// The cards that have graphic dynamic areas; empty: not one of them. A, M and other series have
/// codes that the vendor's manuals of dynamic areas do not list.
[[nodiscard]] std::optional<CardType> card_type(std::uint16_t code);
[[nodiscard]] std::optional<CardType> card_type(std::string_view word);
/// "5e1, 5e2, …"
[[nodiscard]] std::string card_type_words();

/// Whom a packet is for, and from whom.
struct GraphicHeader {
  std::uint16_t to = 1;
  std::uint16_t from = 0x8000;  // hosts are 0x8000 .. 0xDFFF
  std::uint16_t device = kAnyGraphicCard;
};

/// The length is the data's, as the vendor's classes write it; above 65,535 it is 0, as the manual
/// says (it calls the field reserved).
[[nodiscard]] Bytes request_body(unsigned group, unsigned command,
                                 std::span<const std::uint8_t> data);

struct GraphicReply {
  std::uint8_t group = 0, command = 0;
  std::uint16_t error = 0;  // 0: done
  Bytes data;

  [[nodiscard]] bool is_ack() const { return group == 0xA0 && command == 0 && error == 0; }
  [[nodiscard]] bool is_nak() const { return error != 0 || (group == 0xA0 && command == 1); }
};

/// The data is what is there: the manuals print lengths that are not those of their own examples,
/// so a stated length only shortens it. Errc::kCorrupt: not the body of a reply.
[[nodiscard]] Result<GraphicReply> decode_reply_body(std::span<const std::uint8_t> body);

/// The vendor's error codes in words: those of the font cards, and 17 to 19.
[[nodiscard]] Sentence graphic_error_sentence(std::uint16_t error);

/// As in the reply errors of text fields: what cannot be shown becomes '?', NULs end it.
[[nodiscard]] std::string printable(std::span<const std::uint8_t> field);

[[nodiscard]] Error corrupt_reply(const std::string& zh, const std::string& en);

}  // namespace gongshi::drivers::onbon
