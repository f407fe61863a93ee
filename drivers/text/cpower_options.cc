#include "drivers/text/cpower_options.h"

#include <charconv>

#include "drivers/option_words.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

Error not_a_code(const std::string& value) {
  return {Errc::kConfig,
          {"选项 id_code：“" + value + "”无效，须是 8 位十六进制数",
           "option id_code: \"" + value + "\" is not valid, use 8 hexadecimal digits"},
          "E2105"};
}

Result<std::uint32_t> parse_id_code(const std::string& value) {
  std::uint32_t code = 0;
  const char* end = value.data() + value.size();
  const auto [stop, failure] = std::from_chars(value.data(), end, code, 16);
  if (value.size() != 8 || failure != std::errc{} || stop != end) return not_a_code(value);
  return code;
}

}  // namespace

Result<CpowerOptions> parse_cpower_options(const BoardOrder& order) {
  CpowerOptions options;
  options.geometry = order.geometry;
  if (order.geometry.width_px < 8 || order.geometry.height_px < 8 ||
      order.geometry.width_px > 4096 || order.geometry.height_px > 1024) {
    return Error{Errc::kConfig,
                 {"屏幕尺寸须在 8×8 到 4096×1024 点之间", "a board has 8x8 to 4096x1024 dots"},
                 "E2105"};
  }
  OptionWords words(order.words);
  options.address = static_cast<std::uint8_t>(words.number("address", 1, 255, 1));
  const std::string form = words.choice("form", {"auto", "serial", "network"}, "auto");
  options.wire.network =
      form == "network" || (form == "auto" && order.port.kind == Port::Kind::kTcp);
  GONGSHI_TRY(options.wire.id_code, parse_id_code(words.text("id_code", 8, "FFFFFFFF")));
  options.wire.big_length = words.choice("length", {"little", "big"}, "little") == "big";
  options.charset = words.choice("charset", {"gb2312", "gbk"}, "gb2312") == "gbk"
                        ? Charset::kGbk
                        : Charset::kGb2312;
  options.rich_text = words.choice("text", {"plain", "rich"}, "plain") == "rich";
  options.rich_zeros = words.choice("rich_end", {"none", "zeros"}, "none") == "zeros";
  options.image.low_bit_left = words.choice("image_bits", {"msb", "lsb"}, "msb") == "lsb";
  options.image.zero_lit = words.choice("image_lit", {"1", "0"}, "1") == "0";
  options.refresh = std::chrono::seconds{words.number("refresh_s", 10, 86'400, 300)};
  options.poll = std::chrono::seconds{words.number("poll_s", 1, 600, 2)};
  options.reply_wait = words.millis("reply_ms", 50, 30'000, 1000ms);
  GONGSHI_CHECK(words.finish());
  options.lamp = order.lamp;
  options.bytes_per_second = order.port.bytes_per_second();
  return options;
}

}  // namespace gongshi::drivers
