// ContactDesk: what the contacts and key sticks of the site do at the emergency desk. One that
// closes starts its card, also later when there was none to start; one that opens takes its own
// back.
//
//   contacts ─▶[contact desk]─ closures ─▶ EmergencyDesk
//                  └─▶ state folder: which closures have had their card
#pragma once

#include <memory>

#include "signage/emergency/closures.h"
#include "signage/emergency/contacts.h"
#include "signage/emergency/emergency.h"

namespace gongshi::signage {

class EmergencyDesk;

class ContactDesk {
 public:
  /// Goes on with what the state folder says; `desk` is borrowed and is not called before open().
  ContactDesk(EmergencyDesk& desk, const config::Signage& site);

  /// Listens from now on. Loop and clock are borrowed.
  void open(Loop& loop, const Clock& clock, Contacts::Open open_lines);

  /// Starts what a closed contact waits for, where it can be started now.
  void serve();
  /// True while serve() has something to try again.
  [[nodiscard]] bool waits();

  /// A run began or is over.
  void hear(const EmergencyEvent& event);

  /// Brings the state folder up to date, where it is not.
  void save();
  [[nodiscard]] bool unsaved() const { return unsaved_; }

 private:
  void changed(const config::Contact& contact, const std::string& by, Contact::Change change);
  void closed(const std::string& by);
  void opened(const config::Contact& contact, const std::string& by);
  void forget(const std::string& by);
  [[nodiscard]] bool runs(const Closures::Closure& closure) const;

  EmergencyDesk& desk_;
  config::Signage site_;
  Closures closures_;
  std::unique_ptr<Contacts> contacts_;
  bool unsaved_ = false;
};

}  // namespace gongshi::signage
