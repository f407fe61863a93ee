// Onbon BX "K" dialect: the font cards (BX-5K1/5K2/5MK, 6K1 … 6K4). Requests out, replies in.
//
// The card draws the text itself with its own GB2312 fonts, so data is text (gb2312.h), not
// pixels. Integers are little-endian, times BCD. Source: vendor protocol document 1.4 and the
// vendor's Java classes; what neither states is an option of the board, not a guess here.
//
// A2 01 (reset), A1 00 (format) and writing the configuration file C000 have no encoder: they erase
// fonts or geometry. Neither has A2 12 (several relays): the vendor's own sample contradicts its
// field list.
#pragma once

#include "drivers/protocol/onbon/k_area.h"
#include "drivers/protocol/onbon/k_command.h"
#include "drivers/protocol/onbon/k_file.h"
#include "drivers/protocol/onbon/k_network.h"
#include "drivers/protocol/onbon/k_packet.h"
#include "drivers/protocol/onbon/k_reply.h"
#include "drivers/protocol/onbon/k_special.h"
