#include "drivers/desk/probing.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

// The vendors' speeds, the usual ones first.
constexpr int kBauds[] = {9600, 57600, 115200, 19200, 38400};

/// A board of that kind with the request's options; what is not its option is the next kind's.
Result<std::unique_ptr<Board>> make(const BoardRequest& request, const Kind& kind,
                                    const Port& port) {
  GONGSHI_TRY(BoardOrder order, request.order());
  order.port = port;
  return kind.make(order);
}

/// Gives every request its time, and goes on while the board talks.
Result<std::optional<BoardState>> hear(std::unique_ptr<Board> board, const Port& port,
                                       std::chrono::milliseconds patience, const Trace& trace) {
  const SystemClock clock;
  GONGSHI_TRY(const auto visit, BoardVisit::open(clock, std::move(board), port, trace));
  const Status heard = visit->listen(patience);
  if (visit->interrupted()) return heard.error();
  const BoardState& state = visit->board().state();
  if (!state.last_answer) {
    // Silence is an answer here; a port that does not open is not.
    if (!heard && heard.error().code != Errc::kTimeout) return heard.error();
    return std::optional<BoardState>{};
  }
  return std::optional(state);
}

}  // namespace

Result<ProbePlan> plan_probe(const BoardRequest& request, const std::string& kind) {
  ProbePlan plan;
  if (!kind.empty()) {
    GONGSHI_TRY(const Kind* only, find_kind(kind));
    plan.kinds.push_back(only);
  }
  if (request.port.empty()) {
    if (kind.empty()) return usage("缺少 --port 或 --kind", "--port or --kind is missing");
    return plan;
  }
  GONGSHI_TRY(const Port port, parse_port(request.port));
  const std::string_view word = port_word(port);
  for (const Kind& each : kinds()) {
    const bool fits =
        has_word(each.ports, word) || (word == "pty" && has_word(each.ports, "serial"));
    if (kind.empty() && fits) plan.kinds.push_back(&each);
  }
  for (const Kind* each : plan.kinds) plan.tries.push_back({each, usual(*each, port)});
  if (port.kind != Port::Kind::kSerial || port.baud_given) return plan;
  for (const int baud : kBauds) {
    for (const Kind* each : plan.kinds) {
      ProbeTry other{each, usual(*each, port)};
      if (other.port.baud == baud) continue;
      other.port.baud = baud;
      plan.tries.push_back(std::move(other));
    }
  }
  return plan;
}

Result<std::optional<Probed>> probe_port(const BoardRequest& request, const ProbePlan& plan,
                                         std::chrono::milliseconds patience, const Trace& trace,
                                         const std::function<void(const Kind&, int baud)>& told) {
  for (const auto& [kind, port] : plan.tries) {
    auto board = make(request, *kind, port);
    if (!board) {
      if (plan.kinds.size() == 1) return board.error();
      continue;
    }
    if (!(*board)->capabilities().answers()) continue;  // it never answers
    told(*kind, port.baud);
    GONGSHI_TRY(auto state, hear(std::move(*board), port, patience, trace));
    if (state) return std::optional(Probed{std::string(kind->name), port, std::move(*state)});
  }
  return std::optional<Probed>{};
}

}  // namespace gongshi::drivers
