#include "drivers/simulator/panel/lg_card.h"

#include <nlohmann/json.hpp>

namespace gongshi::drivers::simulator {
namespace {

constexpr std::size_t kLongestLine = 64;
constexpr int kAsk = 0xFF;

std::string two(int value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto bits = static_cast<unsigned>(value) & 0xFFU;
  return {kDigits[bits >> 4], kDigits[bits & 15]};
}

/// Between `least` and `most` hex digits; -1: it is not that.
int hex(const std::string& word, std::size_t least, std::size_t most) {
  if (word.size() < least || word.size() > most) return -1;
  int value = 0;
  for (const char c : word) {
    const int small = c | 0x20;
    if (c >= '0' && c <= '9') {
      value = value * 16 + (c - '0');
    } else if (small >= 'a' && small <= 'f') {
      value = value * 16 + (small - 'a' + 10);
    } else {
      return -1;
    }
  }
  return value;
}

std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words(1);
  for (const char c : line) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

/// Sets or tells a value of at most `most`; false: NG.
bool level(int data, int most, int& value, Verdict& verdict) {
  if (data == kAsk) return true;
  if (data > most) return false;
  verdict.changed = value != data;
  value = data;
  return true;
}

bool flag(int data, bool& value, Verdict& verdict) {
  int number = value ? 1 : 0;
  if (!level(data, 1, number, verdict)) return false;
  value = number == 1;
  return true;
}

}  // namespace

std::vector<Verdict> LgCard::receive(std::span<const std::uint8_t> bytes, Now now) {
  std::vector<Verdict> verdicts;
  for (const std::uint8_t byte : bytes) {
    if (byte != '\r') {
      line_ += static_cast<char>(byte);
      if (line_.size() > kLongestLine) line_.erase(line_.begin());
      continue;
    }
    verdicts.push_back(judge(line_, now));
    line_.clear();
  }
  return verdicts;
}

Verdict LgCard::judge(const std::string& line, Now now) {
  Verdict verdict;
  verdict.raw.assign(line.begin(), line.end());
  verdict.raw.push_back('\r');
  const std::vector<std::string> words = words_of(line);
  if (words.size() < 3 || words[0].size() != 2) {
    verdict.reason = "not a command, a set id and data with single spaces between";
    return verdict;
  }
  verdict.command = words[0];
  const int id = hex(words[1], 2, 3);
  if (id != order_.address && id != 0) {
    verdict.reason = id < 0 ? "the set id is not hex" : "for another set";
    return verdict;
  }
  std::vector<int> data;
  for (std::size_t i = 2; i < words.size(); ++i) {
    data.push_back(hex(words[i], 1, 2));
    if (data.back() < 0) {
      verdict.reason = "data is not one or two hex digits";
      return verdict;
    }
  }
  if (set.phase(now) == PanelSet::Phase::kStarting) {
    verdict.reason = "starting, deaf until it is on";
    return verdict;
  }
  const bool was_on = set.wanted_on;
  const std::string reply = answer(words[0], data, verdict, now);
  verdict.accepted = !reply.empty();
  if (!verdict.accepted && verdict.reason.empty()) verdict.reason = "NG";
  // Nobody answers to all sets; and switching on is acknowledged when it is done, here not at all.
  if (id == 0 || (!was_on && set.wanted_on)) return verdict;
  const std::string text = std::string(1, words[0][1]) + ' ' + words[1] + ' ' +
                           (reply.empty() ? "NG00" : "OK" + reply) + 'x';
  verdict.reply.assign(text.begin(), text.end());
  return verdict;
}

std::string LgCard::answer(const std::string& code, const std::vector<int>& data, Verdict& verdict,
                           Now now) {
  const int first = data.front();
  if (code == "ka") {
    bool on = set.wanted_on;
    if (!flag(first, on, verdict)) return {};
    if (verdict.changed) set.switch_to(on, now);
    return two(on ? 1 : 0);
  }
  if (!set.wanted_on) {
    verdict.reason = "in standby";
    return {};
  }
  if (set.unknown.contains(code)) {
    verdict.reason = "not on this model";
    return {};
  }
  if (code == "kd") return flag(first, set.dark, verdict) ? two(set.dark ? 1 : 0) : "";
  if (code == "km") return flag(first, set.locked, verdict) ? two(set.locked ? 1 : 0) : "";
  if (code == "mg" || code == "kh") {
    return level(first, 100, set.brightness, verdict) ? two(set.brightness) : "";
  }
  if (code == "xb") {
    static const std::set<int> kInputs{0x20, 0x40, 0x60, 0x70, 0x80, 0x90, 0xA0,
                                       0x91, 0xA1, 0x92, 0xA2, 0xC0, 0xD0, kAsk};
    return kInputs.contains(first) && level(first, 0xFE, set.input, verdict) ? two(set.input) : "";
  }
  return told(code, data);
}

/// What can only be read.
std::string LgCard::told(const std::string& code, const std::vector<int>& data) const {
  if (code == "sv") {
    const bool asked = data.size() == 2 && data[0] == 2 && data[1] == kAsk;
    return asked ? "02" + two(set.signal ? 1 : 0) : "";
  }
  if (data.front() != kAsk) return {};
  if (code == "dn") return two(set.temperature);
  if (code == "dw") return "01";
  if (code == "dl") return two(set.hours / 256) + two(set.hours % 256);
  if (code == "fy") return "907KCWH0K712";
  if (code == "fz") return "040270";
  return {};
}

Result<std::unique_ptr<Card>> make_lg_card(const CardOrder& order) {
  GONGSHI_TRY(PanelSet set, panel_set(order));
  return std::unique_ptr<Card>(new LgCard(order, std::move(set)));
}

}  // namespace gongshi::drivers::simulator
