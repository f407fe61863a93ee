#include "drivers/simulator/panel/mdc_card.h"

#include <nlohmann/json.hpp>

namespace gongshi::drivers::simulator {
namespace {

using namespace std::chrono_literals;

constexpr std::uint8_t kStart = 0xAA;
constexpr std::uint8_t kAll = 0xFE;
// A frame that stops in the middle is forgotten.
constexpr auto kPatience = 500ms;

std::uint8_t sum_of(std::span<const std::uint8_t> bytes) {
  unsigned sum = 0;
  for (const std::uint8_t byte : bytes) sum += byte;
  return static_cast<std::uint8_t>(sum & 0xFFU);
}

std::uint8_t byte(int number) {
  return static_cast<std::uint8_t>(number);
}

}  // namespace

std::vector<Verdict> MdcCard::receive(std::span<const std::uint8_t> bytes, Now now) {
  if (now.steady - last_byte_ > kPatience) buffer_.clear();
  last_byte_ = now.steady;
  std::vector<Verdict> verdicts;
  for (const std::uint8_t next : bytes) {
    if (buffer_.empty() && next != kStart) continue;
    buffer_.push_back(next);
    // AA, command, id, length, the data, and the sum.
    if (buffer_.size() < 4 || buffer_.size() < 5UL + buffer_[3]) continue;
    verdicts.push_back(judge(buffer_, now));
    buffer_.clear();
  }
  return verdicts;
}

Verdict MdcCard::judge(std::vector<std::uint8_t> frame, Now now) {
  Verdict verdict;
  const std::uint8_t command = frame[1];
  const std::uint8_t id = frame[2];
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  verdict.command = {kDigits[command >> 4], kDigits[command & 15]};
  const auto inner = std::span(frame).subspan(1, frame.size() - 2);
  if (sum_of(inner) != frame.back()) {
    verdict.reason = "the sum is wrong";
  } else if (id != order_.address && id != kAll) {
    verdict.reason = "for another set";
  } else if (set.phase(now) == PanelSet::Phase::kStarting) {
    verdict.reason = "starting, deaf until it is on";
  }
  if (verdict.reason.empty()) {
    const bool was_on = set.wanted_on;
    std::vector<std::uint8_t> said = answer(command, inner.subspan(3), verdict, now);
    verdict.accepted = !said.empty();
    if (!verdict.accepted && verdict.reason.empty()) verdict.reason = "refused with error 1";
    // To all, everybody would answer at once; and a power command is followed by silence.
    if (id != kAll && was_on == set.wanted_on) {
      if (said.empty()) said = {1};
      verdict.reply = {kStart,
                       0xFF,
                       id,
                       byte(static_cast<int>(said.size()) + 2),
                       byte(verdict.accepted ? 'A' : 'N'),
                       command};
      verdict.reply.insert(verdict.reply.end(), said.begin(), said.end());
      verdict.reply.push_back(sum_of(std::span(verdict.reply).subspan(1)));
    }
  }
  verdict.raw = std::move(frame);
  return verdict;
}

std::vector<std::uint8_t> MdcCard::answer(std::uint8_t command, std::span<const std::uint8_t> data,
                                          Verdict& verdict, Now now) {
  if (data.size() > 1) return {};
  const bool read = data.empty();
  const int value = read ? 0 : data.front();
  const auto flag = [&](bool& what) -> std::vector<std::uint8_t> {
    if (value > 1) return {};
    if (!read) verdict.changed = what != (value == 1);
    if (!read) what = value == 1;
    return {byte(what ? 1 : 0)};
  };
  if (command == 0x11) {
    bool on = set.wanted_on;
    auto reply = flag(on);
    if (verdict.changed) set.switch_to(on, now);
    return reply;
  }
  if (!set.wanted_on) {
    verdict.reason = "in standby";
    return {};
  }
  if (set.unknown.contains(verdict.command)) {
    verdict.reason = "not on this model";
    return {};
  }
  if (command == 0xF9) return flag(set.dark);
  if (command == 0x5D) return flag(set.locked);
  if (command == 0x14) {
    static const std::set<int> kInputs{0x14, 0x18, 0x21, 0x23, 0x25, 0x31, 0x33};
    if (!read && !kInputs.contains(value)) return {};
    if (!read) verdict.changed = set.input != value;
    if (!read) set.input = value;
    return {byte(set.input)};
  }
  return read ? told(command) : std::vector<std::uint8_t>{};
}

/// What can only be read.
std::vector<std::uint8_t> MdcCard::told(std::uint8_t command) const {
  switch (command) {
    case 0x0D:
      // Input sync: 0 normal, 1 error (inferred, vgavro/samsung-mdc).
      return {0, 0, 0, byte(set.signal ? 0 : 1), byte(set.temperature), 0};
    case 0x0B:
      return {'0', 'H', 'C', 'M', '3', 'N', 'A', 'K', '1'};
    case 0x0E:
      return {'T', '-', '1', '0', '2', '5'};
    default:
      return {};
  }
}

Result<std::unique_ptr<Card>> make_mdc_card(const CardOrder& order) {
  GONGSHI_TRY(PanelSet set, panel_set(order));
  return std::unique_ptr<Card>(new MdcCard(order, std::move(set)));
}

}  // namespace gongshi::drivers::simulator
