#include "faulty_line.h"

#include <algorithm>
#include <deque>

namespace gongshi::test {

using namespace std::chrono_literals;
using drivers::simulator::Fault;
using drivers::simulator::FaultPlan;

FaultyLine::FaultyLine(std::unique_ptr<drivers::Board> board,
                       std::unique_ptr<drivers::simulator::Card> card, int baud)
    : board_(std::move(board)), card_(std::move(card)), inward_(baud), outward_(baud) {}

void FaultyLine::fail_with(std::vector<Fault> faults) {
  plan_ = FaultPlan(std::move(faults));
}

void FaultyLine::unplug() {
  there_ = false;
  ++opening_;
  give(drivers::Closed{{Errc::kClosed, {"拔掉了", "unplugged"}, {}}});
}

void FaultyLine::plug_in() {
  there_ = true;
  give(drivers::Appeared{});
}

bool FaultyLine::until(const std::function<bool()>& done, std::chrono::milliseconds most) {
  const SteadyTime end = clock_.steady() + most;
  give(drivers::Tick{});
  while (!done()) {
    SteadyTime next = end;
    if (const auto due = board_->deadline()) next = std::min(next, *due);
    if (!coming_.empty()) next = std::min(next, coming_.begin()->first);
    if (next >= end) return false;
    clock_.tick(
        std::max(std::chrono::ceil<std::chrono::milliseconds>(next - clock_.steady()), 1ms));
    if (!coming_.empty() && clock_.steady() >= coming_.begin()->first) {
      const auto due = coming_.extract(coming_.begin());
      due.mapped()();
    } else {
      give(drivers::Tick{});
    }
  }
  return true;
}

void FaultyLine::give(const drivers::Event& event) {
  std::deque<drivers::Event> events{event};
  while (!events.empty()) {
    const drivers::Event next = std::move(events.front());
    events.pop_front();
    ++steps;
    for (const drivers::Action& action : board_->step(next, now())) {
      if (std::holds_alternative<drivers::Open>(action)) {
        if (there_) {
          events.emplace_back(drivers::Opened{});
          events.emplace_back(drivers::LinkChanged{true, 1000});
        } else {
          events.emplace_back(
              drivers::Closed{{Errc::kNotFound, {"端口不在", "the port is not there"}, {}}});
        }
      } else if (const auto* out = std::get_if<drivers::Send>(&action)) {
        send(*out);
      }
    }
  }
  if (on_step) on_step();
}

void FaultyLine::send(const drivers::Send& out) {
  if (!there_) return;
  std::vector<std::uint32_t> ends = out.ends;
  if (ends.empty()) ends.push_back(static_cast<std::uint32_t>(out.bytes.size()));
  std::size_t from = 0;
  for (const std::uint32_t end : ends) {
    const auto frame = std::span(out.bytes).subspan(from, end - from);
    from = end;
    for (const FaultPlan::Piece& part : plan_.request(frame)) {
      inward_.flow(part.bytes, clock_.steady() + part.after,
                   [this](std::span<const std::uint8_t> piece, SteadyTime when) {
                     arrive(when, [this, opening = opening_,
                                   bytes = std::vector<std::uint8_t>(piece.begin(), piece.end())] {
                       if (opening == opening_) hear(bytes);
                     });
                   });
    }
  }
}

void FaultyLine::hear(std::span<const std::uint8_t> bytes) {
  for (const auto& late : plan_.held_back()) answer(late);
  if (plan_.find(Fault::Kind::kDead, 1)) return;
  for (const auto& verdict : card_->receive(bytes, now())) {
    if (verdict.changed) ++changes;
    for (const FaultPlan::Piece& piece :
         verdict.reply.empty() ? std::vector<FaultPlan::Piece>{} : plan_.reply(1, verdict.reply)) {
      arrive(clock_.steady() + 5ms + piece.after, [this, reply = piece.bytes] { answer(reply); });
    }
  }
}

void FaultyLine::answer(std::span<const std::uint8_t> reply) {
  outward_.flow(reply, clock_.steady(),
                [this](std::span<const std::uint8_t> piece, SteadyTime when) {
                  arrive(when, [this, opening = opening_,
                                bytes = std::vector<std::uint8_t>(piece.begin(), piece.end())] {
                    if (opening == opening_) give(drivers::Received{bytes});
                  });
                });
}

}  // namespace gongshi::test
