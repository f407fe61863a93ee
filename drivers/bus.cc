#include "drivers/bus.h"

#include <algorithm>

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

// A reply later than its board waits for is late by little, or lost.
constexpr auto kLateGuard = 250ms;
// Longer than any frame of a stranger takes; a station that babbles must not silence all others.
constexpr auto kLongestNoise = 500ms;

/// How long a byte string occupies the line.
SteadyClock::duration line_time(const Port& port, std::size_t bytes) {
  if (port.bytes_per_second() == 0) return 0s;
  return std::chrono::microseconds{static_cast<std::int64_t>(bytes) * 1'000'000 /
                                   port.bytes_per_second()};
}

/// Between two boards: as the port says, else two bytes' time for the last speaker to let go.
SteadyClock::duration turnaround(const Port& port) {
  return port.turnaround.count() > 0 ? port.turnaround : line_time(port, 2);
}

}  // namespace

Bus::Bus(Loop& loop, const Clock& clock, Port port, std::function<Wire::Opener> opener)
    : loop_(loop), clock_(clock), wire_(loop, clock, std::move(port), *this, std::move(opener)) {
  const Port::Kind kind = this->port().kind;
  if (kind != Port::Kind::kSerial && kind != Port::Kind::kPty) return;
  watch_ = std::make_unique<PortWatch>(loop, this->port().path, [this] { on_return(); });
}

Bus::~Bus() {
  if (timer_) loop_.cancel(*timer_);
}

void Bus::join(Station& station) {
  stations_.push_back(&station);
  if (!shared()) return;
  for (Station* each : stations_) each->board.share_line();
}

void Bus::leave(Station& station) {
  const SteadyTime now = clock_.steady();
  if (station.open && (!speaker_ || speaker_ == &station)) {
    for (Action& last : station.board.farewell({clock_.wall(), now})) {
      if (std::holds_alternative<Send>(last)) act(station, last, now);
    }
  }
  std::erase(stations_, &station);
  if (speaker_ == &station) release(now);
  const auto open = [](const Station* each) { return each->open; };
  if (std::none_of(stations_.begin(), stations_.end(), open)) wire_.close();
  arm();
}

void Bus::give(Station& station, Event event) {
  enqueue(station, std::move(event));
  go_on();
}

void Bus::enqueue(Station& station, Event event) {
  if (station.events.empty()) station.events_since = clock_.steady();
  station.events.push_back(std::move(event));
}

void Bus::to_open_stations(const Event& event) {
  for (Station* station : stations_) {
    if (station->open) enqueue(*station, event);
  }
}

void Bus::on_opened() {
  silent_until_ = {};
  to_open_stations(Opened{});
  go_on();
}

/// The port's name is there again, or it means another device.
void Bus::on_return() {
  if (!wire_.closed()) {
    if (device_at(port().path) == opened_as_) return;  // the name had gone, the device had not
    wire_.close();
    on_failed({Errc::kClosed,
               {"端口 " + port().text + " 换成了另一个设备",
                "port " + port().text + " is another device now"},
               {}});
  }
  for (Station* station : stations_) enqueue(*station, Appeared{});
  go_on();
}

void Bus::on_link(LinkState link) {
  to_open_stations(LinkChanged{link.up, link.mbit_s});
  go_on();
}

void Bus::on_failed(const Error& error) {
  speaker_ = nullptr;
  to_open_stations(Closed{error});
  for (Station* station : stations_) station->open = false;
  go_on();
}

void Bus::on_bytes(std::span<const std::uint8_t> bytes) {
  Station* const hearer = shared() ? speaker_ : stations_.empty() ? nullptr : stations_.front();
  if (hearer == nullptr) {
    late_bytes_ += bytes.size();
    // Somebody is still talking: wait for the end of it, within reason.
    const SteadyTime now = clock_.steady();
    const SteadyClock::duration pause = turnaround(port());
    if (now > noise_heard_ + pause) noise_began_ = now;
    noise_heard_ = now;
    silent_until_ = std::max(silent_until_, std::min(now + pause, noise_began_ + kLongestNoise));
    return go_on();
  }
  if (hearer->on_bytes) hearer->on_bytes(false, bytes);
  enqueue(*hearer, Received{{bytes.begin(), bytes.end()}});
  go_on();
}

/// Steps whoever is due, the longest waiting first, until nobody is or the line is taken.
void Bus::go_on() {
  if (running_) return;  // an action's own consequences wait for their turn
  running_ = true;
  ++round_;
  while (true) {
    const SteadyTime now = clock_.steady();
    Station* const station = next(now);
    if (station == nullptr) break;
    step(*station, now);
  }
  running_ = false;
  arm();
}

std::optional<SteadyTime> Bus::waiting_since(const Station& station, SteadyTime now) const {
  if (!station.events.empty()) return station.events_since;
  // One Tick a round: a board that is always due must not keep the loop from the others.
  const auto due = station.board.deadline();
  if (!due || *due > now || station.round == round_) return std::nullopt;
  return std::max(*due, station.served);
}

Bus::Station* Bus::next(SteadyTime now) {
  if (!speaker_ && shared() && wire_.ready() && now < silent_until_) return nullptr;
  Station* first = nullptr;
  SteadyTime first_since{};
  for (Station* station : stations_) {
    if (speaker_ && station != speaker_) continue;
    const auto since = waiting_since(*station, now);
    if (!since || (first && *since >= first_since)) continue;
    first = station;
    first_since = *since;
  }
  return first;
}

void Bus::step(Station& station, SteadyTime now) {
  Event event = Tick{};
  if (station.events.empty()) {
    station.round = round_;
  } else {
    event = std::move(station.events.front());
    station.events.pop_front();
    station.events_since = now;
  }
  station.served = now;
  std::vector<Action> actions = station.board.step(event, Now{clock_.wall(), now});
  for (Action& action : actions) act(station, action, now);
  if (station.board.awaiting() && wire_.ready()) {
    speaker_ = &station;
  } else if (speaker_ == &station) {
    release(now);
    if (station.board.overdue()) silent_until_ = std::max(silent_until_, now + kLateGuard);
  }
  if (station.stepped) station.stepped();
}

void Bus::act(Station& station, Action& action, SteadyTime now) {
  if (std::holds_alternative<Open>(action)) {
    station.open = true;
    if (wire_.ready()) {
      enqueue(station, Opened{});
      if (const auto link = wire_.link()) enqueue(station, LinkChanged{link->up, link->mbit_s});
    } else if (wire_.closed()) {
      if (watch_) opened_as_ = device_at(port().path);
      wire_.open();
    }
  } else if (std::holds_alternative<Close>(action)) {
    station.open = false;
    const auto open = [](const Station* each) { return each->open; };
    if (std::none_of(stations_.begin(), stations_.end(), open)) wire_.close();
  } else if (auto* send = std::get_if<Send>(&action); send != nullptr && station.open) {
    if (station.on_bytes) station.on_bytes(true, send->bytes);
    station.sent += send->bytes.size();
    // What is not answered occupies the line all the same.
    silent_until_ = now + line_time(port(), send->bytes.size()) + turnaround(port());
    wire_.send(std::move(*send));
  }
}

void Bus::release(SteadyTime now) {
  speaker_ = nullptr;
  silent_until_ = std::max(silent_until_, now + turnaround(port()));
}

/// One timer: when somebody is due and may speak.
void Bus::arm() {
  if (timer_) loop_.cancel(*timer_);
  timer_.reset();
  if (running_) return;
  std::optional<SteadyTime> when;
  for (const Station* station : stations_) {
    if (speaker_ && station != speaker_) continue;
    const auto due = station->events.empty() ? station->board.deadline() : station->events_since;
    if (due && (!when || *due < *when)) when = due;
  }
  if (!when) return;
  if (!speaker_ && shared() && wire_.ready()) when = std::max(*when, silent_until_);
  // Never in the turn of the loop that is under way.
  when = std::max(*when, clock_.steady() + 1us);
  timer_ = loop_.at(*when, [this] {
    timer_.reset();
    go_on();
  });
}

}  // namespace gongshi::drivers
