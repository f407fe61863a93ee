#include "drivers/text/am03127_options.h"

#include "drivers/option_words.h"

namespace gongshi::drivers {

Result<Am03127Options> parse_am03127_options(const BoardOrder& order) {
  Am03127Options options;
  options.geometry = order.geometry;
  const int height = order.geometry.height_px;
  // Lines of 8 rows, at most 8 of them; a start column has two hex digits, so nothing can be
  // placed beyond column 255, but a line may be longer.
  if (order.geometry.width_px < 16 || order.geometry.width_px > 1024 || height > 64 ||
      (height != 7 && (height < 8 || height % 8 != 0))) {
    return Error{Errc::kConfig,
                 {"屏幕宽 16 到 1024 点，高 7 点或 8 的倍数、至多 64 点",
                  "a board is 16 to 1024 dots wide and 7 or a multiple of 8, at most 64, high"},
                 "E2105"};
  }
  options.tricolor = order.palette != Palette::kOne;
  options.bytes_per_second = order.port.bytes_per_second();
  OptionWords words(order.words);
  options.id = words.number("id", 0, 255, options.id);
  options.update_frames = words.yes("update_frames", options.update_frames);
  options.reply_wait = words.millis("reply_ms", 50, 30'000, options.reply_wait);
  options.poll = std::chrono::seconds{words.number("poll_s", 1, 3600, 30)};
  options.refresh = std::chrono::seconds{words.number("refresh_s", 0, 2'592'000, 86'400)};
  options.flash_per_day = words.number("flash_per_day", 1, 10'000, options.flash_per_day);
  options.write_pause = std::chrono::seconds{words.number("write_s", 1, 3600, 60)};
  options.flash = order.flash;
  GONGSHI_CHECK(words.finish());
  return options;
}

}  // namespace gongshi::drivers
