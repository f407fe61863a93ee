#include "drivers/outbox.h"

#include <utility>

namespace gongshi::drivers {
namespace {

// A board with a request outstanding has one Send here; only a picture every few milliseconds into
// a port that is full comes to more.
constexpr std::size_t kMostWaiting = 3;
// Of a conversation, behind the first of them: more than any board asks before it hears something.
constexpr std::size_t kMostBytes = 256UL * 1024;

std::vector<Datagram> datagrams_of(const Send& send, std::size_t from) {
  std::vector<Datagram> datagrams;
  const std::span<const std::uint8_t> bytes(send.bytes);
  const std::size_t count = send.ends.empty() ? 1 : send.ends.size();
  std::size_t start = from == 0 || send.ends.empty() ? 0 : send.ends[from - 1];
  for (std::size_t i = from; i < count; ++i) {
    const std::size_t end = send.ends.empty() ? bytes.size() : send.ends[i];
    datagrams.push_back({bytes.subspan(start, end - start), i < send.to.size() ? send.to[i] : 0});
    start = end;
  }
  return datagrams;
}

}  // namespace

Status Outbox::add(Send send, Traffic traffic) {
  if (traffic == Traffic::kConversation) {
    std::size_t behind = waiting_.empty() ? 0 : send.bytes.size();
    for (std::size_t i = 1; i < waiting_.size(); ++i) behind += waiting_[i].bytes.size();
    if (behind > kMostBytes) {
      return Error{
          Errc::kTimeout, {"端口不再接收数据", "the port does not take any more bytes"}, {}};
    }
    waiting_.push_back(std::move(send));
    return {};
  }
  waiting_.push_back(std::move(send));
  if (waiting_.size() <= kMostWaiting) return {};
  waiting_.erase(waiting_.begin() + (begun_ > 0 ? 1 : 0));
  ++dropped_;
  return {};
}

void Outbox::clear() {
  waiting_.clear();
  begun_ = 0;
}

Status Outbox::write(Transport& transport) {
  while (!waiting_.empty()) {
    DatagramSender* const sender = transport.datagrams();
    GONGSHI_TRY(const bool whole,
                sender == nullptr ? write_stream(transport) : write_datagrams(*sender));
    if (!whole) return {};
    waiting_.pop_front();
    begun_ = 0;
  }
  return {};
}

Result<bool> Outbox::write_stream(Transport& transport) {
  const std::span<const std::uint8_t> bytes(waiting_.front().bytes);
  while (begun_ < bytes.size()) {
    GONGSHI_TRY(const std::size_t count, transport.write(bytes.subspan(begun_)));
    if (count == 0) return false;
    begun_ += count;
    sent_ += count;
  }
  return true;
}

Result<bool> Outbox::write_datagrams(DatagramSender& sender) {
  const std::vector<Datagram> datagrams = datagrams_of(waiting_.front(), begun_);
  GONGSHI_TRY(const std::size_t count, sender.send(datagrams));
  for (std::size_t i = 0; i < count; ++i) sent_ += datagrams[i].bytes.size();
  begun_ += count;
  return count == datagrams.size();
}

}  // namespace gongshi::drivers
