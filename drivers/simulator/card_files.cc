#include "drivers/simulator/card_files.h"

#include <fcntl.h>

#include <cerrno>
#include <nlohmann/json.hpp>

#include "drivers/os/utf8.h"

namespace gongshi::drivers::simulator {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEF";

std::string hex(std::span<const std::uint8_t> bytes) {
  std::string text;
  text.reserve(bytes.size() * 3);
  for (const std::uint8_t byte : bytes) {
    if (!text.empty()) text += ' ';
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

/// In one line of a log, whatever the sender wrote: controls and what is no UTF-8 become "\\x1B".
std::string in_a_line(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::string_view rest = text;
    const auto character = utf8::next(rest);
    if (!character) rest.remove_prefix(1);
    const std::string_view whole = text.substr(0, text.size() - rest.size());
    text = rest;
    if (character && *character >= 0x20 && (*character < 0x7F || *character > 0x9F)) {
      out += whole;
      continue;
    }
    for (const char byte : whole) {
      const auto value = static_cast<unsigned char>(byte);
      out += "\\x";
      out += kDigits[unsigned{value} >> 4U];
      out += kDigits[value & 15U];
    }
  }
  return out;
}

}  // namespace

SimulatorFiles SimulatorFiles::of(int address) const {
  const auto numbered = [address](const fs::path& path) {
    if (path.empty()) return path;
    const std::string name =
        path.stem().string() + "-" + std::to_string(address) + path.extension().string();
    return path.parent_path() / name;
  };
  return {numbered(log), numbered(state), numbered(picture)};
}

Status CardFiles::write_state(const Card& card, Now now) {
  if (files_.state.empty()) return {};
  const std::string json =
      card.state(now).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  return write_file_atomic(files_.state, json + "\n");
}

Status CardFiles::write_picture(const Card& card, Now now) {
  if (files_.picture.empty()) return {};
  if (!font_) {
    GONGSHI_TRY(font_, DotFont::open());
  }
  return write_led_picture(files_.picture, card.dots(*font_, now));
}

Status CardFiles::note(const Verdict& verdict, WallTime now) {
  if (files_.log.empty()) return {};
  if (!log_) {
    log_ = Fd(
        ::open(files_.log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0644));
    if (!log_) {
      return os_error(errno, {"写 " + files_.log.string(), "write " + files_.log.string()});
    }
  }
  const std::string line = utc_text(now) + "  " + (verdict.accepted ? "accepted" : "refused ") +
                           "  " + (verdict.command.empty() ? "-- --" : in_a_line(verdict.command)) +
                           "  " + in_a_line(verdict.reason) + "  | " + hex(verdict.raw) + "\n";
  return write_all(log_.get(), as_bytes(line), files_.log);
}

}  // namespace gongshi::drivers::simulator
