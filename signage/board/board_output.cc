#include "signage/board/board_output.h"

#include <algorithm>

#include "drivers/flash_file.h"
#include "drivers/os/log.h"
#include "signage/board/board_content.h"
#include "signage/board/board_frame.h"
#include "signage/board/content_hash.h"
#include "signage/board_parts.h"

namespace gongshi::signage {
namespace {

using namespace std::chrono_literals;

// The wall clock may be set while we wait, so no wait trusts it for longer.
constexpr auto kLongestWait = 20s;
constexpr auto kShortestWait = 10ms;
constexpr std::size_t kHashesKept = 4;

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

std::shared_ptr<drivers::FlashRecord> flash_record(const config::Display& display,
                                                   const fs::path& folder) {
  if (folder.empty()) return {};
  return std::make_shared<drivers::FlashFile>(folder / display.name);
}

drivers::BoardOrder order_of(const config::Display& display, const fs::path& flash_folder) {
  drivers::BoardOrder order = board_order(display);
  order.flash = flash_record(display, flash_folder);
  return order;
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

Result<std::unique_ptr<BoardOutput>> BoardOutput::open(
    Loop& loop, const Clock& clock, drivers::Lines& lines, config::Display display,
    fonts::TypeCase& type, std::function<void()> on_change, const fs::path& flash_folder) {
  auto parts = board_parts(display, order_of(display, flash_folder));
  if (!parts) return of_display(display, parts.error());
  auto bus = lines.at(parts->port);
  if (!bus) return of_display(display, bus.error());
  std::unique_ptr<BoardOutput> output(
      new BoardOutput(loop, clock, std::move(display), type, std::move(on_change)));
  output->link_ = std::make_unique<drivers::BoardLink>(*std::move(bus), std::move(parts->board),
                                                       [raw = output.get()] {
                                                         if (raw->on_change_) raw->on_change_();
                                                       });
  return output;
}

void BoardOutput::take(const Edition& edition) {
  if (edition.release && edition.release != edition_.release) {
    hashes_.emplace_front(edition.release->id().serial(), edition.release->id().manifest_hash);
    if (hashes_.size() > kHashesKept) hashes_.pop_back();
  }
  // An emergency card waits for no slot to end, and neither does what comes after it.
  if (edition.emergency != edition_.emergency) {
    shown_.reset();
    native_.run_changed();
  }
  if (edition.release != edition_.release || edition.withheld != edition_.withheld) {
    native_.content_changed();
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
  const bool same_content =
      shown_ && shown_->age.state == edition_.age(now).state &&
      (!release ? shown_->serial.empty() : shown_->manifest_hash == release->id().manifest_hash);
  if (shown_ && !same_content) native_.content_changed();
  const bool same_slot = same_content && now >= shown_->slot_start && now < shown_->slot_end;
  if (!same_slot) shown_ = showing_at(now);

  WallTime until = shown_->slot_end;
  if (const auto changes_at = show(*shown_, now); !changes_at) {
    trouble_ = changes_at.error();
  } else if (*changes_at) {
    until = std::min(until, **changes_at);
  }
  const auto wait = std::clamp<SteadyClock::duration>(until - now, kShortestWait, kLongestWait);
  due_ = clock_.steady() + wait;
  timer_ = loop_.at(*due_, [this] {
    timer_.reset();
    refresh();
  });
}

/// A text that this board cannot draw must not leave it dark: the next one of the rotation stands
/// in.
Result<std::optional<WallTime>> BoardOutput::show(const Showing& showing, WallTime now) {
  std::optional<Error> refused;
  for (std::size_t step = 0; step < showing.rotation.size(); ++step) {
    const Item& item = showing.rotation[(showing.current + step) % showing.rotation.size()];
    auto content =
        board_content(showing, item, display_, link_->board().capabilities(), now, type_);
    if (content) {
      content->desired.standing_text = standing_text(edition_);
      content->desired.pressing = edition_.emergency && now < edition_.emergency->ends;
    }
    auto other = content ? other_than_wanted(showing, item, content->desired) : std::nullopt;
    const Status shown = content ? want(item, std::move(content->desired), now) : content.error();
    if (shown && other) wanted_ = *std::move(other);
    if (shown) return content->changes_at;
    complain(item, shown.error());
    refused = shown.error();
  }
  if (refused) return *refused;
  return std::optional<WallTime>{};
}

/// Where the board has emergency messages of its own, a running card is one, over what the board
/// shows otherwise. Elsewhere, and where the board refuses that, it is content like any other.
Status BoardOutput::want(const Item& item, drivers::Desired desired, WallTime now) {
  if (!link_->board().capabilities().emergency) return link_->want(std::move(desired));
  if (item.kind != ItemKind::kEmergency || !edition_.emergency) {
    native_.below(desired);
    return link_->want(std::move(desired));
  }
  if (!native_.knows_below()) {
    if (auto ordinary = ordinary_at(now)) native_.below(*std::move(ordinary));
  }
  auto over = native_.over(desired, now, edition_.emergency->ends);
  if (over && link_->want(*std::move(over))) return {};
  return link_->want(std::move(desired));
}

/// What the board would show without the emergency: needed when the program starts in mid-run.
std::optional<drivers::Desired> BoardOutput::ordinary_at(WallTime now) {
  Edition without = edition_;
  without.emergency.reset();
  const Showing showing = at(without, display_, now);
  auto content =
      board_content(showing, showing.item(), display_, link_->board().capabilities(), now, type_);
  if (!content) return std::nullopt;
  return std::move(content->desired);
}

/// A text that runs or pages is one thing shown, known by its first picture.
std::optional<Shown> BoardOutput::other_than_wanted(const Showing& showing, const Item& item,
                                                    const drivers::Desired& desired) const {
  if (wanted_.items == std::vector{item.id} && wanted_.text == item.text &&
      wanted_.serial == desired.serial) {
    return std::nullopt;
  }
  const auto hash = slot_hash(showing, item, display_, link_->board().capabilities(), type_);
  return Shown{{item.id}, item.text, hash ? *hash : content_hash(desired), desired.serial};
}

const Shown* BoardOutput::shown() const {
  const drivers::BoardState& state = link_->board().state();
  const bool known = state.shows_all && state.proof != drivers::Proof::kNone &&
                     state.proof != drivers::Proof::kNoAnswer && state.serial == wanted_.serial;
  return known && !wanted_.items.empty() ? &wanted_ : nullptr;
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
