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
  Color lamp = Color::kRed;  // of text without a colour of its own
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
inline constexpr std::string_view kCpowerOptionsHelpZh =
    "address=1..254|255（255：线上全部的卡，没有应答） form=auto|serial|network（auto：tcp "
    "用 network） id_code=FFFFFFFF length=little|big（network 格式的；推断） "
    "charset=gb2312|gbk（推断） text=plain|rich rich_end=none|zeros（推断） "
    "image_bits=msb|lsb（推断） image_lit=1|0（推断） refresh_s=300 poll_s=2 reply_ms=1000";

/// Errc::kConfig, word E2105: a size or an option that these cards do not have.
[[nodiscard]] Result<CpowerOptions> parse_cpower_options(const BoardOrder& order);

}  // namespace gongshi::drivers
