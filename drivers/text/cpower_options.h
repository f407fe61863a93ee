// CpowerOptions: what differs from one C-Power card to another, and how site.yaml says it.
#pragma once

#include "drivers/catalogue.h"
#include "drivers/protocol/cpower/external.h"
#include "drivers/protocol/gb2312.h"

namespace gongshi::drivers {

struct CpowerOptions {
  Geometry geometry{128, 32};
  std::uint8_t address = 1;  // 255: all cards of the line, none of which answers
  cpower::Wire wire{};
  Charset charset = Charset::kGb2312;
  bool rich_text = false;
  bool rich_zeros = false;
  cpower::ImageWire image{};
  cpower::Rgb lamp{255, 0, 0};  // of text without a colour of its own
  std::chrono::seconds refresh{300};
  std::chrono::milliseconds poll{2000};
  std::chrono::milliseconds reply_wait{1000};
  int bytes_per_second = 0;

  [[nodiscard]] bool group() const { return address == cpower::kGroup; }
};

inline constexpr std::string_view kCpowerOptionsHelp =
    "address=1..254|255 (255: all cards of the line, nothing is acknowledged) "
    "form=auto|serial|network (auto: network on tcp) id_code=FFFFFFFF "
    "length=little|big (of the network form; inferred) charset=gb2312|gbk (inferred) "
    "text=plain|rich rich_end=none|zeros (inferred) image_bits=msb|lsb (inferred) "
    "image_lit=1|0 (inferred) refresh_s=300 poll_s=2 reply_ms=1000";

/// Errc::kConfig, word E2105: a size or an option that these cards do not have.
[[nodiscard]] Result<CpowerOptions> parse_cpower_options(const BoardOrder& order);

/// A colour as its lamps; `fallback` for Color::kDefault.
[[nodiscard]] cpower::Rgb cpower_color(Color color, cpower::Rgb fallback);

}  // namespace gongshi::drivers
