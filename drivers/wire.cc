#include "drivers/wire.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

// A card that is switched off does not even refuse; the kernel alone would try for two minutes.
constexpr auto kConnectWait = 3s;
constexpr std::size_t kStreamChunk = 4096;
constexpr std::size_t kLargestPacket = 65'536;  // of UDP
// A network port that is full empties within milliseconds; the kernel calls it writable meanwhile.
constexpr auto kSendAgain = 1ms;
// A cable is put back by a person; the board's next picture shows it soon enough.
constexpr auto kLinkPoll = 2s;

}  // namespace

Wire::Wire(Loop& loop, const Clock& clock, Port port, Owner& owner, std::function<Opener> opener)
    : loop_(loop),
      clock_(clock),
      port_(std::move(port)),
      owner_(owner),
      opener_(std::move(opener)) {}

Wire::~Wire() {
  close();
}

void Wire::open() {
  close();
  auto transport = opener_(port_);
  if (!transport) return fail(transport.error());
  transport_ = std::move(*transport);
  watch();
  if (!transport_) return;
  if (!transport_->connecting()) return begin();
  connect_timer_ = loop_.at(clock_.steady() + kConnectWait, [this] {
    connect_timer_.reset();
    fail({Errc::kTimeout,
          {"连接 " + port_.text + " 超时", "connecting to " + port_.text + " took too long"},
          {}});
  });
}

void Wire::begin() {
  told_link_.reset();
  owner_.on_opened();
  if (transport_) ask_link();
}

/// Tells of the cable, now and whenever that changes.
void Wire::ask_link() {
  const auto link = transport_->link();
  if (!link) return;
  link_timer_ = loop_.at(clock_.steady() + kLinkPoll, [this] {
    link_timer_.reset();
    ask_link();
  });
  if (link == told_link_) return;
  told_link_ = link;
  owner_.on_link(*link);
}

void Wire::close() {
  for (auto* timer : {&connect_timer_, &link_timer_, &send_timer_}) {
    if (*timer) loop_.cancel(**timer);
    timer->reset();
  }
  if (transport_) loop_.forget(transport_->fd());
  transport_.reset();
  outbox_.clear();
}

void Wire::fail(const Error& error) {
  close();
  owner_.on_failed(error);
}

void Wire::send(Send send) {
  if (!ready()) return;
  // A newer picture makes up for one that was left out, where nobody acknowledges it.
  const bool pictures = transport_->datagrams() != nullptr || !port_.answers();
  const Status added = outbox_.add(
      std::move(send), pictures ? Outbox::Traffic::kPictures : Outbox::Traffic::kConversation);
  if (!added) return fail(added.error());
  write_some();
}

void Wire::watch() {
  const bool packets = transport_->datagrams() != nullptr;
  const bool output = transport_->connecting() || (!outbox_.empty() && !packets);
  // Where nothing comes back there is nothing to wait for; a regular file cannot be watched at all.
  if (!port_.answers() && !output) return loop_.forget(transport_->fd());
  const std::uint32_t input = port_.answers() ? Loop::kReadable : 0U;
  const Status watched =
      loop_.watch(transport_->fd(), input | (output ? std::uint32_t{Loop::kWritable} : 0U),
                  [this](std::uint32_t ready) { on_ready(ready); });
  if (!watched) fail(watched.error());
}

void Wire::on_ready(std::uint32_t ready) {
  if (!transport_) return;
  if (transport_->connecting()) {
    if (const Status connected = transport_->finish_connecting(); !connected) {
      return fail(connected.error());
    }
    if (connect_timer_) loop_.cancel(*connect_timer_);
    connect_timer_.reset();
    watch();
    if (transport_) begin();
    return;
  }
  if ((ready & Loop::kWritable) != 0) write_some();
  if (transport_ && (ready & (Loop::kReadable | Loop::kHungUp)) != 0) read_some();
}

void Wire::read_some() {
  chunk_.resize(transport_->datagrams() != nullptr ? kLargestPacket : kStreamChunk);
  const auto count = transport_->read(chunk_);
  if (!count) return fail(count.error());
  if (*count > 0) owner_.on_bytes(std::span(chunk_).first(*count));
}

void Wire::write_some() {
  if (const Status written = outbox_.write(*transport_); !written) return fail(written.error());
  if (transport_->datagrams() == nullptr) return watch();
  if (outbox_.empty() || send_timer_) return;
  send_timer_ = loop_.at(clock_.steady() + kSendAgain, [this] {
    send_timer_.reset();
    write_some();
  });
}

}  // namespace gongshi::drivers
