#include "drivers/panel/panel_kinds.h"

#include "drivers/option_words.h"
#include "drivers/panel/lg_dialect.h"
#include "drivers/panel/mdc_dialect.h"
#include "drivers/panel/panel_board.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

// Over TCP: behind an adapter there is a line of this speed, as every model in the manuals has.
constexpr int kBaud = 9600;

/// The options that both makers share.
PanelBoard::Options common(OptionWords& words, std::chrono::milliseconds gap) {
  PanelBoard::Options options;
  options.off_is_dark = words.choice("off", {"power", "picture"}, "power") == "picture";
  const std::string lock = words.choice("lock", {"leave", "yes", "no"}, "leave");
  if (lock != "leave") options.lock = lock == "yes";
  // No faster than every ten seconds (LG, timing).
  options.poll = std::chrono::seconds{words.number("poll_s", 10, 3600, 60)};
  options.gap = words.millis("gap_ms", 100, 5000, gap);
  options.reply_wait = words.millis("reply_ms", 100, 10'000, 1000ms);
  return options;
}

int line_speed(const Port& port) {
  return port.kind == Port::Kind::kSerial ? port.bytes_per_second() : kBaud / 10;
}

}  // namespace

Result<std::unique_ptr<Board>> make_lg_board(const BoardOrder& order) {
  OptionWords words(order.words);
  panel::LgOptions lg;
  lg.address.digits = words.number("id_digits", 2, 3, 2);
  lg.address.set = words.number("set_id", 1, lg.address.digits == 3 ? 1000 : 255, 1);
  lg.data_digits = words.number("data_digits", 1, 2, 2);
  lg.backlight = words.choice("brightness", {"backlight", "picture"}, "backlight") == "backlight";
  PanelBoard::Options options = common(words, 400ms);
  GONGSHI_CHECK(words.finish());
  options.bytes_per_second = line_speed(order.port);
  return std::unique_ptr<Board>(new PanelBoard(std::make_unique<panel::LgDialect>(lg), options));
}

Result<std::unique_ptr<Board>> make_mdc_board(const BoardOrder& order) {
  OptionWords words(order.words);
  // FE speaks to all, and all would answer at once.
  const int id = words.number("set_id", 0, 0xFD, 1);
  PanelBoard::Options options = common(words, 500ms);
  GONGSHI_CHECK(words.finish());
  options.bytes_per_second = line_speed(order.port);
  return std::unique_ptr<Board>(
      new PanelBoard(std::make_unique<panel::MdcDialect>(static_cast<std::uint8_t>(id)), options));
}

}  // namespace gongshi::drivers
