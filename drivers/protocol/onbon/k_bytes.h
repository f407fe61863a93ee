// What the K dialect's requests and replies share; for the files of this room only.
#pragma once

#include <string>

#include "drivers/os/result.h"
#include "drivers/protocol/onbon/byte_writer.h"
#include "drivers/protocol/onbon/k_packet.h"

namespace gongshi::drivers::onbon {

/// The five bytes before a request's payload.
[[nodiscard]] inline ByteWriter request(unsigned group, unsigned command,
                                        Reply reply = Reply::kWanted) {
  ByteWriter data;
  data.u8(group).u8(command).u8(static_cast<unsigned>(reply)).u16(0);
  return data;
}

[[nodiscard]] inline Error corrupt(const std::string& zh, const std::string& en) {
  return {Errc::kCorrupt, {"控制卡的应答" + zh, "the card's reply " + en}, {}};
}

}  // namespace gongshi::drivers::onbon
