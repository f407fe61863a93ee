#include "drivers/simulator/parking/fk_card.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "drivers/os/utf8.h"

namespace gongshi::drivers::simulator {
namespace {

using namespace std::chrono_literals;

constexpr auto kSilence = 500ms;  // what has begun and does not go on is no frame any more
constexpr std::size_t kHead = 6;  // 00 64 FF FF, command, length
constexpr std::array<std::uint8_t, 4> kBegin{0x00, 0x64, 0xFF, 0xFF};

/// The usual table of the reflected polynomial x^16 + x^15 + x^2 + 1.
unsigned check_of(std::span<const std::uint8_t> bytes) {
  std::array<unsigned, 256> table{};
  for (unsigned index = 0; index < table.size(); ++index) {
    unsigned value = index;
    for (int bit = 0; bit < 8; ++bit) value = value % 2 == 1 ? (value / 2) ^ 0xA001U : value / 2;
    table[index] = value;
  }
  unsigned value = 0xFFFF;
  for (const unsigned byte : bytes) value = (value / 256) ^ table[(value ^ byte) % 256];
  return value;
}

/// iconv, while the driver encodes with ICU. Empty: not all of it is GB2312.
std::optional<std::u32string> decoded(std::span<const std::uint8_t> bytes) {
  iconv_t set = ::iconv_open("UTF-8", "GB2312");
  if (set == reinterpret_cast<iconv_t>(-1)) {  // NOLINT(performance-no-int-to-ptr): POSIX
    return std::nullopt;
  }
  std::string in(bytes.begin(), bytes.end());
  std::string out(bytes.size() * 3, '\0');
  char* from = in.data();
  char* to = out.data();
  std::size_t from_left = in.size();
  std::size_t to_left = out.size();
  const bool whole = ::iconv(set, &from, &from_left, &to, &to_left) == 0 && from_left == 0;
  ::iconv_close(set);
  if (!whole) return std::nullopt;
  out.resize(out.size() - to_left);
  return utf8::decode(out);
}

}  // namespace

std::vector<Verdict> ParkingFkCard::receive(std::span<const std::uint8_t> bytes, Now now) {
  std::vector<Verdict> verdicts;
  if (!open_.empty() && now.steady - last_ > kSilence) {
    verdicts.push_back({.raw = std::exchange(open_, {}),
                        .command = {},
                        .reason = "ends in the middle",
                        .reply = {}});
  }
  last_ = now.steady;
  open_.insert(open_.end(), bytes.begin(), bytes.end());
  while (take(verdicts)) {
  }
  return verdicts;
}

/// One frame, or what is none, off the front; false: more bytes are needed.
bool ParkingFkCard::take(std::vector<Verdict>& verdicts) {
  const auto front = [&](std::size_t count) {
    const auto end = open_.begin() + static_cast<std::ptrdiff_t>(count);
    std::vector<std::uint8_t> bytes(open_.begin(), end);
    open_.erase(open_.begin(), end);
    return bytes;
  };
  if (open_.empty()) return false;
  // As much of 00 64 FF FF as there is must stand at the front.
  std::size_t skip = 0;
  const auto begins_at = [&](std::size_t at) {
    const std::size_t there = std::min(kBegin.size(), open_.size() - at);
    return std::equal(kBegin.begin(), kBegin.begin() + static_cast<std::ptrdiff_t>(there),
                      open_.begin() + static_cast<std::ptrdiff_t>(at));
  };
  while (skip < open_.size() && !begins_at(skip)) ++skip;
  if (skip > 0) {
    verdicts.push_back({.raw = front(skip),
                        .command = {},
                        .reason = "no 00 64 FF FF at its beginning",
                        .reply = {}});
    return true;
  }
  if (open_.size() < kHead) return false;
  const std::size_t whole = kHead + open_[5] + 2;
  if (open_.size() < whole) return false;
  verdicts.push_back(judge(front(whole)));
  return true;
}

Verdict ParkingFkCard::judge(std::vector<std::uint8_t> frame) {
  Verdict verdict;
  const std::span<const std::uint8_t> bytes = frame;
  const unsigned check = check_of(bytes.first(bytes.size() - 2));
  std::array<char, 4> command{};
  std::snprintf(command.data(), command.size(), "%02X", static_cast<unsigned>(frame[4]));
  verdict.command = command.data();
  if (check != frame[frame.size() - 2] + frame[frame.size() - 1] * 256U) {
    verdict.reason = "check sum";
  } else if (frame[4] == 0x62) {
    verdict.reason = take_text(bytes.subspan(kHead, frame[5]));
    verdict.accepted = verdict.changed = verdict.reason.empty();
    if (verdict.accepted) verdict.reason = "text";
  } else if (frame[4] == 0x30 || frame[4] == 0x0D) {
    verdict.accepted = true;
    verdict.reason = frame[4] == 0x30 ? "speech" : "setting";
  } else {
    verdict.reason = "unknown command";
  }
  verdict.raw = std::move(frame);
  return verdict;
}

/// Why not; empty: taken.
std::string ParkingFkCard::take_text(std::span<const std::uint8_t> data) {
  if (data.size() < 19) return "shorter than its head of 19 bytes";
  if (data[12] != 0 || data[18] != 0) return "a byte that was always 0 is not";
  if (data[17] != data.size() - 19) return "the text is not as long as stated";
  const int line = data[0];
  if (line > height_ / 16) return "no such line";  // the first may be 0 or 1
  auto text = decoded(data.subspan(19));
  if (!text) return "not GB2312";
  for (const char32_t character : *text) {
    if (character < 0x20 || character == 0x7F) return "control character in the text";
  }
  lines_[line] = {data[1],         data[2], data[4], data[7], Lamp{data[9], data[10], data[11]},
                  std::move(*text)};
  return {};
}

nlohmann::ordered_json ParkingFkCard::state(Now) const {
  nlohmann::ordered_json lines = nlohmann::ordered_json::array();
  for (const auto& [number, line] : lines_) {
    ColorWords colors;
    colors.add(line.lamp);
    std::string text;
    for (const char32_t character : line.text) utf8::append(text, character);
    lines.push_back({{"line", number},
                     {"effect", line.effect},
                     {"speed", line.speed},
                     {"stay", line.stay},
                     {"font", line.font},
                     {"colors", colors.all()},
                     {"text", text}});
  }
  return {{"kind", "parking-fk"},
          {"width", width_},
          {"height", height_},
          {"power", "on"},  // it knows no command for it
          {"lines", lines}};
}

Dots ParkingFkCard::dots(const DotFont& font, Now) const {
  Dots dots = Dots::dark(width_, height_);
  // Whether lines count from 0 or 1: a line 0 says so.
  const int first = lines_.contains(0) ? 0 : 1;
  for (const auto& [number, line] : lines_) {
    int left = 0;
    for (const char32_t character : line.text) {
      const DotFont::Glyph glyph = font.glyph(character);
      for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < glyph.width; ++x) {
          const int at = y * glyph.width + x;
          if (glyph.dots[static_cast<std::size_t>(at)]) {
            dots.light(left + x, (number - first) * 16 + y, line.lamp);
          }
        }
      }
      left += glyph.width;
    }
  }
  return dots;
}

Result<std::unique_ptr<Card>> make_parking_fk_card(const CardOrder& order) {
  if (!order.words.empty()) {
    const std::string& word = order.words.begin()->first;
    return Error{Errc::kUsage,
                 {"这种模拟屏没有选项：" + word, "this simulated board has no option: " + word},
                 "E2203"};
  }
  return std::unique_ptr<Card>(new ParkingFkCard(order.width_px, order.height_px));
}

}  // namespace gongshi::drivers::simulator
