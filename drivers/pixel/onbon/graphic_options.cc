#include "drivers/pixel/onbon/graphic_options.h"

#include "drivers/option_words.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

// A frame is one datagram, and stuffing may double it.
constexpr std::size_t kMostDatagram = 65'507;

Error bad(std::string zh, std::string en) {
  return {Errc::kConfig, {std::move(zh), std::move(en)}, "E2105"};
}

Status check_size(Geometry geometry) {
  if (geometry.width_px >= 16 && geometry.height_px >= 8 && geometry.width_px <= 4096 &&
      geometry.height_px <= 1024) {
    return {};
  }
  return bad("屏幕尺寸须在 16×8 到 4096×1024 点之间", "a board has 16x8 to 4096x1024 dots");
}

Status read_card(OptionWords& words, GraphicOptions& options) {
  const std::string card = words.text("card", 8, "auto");
  if (card == "auto") return {};
  options.card = onbon::card_type(std::string_view(card));
  if (options.card) return {};
  const std::string valid = "auto, " + onbon::card_type_words();
  return bad("选项 card：“" + card + "”无效，可用：" + valid,
             "option card: \"" + card + "\" is not valid, use " + valid);
}

/// What both kinds of board need to speak to their card.
void read_line(OptionWords& words, const BoardOrder& order, GraphicOptions& options) {
  options.geometry = order.geometry;
  options.palette = order.palette;
  options.lamp = order.lamp;
  options.bytes_per_second = order.port.bytes_per_second();
  options.address = static_cast<std::uint16_t>(words.number("address", 1, 0x7FFF, 1));
  // A shared serial line has other cards on it, which would all answer.
  const bool alone = order.port.kind == Port::Kind::kTcp || order.port.kind == Port::Kind::kUdp;
  options.ask_address = alone && !order.words.contains("address");
  if (order.port.kind == Port::Kind::kUdp) options.most_content = kMostDatagram / 2;
  options.poll = std::chrono::seconds{words.number("poll_s", 1, 600, 5)};
  options.reply_wait = words.millis("reply_ms", 50, 30'000, 2000ms);
}

/// What pictures need, in areas and in program files alike.
void read_picture(OptionWords& words, GraphicOptions& options) {
  const std::string lamps = words.choice("lamps", {"auto", "single", "dual"}, "auto");
  if (lamps != "auto") {
    options.lamps = lamps == "single" ? onbon::Lamps::kSingle : onbon::Lamps::kDual;
  }
  options.rgb565_big_endian = words.choice("rgb565", {"little", "big"}, "little") == "big";
  if (words.text("speed", 4, "auto") != "auto") {
    options.speed = static_cast<std::uint8_t>(words.number("speed", 1, 24, 1));
  }
  options.speed_step = words.millis("speed_step_ms", 1, 1000, options.speed_step);
}

}  // namespace

Result<GraphicOptions> parse_onbon_f0_options(const BoardOrder& order) {
  GraphicOptions options;
  GONGSHI_CHECK(check_size(order.geometry));
  OptionWords words(order.words);
  read_line(words, order, options);
  GONGSHI_CHECK(read_card(words, options));
  read_picture(words, options);
  options.bands = words.number("bands", 1, 4, 1);
  options.immediate = static_cast<std::uint8_t>(words.number("immediate", 0, 2, 1));
  options.refresh = std::chrono::seconds{words.number("refresh_s", 5, 86'400, 60)};
  GONGSHI_CHECK(words.finish());
  return options;
}

Result<OnbonCOptions> parse_onbon_c_options(const BoardOrder& order) {
  OnbonCOptions all;
  all.flash = order.flash;
  OptionWords words(order.words);
  read_line(words, order, all.card);
  read_picture(words, all.card);
  all.programs = words.yes("programs", false);
  all.name = words.text("program", 4, all.name);
  all.settle = std::chrono::seconds{words.number("settle_s", 0, 86'400, 60)};
  all.flash_per_day = words.number("flash_per_day", 1, 1000, 4);
  GONGSHI_CHECK(words.finish());
  const bool good = all.name.size() == 4 && all.name[0] == 'P' &&
                    all.name.find_first_not_of("0123456789", 1) == std::string::npos;
  if (!good) {
    return bad("选项 program：“" + all.name + "”无效，可用：P000 到 P999",
               "option program: \"" + all.name + "\" is not valid, use P000 to P999");
  }
  if (all.programs) GONGSHI_CHECK(check_size(order.geometry));
  return all;
}

}  // namespace gongshi::drivers
