#include "drivers/simulator/simulator.h"

#include <algorithm>

#include "drivers/os/log.h"

namespace gongshi::drivers::simulator {
namespace {

using namespace std::chrono_literals;

void warn(const Status& status) {
  if (!status) log(Level::kWarning, "simulate", status.error());
}

}  // namespace

Result<std::vector<LineCard>> make_line_cards(const CardKind& kind, CardOrder order,
                                              const std::vector<int>& addresses,
                                              const std::vector<Fault>& faults) {
  const FaultPlan plan(faults);
  std::vector<LineCard> cards;
  for (const int address : addresses) {
    order.address = address + (plan.find(Fault::Kind::kWrongAddress, address) ? 1 : 0);
    GONGSHI_TRY(auto card, kind.make(order));
    cards.push_back({std::move(card), address});
  }
  return cards;
}

Simulator::Simulator(Loop& loop, const Clock& clock, SimulatorOrder order)
    : loop_(loop),
      clock_(clock),
      plan_(std::move(order.faults)),
      inward_(order.baud),
      outward_(order.baud) {
  const bool several = order.cards.size() > 1;
  for (LineCard& line : order.cards) {
    const SimulatorFiles files = several ? order.files.of(line.address) : order.files;
    cards_.push_back({std::move(line), CardFiles(files)});
  }
}

Result<std::unique_ptr<Simulator>> Simulator::open(Loop& loop, const Clock& clock,
                                                   SimulatorOrder order) {
  const WireOrder wire = order.wire;
  std::unique_ptr<Simulator> simulator(new Simulator(loop, clock, std::move(order)));
  GONGSHI_TRY(simulator->wire_,
              open_wire(loop, wire, [raw = simulator.get()](std::span<const std::uint8_t> bytes) {
                raw->hear(bytes);
              }));
  GONGSHI_CHECK(simulator->write_files());
  return simulator;
}

Result<std::unique_ptr<Simulator>> Simulator::open(Loop& loop, const Clock& clock,
                                                   std::unique_ptr<Card> card) {
  SimulatorOrder order;
  order.cards.push_back({std::move(card), 1});
  return open(loop, clock, std::move(order));
}

Simulator::~Simulator() {
  forget_timers();
}

void Simulator::hear(std::span<const std::uint8_t> bytes) {
  for (const FaultPlan::Piece& part : plan_.request(bytes)) {
    inward_.flow(part.bytes, clock_.steady() + part.after,
                 [this](std::span<const std::uint8_t> piece, SteadyTime when) {
                   later(when, [this, heard = std::vector<std::uint8_t>(
                                          piece.begin(), piece.end())] { judge(heard); });
                 });
  }
}

void Simulator::judge(std::span<const std::uint8_t> bytes) {
  for (const auto& late : plan_.held_back()) put(late, clock_.steady());
  std::size_t frames = 0;
  std::set<std::size_t> taken;  // by number within these bytes
  for (Seat& seat : cards_) {
    if (plan_.find(Fault::Kind::kDead, seat.line.address)) continue;
    const auto verdicts = seat.line.card->receive(bytes, now());
    frames = std::max(frames, verdicts.size());
    bool other = false;
    for (std::size_t index = 0; index < verdicts.size(); ++index) {
      const Verdict& verdict = verdicts[index];
      if (verdict.accepted) taken.insert(index);
      other = other || verdict.changed;
      warn(seat.files.note(verdict, clock_.wall()));
      // The answer first: a card does not wait for somebody's disk.
      if (!verdict.reply.empty()) answer(seat, verdict.reply);
    }
    if (other) changed(seat);
  }
  frames_ += frames;
  refused_ += frames - taken.size();
  begin_trouble();
}

void Simulator::answer(const Seat& seat, std::span<const std::uint8_t> reply) {
  for (const FaultPlan::Piece& piece : plan_.reply(seat.line.address, reply)) {
    put(piece.bytes, clock_.steady() + piece.after);
  }
}

void Simulator::put(std::span<const std::uint8_t> bytes, SteadyTime when) {
  outward_.flow(bytes, when, [this](std::span<const std::uint8_t> piece, SteadyTime arrives) {
    later(arrives, [this, sent = std::vector<std::uint8_t>(piece.begin(), piece.end())] {
      wire_->put(sent);
    });
  });
}

/// Power loss and replug begin once, when there is something to lose.
void Simulator::begin_trouble() {
  const bool shown = std::any_of(cards_.begin(), cards_.end(), [](const Seat& seat) {
    return seat.line.card->shows_something();
  });
  if (trouble_began_ || !shown) return;
  trouble_began_ = true;
  for (Seat& seat : cards_) {
    const auto loss = plan_.find(Fault::Kind::kPowerLoss, seat.line.address);
    if (!loss) continue;
    later(clock_.steady() + std::chrono::seconds{loss->n}, [this, &seat] {
      seat.line.card->lose_power(now());
      changed(seat);
    });
  }
  if (const auto replug = plan_.find(Fault::Kind::kReplug, 0)) {
    later(clock_.steady() + 1s, [this, away = std::chrono::seconds{replug->n}] { unplug(away); });
  }
}

void Simulator::unplug(std::chrono::seconds away) {
  wire_->unplug();
  later(clock_.steady() + away, [this] {
    warn(wire_->plug_in());
    if (on_replug) on_replug();
  });
}

void Simulator::changed(Seat& seat) {
  warn(seat.files.write_state(*seat.line.card, now()));
  draw_later(seat);
  if (on_change) on_change();
}

/// At once at first; the pictures of a moving wall take at most a fifth of the time.
void Simulator::draw_later(Seat& seat) {
  if (seat.files.waiting) return;
  seat.files.waiting = true;
  later(std::max(seat.files.not_before(), clock_.steady()), [this, &seat] {
    seat.files.waiting = false;
    const SteadyTime begin = clock_.steady();
    warn(seat.files.write_picture(*seat.line.card, now()));
    seat.files.took(begin, clock_.steady());
  });
}

void Simulator::later(SteadyTime when, std::function<void()> what) {
  if (when <= clock_.steady()) return what();
  auto id = std::make_shared<std::uint64_t>(0);
  *id = loop_.at(when, [this, id, due = std::move(what)] {
    timers_.erase(*id);
    due();
  });
  timers_.insert(*id);
}

void Simulator::forget_timers() {
  for (const std::uint64_t timer : timers_) loop_.cancel(timer);
  timers_.clear();
}

Status Simulator::write_files() {
  for (Seat& seat : cards_) {
    GONGSHI_CHECK(seat.files.write_state(*seat.line.card, now()));
    GONGSHI_CHECK(seat.files.write_picture(*seat.line.card, now()));
  }
  return {};
}

}  // namespace gongshi::drivers::simulator
