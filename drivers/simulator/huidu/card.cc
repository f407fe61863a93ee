#include "drivers/simulator/huidu/card.h"

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace gongshi::drivers::simulator {
namespace {

constexpr std::size_t kLongestXml = 64UL * 1024;
constexpr unsigned kWrongStep = 2, kXmlTooLong = 20, kWrongIndex = 21, kBadXml = 22, kUnknown = 23;

std::string hex4(unsigned value) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%04X", value & 0xFFFFU);
  return text.data();
}

/// For attribute values that the card itself writes.
std::string in_quotes(const std::string& text) {
  std::string out = "\"";
  for (const char one : text) {
    if (one == '"' || one == '&' || one == '<') {
      out += one == '"' ? "&quot;" : one == '&' ? "&amp;" : "&lt;";
    } else {
      out += one;
    }
  }
  return out + "\"";
}

unsigned low_first(const Octets& bytes, std::size_t at) {
  return bytes[at] + bytes[at + 1] * 256U + bytes[at + 2] * 65'536U + bytes[at + 3] * 16'777'216U;
}

}  // namespace

std::vector<Verdict> HuiduCard::receive(std::span<const std::uint8_t> bytes, Now now) {
  std::vector<Verdict> verdicts;
  for (const HuiduPacket& packet : line_.receive(bytes)) verdicts.push_back(judge(packet, now));
  return verdicts;
}

Verdict HuiduCard::judge(const HuiduPacket& packet, Now now) {
  Verdict verdict;
  verdict.raw = packet.raw;
  if (!packet.fault.empty()) {
    verdict.reason = packet.fault;
    return verdict;
  }
  verdict.command = hex4(packet.command);
  const auto accept = [&](std::string word, unsigned answer, const Octets& payload) {
    verdict.accepted = true;
    verdict.reason = std::move(word);
    verdict.reply = HuiduLine::packet(answer, payload);
    return verdict;
  };
  const auto refuse = [&](std::string why, unsigned code) {
    verdict.reason = std::move(why);
    verdict.reply = HuiduLine::packet(0x2000, Octets{static_cast<std::uint8_t>(code), 0});
    return verdict;
  };
  if (packet.command == 0x005F) return accept("heartbeat", 0x0060, {});
  if (packet.command == 0x2001) {
    // A session begins; whatever an earlier one left open is gone.
    session_.clear();
    open_xml_.clear();
    storage_.break_off();
    if (packet.payload.size() != 4) return refuse("version is 4 bytes", 8);
    version_told_ = true;
    return accept("version", 0x2002, {0x05, 0, 0, 0x01, 0, 0});
  }
  if (!version_told_) return refuse("no version asked yet", kWrongStep);
  if (packet.command == 0x2003) return take_xml(std::move(verdict), packet, now);
  if (packet.command < 0x8001 || packet.command > 0x8005 || packet.command % 2 == 0) {
    return refuse("command that this simulator does not have", kUnknown);
  }
  if (session_.empty()) return refuse("no session", kWrongStep);
  std::string why;
  if (packet.command == 0x8003) {
    why = storage_.data(packet.payload);
    verdict.accepted = why.empty();
    verdict.reason = why.empty() ? "file data" : why;
    return verdict;  // the libraries wait for no answer here
  }
  const Octets answer =
      packet.command == 0x8001 ? storage_.start(packet.payload, why) : storage_.end(why);
  verdict.accepted = why.empty();
  verdict.changed = packet.command == 0x8005 && why.empty();
  verdict.reason = why.empty() ? "file" : why;
  verdict.reply = HuiduLine::packet(packet.command + 1, answer);
  return verdict;
}

Verdict HuiduCard::take_xml(Verdict verdict, const HuiduPacket& packet, Now now) {
  const auto refuse = [&](std::string why, unsigned code) {
    open_xml_.clear();
    verdict.reason = std::move(why);
    verdict.reply = HuiduLine::packet(0x2000, Octets{static_cast<std::uint8_t>(code), 0});
    return std::move(verdict);
  };
  if (packet.payload.size() < 9) return refuse("XML packet is cut short", kWrongIndex);
  const std::size_t total = low_first(packet.payload, 0);
  const std::size_t index = low_first(packet.payload, 4);
  if (total > kLongestXml) return refuse("XML too long", kXmlTooLong);
  if (index == 0) {
    open_xml_.clear();
    xml_total_ = total;
  }
  if (index != open_xml_.size() || total != xml_total_ ||
      index + packet.payload.size() - 8 > total) {
    return refuse("XML index", kWrongIndex);
  }
  open_xml_.append(packet.payload.begin() + 8, packet.payload.end());
  verdict.accepted = true;
  verdict.reason = "part of XML";
  if (open_xml_.size() == total) obey(std::exchange(open_xml_, {}), verdict, now);
  return verdict;
}

void HuiduCard::obey(const std::string& xml, Verdict& verdict, Now now) {
  pugi::xml_document document;
  const bool read =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  const pugi::xml_node in = document.child("sdk").child("in");
  if (!read || !in) {
    verdict.accepted = false;
    verdict.reason = "no XML request";
    verdict.reply = HuiduLine::packet(0x2000, Octets{kBadXml, 0});
    return;
  }
  const std::string guid = document.child("sdk").attribute("guid").value();
  const std::string method = in.attribute("method").value();
  Outcome outcome;
  if (method == "GetIFVersion") {
    if (guid != "##GUID") {
      outcome = {"kInvalidGUID", "a session begins under ##GUID"};
    } else if (std::string_view(in.child("version").attribute("value").value()) != "1000000") {
      outcome = {"kInvalidParam", "interface version"};
    } else {
      session_ = "5e55100a-0000-4000-8000-" + std::to_string(100'000'000'000 + ++sessions_);
      outcome.reason = "session";
      outcome.body = R"(<version value="1000000"/>)";
    }
  } else if (session_.empty() || guid != session_) {
    outcome = {"kInvalidGUID", "not this session's guid"};
  } else {
    outcome = call(method, in, now);
  }
  verdict.command = method;
  verdict.accepted = outcome.result == "kSuccess";
  verdict.changed = outcome.changed;
  verdict.reason = verdict.accepted ? outcome.reason : outcome.result + ": " + outcome.reason;
  const std::string answer =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sdk guid=" + in_quotes(session_) +
      ">\n  <out result=" + in_quotes(outcome.result) + " method=" + in_quotes(method) + ">" +
      outcome.body + "</out>\n</sdk>\n";
  verdict.reply = HuiduLine::xml_packets(answer, spec_.piece);
}

HuiduCard::Outcome HuiduCard::call(const std::string& method, const pugi::xml_node& in, Now now) {
  if (method == "GetDeviceInfo") {
    return {"kSuccess", "device told",
            R"(<device cpu="simulated" model="C16L" id="C16L-D24-000A2" name="gongshi"/>)"
            R"(<version app="7.10.3.0" fpga="1.2" kernel="4.4"/><screen rotation="0" width=)" +
                in_quotes(std::to_string(spec_.width)) +
                " height=" + in_quotes(std::to_string(spec_.height)) + "/>"};
  }
  if (method == "GetCurrentPlayProgramGUID" && spec_.tells_playing) {
    return {"kSuccess", "playing told",
            "<program guid=" + in_quotes(programs_.empty() ? "" : programs_.front().guid) + "/>"};
  }
  if (method == "GetProgram") return programs_told();
  if (method == "AddProgram") return add_program(in);
  if (method == "OpenScreen" || method == "CloseScreen") {
    on_ = method == "OpenScreen";
    return {"kSuccess", on_ ? "on" : "off", {}, true};
  }
  if (method == "GetLuminancePloy") {
    return {"kSuccess", "luminance told",
            "<mode value=" + in_quotes(mode_) +
                "/><default value=" + in_quotes(std::to_string(percent_)) +
                R"(/><ploy/><sensor min="1" max="100" time="5"/>)"};
  }
  if (method == "SetLuminancePloy") return set_luminance(in);
  if (method == "GetTimeInfo") {
    return {"kSuccess", "time told",
            "<timezone value=" + in_quotes(zone_) +
                R"(/><summer enable="false"/><sync value="none"/><time value=)" +
                in_quotes(clock_text(now.wall)) + "/>"};
  }
  if (method == "SetTimeInfo") return set_time(in, now.wall);
  return {"kUnsupportMethod", "method that this simulator does not have"};
}

HuiduCard::Outcome HuiduCard::add_program(const pugi::xml_node& in) {
  const HuiduScreenReader reader(spec_.width, spec_.height, storage_.files());
  auto programs = reader.read(in.child("screen"));
  if (!programs) return {programs.error().word, programs.error().what.en};
  programs_ = *std::move(programs);
  ++program_writes_;
  return {"kSuccess", "program stored", {}, true};
}

/// As the vendor's own note on it has it: what AddProgram calls resources is resource here.
HuiduCard::Outcome HuiduCard::programs_told() const {
  std::string body = "<screen>";
  for (const HuiduProgram& program : programs_) {
    body += "<program guid=" + in_quotes(program.guid) + " name=" + in_quotes(program.name) +
            R"( type="normal"><playControl count="1"/>)";
    for (const HuiduArea& area : program.areas) {
      body += "<area guid=" + in_quotes(area.guid) + "><resource/></area>";
    }
    body += "</program>";
  }
  return {"kSuccess", "programs told", body + "</screen>"};
}

HuiduCard::Outcome HuiduCard::set_luminance(const pugi::xml_node& in) {
  const std::string mode = in.child("mode").attribute("value").value();
  const int percent = in.child("default").attribute("value").as_int(-1);
  if (mode != "default" && mode != "ploys" && mode != "sensor") {
    return {"kInvalidParam", "luminance mode"};
  }
  if (percent < 1 || percent > 100) return {"kInvalidParam", "luminance is 1 to 100"};
  if (!in.child("ploy") || !in.child("sensor")) return {"kMissingTag", "ploy or sensor"};
  mode_ = mode;
  percent_ = percent;
  return {"kSuccess", "luminance set", {}, true};
}

HuiduCard::Outcome HuiduCard::set_time(const pugi::xml_node& in, WallTime now) {
  const std::string zone = in.child("timezone").attribute("value").value();
  const std::string time = in.child("time").attribute("value").value();
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  char behind = 0;
  const int read = std::sscanf(time.c_str(), "%4d-%2u-%2u %2d:%2d:%2d%c", &year, &month, &day,
                               &hour, &minute, &second, &behind);  // NOLINT(cert-err34-c): checked
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  if (zone.rfind("(UTC", 0) != 0 || !in.child("summer") || !in.child("sync")) {
    return {"kInvalidParam", "timezone, summer or sync"};
  }
  if (read != 6 || !date.ok() || year < 2000 || year > 2099 || hour < 0 || hour > 23 ||
      minute < 0 || minute > 59 || second < 0 || second > 59) {
    return {"kInvalidParam", "time"};
  }
  zone_ = zone.substr(0, 64);
  const auto local = std::chrono::sys_days{date} + std::chrono::hours{hour} +
                     std::chrono::minutes{minute} + std::chrono::seconds{second};
  clock_offset_ = local - std::chrono::floor<std::chrono::seconds>(now);
  return {"kSuccess", "time set", {}, true};
}

void HuiduCard::lose_power(Now) {
  line_ = {};
  version_told_ = false;
  session_.clear();
  open_xml_.clear();
  storage_.break_off();
}

std::string HuiduCard::clock_text(WallTime now) const {
  const auto time = std::chrono::floor<std::chrono::seconds>(now) + clock_offset_;
  const auto days = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{days};
  const std::chrono::hh_mm_ss parts{time - days};
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d:%02d", int{date.year()},
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(parts.hours().count()), static_cast<int>(parts.minutes().count()),
                static_cast<int>(parts.seconds().count()));
  return text.data();
}

namespace {

ColorWords colors_of(const HuiduArea& area) {
  ColorWords colors;
  if (!area.picture) {
    colors.add(area.lamp);
    return colors;
  }
  for (const Lamp lamp : area.picture->lamps) {
    if (lamp != Lamp{}) colors.add(lamp);
  }
  return colors;
}

}  // namespace

nlohmann::ordered_json HuiduCard::state(Now now) const {
  nlohmann::ordered_json programs = nlohmann::ordered_json::array();
  for (const HuiduProgram& program : programs_) {
    nlohmann::ordered_json areas = nlohmann::ordered_json::array();
    for (const HuiduArea& area : program.areas) {
      areas.push_back({{"x", area.x},
                       {"y", area.y},
                       {"width", area.width},
                       {"height", area.height},
                       {"text", area.text},
                       {"file", area.file},
                       {"font", area.font},
                       {"font_px", area.font_px},
                       {"effect", area.effect},
                       {"colors", colors_of(area).all()},
                       {"speed", area.speed}});
    }
    programs.push_back({{"guid", program.guid}, {"areas", areas}});
  }
  return {{"kind", "huidu"},
          {"width", spec_.width},
          {"height", spec_.height},
          {"power", on_ ? "on" : "off"},
          {"brightness", percent_},
          {"clock", clock_text(now.wall)},
          {"flash_writes", program_writes_ + storage_.writes()},
          {"programs", programs}};
}

Dots HuiduCard::dots(const DotFont& font, Now) const {
  if (!on_ || programs_.empty()) return Dots::dark(spec_.width, spec_.height);
  return huidu_dots(programs_.front(), spec_.width, spec_.height, font);
}

Result<std::unique_ptr<Card>> make_huidu_card(const CardOrder& order) {
  HuiduSpec spec;
  spec.width = order.width_px;
  spec.height = order.height_px;
  for (const auto& [word, value] : order.words) {
    if (word == "tells_playing" && (value == "yes" || value == "no")) {
      spec.tells_playing = value == "yes";
    } else {
      return Error{Errc::kUsage,
                   {"选项 " + word + "=" + value + " 无效，可用：tells_playing=yes|no",
                    "option " + word + "=" + value + " is not valid, use tells_playing=yes|no"},
                   "E2203"};
    }
  }
  return std::unique_ptr<Card>(new HuiduCard(spec));
}

}  // namespace gongshi::drivers::simulator
