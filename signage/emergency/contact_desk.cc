#include "signage/emergency/contact_desk.h"

#include <algorithm>

#include "drivers/os/log.h"
#include "signage/emergency/emergency_desk.h"
#include "signage/emergency/spent_record.h"

namespace gongshi::signage {

ContactDesk::ContactDesk(EmergencyDesk& desk, const config::Signage& site)
    : desk_(desk), site_(site), closures_(site.contacts) {
  const auto spent = read_spent_record(site_.state_folder);
  if (spent) {
    closures_.recall(*spent);
  } else {
    // Then all are as new: a card too many does less harm than one too few.
    log(Level::kError, "signage", spent.error());
  }
}

void ContactDesk::open(Loop& loop, const Clock& clock, Contacts::Open open_lines) {
  contacts_ = Contacts::open(
      loop, clock, site_.contacts,
      [this](const config::Contact& contact, const std::string& by, Contact::Change change) {
        changed(contact, by, change);
      },
      std::move(open_lines));
}

void ContactDesk::changed(const config::Contact& contact, const std::string& by,
                          Contact::Change change) {
  switch (change) {
    case Contact::Change::kClosed:
      return closed(by);
    case Contact::Change::kOpened:
      return opened(contact, by);
    case Contact::Change::kFoundOpen:
      return forget(by);
  }
}

void ContactDesk::closed(const std::string& by) {
  closures_.closed(by);
  const Closures::Closure* const closure = closures_.find(by);
  const bool spent = closure != nullptr && closure->spent;
  log(Level::kWarning, "signage",
      by + (spent ? " has been closed since its card ran; it starts nothing until it has opened"
                  : " has closed"));
  serve();
  desk_.look_later();
}

void ContactDesk::opened(const config::Contact& contact, const std::string& by) {
  log(Level::kWarning, "signage", by + " has opened");
  forget(by);
  // What a person has started meanwhile is that person's.
  const bool its_own = desk_.run() && desk_.by() == by;
  if (its_own && !contact.latch) {
    [[maybe_unused]] const content::EmergencyReply reply = desk_.stop(by);
  }
  serve();  // another contact may be closed for the same card
}

void ContactDesk::forget(const std::string& by) {
  if (!closures_.opened(by)) return;
  unsaved_ = true;
  desk_.save_later();
}

bool ContactDesk::runs(const Closures::Closure& closure) const {
  return desk_.run() && desk_.run()->card == closure.card;
}

bool ContactDesk::waits() {
  const auto waiting = closures_.waiting();
  return std::any_of(waiting.begin(), waiting.end(),
                     [&](const Closures::Closure* each) { return !runs(*each); });
}

void ContactDesk::serve() {
  for (Closures::Closure* const closure : closures_.waiting()) {
    // One that was started just now may have spent the others.
    if (closure->spent || runs(*closure)) continue;
    if (closure->refused && !desk_.startable(closure->card)) continue;
    const content::EmergencyReply reply = desk_.start(closure->card, closure->by);
    closure->refused = !reply.accepted;
    if (closure->refused) log(Level::kError, "signage", Error{Errc::kRejected, reply.sentence, {}});
  }
}

void ContactDesk::hear(const EmergencyEvent& event) {
  using Kind = EmergencyEvent::Kind;
  const bool over =
      event.kind == Kind::kEnded || event.kind == Kind::kStopped || event.kind == Kind::kReplaced;
  // A contact that opens stops the card for itself alone. A card that was withdrawn has not had
  // its run: it starts again when the content has it again.
  const bool by_contact = event.kind == Kind::kStopped && closures_.find(event.by) != nullptr;
  if (over && !by_contact && closures_.had(event.card, event.started_by)) unsaved_ = true;
}

void ContactDesk::save() {
  if (!unsaved_) return;
  unsaved_ = false;
  const Status written = write_spent_record(site_.state_folder, closures_.spent());
  if (!written) log(Level::kError, "signage", written.error());
}

}  // namespace gongshi::signage
