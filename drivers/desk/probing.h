// Probing: which kind of board answers on a port, and at which speed.
//
// Each kind asks as it does at every opening, for its state and nothing else: nothing is written,
// switched or set.
#pragma once

#include "drivers/desk/board_request.h"
#include "drivers/desk/board_visit.h"

namespace gongshi::drivers {

struct Probed {
  std::string kind;
  Port port;
  BoardState state;
};

struct ProbeTry {
  const Kind* kind;
  Port port;  // with the speed and form to try
};

struct ProbePlan {
  std::vector<const Kind*> kinds;  // those that fit the port and can answer
  /// Each kind as its makers deliver it, then at the other speeds; empty without a port.
  std::vector<ProbeTry> tries;
};

/// `kind` empty: all that fit.
[[nodiscard]] Result<ProbePlan> plan_probe(const BoardRequest& request, const std::string& kind);

/// The first that answers; empty when nobody does. `patience` for each try; `told` is called before
/// each.
/// Errors: the port cannot be opened.
[[nodiscard]] Result<std::optional<Probed>> probe_port(
    const BoardRequest& request, const ProbePlan& plan, std::chrono::milliseconds patience,
    const Trace& trace, const std::function<void(const Kind&, int baud)>& told);

}  // namespace gongshi::drivers
