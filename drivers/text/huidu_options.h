// HuiduOptions: what differs from one Huidu card to another, and how site.yaml says it.
#pragma once

#include "drivers/catalogue.h"

namespace gongshi::drivers {

/// Each text is a program in the card's flash: one a minute is 1,440 a day.
inline constexpr std::chrono::seconds kHuiduLeastDwell{60};

struct HuiduOptions {
  Geometry geometry{128, 32};
  Color lamp = Color::kRed;
  std::uint32_t version = 0x01000005;
  std::string font = "宋体";
  bool any_character = false;  // otherwise those of GBK
  bool fast_is_ten = true;
  std::string zone = "(UTC+08:00)Beijing";
  std::chrono::seconds write_pause = kHuiduLeastDwell;
  int flash_per_day = 1500;
  std::shared_ptr<FlashRecord> flash{};
  std::chrono::milliseconds poll{10'000};
  std::chrono::milliseconds reply_wait{5000};
};

/// Before what a card refused is tried again.
inline constexpr std::chrono::seconds kHuiduRefusedPause{60};

inline constexpr std::string_view kHuiduOptionsHelp =
    "version=0x01000005|0x01000007 font=宋体 (a font that the card has) "
    "characters=gbk|any (of the card's font; inferred) fast=10|1 (which end of 1..10 is fast; "
    "inferred) timezone=(UTC+08:00)Beijing write_s=60 (one program write in so many seconds, after "
    "20 at once) flash_per_day=1500 poll_s=10 reply_ms=5000. Pictures travel as BMP files "
    "(inferred). SDK-2 cards "
    "only, and this side dials: what HDPlayer (JSON) and HD2020 cards want written is not known "
    "well enough and not guessed, and for cards that dial the host a lobby would have to listen, "
    "which it does not";
inline constexpr std::string_view kHuiduOptionsHelpZh =
    "version=0x01000005|0x01000007 font=宋体（卡上有的字体） "
    "characters=gbk|any（卡的字体有哪些字；推断） fast=10|1（1 到 10 哪一头快；推断） "
    "timezone=(UTC+08:00)Beijing write_s=60（先可连写 20 次，之后每这么多秒写一次节目） "
    "flash_per_day=1500 poll_s=10 reply_ms=5000。图像以 BMP 文件传送（推断）。只支持 SDK-2 "
    "的卡，并且由本机拨号："
    "HDPlayer（JSON）和 HD2020 "
    "的卡要写什么，所知不够，不猜；由卡拨号的方式要大厅主机监听，本程序不监听";

/// Errc::kConfig, word E2105: a size or an option that these cards do not have.
[[nodiscard]] Result<HuiduOptions> parse_huidu_options(const BoardOrder& order);

}  // namespace gongshi::drivers
