#include "drivers/text/alpha_options.h"

#include "drivers/option_words.h"

namespace gongshi::drivers {
namespace {

Error wrong(const std::string& zh, const std::string& en) {
  return {Errc::kConfig, {zh, en}, "E2105"};
}

alpha::Depth depth_of(const std::string& word, Palette palette) {
  if (word == "mono") return alpha::Depth::kMono;
  if (word == "3-colour") return alpha::Depth::kTricolor;
  if (word == "8-colour") return alpha::Depth::kEight;
  return palette == Palette::kOne ? alpha::Depth::kMono : alpha::Depth::kTricolor;
}

void read_framing(OptionWords& words, const Port& port, AlphaOptions& options) {
  options.framing.address = static_cast<std::uint8_t>(words.number("address", 0, 255, 0));
  options.framing.checksum = words.yes("checksum", true);
  const std::string format = words.choice("format", {"plain", "2-byte", "3-byte"}, "plain");
  options.framing.format = format == "2-byte"   ? alpha::Format::kTwoByte
                           : format == "3-byte" ? alpha::Format::kThreeByte
                                                : alpha::Format::kPlain;
  options.answers = words.yes("answers", true) && format == "plain" && port.answers();
  options.parity_bit = words.yes("parity_bit", false);
}

void read_times(OptionWords& words, AlphaOptions& options) {
  using std::chrono::seconds;
  options.refresh = seconds{words.number("refresh_s", 60, 86'400, 900)};
  options.poll = seconds{words.number("poll_s", 2, 3600, 30)};
  options.rebuild = seconds{words.number("rebuild_s", 600, 604'800, 3600)};
  options.pace = words.millis("pace_ms", 250, 10'000, options.pace);
  options.clear_rest = words.millis("clear_ms", 1000, 60'000, options.clear_rest);
  options.configure_rest = words.millis("configure_ms", 3000, 60'000, options.configure_rest);
  options.reply_wait = words.millis("reply_ms", 100, 30'000, options.reply_wait);
}

void read_manners(OptionWords& words, AlphaOptions& options) {
  options.locked = words.choice("keyboard", {"locked", "unlocked"}, "locked") == "locked";
  options.live_string = words.choice("changing", {"string", "text"}, "string") == "string";
  const std::string verify = words.choice("verify", {"all", "text", "none"}, "all");
  options.verify = verify == "all"    ? AlphaOptions::Verify::kAll
                   : verify == "none" ? AlphaOptions::Verify::kNone
                                      : AlphaOptions::Verify::kText;
  const std::string clock = words.choice("clock", {"time", "date", "none"}, "time");
  options.clock = clock == "date"   ? AlphaOptions::ClockSet::kDate
                  : clock == "none" ? AlphaOptions::ClockSet::kNone
                                    : AlphaOptions::ClockSet::kTime;
  options.hours_24 = words.choice("hours", {"24", "12"}, "24") == "24";
  const std::string speaker = words.choice("speaker", {"off", "on", "beep", "leave"}, "off");
  options.speaker = speaker == "on"      ? AlphaOptions::Speaker::kOn
                    : speaker == "beep"  ? AlphaOptions::Speaker::kBeep
                    : speaker == "leave" ? AlphaOptions::Speaker::kLeave
                                         : AlphaOptions::Speaker::kOff;
  options.solar = words.choice("dimming", {"none", "solar"}, "none") == "solar";
  options.picture_pause = words.yes("picture_pause", true);
  options.text_first = words.yes("text_first", false);
  options.nest = words.yes("nest", true);
  options.xdf = words.yes("xdf", false);
}

bool is_letter(const std::string& text) {
  return text.size() == 1 &&
         ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
}

Status read_words(OptionWords& words, AlphaOptions& options) {
  const std::string type = words.text("type", 1, "Z");
  if (type.size() != 1 || alpha::kTypes.find(type[0]) == std::string_view::npos) {
    const std::string all(alpha::kTypes);
    return wrong("选项 type 须是 " + all + " 中的一个", "option type is one of " + all);
  }
  options.framing.type = type[0];
  const std::string label = words.text("serial_string", 4, "n");
  // The others are those of texts and of the strings inside them (alpha_plan.h).
  const bool taken = std::string("ABCDEFGHZabcdefgh").find(label) != std::string::npos;
  if (label != "none" && (!is_letter(label) || taken)) {
    return wrong("选项 serial_string 须是 i … z、I … Y 中的一个字母，或 none",
                 "option serial_string is a letter of i … z or I … Y, or none");
  }
  options.serial_string = label == "none" ? '\0' : label[0];
  const std::string urgent = words.text("urgent_area", 4, "none");
  if (urgent != "none") {
    if (urgent.empty() || urgent.size() > 2 ||
        urgent.find_first_not_of("0123456789") != std::string::npos) {
      return wrong("选项 urgent_area 须是 0 … 99 或 none", "option urgent_area is 0 … 99 or none");
    }
    options.urgent_area = std::stoi(urgent);
  }
  options.threshold = words.text("threshold", 2, "00");
  if (options.threshold.size() != 2 ||
      options.threshold.find_first_not_of("0123456789ABCDEF") != std::string::npos) {
    return wrong("选项 threshold 须是两个十六进制字符", "option threshold is two hex characters");
  }
  return {};
}

}  // namespace

Result<AlphaOptions> parse_alpha_options(const BoardOrder& order) {
  AlphaOptions options;
  options.geometry = order.geometry;
  options.lamp = order.lamp;
  options.bytes_per_second = order.port.bytes_per_second();
  // 7 rows have the smallest signs; ten metres of modules have the widest.
  if (order.geometry.width_px < 16 || order.geometry.width_px > 2048 ||
      order.geometry.height_px < 5 || order.geometry.height_px > 256) {
    return wrong("屏幕尺寸须在 16×5 到 2048×256 点之间", "a sign has 16x5 to 2048x256 dots");
  }
  OptionWords words(order.words);
  options.depth = depth_of(words.choice("depth", {"auto", "mono", "3-colour", "8-colour"}, "auto"),
                           order.palette);
  read_framing(words, order.port, options);
  read_times(words, options);
  read_manners(words, options);
  GONGSHI_CHECK(read_words(words, options));
  GONGSHI_CHECK(words.finish());
  return options;
}

}  // namespace gongshi::drivers
