// The verbs that change something: clock, brightness, power, input, test, send.
#include <algorithm>
#include <iostream>

#include "drivers/desk/board_verbs.h"
#include "drivers/desk/drawing.h"
#include "drivers/desk/patterns.h"
#include "drivers/desk/rehearsal.h"
#include "drivers/desk/report.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

// Three tries of a slow request, and the pauses in between.
constexpr auto kShowWait = 9000ms;

const std::map<std::string, Color> kColors{{"default", Color::kDefault}, {"red", Color::kRed},
                                           {"green", Color::kGreen},     {"yellow", Color::kYellow},
                                           {"blue", Color::kBlue},       {"cyan", Color::kCyan},
                                           {"magenta", Color::kMagenta}, {"white", Color::kWhite}};

std::chrono::milliseconds to_millis(double seconds) {
  return std::chrono::milliseconds{static_cast<std::int64_t>(seconds * 1000)};
}

/// A strip that moves is watched until it has passed once.
std::chrono::milliseconds passage(const Desired& desired) {
  if (!desired.marquee) return 0ms;
  const auto& [strip, speed, loop] = *desired.marquee;
  return std::chrono::milliseconds{1000LL * strip.geometry.width_px / std::max(speed, 1)};
}

/// What a board is told of its card, a simulated card is too: its options are "key=a|b key=number".
bool card_has(std::string_view options, const std::string& key, const std::string& value) {
  const std::string all = " " + std::string(options) + " ";
  const std::size_t at = all.find(" " + key + "=");
  if (at == std::string::npos) return false;
  const std::size_t from = at + key.size() + 2;
  const std::string values = "|" + all.substr(from, all.find(' ', from) - from) + "|";
  return values.find('|', 1) == values.size() - 1 ||
         values.find("|" + value + "|") != std::string::npos;
}

/// The simulated card of the request's kind, for the rehearsal; none for what nobody simulates.
Result<std::unique_ptr<simulator::Card>> make_card(const BoardRequest& request) {
  const auto kind = simulator::find_card_kind(request.kind);
  if (!kind) return std::unique_ptr<simulator::Card>{};
  simulator::CardOrder order;
  GONGSHI_TRY(const Geometry size, request.geometry());
  GONGSHI_TRY(const auto words, request.options());
  order.width_px = size.width_px;
  order.height_px = size.height_px;
  order.colors = request.colors;
  for (const auto& [key, value] : words) {
    if (card_has((*kind)->options, key, value)) {
      order.words[key] = value;
    } else if (key == "address" || key == "id" || key == "set_id" || key == "unit") {
      order.address = static_cast<int>(std::strtol(value.c_str(), nullptr, 0));
    }
  }
  return (*kind)->make(order);
}

/// Something is to be set or shown.
bool changes(const Desired& desired) {
  Desired nothing;
  nothing.keep_clock = false;
  return desired != nothing;
}

}  // namespace

std::chrono::milliseconds BoardVerbs::patience(std::chrono::milliseconds usual) const {
  return wait_ms_ > 0 ? std::chrono::milliseconds{wait_ms_} : usual;
}

Result<std::unique_ptr<Clock>> BoardVerbs::make_clock() const {
  if (manners_.now_option.empty()) return std::unique_ptr<Clock>(new SystemClock);
  GONGSHI_TRY(const WallTime now, manners_.now());
  return std::unique_ptr<Clock>(new OffsetClock(now));
}

Trace BoardVerbs::trace() const {
  if (!trace_) return {};
  return [](bool outgoing, std::span<const std::uint8_t> bytes) {
    std::cerr << (outgoing ? "> " : "< ") << hex(bytes) << '\n';
  };
}

Result<std::unique_ptr<Board>> BoardVerbs::make_board() const {
  GONGSHI_TRY(const Kind* kind, find_kind(request_.kind));
  GONGSHI_TRY(const BoardOrder order, request_.order());
  return kind->make(order);
}

Result<Exit> BoardVerbs::set(const Desired& desired) const {
  GONGSHI_TRY(auto board, make_board());
  const Capabilities& can = board->capabilities();
  const bool able = (!desired.power || can.power) && (!desired.brightness_pct || can.brightness) &&
                    (!desired.keep_clock || can.clock) && (desired.input.empty() || can.panel);
  if (!able) {
    return Error{Errc::kRejected,
                 {request_.kind + " 没有这项功能", request_.kind + " cannot do that"},
                 "E2207"};
  }
  return show({desired}, {}, 0ms);
}

Result<Exit> BoardVerbs::test() const {
  GONGSHI_TRY(auto board, make_board());
  GONGSHI_TRY(const auto font, simulator::DotFont::open());
  GONGSHI_TRY(const auto pages,
              make_pattern(pattern_, board->capabilities(), font, static_cast<std::size_t>(from_),
                           static_cast<std::size_t>(pages_), showable(*board)));
  std::vector<Desired> steps;
  std::vector<Sentence> looks;
  for (const PatternPage& page : pages) {
    steps.push_back(page.desired);
    looks.push_back(page.look);
  }
  return show(steps, looks, to_millis(every_s_));
}

Result<Exit> BoardVerbs::send() const {
  GONGSHI_TRY(auto board, make_board());
  GONGSHI_TRY(const auto font, simulator::DotFont::open());
  TextOrder order{text_, kColors.at(color_), {}};
  if (motion_ != "auto") {
    order.motion = motion_ == "left" ? Motion::kLeft
                   : motion_ == "up" ? Motion::kUp
                                     : Motion::kStill;
  }
  Desired desired;
  desired.serial = serial_;
  desired.keep_clock = false;
  GONGSHI_CHECK(add_text(desired, order, board->capabilities(), font));
  const auto hold = hold_s_ > 0 ? to_millis(hold_s_) : passage(desired);
  return show({desired}, {}, hold);
}

Result<Exit> BoardVerbs::show(const std::vector<Desired>& steps, const std::vector<Sentence>& looks,
                              std::chrono::milliseconds hold) const {
  GONGSHI_TRY(auto board, make_board());
  if (dry_run_) return rehearse_all(*board, steps);
  GONGSHI_TRY(const Port port, request_.open_port());
  GONGSHI_TRY(const auto clock, make_clock());
  GONGSHI_TRY(const auto visit, BoardVisit::open(*clock, std::move(board), port, trace()));
  for (std::size_t index = 0; index < steps.size() && !visit->interrupted(); ++index) {
    if (index < looks.size() && !manners_.json) {
      std::cout << index + 1 << "/" << steps.size() << "  " << manners_.say(looks[index])
                << std::endl;
    }
    GONGSHI_CHECK(visit->show(steps[index], patience(kShowWait)));
    GONGSHI_CHECK(visit->go_on(hold));
  }
  return report(*visit);
}

Result<Exit> BoardVerbs::rehearse_all(Board& board, const std::vector<Desired>& steps) const {
  GONGSHI_TRY(const auto card, make_card(request_));
  GONGSHI_TRY(const WallTime now, manners_.now());
  GONGSHI_TRY(const Rehearsal told, rehearse(board, card.get(), steps, now));
  // What is only asked may be unknown to a card. What is set or shown may be refused for a while (a
  // panel that starts), if it is confirmed in the end.
  const Proof proof = board.state().proof;
  const bool proved = told.done && proof > Proof::kSent && proof != Proof::kNoAnswer;
  const bool silent = card && !told.done && board.capabilities().strongest > Proof::kSent;
  const bool wrong = !proved && (silent || !told.refusals.empty());
  const Exit exit =
      wrong && std::any_of(steps.begin(), steps.end(), changes) ? Exit::kRefused : Exit::kDone;
  if (manners_.json) {
    nlohmann::ordered_json frames = nlohmann::ordered_json::array();
    for (const auto& frame : told.frames) frames.push_back(hex(frame));
    std::cout << json_text(
                     {{"frames", frames}, {"refused", told.refusals}, {"confirmed", told.done}})
              << '\n';
    return exit;
  }
  for (const auto& frame : told.frames) std::cout << hex(frame) << '\n';
  for (const std::string& refusal : told.refusals) {
    std::cerr << manners_.say({"模拟卡拒绝：" + refusal, "the simulated card refused: " + refusal})
              << '\n';
  }
  if (exit != Exit::kDone && told.refusals.empty()) {
    std::cerr << manners_.say(
                     {"模拟卡没有确认全部完成：它没有开机，或某个选项（如地址）与它的不同",
                      "the simulated card has not confirmed everything: it is switched off, "
                      "or an option, such as the address, is not its own"})
              << '\n';
  }
  return exit;
}

Result<Exit> BoardVerbs::report(const BoardVisit& visit) const {
  const BoardState& state = visit.board().state();
  // What changes no content (the clock) has no proof of its own; that it was not refused is known.
  const bool heard = state.proof == Proof::kNone && state.last_answer;
  const Sentence proof = heard ? Sentence{"屏有应答，没有拒绝", "the board answered, no refusal"}
                               : proof_sentence(state.proof);
  if (manners_.json) {
    const nlohmann::ordered_json out = {{"kind", request_.kind},
                                        {"proof", proof.en},
                                        {"serial", state.serial},
                                        {"bytes", visit.bytes_sent()},
                                        {"facts", facts_json(state)}};
    std::cout << json_text(out) << '\n';
  } else {
    std::cout << manners_.say(proof) << (state.serial.empty() ? "" : " " + state.serial) << '\n';
  }
  return Exit::kDone;
}

}  // namespace gongshi::drivers
