#include "signage/emergency/contact.h"

namespace gongshi::signage {

std::optional<Contact::Change> Contact::hear(bool closed, SteadyTime now) {
  if (candidate_ != closed) {
    candidate_ = closed;
    since_ = now;
  }
  if (now - since_ < kSteady || closed_ == closed) return std::nullopt;
  const bool first = !closed_.has_value();
  closed_ = closed;
  if (closed) return Change::kClosed;
  return first ? Change::kFoundOpen : Change::kOpened;
}

}  // namespace gongshi::signage
