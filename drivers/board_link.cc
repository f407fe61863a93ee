#include "drivers/board_link.h"

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
  stepping_ = true;  // nothing is stepped any more
  for (Action& action : board_->farewell({clock_.wall(), clock_.steady()})) act(action);
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
    for (Action& action : board_->step(next, now)) act(action);
  }
  stepping_ = false;
  arm();
  if (on_change_ && !same(before, board_->state())) on_change_();
}

void BoardLink::act(Action& action) {
  if (std::holds_alternative<Open>(action)) {
    open();
  } else if (std::holds_alternative<Close>(action)) {
    close();
  } else if (auto* send = std::get_if<Send>(&action); send != nullptr && transport_) {
    if (on_bytes) on_bytes(true, send->bytes);
    outbox_.add(std::move(*send));
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
    begin();
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

void BoardLink::begin() {
  events_.emplace_back(Opened{});
  told_link_.reset();
  ask_link();
}

/// Tells the board of its cable, now and whenever that changes.
void BoardLink::ask_link() {
  const auto link = transport_->link();
  if (!link) return;
  if (link != told_link_) events_.emplace_back(LinkChanged{link->up, link->mbit_s});
  told_link_ = link;
  link_timer_ = loop_.at(clock_.steady() + kLinkPoll, [this] {
    link_timer_.reset();
    ask_link();
    if (!events_.empty()) give(Tick{});
  });
}

void BoardLink::close() {
  for (auto* timer : {&connect_timer_, &link_timer_, &send_timer_}) {
    if (*timer) loop_.cancel(**timer);
    timer->reset();
  }
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

void BoardLink::on_ready(std::uint32_t ready) {
  if (!transport_) return;
  if (transport_->connecting()) {
    if (const Status connected = transport_->finish_connecting(); !connected) {
      fail(connected.error());
    } else {
      if (connect_timer_) loop_.cancel(*connect_timer_);
      connect_timer_.reset();
      watch();
      begin();
    }
    return give(Tick{});
  }
  if ((ready & Loop::kWritable) != 0) write_some();
  if (transport_ && (ready & (Loop::kReadable | Loop::kHungUp)) != 0) read_all();
  if (!events_.empty()) give(Tick{});
}

void BoardLink::read_all() {
  chunk_.resize(transport_->datagrams() != nullptr ? kLargestPacket : kStreamChunk);
  const auto count = transport_->read(chunk_);
  if (!count) return fail(count.error());
  if (*count == 0) return;
  const std::span<const std::uint8_t> bytes(chunk_.data(), *count);
  if (on_bytes) on_bytes(false, bytes);
  events_.emplace_back(Received{{bytes.begin(), bytes.end()}});
}

void BoardLink::write_some() {
  if (const Status written = outbox_.write(*transport_); !written) return fail(written.error());
  if (outbox_.empty() || transport_->datagrams() == nullptr) return watch();
  if (send_timer_) return;
  send_timer_ = loop_.at(clock_.steady() + kSendAgain, [this] {
    send_timer_.reset();
    write_some();
    if (!events_.empty()) give(Tick{});
  });
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
