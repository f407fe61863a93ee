// The verbs that look: list, kinds, probe, read.
#include <unistd.h>

#include <iostream>

#include "drivers/desk/board_verbs.h"
#include "drivers/desk/listing.h"
#include "drivers/desk/probing.h"
#include "drivers/desk/report.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

// One request and its reply at 9600 baud, with a card that thinks for a while.
constexpr auto kProbeWait = 700ms;
constexpr auto kReadWait = 4000ms;

/// Asks for no change: what a board says when it is only listened to.
Desired nothing() {
  Desired desired;
  desired.keep_clock = false;
  return desired;
}

std::string speed(const Port& port) {
  return port.kind == Port::Kind::kSerial ? std::to_string(port.baud) : "";
}

}  // namespace

Result<Exit> BoardVerbs::list() const {
  GONGSHI_TRY(const auto listing, Listing::of_this_machine());
  std::cout << (manners_.json ? json_text(listing.json()) + "\n" : listing.text(manners_.lang()));
  return Exit::kDone;
}

Result<Exit> BoardVerbs::list_kinds() const {
  std::cout << (manners_.json ? json_text(kinds_json()) + "\n" : kinds_text(manners_.lang()));
  return Exit::kDone;
}

Result<Exit> BoardVerbs::probe() const {
  GONGSHI_TRY(const ProbePlan plan, plan_probe(request_, probe_kind_));
  if (dry_run_) {
    BoardRequest request = request_;
    request.kind = plan.kinds.front()->name;
    GONGSHI_TRY(const BoardOrder order, request.order());
    GONGSHI_TRY(const auto board, plan.kinds.front()->make(order));
    return rehearse_all(*board, {nothing()});
  }
  if (request_.port.empty()) return usage("缺少 --port", "--port is missing");
  const bool person = ::isatty(STDERR_FILENO) == 1 && !manners_.json;
  const auto told = [person](const Kind& kind, int baud) {
    if (person) std::cerr << "\r\x1b[K" << kind.name << " " << baud << std::flush;
  };
  GONGSHI_TRY(const auto found, probe_port(request_, plan, patience(kProbeWait), trace(), told));
  if (person) std::cerr << "\r\x1b[K";
  if (!found) {
    return Error{Errc::kTimeout,
                 {request_.port + " 没有应答：检查电源、接线（TX/RX、A/B）、地址和波特率",
                  "no answer from " + request_.port +
                      ": check power, wiring (TX/RX, A/B), address and baud rate"},
                 {}};
  }
  const auto options = request_.options();
  const std::string address = options->contains("address") ? options->at("address") : "";
  if (manners_.json) {
    nlohmann::ordered_json out = {{"kind", found->kind},
                                  {"port", request_.port},
                                  {"baud", speed(found->port)},
                                  {"address", address},
                                  {"facts", facts_json(found->state)}};
    std::cout << json_text(out) << '\n';
    return Exit::kDone;
  }
  const auto tell = [&](const Sentence& name, const std::string& value) {
    if (!value.empty()) std::cout << row(name, value, manners_.lang()) << '\n';
  };
  tell({"种类", "kind"}, found->kind);
  tell({"波特率", "baud"}, speed(found->port));
  tell({"地址", "address"}, address);
  std::cout << facts_rows(found->state, manners_.lang());
  return Exit::kDone;
}

Result<Exit> BoardVerbs::read() const {
  GONGSHI_TRY(auto board, make_board());
  if (dry_run_) return rehearse_all(*board, {nothing()});
  if (!board->capabilities().answers()) {
    return Error{Errc::kRejected,
                 {request_.kind + " 从不应答，读不出什么",
                  request_.kind + " never answers; there is nothing to read"},
                 "E2206"};
  }
  GONGSHI_TRY(const Port port, request_.open_port());
  GONGSHI_TRY(const auto clock, make_clock());
  GONGSHI_TRY(const auto visit, BoardVisit::open(*clock, std::move(board), port, trace()));
  GONGSHI_CHECK(visit->listen(patience(kReadWait)));
  const BoardState& state = visit->board().state();
  if (manners_.json) {
    nlohmann::ordered_json out = {{"kind", request_.kind},
                                  {"port", request_.port},
                                  {"can", abilities_json(visit->board().capabilities())},
                                  {"facts", facts_json(state)}};
    std::cout << json_text(out) << '\n';
  } else {
    std::cout << manners_.say(abilities(visit->board().capabilities())) << '\n'
              << facts_rows(state, manners_.lang());
  }
  return Exit::kDone;
}

}  // namespace gongshi::drivers
