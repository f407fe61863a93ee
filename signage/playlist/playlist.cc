#include "signage/playlist/playlist.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "content/proper_names.h"
#include "signage/playlist/dwell.h"
#include "signage/playlist/emergency_items.h"
#include "signage/playlist/places.h"
#include "signage/playlist/plan.h"
#include "signage/playlist/rotation.h"

namespace gongshi::signage {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

/// Null: none runs, it is not for this place, or its card is not in the release (any more).
const content::EmergencyCard* running_card(const Edition& edition, const config::Display& display,
                                           WallTime clock) {
  if (!edition.emergency || edition.release == nullptr || clock >= edition.emergency->ends) {
    return nullptr;
  }
  const auto* card = edition.release->emergency_card(edition.emergency->card);
  return card != nullptr && reaches(card->tags, display) ? card : nullptr;
}

/// Round after round from the start of the emergency on: a passing text begins with it.
void place_emergency(Showing& showing, const EmergencyRun& run, WallTime clock) {
  seconds round{0};
  for (const Item& item : showing.rotation) round += item.dwell;
  const auto since = std::max(clock - run.started, WallTime::duration{0});
  WallTime start = run.started + (since / round) * round;
  while (start + showing.item().dwell <= clock) {
    start += showing.item().dwell;
    ++showing.current;
  }
  showing.changes_at = run.ends;
  showing.slot_start = start;
  showing.slot_end = std::min(start + showing.item().dwell, run.ends);
}

/// The day's plan. What is due goes by content's now, the slots by the clock: an unset one runs on
/// all the same.
void place(Showing& showing, const Edition& edition, const std::set<minutes>& boundaries,
           WallTime clock) {
  const LocalTime local = to_local(clock);
  const WallTime midnight = from_local(local.date, minutes{0});
  const auto next = boundaries.upper_bound(local.minute_of_day);
  const WallTime changed = from_local(local.date, *std::prev(next));
  showing.changes_at = from_local(local.date, *next);
  if (const auto ages = content::store::freshness_changes_at(edition.facts, clock)) {
    showing.changes_at = std::min(showing.changes_at, *ages);
  }
  const Slot slot = slot_at(showing.rotation, local.date, clock - midnight, changed - midnight);
  showing.current = slot.index;
  showing.slot_start = midnight + slot.start;
  showing.slot_end = std::min(midnight + slot.end, showing.changes_at);
}

void note_names(const content::Release& release, std::vector<Item>& items) {
  const content::ProperNames names(release);
  for (Item& item : items) {
    // A table's cells are narrow, and a hospital's price list is long.
    if (item.text.find('\t') == std::string::npos) item.wholes = names.in(item.text);
  }
}

}  // namespace

Showing at(const Edition& edition, const config::Display& display, WallTime clock) {
  Showing showing;
  showing.display = display.name;
  showing.age = edition.age(clock);
  if (edition.release != nullptr) {
    showing.serial = edition.release->id().serial();
    showing.manifest_hash = edition.release->id().manifest_hash;
  }
  if (const content::EmergencyCard* card = running_card(edition, display, clock)) {
    showing.rotation = emergency_items(*card, display);
    note_names(*edition.release, showing.rotation);
    place_emergency(showing, *edition.emergency, clock);
    return showing;
  }
  const LocalTime content_now = to_local(showing.age.now);
  const bool clock_sure = showing.age.clock_sure;
  std::set<minutes> boundaries{minutes{0}, kWholeDay};
  if (edition.release == nullptr) {
    showing.rotation = notice_rotation(edition, content_now, clock_sure, display.languages);
  } else {
    Due due = due_on(*edition.release, display, content_now, to_local(clock), clock_sure);
    boundaries = std::move(due.boundaries);
    showing.rotation = release_rotation(*edition.release, content_now, showing.age,
                                        display.languages, std::move(due));
    note_names(*edition.release, showing.rotation);
  }
  for (Item& item : showing.rotation) {
    if (item.dwell.count() == 0) item.dwell = dwell_of(item.text, display);
  }
  place(showing, edition, boundaries, clock);
  return showing;
}

}  // namespace gongshi::signage
