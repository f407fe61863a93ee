#include "drivers/simulator/pixel/colorlight_card.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace gongshi::drivers::simulator {
namespace {

using namespace std::chrono_literals;
using Bytes = std::span<const std::uint8_t>;

// Less, and the last rows of the bottom module flicker (seen with 1 to 2 ms missing).
constexpr auto kPause = 1ms;
constexpr std::array<std::uint8_t, 6> kOwn{0x11, 0x22, 0x33, 0x44, 0x55, 0x66};
constexpr std::size_t kReply = 1070;

}  // namespace

std::vector<Verdict> ColorlightCard::receive(Bytes bytes, Now now) {
  Verdict verdict;
  verdict.raw.assign(bytes.begin(), bytes.end());
  const std::string fault = judge(bytes, verdict, now);
  verdict.accepted = fault.empty();
  if (!fault.empty()) verdict.reason = fault;
  return {verdict};
}

std::string ColorlightCard::judge(Bytes frame, Verdict& verdict, Now now) {
  if (frame.size() < 14) return "no Ethernet frame";
  if (frame.size() > 1514) return "longer than an Ethernet frame";
  if (!std::equal(kOwn.begin(), kOwn.end(), frame.begin())) return "for another address";
  ++packets_;
  if (!started_at_) started_at_ = now.steady;
  switch (frame[12]) {
    case 0x55:
      return take_row(frame, verdict, now);
    case 0x01:
      return take_sync(frame, verdict, now);
    case 0x07:
      return take_discovery(frame, verdict, now);
    case 0x0A:
      verdict.command = "brightness";
      if (frame.size() != 77) return "a brightness frame has 77 bytes";
      if (frame[16] != 0xFF) return "no FF behind the three levels";
      brightness_frame_ = std::max({frame[13], frame[14], frame[15]});
      verdict.reason = "level " + std::to_string(brightness_frame_);
      return {};
    case 0x08:
      if (frame[13] == 0x80) return "the family 0880 writes flash: not from a host of pictures";
      return "replies come from cards";
    default:
      return "an unknown type";
  }
}

std::string ColorlightCard::take_row(Bytes frame, Verdict& verdict, Now now) {
  verdict.command = "row";
  if (frame.size() < 24) return "no pixels";
  const std::size_t row = big(frame.subspan(13, 2));
  const std::size_t first = big(frame.subspan(15, 2));
  const std::size_t count = big(frame.subspan(17, 2));
  if (count < 1 || count > 497) return "1 to 497 pixels a frame";
  if (frame.size() != 21 + count * 3) return "count says " + std::to_string(count);
  if (frame[19] != 0x08 || frame[20] != 0x88) return "not 08 88 before the pixels";
  if (row >= static_cast<std::size_t>(spec_.height)) return "a row below the last";
  const auto width = static_cast<std::size_t>(spec_.width);
  if (first + count > width) return "pixels beyond the row's end";
  std::vector<std::uint8_t> pixels;
  for (std::size_t i = 0; i < count; ++i) {
    for (const int place : spec_.order) {
      pixels.push_back(frame[21 + i * 3 + static_cast<std::size_t>(place)]);
    }
  }
  if (!wall_.put((row * width + first) * 3, pixels)) return "pixels beyond the wall";
  row_at_ = now.steady;
  syncs_since_row_ = 0;
  verdict.reason = "row " + std::to_string(row) + ", " + std::to_string(count) + " pixels from " +
                   std::to_string(first);
  return {};
}

std::string ColorlightCard::take_sync(Bytes frame, Verdict& verdict, Now now) {
  verdict.command = "sync";
  if (frame.size() != 112) return "a sync frame has 112 bytes";
  if (frame[13] != 0x07 || frame[36] != 0x05) return "no 07 and 05 in their places";
  const int level = std::max({frame[38], frame[39], frame[40]});
  if (frame[35] != level) return "brightness is not the largest of the three levels";
  if (!row_at_) return "a sync before any row";
  if (now.steady - *row_at_ < kPause) return "right behind the last row: it flickers";
  ++syncs_since_row_;
  const bool newer = spec_.firmware_major >= 13;
  if (!newer && syncs_since_row_ > 1) return "a doubled sync, which this firmware dislikes";
  level_ = level;
  verdict.reason = "level " + std::to_string(level);
  if (newer && syncs_since_row_ < 2) {
    verdict.reason += ", not shown before the second";
    return {};
  }
  const std::vector<std::uint8_t> before = wall_.shown();
  wall_.show(now);
  verdict.changed = before != wall_.shown();
  return {};
}

std::string ColorlightCard::take_discovery(Bytes frame, Verdict& verdict, Now now) {
  verdict.command = "discovery";
  if (frame.size() != 284) return "a discovery frame has 284 bytes";
  const int index = frame[16];
  for (std::size_t i = 13; i < frame.size(); ++i) {
    if (i != 16 && frame[i] != 0) return "zeros but for the index";
  }
  verdict.reason = "card " + std::to_string(index);
  if (!spec_.answers || index >= spec_.cards) return {};
  std::vector<std::uint8_t> reply(kReply);
  std::fill_n(reply.begin(), 6, std::uint8_t{0xFF});
  std::copy(kOwn.begin(), kOwn.end(), reply.begin() + 6);
  reply[12] = 0x08;
  reply[13] = 0x05;
  reply[14] = 4;
  reply[15] = static_cast<std::uint8_t>(spec_.firmware_major);
  reply[16] = static_cast<std::uint8_t>(spec_.firmware_minor);
  const auto write = [&](std::size_t at, std::size_t size, std::uint64_t number) {
    for (std::size_t i = 0; i < size; ++i) {
      reply[at + size - 1 - i] = static_cast<std::uint8_t>(number >> (8 * i) & 0xFF);
    }
  };
  write(34, 2, static_cast<std::uint64_t>(spec_.width));
  write(36, 2, static_cast<std::uint64_t>(spec_.height));
  write(51, 4, packets_);
  const auto up = std::chrono::duration_cast<std::chrono::milliseconds>(now.steady - *started_at_);
  write(59, 4, static_cast<std::uint64_t>(up.count()));
  reply[98] = static_cast<std::uint8_t>(index);
  verdict.reply = std::move(reply);
  return {};
}

void ColorlightCard::lose_power(Now now) {
  wall_.darken();
  packets_ = 0;
  started_at_ = now.steady;
  row_at_.reset();
  syncs_since_row_ = 0;
}

nlohmann::ordered_json ColorlightCard::state(Now /*now*/) const {
  nlohmann::ordered_json state;
  state["kind"] = "colorlight";
  wall_.tell(state);
  state["firmware"] =
      std::to_string(spec_.firmware_major) + "." + std::to_string(spec_.firmware_minor);
  state["cards"] = spec_.cards;
  state["brightness"] = level_;
  state["brightness_frame"] = brightness_frame_;
  state["packets"] = packets_;
  return state;
}

Dots ColorlightCard::dots(const DotFont& /*font*/, Now /*now*/) const {
  return wall_.dots(level_);
}

Result<std::unique_ptr<Card>> make_colorlight_card(const CardOrder& order) {
  ColorlightCard::Spec spec;
  spec.width = order.width_px;
  spec.height = order.height_px;
  GONGSHI_TRY(spec.firmware_major, card_number(order, "firmware", 1, 99, 10));
  GONGSHI_TRY(spec.cards, card_number(order, "cards", 1, 32, 1));
  GONGSHI_TRY(const int answers, card_number(order, "answers", 0, 1, 1));
  spec.answers = answers == 1;
  return std::unique_ptr<Card>(new ColorlightCard(spec));
}

}  // namespace gongshi::drivers::simulator
