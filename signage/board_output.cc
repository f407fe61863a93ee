#include "signage/board_output.h"

#include <algorithm>

#include "drivers/os/log.h"
#include "drivers/pixel/terminal_board.h"
#include "drivers/text/onbon_k_board.h"
#include "signage/board_frame.h"
#include "signage/card_text.h"

namespace gongshi::signage {
namespace {

using namespace std::chrono_literals;

// The wall clock may be set while we wait, so no wait trusts it for longer.
constexpr auto kLongestWait = 20s;
constexpr auto kShortestWait = 10ms;
constexpr std::size_t kHashesKept = 4;

Error of_display(const config::Display& display, const Error& error) {
  return {error.code,
          {"显示屏 " + display.name + "：" + error.what.zh,
           "display " + display.name + ": " + error.what.en},
          error.word};
}

drivers::Color lamp(const config::Display& display, ItemKind kind) {
  if (display.colors == "red") return drivers::Color::kRed;
  if (display.colors == "green") return drivers::Color::kGreen;
  if (display.colors == "yellow") return drivers::Color::kYellow;
  if (kind == ItemKind::kUrgent || kind == ItemKind::kWarning) return drivers::Color::kRed;
  return kind == ItemKind::kDayPart ? drivers::Color::kYellow : drivers::Color::kGreen;
}

content::Proof to_line(drivers::Proof proof) {
  switch (proof) {
    case drivers::Proof::kNone:
      return content::Proof::kNone;
    case drivers::Proof::kSent:
      return content::Proof::kSent;
    case drivers::Proof::kAcknowledged:
      return content::Proof::kAcknowledged;
    case drivers::Proof::kReadBack:
      return content::Proof::kReadBack;
    case drivers::Proof::kDrawn:
      return content::Proof::kDrawn;
    case drivers::Proof::kNoAnswer:
      return content::Proof::kNoAnswer;
  }
  return content::Proof::kNone;
}

struct Parts {
  std::unique_ptr<drivers::Board> board;
  drivers::Port port;
};

Result<Parts> onbon_parts(const config::Display& display) {
  GONGSHI_TRY(drivers::Port port, drivers::parse_port(display.port));
  GONGSHI_TRY(
      drivers::OnbonKOptions options,
      drivers::parse_onbon_k_options({display.width_px, display.height_px}, display.options));
  options.bytes_per_second = port.bytes_per_second();
  return Parts{std::make_unique<drivers::OnbonKBoard>(options), std::move(port)};
}

/// A terminal: `port` if given, else the file `options: {output: PATH}`, else standard output.
Result<Parts> terminal_parts(const config::Display& display) {
  std::map<std::string, std::string> words = display.options;
  std::string where = display.port.empty() ? "stdout:" : display.port;
  if (const auto output = words.find("output"); output != words.end()) {
    where = "file:" + output->second;
    words.erase(output);
  }
  GONGSHI_TRY(drivers::Port port, drivers::parse_port(where));
  GONGSHI_TRY(drivers::TerminalOptions options,
              drivers::parse_terminal_options({display.width_px, display.height_px}, words));
  options.title = display.name;
  options.lamp = lamp(display, ItemKind::kRoutine);
  options.page = port.kind == drivers::Port::Kind::kFile;
  return Parts{std::make_unique<drivers::TerminalBoard>(options), std::move(port)};
}

}  // namespace

BoardOutput::BoardOutput(Loop& loop, const Clock& clock, config::Display display,
                         fonts::TypeCase& type, std::function<void()> on_change)
    : loop_(loop),
      clock_(clock),
      display_(std::move(display)),
      type_(type),
      on_change_(std::move(on_change)) {}

BoardOutput::~BoardOutput() {
  if (timer_) loop_.cancel(*timer_);
}

Result<std::unique_ptr<BoardOutput>> BoardOutput::open(Loop& loop, const Clock& clock,
                                                       config::Display display,
                                                       fonts::TypeCase& type,
                                                       std::function<void()> on_change) {
  auto parts = display.kind == "onbon-k" ? onbon_parts(display) : terminal_parts(display);
  if (!parts) return of_display(display, parts.error());
  std::unique_ptr<BoardOutput> output(
      new BoardOutput(loop, clock, std::move(display), type, std::move(on_change)));
  output->link_ = std::make_unique<drivers::BoardLink>(
      loop, clock, std::move(parts->board), std::move(parts->port), [raw = output.get()] {
        if (raw->on_change_) raw->on_change_();
      });
  return output;
}

void BoardOutput::take(const Edition& edition) {
  if (edition.release && edition.release != edition_.release) {
    hashes_.emplace_front(edition.release->id().serial(), edition.release->id().manifest_hash);
    if (hashes_.size() > kHashesKept) hashes_.pop_back();
  }
  edition_ = edition;
  trouble_.reset();
  refresh();
  if (on_change_) on_change_();
}

/// The playlist's answer; but an item that stands in the newer rotation word for word stays for the
/// rest of its slot, so that neither a new issue nor its age makes a text start again.
Showing BoardOutput::showing_at(WallTime now) {
  Showing showing = at(edition_, display_, now);
  if (shown_ && now < shown_->slot_end && now >= shown_->slot_start &&
      shown_->rotation != showing.rotation) {
    const Item& held = shown_->item();
    const auto same = std::find_if(
        showing.rotation.begin(), showing.rotation.end(),
        [&](const Item& item) { return item.id == held.id && item.text == held.text; });
    if (same != showing.rotation.end()) {
      showing.current = static_cast<std::size_t>(same - showing.rotation.begin());
      showing.slot_start = shown_->slot_start;
      showing.slot_end = std::min(shown_->slot_end, showing.changes_at);
    }
  }
  return showing;
}

void BoardOutput::refresh() {
  if (timer_) loop_.cancel(*timer_);
  const WallTime now = clock_.wall();
  // Within a slot the playlist need not be asked again: a picture's next pixel is the same slot's.
  const auto& release = edition_.release;
  const bool same_slot =
      shown_ && now >= shown_->slot_start && now < shown_->slot_end &&
      shown_->age.state == edition_.age(now).state &&
      (!release ? shown_->serial.empty() : shown_->manifest_hash == release->id().manifest_hash);
  if (!same_slot) shown_ = showing_at(now);

  bool moves = false;
  if (link_->board().capabilities().text) {
    if (const Status shown = show_text(*shown_); !shown) trouble_ = shown.error();
  } else {
    auto drawn = show_picture(*shown_, now);
    if (drawn) {
      moves = *drawn;
    } else {
      complain(shown_->item(), drawn.error());
      trouble_ = drawn.error();
    }
  }

  SteadyClock::duration wait = shown_->slot_end - now;
  if (moves) {
    const auto pixel = 1000ms / std::max(display_.speed_px_s, 1);
    wait = std::max<SteadyClock::duration>(pixel, link_->board().capabilities().refresh_floor);
  }
  wait = std::clamp<SteadyClock::duration>(wait, kShortestWait, kLongestWait);
  timer_ = loop_.at(clock_.steady() + wait, [this] {
    timer_.reset();
    refresh();
  });
}

drivers::TextArea BoardOutput::to_area(const Item& item) const {
  const drivers::Geometry geometry{display_.width_px, display_.height_px};
  const CardText set = card_text(item.text, geometry, type_.breaker);
  drivers::TextArea area;
  area.width = geometry.width_px;
  area.height = geometry.height_px;
  area.text = set.text;
  area.font_px = 16;
  area.color = lamp(display_, item.kind);
  area.multi_line = set.lines > 1;
  area.centered = !set.runs;
  area.motion = set.runs ? drivers::Motion::kLeft : drivers::Motion::kStill;
  // Of equal length whatever the slot: the same item must be the same area, or it travels again.
  area.stay = set.runs ? 1s : 10s;
  return area;
}

/// A text that this card cannot draw must not leave it dark: the next one of the rotation stands
/// in.
Status BoardOutput::show_text(const Showing& showing) {
  Status outcome;
  for (std::size_t step = 0; step < showing.rotation.size(); ++step) {
    const Item& item = showing.rotation[(showing.current + step) % showing.rotation.size()];
    outcome = link_->want({showing.serial, {to_area(item)}});
    if (outcome) return {};
    complain(item, outcome.error());
  }
  return outcome;
}

Result<bool> BoardOutput::show_picture(const Showing& showing, WallTime now) {
  GONGSHI_TRY(BoardFrame picture, board_frame(showing, display_, now, type_));
  GONGSHI_CHECK(link_->want({showing.serial, {}, std::move(picture.frame)}));
  return picture.moves;
}

void BoardOutput::complain(const Item& item, const Error& error) {
  const std::string serial = edition_.release ? edition_.release->id().serial() : std::string{};
  if (!complained_.insert(serial + " " + item.id).second) return;
  const Error named = of_display(display_, error);
  log(Level::kWarning, "signage",
      Error{named.code,
            {named.what.zh + "（" + item.id + "）", named.what.en + " (" + item.id + ")"},
            named.word});
}

content::DisplayLine BoardOutput::line() const {
  const drivers::BoardState& state = link_->board().state();
  content::DisplayLine line;
  line.display = display_.name;
  line.kind = display_.kind;
  line.serial = state.serial;
  for (const auto& [serial, hash] : hashes_) {
    if (serial == state.serial && line.manifest_hash.empty()) line.manifest_hash = hash;
  }
  line.proof = to_line(state.proof);
  line.proved_at = state.proof == drivers::Proof::kNoAnswer ? state.last_answer : state.proved_at;
  line.not_seen_since = state.not_seen_since;
  if (state.not_seen_since) {
    line.seen = content::Seen::kNotSeen;
  } else if (state.last_answer) {
    line.seen = content::Seen::kSeen;
  }
  return line;
}

bool BoardOutput::settled() const {
  const drivers::BoardState& state = link_->board().state();
  const std::string serial = edition_.release ? edition_.release->id().serial() : std::string{};
  // Without a serial there is nothing to read back.
  const bool strongest = state.proof == link_->board().capabilities().strongest ||
                         (serial.empty() && state.proof == drivers::Proof::kAcknowledged);
  return state.shows_all && strongest && state.serial == serial;
}

std::optional<Error> BoardOutput::trouble() const {
  if (trouble_) return trouble_;
  return link_->board().state().trouble;
}

}  // namespace gongshi::signage
