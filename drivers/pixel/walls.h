// The kinds of walls of pixels in the catalogue: how each is made and what its options are.
#pragma once

#include "drivers/catalogue.h"

namespace gongshi::drivers {

// The words that all of them have (pixel_options.h).
#define GONGSHI_PIXEL_OPTIONS(rate, order)                                                    \
  "rate=" rate "|1..120 order=" order                                                         \
  "|rgb|bgr|rbg|grb|gbr|brg gamma=2.2|1.0|1.8|2.0|2.4|2.6|2.8 (1.0: LEDs without a table of " \
  "their "                                                                                    \
  "own) subpixel=no|yes fade_ms=0..2000"

#define GONGSHI_PIXEL_OPTIONS_ZH(rate, order)                                              \
  "rate=" rate "|1..120 order=" order                                                      \
  "|rgb|bgr|rbg|grb|gbr|brg gamma=2.2|1.0|1.8|2.0|2.4|2.6|2.8（1.0：自己没有伽马表的灯） " \
  "subpixel=no|yes fade_ms=0..2000"

inline constexpr std::string_view kDdpOptionsHelp =
    "destination=1..255 type=0x0B|0x00 (0x00: receivers that refuse 0x0B) " GONGSHI_PIXEL_OPTIONS(
        "50", "rgb");
inline constexpr std::string_view kDdpOptionsHelpZh =
    "destination=1..255 type=0x0B|0x00（0x00：不接受 0x0B 的接收端） " GONGSHI_PIXEL_OPTIONS_ZH(
        "50", "rgb");
inline constexpr std::string_view kE131OptionsHelp =
    "universe=1..63999 packing=170|512 priority=100 (0..200) sync=0..63999 (0: none) name=TEXT "
    "cid=HEX (32 hex digits) terminate=yes|no " GONGSHI_PIXEL_OPTIONS("40", "rgb");
inline constexpr std::string_view kE131OptionsHelpZh =
    "universe=1..63999 packing=170|512 priority=100（0 到 200） sync=0..63999（0：没有） "
    "name=TEXT cid=HEX（32 位十六进制） terminate=yes|no " GONGSHI_PIXEL_OPTIONS_ZH("40", "rgb");
inline constexpr std::string_view kArtnetOptionsHelp =
    "address=0..0x7FFF (net, sub-net, universe as one number) packing=170|512 sync=yes|no (yes "
    "where the wall takes several universes) poll=yes|no " GONGSHI_PIXEL_OPTIONS("40", "rgb");
inline constexpr std::string_view kArtnetOptionsHelpZh =
    "address=0..0x7FFF（网、子网、域合成一个数） packing=170|512 sync=yes|no（屏占几个域时为 "
    "yes） poll=yes|no " GONGSHI_PIXEL_OPTIONS_ZH("40", "rgb");
inline constexpr std::string_view kFlaschenOptionsHelp =
    "layer=0..15 x=0 y=0 datagram=65507 (1400: no fragments) " GONGSHI_PIXEL_OPTIONS("50", "rgb");
inline constexpr std::string_view kFlaschenOptionsHelpZh =
    "layer=0..15 x=0 y=0 datagram=65507（1400：不分片） " GONGSHI_PIXEL_OPTIONS_ZH("50", "rgb");
inline constexpr std::string_view kColorlightOptionsHelp =
    "double_sync=auto|yes|no (auto: firmware 13 and later, inferred) brightness_frames=no|yes "
    "(inferred: not every firmware heeds them) discovery=yes|no " GONGSHI_PIXEL_OPTIONS("50",
                                                                                        "bgr");
inline constexpr std::string_view kColorlightOptionsHelpZh =
    "double_sync=auto|yes|no（auto：固件 13 及以后，推断） "
    "brightness_frames=no|yes（推断：不是每种固件都理会） "
    "discovery=yes|no " GONGSHI_PIXEL_OPTIONS_ZH("50", "bgr");
inline constexpr std::string_view kWindowOptionsHelp =
    "pitch=0..16 (pixels a lamp, 0: as fits) rate=50|1..120 subpixel=no|yes fade_ms=0..2000";
inline constexpr std::string_view kWindowOptionsHelpZh =
    "pitch=0..16（每个灯几个像素；0：按窗口） rate=50|1..120 subpixel=no|yes fade_ms=0..2000";
inline constexpr std::string_view kPngOptionsHelp = "pitch=0..16 (pixels a lamp, 0: as fits)";
inline constexpr std::string_view kPngOptionsHelpZh = "pitch=0..16（每个灯几个像素；0：自动）";

#undef GONGSHI_PIXEL_OPTIONS
#undef GONGSHI_PIXEL_OPTIONS_ZH

[[nodiscard]] Result<std::unique_ptr<Board>> make_ddp_board(const BoardOrder& order);
[[nodiscard]] Result<std::unique_ptr<Board>> make_e131_board(const BoardOrder& order);
[[nodiscard]] Result<std::unique_ptr<Board>> make_artnet_board(const BoardOrder& order);
[[nodiscard]] Result<std::unique_ptr<Board>> make_flaschen_board(const BoardOrder& order);
[[nodiscard]] Result<std::unique_ptr<Board>> make_colorlight_board(const BoardOrder& order);
[[nodiscard]] Result<std::unique_ptr<Board>> make_window_board(const BoardOrder& order);
[[nodiscard]] Result<std::unique_ptr<Board>> make_png_board(const BoardOrder& order);

}  // namespace gongshi::drivers
