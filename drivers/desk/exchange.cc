#include "drivers/desk/exchange.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace gongshi::drivers {

Exchange::Exchange(std::unique_ptr<Transport> transport, Port port, Trace trace)
    : transport_(std::move(transport)), port_(std::move(port)), trace_(std::move(trace)) {}

bool Exchange::ready(short events, SteadyTime until) const {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - clock_.steady());
    pollfd wanted{transport_->fd(), events, 0};
    const int count = ::poll(&wanted, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (count >= 0) return count > 0;
    if (errno != EINTR) return false;
  }
}

Result<Exchange> Exchange::open(const Port& port, std::chrono::milliseconds wait, Trace trace) {
  GONGSHI_TRY(auto transport, open_transport(port));
  Exchange exchange(std::move(transport), port, std::move(trace));
  if (exchange.transport_->connecting()) {
    if (!exchange.ready(POLLOUT, exchange.clock_.steady() + wait)) {
      return Error{Errc::kTimeout,
                   {"连接 " + port.text + " 超时", "connecting to " + port.text + " took too long"},
                   {}};
    }
    GONGSHI_CHECK(exchange.transport_->finish_connecting());
  }
  return exchange;
}

Result<onbon::Packet> Exchange::ask(std::span<const std::uint8_t> frame,
                                    std::chrono::milliseconds wait) {
  if (trace_) trace_(true, frame);
  SteadyTime until = clock_.steady() + wait;
  if (port_.bytes_per_second() > 0) {
    until += std::chrono::microseconds{static_cast<std::int64_t>(frame.size()) * 1'000'000 /
                                       port_.bytes_per_second()};
  }
  const Error silence{
      Errc::kTimeout, {port_.text + " 没有应答", "no answer from " + port_.text}, {}};
  while (!frame.empty()) {
    GONGSHI_TRY(const std::size_t count, transport_->write(frame));
    frame = frame.subspan(count);
    if (!frame.empty() && !ready(POLLOUT, until)) return silence;
  }
  onbon::FrameReader reader;
  std::array<std::uint8_t, 4096> chunk{};
  while (ready(POLLIN, until)) {
    GONGSHI_TRY(const std::size_t count, transport_->read(chunk));
    const auto bytes = std::span(chunk).first(count);
    if (trace_ && !bytes.empty()) trace_(false, bytes);
    reader.feed(bytes);
    while (const auto packet = reader.next()) {
      auto decoded = onbon::decode_packet(*packet);
      if (decoded && decoded->header.to == onbon::kHost) return decoded;
    }
  }
  return silence;
}

}  // namespace gongshi::drivers
