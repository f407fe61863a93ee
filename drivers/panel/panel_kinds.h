// The panels of the catalogue: "lg-rs232" and "samsung-mdc".
#pragma once

#include <string_view>

#include "drivers/catalogue.h"

namespace gongshi::drivers {

inline constexpr std::string_view kLgOptionsHelp =
    "set_id=1 id_digits=2|3 data_digits=2|1 brightness=backlight|picture off=power|picture "
    "lock=leave|yes|no poll_s=60 gap_ms=400 reply_ms=1000";
inline constexpr std::string_view kLgOptionsHelpZh =
    "set_id=1 id_digits=2|3 data_digits=2|1 brightness=backlight|picture off=power|picture "
    "lock=leave|yes|no poll_s=60 gap_ms=400 reply_ms=1000";
inline constexpr std::string_view kMdcOptionsHelp =
    "set_id=1 off=power|picture lock=leave|yes|no (values inferred) poll_s=60 gap_ms=500 "
    "reply_ms=1000; the signal told is inferred";
inline constexpr std::string_view kMdcOptionsHelpZh =
    "set_id=1 off=power|picture lock=leave|yes|no（取值为推断） poll_s=60 gap_ms=500 "
    "reply_ms=1000；所报的信号状态为推断";

[[nodiscard]] Result<std::unique_ptr<Board>> make_lg_board(const BoardOrder& order);
[[nodiscard]] Result<std::unique_ptr<Board>> make_mdc_board(const BoardOrder& order);

}  // namespace gongshi::drivers
