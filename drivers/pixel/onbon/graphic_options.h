// GraphicOptions: what differs from one Onbon graphic card to another, and how site.yaml says it.
#pragma once

#include "drivers/catalogue.h"
#include "drivers/protocol/onbon/bitmap.h"

namespace gongshi::drivers {

struct GraphicOptions {
  Geometry geometry{128, 32};
  Palette palette = Palette::kOne;
  Color lamp = Color::kRed;
  std::optional<onbon::CardType> card{};  // empty: the card says which it is
  std::uint16_t address = 1;
  bool ask_address = false;  // the first question goes to whoever is there, alone on its line
  std::optional<onbon::Lamps> lamps{};  // empty: as the card says
  bool rgb565_big_endian = false;
  int bands = 1;
  std::uint8_t immediate = 1;
  std::optional<std::uint8_t> speed{};  // of a strip; empty: from its pixels a second
  std::chrono::milliseconds speed_step{10};
  std::chrono::milliseconds refresh{60'000};
  std::chrono::milliseconds poll{5000};
  std::chrono::milliseconds reply_wait{2000};  // the card's own time-out on serial lines
  std::size_t most_content = 300UL * 1024;     // "300 KB each"; less where the line limits
  int bytes_per_second = 0;                    // of the line; 0: faster than matters
};

inline constexpr std::string_view kOnbonF0OptionsHelp =
    "card=auto|5e1|5e2|5e3|5q0+|5q1+|5q2+|6e1|6e2|6e3|6e1x|6e2x|6ql|6q1|6q2|6q3|6q2l|6q3l "
    "address=1..32767 (without it a network card is asked) "
    "lamps=auto|single|dual (single: red bytes alone, inferred) rgb565=little|big (5Q, inferred) "
    "bands=1|2|3|4 (above 1: areas of the same kind beside each other, inferred) "
    "immediate=1|0|2 (instead of the card's programs, with them, after them) "
    "speed=auto|1..24 speed_step_ms=10 (a strip's time a pixel is speed x this, inferred) "
    "refresh_s=60 poll_s=5 reply_ms=2000";
inline constexpr std::string_view kOnbonF0OptionsHelpZh =
    "card=auto|5e1|5e2|5e3|5q0+|5q1+|5q2+|6e1|6e2|6e3|6e1x|6e2x|6ql|6q1|6q2|6q3|6q2l|6q3l "
    "address=1..32767（不写时询问网络上的卡） "
    "lamps=auto|single|dual（single：只有红色字节，推断） rgb565=little|big（5Q，推断） "
    "bands=1|2|3|4（大于 1：几个同样的区域并排，推断） "
    "immediate=1|0|2（代替卡上的节目、与之同时、在其后） speed=auto|1..24 "
    "speed_step_ms=10（滚动条每点用时是 speed 乘以它，推断） refresh_s=60 poll_s=5 "
    "reply_ms=2000";

/// Errc::kConfig, word E2105: names the word and the valid ones.
[[nodiscard]] Result<GraphicOptions> parse_onbon_f0_options(const BoardOrder& order);

/// Of a card in the common commands alone.
struct OnbonCOptions {
  GraphicOptions card;
  bool programs = false;
  std::string name = "P000";
  std::chrono::seconds settle{60};
  int flash_per_day = 4;
  std::shared_ptr<FlashRecord> flash{};
};

inline constexpr std::string_view kOnbonCOptionsHelp =
    "address=1..32767 (without it a network card is asked) poll_s=5 reply_ms=2000 "
    "programs=no|yes (pictures as program files in flash: 5th generation only, on cards other than "
    "5E and 5Q in the layout of 5E, inferred; files of the 6th generation are not verified and "
    "refused) program=P000..P999 settle_s=60 (a picture is written when it has stood for so long) "
    "flash_per_day=4 lamps=auto|single|dual rgb565=little|big (5Q, inferred) "
    "speed=auto|1..24 speed_step_ms=10 (inferred)";
inline constexpr std::string_view kOnbonCOptionsHelpZh =
    "address=1..32767（不写时询问网络上的卡） poll_s=5 reply_ms=2000 "
    "programs=no|yes（画面写成闪存里的节目文件：只限 5 代；5E、5Q 以外的卡按 5E "
    "的排列，推断；6 代的文件没有核实，不写） program=P000..P999 "
    "settle_s=60（画面不变这么久后才写） flash_per_day=4 lamps=auto|single|dual "
    "rgb565=little|big（5Q，推断） speed=auto|1..24 speed_step_ms=10（推断）";

/// Errc::kConfig, word E2105: likewise.
[[nodiscard]] Result<OnbonCOptions> parse_onbon_c_options(const BoardOrder& order);

}  // namespace gongshi::drivers
