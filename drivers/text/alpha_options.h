// AlphaOptions: what differs from one Alpha sign to another, and how site.yaml says it.
#pragma once

#include <chrono>
#include <map>
#include <string>

#include "drivers/catalogue.h"
#include "drivers/protocol/alpha/memory.h"
#include "drivers/protocol/alpha/packet.h"

namespace gongshi::drivers {

struct AlphaOptions {
  enum class Verify : std::uint8_t { kNone, kText, kAll };
  enum class ClockSet : std::uint8_t { kNone, kTime, kDate };
  enum class Speaker : std::uint8_t { kOff, kOn, kBeep, kLeave };

  Geometry geometry{128, 16};
  Color lamp = Color::kRed;  // of a one-colour sign
  alpha::Depth depth = alpha::Depth::kTricolor;
  alpha::Framing framing;
  bool parity_bit = false;   // 7E1 by hand over an 8N1 port
  bool answers = true;       // the return wire is there
  bool locked = true;        // files and sequence against the sign's keyboard
  char serial_string = 'n';  // label of the STRING that keeps the serial; 0: none
  bool live_string = true;   // short plain texts live in a STRING, which changes without blanking
  Verify verify = Verify::kAll;
  bool picture_pause = true;
  bool text_first = false;  // some signs ignore a picture while no TEXT runs
  bool nest = true;         // time and weekday in one packet
  bool xdf = false;
  ClockSet clock = ClockSet::kTime;
  bool hours_24 = true;
  Speaker speaker = Speaker::kOff;
  bool solar = false;
  std::string threshold = "00";
  int urgent_area = -1;  // the area that goes to the priority file; -1: none
  std::chrono::milliseconds pace{500}, clear_rest{2000}, configure_rest{5000};
  std::chrono::seconds refresh{900}, poll{30}, rebuild{3600};
  std::chrono::milliseconds reply_wait{3000};
  int tries = 3;
  int bytes_per_second = 0;  // of the line; 0: faster than matters
};

inline constexpr std::string_view kAlphaOptionsHelp =
    "address=0 (0..255; 0: a sign alone on its line) type=Z checksum=yes|no "
    "answers=yes|no (no: the return wire is missing) parity_bit=no|yes (7E1 over an 8N1 port) "
    "depth=auto|mono|3-colour|8-colour keyboard=locked|unlocked "
    "serial_string=n|none|LETTER (read once after each issue, which blanks the sign briefly) "
    "changing=string|text verify=all|text|none clock=time|date|none hours=24|12 "
    "speaker=off|on|beep|leave dimming=none|solar threshold=00 (two characters, as they go out) "
    "urgent_area=none|0..99 (interrupts the others) xdf=no|yes refresh_s=900 poll_s=30 "
    "rebuild_s=3600 (where nothing answers: the memory is written anew, which darkens the sign) "
    "pace_ms=500 clear_ms=2000 configure_ms=5000 reply_ms=3000 picture_pause=yes|no "
    "text_first=no|yes (inferred) nest=yes|no (inferred) format=plain|2-byte|3-byte (inferred; no "
    "checksum, no answers)";
inline constexpr std::string_view kAlphaOptionsHelpZh =
    "address=0（0 到 255；0：线上只有这一块屏） type=Z checksum=yes|no "
    "answers=yes|no（no：没有接回传线） parity_bit=no|yes（在 8N1 端口上发 7E1） "
    "depth=auto|mono|3-colour|8-colour keyboard=locked|unlocked "
    "serial_string=n|none|LETTER（每期读一次，读时屏会闪黑一下） changing=string|text "
    "verify=all|text|none clock=time|date|none hours=24|12 speaker=off|on|beep|leave "
    "dimming=none|solar threshold=00（两个字符，原样发出） "
    "urgent_area=none|0..99（盖过其他区域） xdf=no|yes refresh_s=900 poll_s=30 "
    "rebuild_s=3600（屏不应答时：内存重新写入，写时屏会黑） pace_ms=500 clear_ms=2000 "
    "configure_ms=5000 reply_ms=3000 picture_pause=yes|no text_first=no|yes（推断） "
    "nest=yes|no（推断） format=plain|2-byte|3-byte（推断；没有校验和，没有应答）";

/// The words of a display's `options`, as kAlphaOptionsHelp lists them.
/// Errc::kConfig, word E2105, names the wrong word and what is valid.
[[nodiscard]] Result<AlphaOptions> parse_alpha_options(const BoardOrder& order);

}  // namespace gongshi::drivers
