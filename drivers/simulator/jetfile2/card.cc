#include "drivers/simulator/jetfile2/card.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace gongshi::drivers::simulator {
namespace {

std::string four_digits(unsigned value) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%04X", value & 0xFFFFU);
  return text.data();
}

std::vector<std::uint8_t> reply_packet(const Jetfile2Frame& frame, unsigned status, bool has_data,
                                       std::vector<std::uint8_t> argument,
                                       const std::vector<std::uint8_t>& data) {
  if (!has_data)
    argument = {static_cast<std::uint8_t>(status % 256), static_cast<std::uint8_t>(status / 256)};
  while (argument.size() % 4 != 0) argument.push_back(0);
  std::vector<std::uint8_t> body{static_cast<std::uint8_t>(data.size() % 256),
                                 static_cast<std::uint8_t>(data.size() / 256),
                                 static_cast<std::uint8_t>(frame.group),
                                 static_cast<std::uint8_t>(frame.unit),
                                 0,
                                 0,
                                 static_cast<std::uint8_t>(frame.serial % 256),
                                 static_cast<std::uint8_t>(frame.serial / 256),
                                 static_cast<std::uint8_t>(frame.command / 256),
                                 static_cast<std::uint8_t>(frame.command % 256),
                                 static_cast<std::uint8_t>(argument.size() / 4),
                                 static_cast<std::uint8_t>(has_data ? 0 : 1)};
  body.insert(body.end(), argument.begin(), argument.end());
  body.insert(body.end(), data.begin(), data.end());
  unsigned sum = 0;
  for (const unsigned byte : body) sum += byte;
  std::vector<std::uint8_t> packet{0x55, 0xA8, static_cast<std::uint8_t>(sum % 256),
                                   static_cast<std::uint8_t>(sum / 256 % 256)};
  packet.insert(packet.end(), body.begin(), body.end());
  return packet;
}

}  // namespace

std::vector<Verdict> Jetfile2Card::receive(std::span<const std::uint8_t> bytes, Now now) {
  std::vector<Verdict> verdicts;
  for (const Jetfile2Frame& frame : line_.receive(bytes, now.steady)) {
    if (!frame.fault.empty()) {
      verdicts.push_back({.raw = frame.raw, .command = {}, .reason = frame.fault, .reply = {}});
    } else {
      verdicts.push_back(frame.binary ? judge_binary(frame, now) : judge_short(frame, now));
    }
  }
  return verdicts;
}

Verdict Jetfile2Card::judge_binary(const Jetfile2Frame& frame, Now now) {
  Verdict verdict{
      .raw = frame.raw, .command = four_digits(frame.command), .reason = {}, .reply = {}};
  const bool all = frame.group == 0 && frame.unit == 0;
  if (!all && (frame.group != spec_.group || frame.unit != spec_.unit)) {
    verdict.reason = "for another address";
    return verdict;
  }
  const Answer answer = frame.sound ? obey(frame.command, frame.argument, frame.data, now)
                                    : Answer{.status = 0x9002, .word = "check sum"};
  verdict.accepted = answer.status == 0x9000;
  verdict.changed = answer.changed;
  verdict.reason = answer.word;
  if (frame.echo) {
    verdict.reply =
        reply_packet(frame, answer.status, answer.has_data, answer.argument, answer.data);
  }
  return verdict;
}

Verdict Jetfile2Card::judge_short(const Jetfile2Frame& frame, Now now) {
  Verdict verdict{.raw = frame.raw, .command = {}, .reason = {}, .reply = {}};
  for (const std::uint8_t byte :
       std::span(frame.data).first(std::min<std::size_t>(frame.data.size(), 2))) {
    if (byte > 0x20 && byte < 0x7F) verdict.command += static_cast<char>(byte);
  }
  if (frame.unit != 0 && frame.unit != spec_.unit) {
    verdict.reason = "for another address";
    return verdict;
  }
  const Answer answer =
      frame.sound ? obey_short(frame.data, now) : Answer{.status = 0x9002, .word = "check sum"};
  verdict.accepted = answer.status == 0x9000;
  verdict.changed = answer.changed;
  verdict.reason = answer.word;
  if (!frame.echo) return verdict;
  if (answer.has_data) {
    verdict.reply = answer.data;
  } else if (verdict.accepted) {
    verdict.reply = {'O', 'K'};
  } else {
    verdict.reply = {static_cast<std::uint8_t>(answer.status % 256),
                     static_cast<std::uint8_t>(answer.status / 256)};
  }
  return verdict;
}

Jetfile2Card::Answer Jetfile2Card::obey(unsigned command, const Bytes& argument, const Bytes& data,
                                        Now now) {
  const auto bare = [&](const Answer& answer) {
    return argument.empty() && data.empty() ? answer
                                            : Answer{.status = 0x9006, .word = "has no argument"};
  };
  switch (command) {
    case 0x0301:
      return bare({.word = "connection test",
                   .has_data = true,
                   .argument = {0x87, 0x02, 0x01, 0x00, 127, 0, 0, 1,
                                static_cast<std::uint8_t>(spec_.group),
                                static_cast<std::uint8_t>(spec_.unit)}});
    case 0x010B:
      return bare(told_status(now));
    case 0x0105:
      return spec_.reads_strings ? read('S', argument)
                                 : Answer{.status = 0x9005, .word = "unknown"};
    case 0x0204:
      return write_packet('T', argument, data);
    case 0x0205:
      return write_packet('S', argument, data);
    case 0x0207:
      return write_packet('A', argument, data);
    case 0x0209:
      return take_emergency(argument, data, now);
    case 0x0403:
      if (argument.size() > 4 || !data.empty())
        return {.status = 0x9006, .word = "off has 4 bytes"};
      on_ = false;
      return {.changed = true, .word = "off"};
    case 0x0404:
      on_ = true;
      return bare({.changed = true, .word = "on"});
    case 0x0405: {
      const auto state = static_cast<std::uint8_t>(on_ ? 0 : 2);
      return bare({.word = "power", .has_data = true, .data = {state, state}});
    }
    case 0x0407:
      if (argument.size() != 4 || argument[0] > 100 || argument[1] != 0 || argument[2] != 0 ||
          argument[3] != 0) {
        return {.status = 0x9006, .word = "brightness is 0 to 100 and three zeros"};
      }
      brightness_ = argument[0];
      return {.changed = true, .word = "brightness"};
    case 0x0501:
      return bare(told_clock(now));
    case 0x0502:
      return set_clock(argument, now);
    default:
      break;
  }
  const bool main = command >> 8 >= 1 && command >> 8 <= 10;
  return {.status = main ? 0x9005U : 0x9004U, .word = "unknown command"};
}

Jetfile2Card::Answer Jetfile2Card::obey_short(const Bytes& data, Now now) {
  const std::string head(data.begin(), data.begin() + static_cast<std::ptrdiff_t>(
                                                          std::min<std::size_t>(data.size(), 4)));
  if (head.starts_with("A")) {
    if (data.size() < 7 || data[1] != 0x0F || data[6] != 0x06) {
      return {.status = 0x9006, .word = "text is A, 0F, disk, folder, two characters and 06"};
    }
    const std::string path(data.begin() + 2, data.begin() + 6);
    Bytes file{0x01, 'Z', '0', '0', 0x02, 'A', 'X'};
    file.insert(file.end(), data.begin() + 7, data.end());
    file.push_back(0x04);
    if (path[1] != 'T') return {.status = 0x9008, .word = "text goes to folder T"};
    return store(path, std::move(file));
  }
  if (head == "E.SL") return take_play_list(data);
  if (head == "EA") {
    Answer answer = told_clock(now);
    answer.data = {0x55, 0xA6};
    answer.data.insert(answer.data.end(), answer.argument.begin(), answer.argument.end());
    return answer;
  }
  return {.status = 0x9004, .word = "unknown short command"};
}

Jetfile2Card::Answer Jetfile2Card::take_play_list(const Bytes& data) {
  if ((data.size() - 4) % 5 != 0) return {.status = 0x9006, .word = "labels of 5 bytes"};
  std::vector<std::string> list;
  for (std::size_t at = 4; at < data.size(); at += 5) {
    const std::string path(data.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                           data.begin() + static_cast<std::ptrdiff_t>(at) + 5);
    if (data[at] != 0x0F) return {.status = 0x9006, .word = "a label begins with 0F"};
    if (!files_.contains(path)) return {.status = 0x9008, .word = "no such file: " + path};
    list.push_back(path);
  }
  play_list_ = std::move(list);
  return {.changed = true, .word = "play list"};
}

Jetfile2Card::Answer Jetfile2Card::take_emergency(const Bytes& argument, const Bytes& data,
                                                  Now now) {
  if (argument.size() != 4 || argument[3] != 0) return {.status = 0x9006, .word = "4 bytes"};
  if (data.size() > 1024) return {.status = 0x2901, .word = "longer than 1024 bytes"};
  const auto text = jetfile2_text_of(data);
  std::string fault = "no text file";
  if (!text || !read_jetfile2_text(*text, fault)) return {.status = 0x9011, .word = fault};
  const unsigned seconds = argument[0] + argument[1] * 256U;
  emergency_ = data;
  emergency_until_ = seconds == 0 ? SteadyTime::max() : now.steady + std::chrono::seconds{seconds};
  return {.changed = true, .word = "emergency for " + std::to_string(seconds) + " s"};
}

void Jetfile2Card::lose_power(Now) {
  std::erase_if(files_, [](const auto& file) { return file.first[0] == 'E'; });
  transfer_.reset();
  emergency_until_.reset();
  mode_ = 0;
}

Jetfile2Card::Answer Jetfile2Card::told_status(Now now) const {
  const int mode = emergency(now) ? 1 : on_ ? mode_ : 2;
  return {.word = "status",
          .has_data = true,
          .argument = {static_cast<std::uint8_t>(mode), 31, 0xFF, 0, 45}};
}

std::string Jetfile2Card::playing(Now now) const {
  if (!on_ || mode_ == 2) return {};
  if (emergency(now)) return "!";
  for (const std::string& path : play_list_) {
    if (files_.contains(path)) return path;
  }
  for (const auto& [path, file] : files_) {
    if (path[1] == 'T') return path;
  }
  return {};
}

std::optional<Jetfile2Text> Jetfile2Card::text(const std::string& path) const {
  const auto found = files_.find(path);
  if (path != "!" && found == files_.end()) return std::nullopt;
  const auto text = jetfile2_text_of(path == "!" ? emergency_ : found->second);
  std::string fault;
  return text ? read_jetfile2_text(*text, fault) : std::nullopt;
}

}  // namespace gongshi::drivers::simulator
