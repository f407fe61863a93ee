// AlphaSign: its files, and the memory that they are given.
#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "drivers/simulator/alpha/sign.h"

namespace gongshi::drivers::simulator {
namespace {

using namespace std::chrono_literals;

constexpr auto kMute = 5s;      // nothing is answered after the memory was cleared
constexpr auto kClearing = 1s;  // the shortest wait before a configuration that anybody tried
constexpr std::size_t kLongestString = 125, kLongestPriority = 125;

int nibble(unsigned digit) {
  if (digit >= '0' && digit <= '9') return static_cast<int>(digit - '0');
  if (digit >= 'A' && digit <= 'F') return static_cast<int>(digit - 'A' + 10);
  return -1;
}

/// -1: not hex.
int number(const std::string& digits) {
  int value = 0;
  for (const char digit : digits) {
    const int next = nibble(static_cast<std::uint8_t>(digit));
    if (next < 0) return -1;
    value = value * 16 + next;
  }
  return value;
}

/// Empty: a record that this sign takes.
std::string fault_of(const std::string& record) {
  const char label = record[0], type = record[1], lock = record[2];
  const int size = number(record.substr(3, 4));
  const std::string tail = record.substr(7);
  if (label < 0x20 || label > 0x7E || label == '0') return "label cannot be configured";
  if (size < 0) return "size is not four hex digits";
  if (type == 'A') {
    if (lock != 'U' && lock != 'L') return "lock is U or L";
    return number(tail) < 0 ? "run times are not hex digits" : "";
  }
  if (type == 'B') {
    if (label == '?') return "a string cannot be called ?";
    if (lock != 'L' || tail != "0000") return "a string is locked and has no times";
    return size > static_cast<int>(kLongestString) ? "a string has at most 125 bytes" : "";
  }
  if (type != 'D') return "unknown type of file";
  if (lock != 'U' && lock != 'L') return "lock is U or L";
  if (size >> 8 > 31) return "a picture has at most 31 rows";
  return tail == "1000" || tail == "2000" || tail == "4000" ? "" : "unknown colours of a picture";
}

std::size_t memory_of(const SignFile& file) {
  if (file.type != 'D') return file.size;
  const std::size_t bits = static_cast<std::size_t>(file.tail[0] - '0');
  return (static_cast<std::size_t>(file.rows() * file.columns()) * bits + 7) / 8;
}

}  // namespace

std::size_t AlphaSign::used() const {
  std::size_t sum = 6;  // and 13 a file, as measured on one sign
  for (const SignFile& each : files_) sum += 13 + memory_of(each);
  return sum;
}

std::string AlphaSign::table() const {
  std::string text;
  for (const SignFile& each : files_) {
    // The first file has been given what was left.
    const std::size_t rest =
        &each == &files_.front() && spec_.pool > used() ? spec_.pool - used() : 0;
    const std::size_t size =
        each.type == 'D' ? each.size : std::min<std::size_t>(each.size + rest, 0xFFFF);
    std::array<char, 16> record{};
    std::snprintf(record.data(), record.size(), "%c%c%c%04X", each.label, each.type, each.lock,
                  static_cast<unsigned>(size));
    text += record.data() + each.tail;
  }
  return text;
}

AlphaSign::Outcome AlphaSign::configure(const std::string& records, Now now) {
  const auto wrong = [](std::string why) {
    return Outcome{std::move(why), {}, false, {}, kSignIllegal};
  };
  if (records.empty()) {
    const auto kept = priority_;  // survives
    files_ = {{.size = static_cast<unsigned>(spec_.pool)}};
    sequence_ = "A";
    order_ = 'T';
    priority_ = kept;
    unprepared_ = false;
    just_cleared_ = true;
    cleared_at_ = now.steady;
    mute_until_ = now.steady + kMute;
    return {{}, "memory cleared", true, {}, 0};
  }
  if (now.steady - cleared_at_ < kClearing && cleared_at_ != SteadyTime{}) {
    return {"the memory is still being cleared", {}, false, {}, 0};
  }
  if (records.size() % 11 != 0) return wrong("a configuration is 11 characters a file");
  std::vector<SignFile> next;
  std::set<char> labels;
  std::size_t sum = 6;
  for (std::size_t at = 0; at < records.size(); at += 11) {
    const std::string record = records.substr(at, 11);
    if (std::string why = fault_of(record); !why.empty()) return wrong(std::move(why));
    if (!labels.insert(record[0]).second) return wrong("two files under one label");
    next.push_back({record[0],
                    record[1],
                    record[2],
                    static_cast<unsigned>(number(record.substr(3, 4))),
                    record.substr(7),
                    {}});
    sum += 13 + memory_of(next.back());
  }
  if (sum > spec_.pool) return wrong("more than the pool holds");
  files_ = std::move(next);
  sequence_.clear();
  for (const SignFile& each : files_) {
    if (each.type == 'A') sequence_ += each.label;
  }
  ++configurations_;
  unprepared_ = !just_cleared_;
  if (unprepared_) return {"no clear before: stored, but nothing will be shown", {}, true, {}, 0};
  return {{}, std::to_string(files_.size()) + " files", true, {}, 0};
}

AlphaSign::Outcome AlphaSign::write_text(const SignBlock& block) {
  const char label = static_cast<char>(block.data[0]);
  const std::vector<std::uint8_t> bytes(block.data.begin() + 1, block.data.end());
  const std::string text(bytes.begin(), bytes.end());
  const std::string fault = read_sign_text(text).fault;
  if (label == '0') {
    if (text.empty()) {
      priority_.reset();
      return {{}, "priority message released", true, {}, 0};
    }
    if (text.size() > kLongestPriority)
      return {"a priority message has at most 125 bytes", {}, false, {}, 0};
    priority_ = text;
    return {fault, "priority message", true, {}, 0};
  }
  SignFile* found = find(label, 'A');
  if (found == nullptr) return {"no memory for that text", {}, false, {}, 0};
  const std::size_t room = found == &files_.front()
                               ? found->size + (spec_.pool - std::min(spec_.pool, used()))
                               : found->size;
  found->bytes = bytes;
  if (bytes.size() > room) {
    found->bytes.resize(room);
    return {"text longer than its file: cut off", {}, true, {}, 0};
  }
  return {fault, "text", true, {}, 0};
}

AlphaSign::Outcome AlphaSign::write_string(const SignBlock& block) {
  SignFile* found = find(static_cast<char>(block.data[0]), 'B');
  if (found == nullptr) return {"no memory for that string", {}, false, {}, 0};
  std::vector<std::uint8_t> bytes(block.data.begin() + 1, block.data.end());
  if (bytes.size() > found->size) {
    found->bytes.clear();
    return {"string longer than its file: emptied", {}, true, {}, 0};
  }
  const bool calls =
      std::any_of(bytes.begin(), bytes.end(), [](unsigned c) { return c == 0x10 || c == 0x0B; });
  if (calls) return {"a string holds no string and no date", {}, false, {}, 0};
  found->bytes = std::move(bytes);
  return {{}, "string", true, {}, 0};
}

AlphaSign::Outcome AlphaSign::write_picture(const SignBlock& block) {
  const auto wrong = [](const char* why) { return Outcome{why, {}, false, {}, 0}; };
  SignFile* found = find(static_cast<char>(block.data[0]), 'D');
  if (found == nullptr) return wrong("no memory for that picture");
  if (priority_) return wrong("lost: a priority message is up");
  if (spec_.strict && block.pause < 95ms) return wrong("no pause of 100 ms behind the width");
  const std::string text(block.data.begin() + 1, block.data.end());
  if (text.size() < 4 || number(text.substr(0, 4)) != static_cast<int>(found->size)) {
    return wrong("size is not that of the allocation");
  }
  std::vector<std::uint8_t> dots;
  std::size_t at = 4;
  for (int row = 0; row < found->rows(); ++row) {
    for (int column = 0; column < found->columns(); ++column, ++at) {
      if (at >= text.size() || text[at] < '0' || text[at] > '8') return wrong("a row is cut short");
      const unsigned code = static_cast<unsigned>(text[at] - '0');
      // A three-colour allocation has two bits a dot.
      dots.push_back(static_cast<std::uint8_t>(found->tail == "4000" ? code : code % 4));
    }
    if (at < text.size() && text[at] == '\r') ++at;
    if (at < text.size() && text[at] == '\n') ++at;
  }
  if (at != text.size()) return wrong("a row is too long");
  found->bytes = std::move(dots);
  return {{}, "picture", true, {}, 0};
}

AlphaSign::Outcome AlphaSign::read_file(const SignBlock& block) {
  const char label = static_cast<char>(block.data[0]);
  const char type = block.command == 'B' ? 'A' : block.command == 'H' ? 'B' : 'D';
  const char answer = static_cast<char>(block.command - 1);
  if (type == 'A' && label == '0') {
    return {{}, "read", false, sign_reply(answer, "0" + priority_.value_or("")), 0};
  }
  const SignFile* found = find(label, type);
  if (found == nullptr) return {"no such file", {}, false, {}, kSignIllegal};
  std::string data(1, label);
  if (type != 'D') return {{}, "read", false, sign_reply(answer, data + content(label, type)), 0};
  std::array<char, 8> size{};
  std::snprintf(size.data(), size.size(), "%04X", found->size & 0xFFFFU);
  data += size.data();
  for (std::size_t at = 0; at < found->bytes.size(); ++at) {
    data += static_cast<char>('0' + found->bytes[at]);
    if ((at + 1) % static_cast<std::size_t>(found->columns()) == 0) data += '\r';
  }
  return {{}, "read", false, sign_reply(answer, data), 0};
}

}  // namespace gongshi::drivers::simulator
