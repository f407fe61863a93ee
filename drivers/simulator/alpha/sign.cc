#include "drivers/simulator/alpha/sign.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace gongshi::drivers::simulator {
namespace {

using namespace std::chrono_literals;

constexpr auto kBurst = 100ms;  // between two packets; closer ones were lost at times
constexpr auto kMute = 5s;      // no reads after the memory was cleared
constexpr auto kClearing = 1s;  // nor a configuration
constexpr auto kToneDeaf = 2s;
constexpr auto kSelfTest = 8s;  // no figure is published
constexpr unsigned kAllErrorsClear = 0x40;

std::string four(unsigned value) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%04X", value & 0xFFFFU);
  return text.data();
}

bool digits(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

AlphaSign::AlphaSign(SignSpec spec) : spec_(spec) {
  lose_power();
}

void AlphaSign::lose_power() {
  // As delivered: text A has all of the memory, and runs.
  files_ = {{.size = static_cast<unsigned>(spec_.pool)}};
  sequence_ = "A";
  order_ = 'T';
  sequence_lock_ = 'U';
  priority_.reset();
  errors_ = kAllErrorsClear;
  unprepared_ = just_cleared_ = false;
  dimming_ = 0;
  speaker_ = true;
  hours_24_ = false;
  clock_minute_.reset();
  date_.clear();
}

bool AlphaSign::is_meant(const std::vector<std::string>& targets) const {
  std::array<char, 4> own{};
  std::snprintf(own.data(), own.size(), "%02X", spec_.address & 0xFFU);
  return std::any_of(targets.begin(), targets.end(), [&](const std::string& target) {
    const bool type =
        target[0] == spec_.type || target[0] == 'Z' || target[0] == '?' || target[0] == '!';
    const bool all = target[1] == '0' && target[2] == '0';
    const auto digit = [&](std::size_t at) {
      return target[at + 1] == '?' || target[at + 1] == own[at];
    };
    return type && (all || (digit(0) && digit(1)));
  });
}

Verdict AlphaSign::obey(const SignPacket& packet, Now now) {
  Verdict verdict;
  verdict.raw = packet.raw;
  const SteadyTime before = std::exchange(last_packet_, now.steady);
  const auto refuse = [&](std::string why) {
    verdict.accepted = false;
    verdict.reason = std::move(why);
    return verdict;
  };
  if (now.steady < deaf_until_) return refuse("the sign is deaf just now");
  if (before != SteadyTime{} && packet.begun - before < kBurst) {
    return refuse("too soon after the packet before");
  }
  errors_ |= packet.error;
  verdict.accepted = true;
  for (const SignBlock& block : packet.blocks) {
    std::string name(1, block.command);
    if (!block.data.empty()) name += static_cast<char>(block.data[0]);
    verdict.command += (verdict.command.empty() ? "" : " ") + printable(name);
    if (spec_.strict && packet.blocks.size() > 1 && !block.paused) {
      return refuse("no pause of 100 ms behind STX in a nest");
    }
    Outcome outcome = run(block, now);
    errors_ |= outcome.error;
    verdict.changed = verdict.changed || outcome.changed;
    if (!outcome.reply.empty()) verdict.reply = std::move(outcome.reply);
    if (!outcome.refusal.empty()) return refuse(outcome.refusal);
    verdict.reason = outcome.word;
  }
  if (packet.fault.empty()) return verdict;
  // XDF has one buffer: a text that arrives damaged has already taken the place of the old one.
  if (spec_.xdf && packet.fault == "check sum" && packet.blocks.empty()) {
    if (SignFile* text = find('A', 'A')) text->bytes.clear();
    verdict.changed = true;
  }
  return refuse(packet.fault);
}

AlphaSign::Outcome AlphaSign::run(const SignBlock& block, Now now) {
  const bool reads =
      block.command == 'B' || block.command == 'F' || block.command == 'H' || block.command == 'J';
  if (block.data.empty()) return {"a command without a label", {}, false, {}, kSignIllegal};
  if (!reads) just_cleared_ = just_cleared_ && block.command == 'E' && block.data[0] == '$';
  switch (block.command) {
    case 'A':
      return write_text(block);
    case 'G':
      return write_string(block);
    case 'I':
      return write_picture(block);
    case 'E':
      return write_special(block, now);
    case 'F':
      if (now.steady < mute_until_) return {"no answer for 5 s after a clear", {}, false, {}, 0};
      return read_special(block, now);
    case 'B':
    case 'H':
    case 'J':
      if (now.steady < mute_until_) return {"no answer for 5 s after a clear", {}, false, {}, 0};
      return read_file(block);
    default:
      return {"a command that this sign does not have", {}, false, {}, kSignIllegal};
  }
}

SignFile* AlphaSign::find(char label, char type) {
  const auto found = std::find_if(files_.begin(), files_.end(), [&](const SignFile& file) {
    return file.label == label && file.type == type;
  });
  return found == files_.end() ? nullptr : &*found;
}

const SignFile* AlphaSign::file(char label, char type) const {
  const auto found = std::find_if(files_.begin(), files_.end(), [&](const SignFile& file) {
    return file.label == label && file.type == type;
  });
  return found == files_.end() ? nullptr : &*found;
}

std::string AlphaSign::content(char label, char type) const {
  const SignFile* found = file(label, type);
  return found == nullptr ? std::string{} : std::string(found->bytes.begin(), found->bytes.end());
}

AlphaSign::Outcome AlphaSign::write_special(const SignBlock& block, Now now) {
  const char label = static_cast<char>(block.data[0]);
  const std::string data(block.data.begin() + 1, block.data.end());
  const auto wrong = [](const char* why) { return Outcome{why, {}, false, {}, kSignIllegal}; };
  switch (label) {
    case ' ':
    case '&':
    case ';':
      return set_clock(label, data, now);
    case '!':
      if (data != "00" && data != "FF") return wrong("speaker is 00 or FF");
      speaker_ = data == "00";
      return {{}, speaker_ ? "speaker on" : "speaker off", true, {}, 0};
    case '$':
      return configure(data, now);
    case '\'':
      if (data != "S" && data != "M") return wrong("time format is S or M");
      hours_24_ = data == "M";
      return {{}, "time format", true, {}, 0};
    case '(':
      if (data == "B") return wrong("a tone without an end would damage the speaker");
      if (data != "0" && data != "1" && data != "A") return wrong("unknown tone");
      if (!speaker_) return {"the speaker is off", {}, false, {}, 0};
      ++beeps_;
      deaf_until_ = now.steady + kToneDeaf;
      return {{}, "tone", true, {}, 0};
    case ',':
      if (!data.empty()) return wrong("a reset has no data");
      deaf_until_ = now.steady + kSelfTest;
      return {{}, "self test", false, {}, 0};
    case '.':
      return set_sequence(data);
    case '/':
      if (!spec_.solar) return wrong("this sign cannot be dimmed");
      if (data.size() != 4 || !digits(data.substr(2)) || data.substr(2) > "04") {
        return wrong("dimming is a threshold and a level of 00 to 04");
      }
      dimming_ = std::stoi(data.substr(2));
      return {{}, "dimming", true, {}, 0};
    case '4':
      errors_ = kAllErrorsClear;
      return {{}, "errors cleared", false, {}, 0};
    default:
      return wrong("a special function that is not simulated");
  }
}

AlphaSign::Outcome AlphaSign::set_sequence(const std::string& data) {
  const auto wrong = [](const char* why) { return Outcome{why, {}, false, {}, kSignIllegal}; };
  if (data.size() < 2 || std::string("TSD").find(data[0]) == std::string::npos) {
    return wrong("order is T, S or D");
  }
  if (data[1] != 'U' && data[1] != 'L') return wrong("lock is U or L");
  if (data.size() > 130) return wrong("more than 128 labels");
  order_ = data.size() == 2 ? 'T' : data[0];
  sequence_lock_ = data[1];
  sequence_ = data.substr(2);
  return {{}, "sequence " + printable(sequence_), true, {}, 0};
}

AlphaSign::Outcome AlphaSign::set_clock(char label, const std::string& data, Now now) {
  const auto wrong = [](const char* why) { return Outcome{why, {}, false, {}, kSignIllegal}; };
  if (!digits(data)) return wrong("not digits");
  if (label == ' ') {
    if (data.size() != 4 || data.substr(0, 2) > "23" || data.substr(2) > "59") {
      return wrong("time is HHMM");
    }
    const std::chrono::minutes told{std::stoi(data.substr(0, 2)) * 60 + std::stoi(data.substr(2))};
    clock_minute_ = told - std::chrono::floor<std::chrono::minutes>(now.wall.time_since_epoch());
    return {{}, "time " + data, true, {}, 0};
  }
  if (label == '&') {
    if (data.size() != 1 || data < "1" || data > "7") return wrong("weekday is 1 to 7");
    weekday_ = std::stoi(data);
    return {{}, "weekday " + data, true, {}, 0};
  }
  if (!spec_.calendar) return wrong("this sign has no calendar");
  const bool real = data.size() == 6 && data.substr(0, 2) >= "01" && data.substr(0, 2) <= "12" &&
                    data.substr(2, 2) >= "01" && data.substr(2, 2) <= "31";
  if (!real) return wrong("date is mmddyy");
  date_ = data;
  return {{}, "date " + data, true, {}, 0};
}

std::string AlphaSign::clock_text(WallTime now) const {
  const auto minute = std::chrono::floor<std::chrono::minutes>(now.time_since_epoch()) +
                      clock_minute_.value_or(std::chrono::minutes{0});
  const long of_day = ((minute.count() % 1440) + 1440) % 1440;
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%02ld:%02ld", of_day / 60, of_day % 60);
  return text.data();
}

std::string AlphaSign::running() const {
  if (priority_) return *priority_;
  if (unprepared_) return {};
  for (const char label : sequence_) {
    const std::string text = content(label, 'A');
    if (!text.empty()) return text;
  }
  return {};
}

AlphaSign::Outcome AlphaSign::read_special(const SignBlock& block, Now now) {
  const std::string label(block.data.begin(), block.data.end());
  std::string data;
  const std::string pool = four(static_cast<unsigned>(spec_.pool)) + "," +
                           four(static_cast<unsigned>(spec_.pool - std::min(spec_.pool, used())));
  const std::string clock = clock_text(now.wall);
  const std::string digits4 = clock.substr(0, 2) + clock.substr(3);
  if (label == " ") {
    data = digits4;
  } else if (label == "!") {
    data = speaker_ ? "00" : "FF";
  } else if (label == "\"") {
    // Part number, revision letter, month and year, clock, format, speaker, pool.
    data = "10440001A0492" + digits4 + (hours_24_ ? "M" : "S") + (speaker_ ? "00" : "FF") + pool;
  } else if (label == "#") {
    data = pool;
  } else if (label == "$") {
    data = table();
  } else if (label == "&") {
    data = std::to_string(weekday_);
  } else if (label == "*") {
    data = static_cast<char>(errors_);
  } else if (label == ".") {
    data = std::string{order_, sequence_lock_} + sequence_;
  } else if (spec_.xdf) {
    const std::string words = "*** NOT SUPPORTED ***";
    return {{}, "not supported", false, {words.begin(), words.end()}, 0};
  } else {
    return {"nothing to read under that label", {}, false, {}, kSignIllegal};
  }
  return {{}, "read", false, sign_reply('E', label + data), 0};
}

}  // namespace gongshi::drivers::simulator
