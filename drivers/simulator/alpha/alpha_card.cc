#include "drivers/simulator/alpha/alpha_card.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "drivers/option_words.h"

namespace gongshi::drivers::simulator {
namespace {

/// Two signs that speak at once: each pulls the line low where the other leaves it high, and the
/// second begins a character late.
std::vector<std::uint8_t> collide(const std::vector<std::uint8_t>& a,
                                  const std::vector<std::uint8_t>& b) {
  std::vector<std::uint8_t> noise = a;
  for (std::size_t at = 1; at < noise.size() && at - 1 < b.size(); ++at) noise[at] &= b[at - 1];
  return noise;
}

bool even(unsigned byte) {
  unsigned ones = 0;
  for (; byte != 0; byte >>= 1) ones += byte & 1U;
  return ones % 2 == 0;
}

const char* type_word(char type) {
  return type == 'A' ? "text" : type == 'B' ? "string" : "picture";
}

/// Strings and one-colour pictures have the colour of the text that calls them.
ColorWords colors_of(const AlphaSign& sign, const SignText& text) {
  const bool tricolor = sign.spec().tricolor;
  ColorWords colors;
  for (const SignPart& part : text.parts) {
    if (part.kind == SignPart::Kind::kNewLine) continue;
    const SignFile* picture =
        part.kind == SignPart::Kind::kPicture ? sign.file(part.label, 'D') : nullptr;
    if (picture == nullptr || picture->tail == "1000") {
      colors.add(sign_color(part.color, tricolor));
      continue;
    }
    for (const std::uint8_t code : picture->bytes) {
      if (code != 0) colors.add(sign_color(static_cast<char>('0' + code), tricolor));
    }
  }
  return colors;
}

nlohmann::ordered_json sign_state(const AlphaSign& sign, Now now) {
  nlohmann::ordered_json files = nlohmann::ordered_json::array();
  for (const SignFile& file : sign.files()) {
    nlohmann::ordered_json one = {{"label", std::string(1, file.label)},
                                  {"type", type_word(file.type)}};
    if (file.type == 'D') {
      one["rows"] = file.rows();
      one["columns"] = file.columns();
      one["written"] = !file.bytes.empty();
    } else {
      const SignText text = read_sign_text(sign.content(file.label, file.type));
      one["size"] = file.size;
      one["text"] = plain_sign_text(text);
      if (file.type == 'A') {
        one["effect"] = printable({text.mode});
        one["colors"] = colors_of(sign, text).all();
      }
    }
    files.push_back(std::move(one));
  }
  nlohmann::ordered_json out = {{"kind", "alpha"},
                                {"width", sign.spec().width_px},
                                {"height", sign.spec().height_px},
                                {"address", sign.spec().address},
                                {"power", sign.running().empty() ? "dark" : "on"},
                                {"brightness", sign.dimming()},
                                {"clock", sign.clock_text(now.wall)},
                                {"clock_set", sign.clock_set()},
                                {"serial_errors", sign.errors()},
                                {"sequence", printable(sign.sequence())},
                                {"files", files}};
  if (sign.priority()) out["priority"] = plain_sign_text(read_sign_text(*sign.priority()));
  return out;
}

}  // namespace

AlphaCard::AlphaCard(const SignSpec& spec, int count) : line_(spec.baud) {
  for (int index = 0; index < count; ++index) {
    SignSpec one = spec;
    one.address = spec.address + static_cast<unsigned>(index);
    signs_.emplace_back(one);
  }
}

std::vector<Verdict> AlphaCard::receive(std::span<const std::uint8_t> bytes, Now now) {
  std::vector<Verdict> verdicts;
  std::vector<std::uint8_t> line(bytes.begin(), bytes.end());
  if (signs_.front().spec().parity) {
    // A byte of odd parity does not come through.
    std::erase_if(line, [](std::uint8_t byte) { return !even(byte); });
    for (std::uint8_t& byte : line) byte &= 0x7FU;
  }
  for (const SignPacket& packet : line_.receive(line, now)) {
    std::vector<Verdict> each;
    for (AlphaSign& sign : signs_) {
      // What has no readable address is everybody's trouble.
      if (packet.targets.empty() || sign.is_meant(packet.targets)) {
        each.push_back(sign.obey(packet, now));
      }
    }
    if (each.empty()) {
      Verdict nobody;
      nobody.raw = packet.raw;
      nobody.reason = "for another type or address";
      verdicts.push_back(std::move(nobody));
      continue;
    }
    Verdict& first = each.front();
    for (std::size_t index = 1; index < each.size(); ++index) {
      first.changed = first.changed || each[index].changed;
      if (each[index].reply.empty()) continue;
      first.accepted = false;
      first.reason = "several signs answer at once";
      first.reply = collide(first.reply, each[index].reply);
    }
    if (signs_.front().spec().parity) {
      for (std::uint8_t& byte : first.reply) {
        if (!even(byte)) byte |= 0x80U;
      }
    }
    verdicts.push_back(std::move(first));
  }
  return verdicts;
}

void AlphaCard::lose_power(Now) {
  for (AlphaSign& sign : signs_) sign.lose_power();
  line_ = SignLine(signs_.front().spec().baud);
}

bool AlphaCard::shows_something() const {
  return std::any_of(signs_.begin(), signs_.end(),
                     [](const AlphaSign& sign) { return !sign.running().empty(); });
}

nlohmann::ordered_json AlphaCard::state(Now now) const {
  nlohmann::ordered_json out = sign_state(signs_.front(), now);
  for (std::size_t index = 1; index < signs_.size(); ++index) {
    out["others"].push_back(sign_state(signs_[index], now));
  }
  return out;
}

Dots AlphaCard::dots(const DotFont& font, Now) const {
  return sign_dots(signs_.front(), font);
}

Result<std::unique_ptr<Card>> make_alpha_card(const CardOrder& order) {
  SignSpec spec;
  spec.width_px = order.width_px;
  spec.height_px = order.height_px;
  spec.address = static_cast<unsigned>(order.address) & 0xFFU;
  spec.tricolor = order.colors != "red";
  OptionWords words(order.words);
  const int count = words.number("signs", 1, 8, 1);
  spec.pool = static_cast<std::size_t>(words.number("pool", 256, 0xFFFF, 0x7E00));
  spec.xdf = words.yes("xdf", false);
  spec.solar = words.choice("dimming", {"none", "solar"}, "none") == "solar";
  spec.calendar = words.yes("calendar", false);
  spec.baud = words.number("baud", 0, 115'200, 0);
  spec.parity = words.yes("parity", false);
  spec.strict = words.yes("strict", false);
  GONGSHI_CHECK(words.finish());
  return std::unique_ptr<Card>(new AlphaCard(spec, count));
}

}  // namespace gongshi::drivers::simulator
