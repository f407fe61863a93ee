#include "drivers/board_link.h"

#include <array>

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

// A card that is switched off does not even refuse; the kernel alone would try for two minutes.
constexpr auto kConnectWait = 3s;
constexpr std::size_t kReadChunk = 4096;

bool same(const BoardState& a, const BoardState& b) {
  const auto words = [](const BoardState& state) {
    return state.trouble ? state.trouble->what.en : std::string{};
  };
  return a.proof == b.proof && a.serial == b.serial && a.proved_at == b.proved_at &&
         a.last_answer == b.last_answer && a.not_seen_since == b.not_seen_since &&
         a.shows_all == b.shows_all && words(a) == words(b);
}

}  // namespace

BoardLink::BoardLink(Loop& loop, const Clock& clock, std::unique_ptr<Board> board, Port port,
                     std::function<void()> on_change)
    : loop_(loop),
      clock_(clock),
      board_(std::move(board)),
      port_(std::move(port)),
      on_change_(std::move(on_change)) {}

BoardLink::~BoardLink() {
  if (timer_) loop_.cancel(*timer_);
  close();
}

Status BoardLink::want(Desired desired) {
  GONGSHI_CHECK(board_->want(std::move(desired)));
  give(Tick{});
  return {};
}

void BoardLink::give(Event event) {
  events_.push_back(std::move(event));
  if (stepping_) return;  // an action's own consequences wait for their turn
  stepping_ = true;
  const BoardState before = board_->state();
  while (!events_.empty()) {
    const Event next = std::move(events_.front());
    events_.pop_front();
    const Now now{clock_.wall(), clock_.steady()};
    for (const Action& action : board_->step(next, now)) act(action);
  }
  stepping_ = false;
  arm();
  if (on_change_ && !same(before, board_->state())) on_change_();
}

void BoardLink::act(const Action& action) {
  if (std::holds_alternative<Open>(action)) {
    open();
  } else if (std::holds_alternative<Close>(action)) {
    close();
  } else if (const auto* send = std::get_if<Send>(&action); send != nullptr && transport_) {
    if (on_bytes) on_bytes(true, send->bytes);
    outbox_.insert(outbox_.end(), send->bytes.begin(), send->bytes.end());
    write_some();
  }
}

void BoardLink::open() {
  close();
  auto transport = open_transport(port_);
  if (!transport) return fail(std::move(transport).error());
  transport_ = std::move(*transport);
  watch();
  if (!transport_) return;
  if (!transport_->connecting()) {
    events_.emplace_back(Opened{});
    return;
  }
  connect_timer_ = loop_.at(clock_.steady() + kConnectWait, [this] {
    connect_timer_.reset();
    fail({Errc::kTimeout,
          {"连接 " + port_.text + " 超时", "connecting to " + port_.text + " took too long"},
          {}});
    give(Tick{});
  });
}

void BoardLink::close() {
  if (connect_timer_) loop_.cancel(*connect_timer_);
  connect_timer_.reset();
  if (transport_) loop_.forget(transport_->fd());
  transport_.reset();
  outbox_.clear();
}

/// The caller goes on to step the board.
void BoardLink::fail(Error error) {
  close();
  events_.emplace_back(Closed{std::move(error)});
}

void BoardLink::watch() {
  const bool output = transport_->connecting() || !outbox_.empty();
  // Where nothing comes back there is nothing to wait for; a regular file cannot be watched at all.
  if (!port_.answers() && !output) return loop_.forget(transport_->fd());
  const std::uint32_t input = port_.answers() ? Loop::kReadable : 0U;
  const Status watched =
      loop_.watch(transport_->fd(), input | (output ? std::uint32_t{Loop::kWritable} : 0U),
                  [this](std::uint32_t ready) { on_ready(ready); });
  if (!watched) fail(watched.error());
}

void BoardLink::on_ready(std::uint32_t ready) {
  if (!transport_) return;
  if (transport_->connecting()) {
    if (const Status connected = transport_->finish_connecting(); !connected) {
      fail(connected.error());
    } else {
      if (connect_timer_) loop_.cancel(*connect_timer_);
      connect_timer_.reset();
      watch();
      events_.emplace_back(Opened{});
    }
    return give(Tick{});
  }
  if ((ready & Loop::kWritable) != 0) write_some();
  if (transport_ && (ready & (Loop::kReadable | Loop::kHungUp)) != 0) read_all();
  if (!events_.empty()) give(Tick{});
}

void BoardLink::read_all() {
  std::array<std::uint8_t, kReadChunk> chunk{};
  const auto count = transport_->read(chunk);
  if (!count) return fail(count.error());
  if (*count == 0) return;
  const std::span<const std::uint8_t> bytes(chunk.data(), *count);
  if (on_bytes) on_bytes(false, bytes);
  events_.emplace_back(Received{{bytes.begin(), bytes.end()}});
}

void BoardLink::write_some() {
  while (!outbox_.empty()) {
    const auto count = transport_->write(outbox_);
    if (!count) return fail(count.error());
    if (*count == 0) break;
    sent_ += *count;
    outbox_.erase(outbox_.begin(), outbox_.begin() + static_cast<std::ptrdiff_t>(*count));
  }
  watch();
}

void BoardLink::arm() {
  if (timer_) loop_.cancel(*timer_);
  timer_.reset();
  if (const auto when = board_->deadline()) {
    timer_ = loop_.at(*when, [this] {
      timer_.reset();
      give(Tick{});
    });
  }
}

}  // namespace gongshi::drivers
