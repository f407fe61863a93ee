// Outbox: what waits to leave by one port. Packets stay apart, and where the port cannot keep up
// whole pictures are left out, the oldest first: never half of one. Of a conversation nothing is
// left out: what its board called sent does leave, or the port has failed.
#pragma once

#include <deque>

#include "drivers/board.h"
#include "drivers/transport/transport.h"

namespace gongshi::drivers {

class Outbox {
 public:
  enum class Traffic : std::uint8_t { kPictures, kConversation };

  /// Behind what waits already. Errc::kTimeout: a conversation that the port does not take.
  [[nodiscard]] Status add(Send send, Traffic traffic);
  /// As much as the port takes just now. Errc as Transport::write.
  [[nodiscard]] Status write(Transport& transport);
  void clear();

  [[nodiscard]] bool empty() const { return waiting_.empty(); }
  /// Bytes that left so far, and Sends that were left out.
  [[nodiscard]] std::size_t sent() const { return sent_; }
  [[nodiscard]] std::size_t dropped() const { return dropped_; }

 private:
  [[nodiscard]] Result<bool> write_stream(Transport& transport);
  [[nodiscard]] Result<bool> write_datagrams(DatagramSender& sender);

  std::deque<Send> waiting_;
  std::size_t begun_ = 0;  // of the first Send: bytes of a stream, or packets, that have left
  std::size_t sent_ = 0;
  std::size_t dropped_ = 0;
};

}  // namespace gongshi::drivers
