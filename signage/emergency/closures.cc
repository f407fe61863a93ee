#include "signage/emergency/closures.h"

#include <algorithm>

#include "signage/emergency/key_stick.h"

namespace gongshi::signage {
namespace {

using content::bundle::Hash;

/// The number in the site's file is no name: somebody may write another contact above it.
Hash name_of(const config::Contact& contact) {
  return content::bundle::sha256(contact.port + "\n" + contact.line + "\n" + contact.card + "\n" +
                                 (contact.closed_is_on ? "on" : "off"));
}

}  // namespace

std::string contact_name(const config::Contact& contact, std::size_t number) {
  return (contact.port.starts_with(kStickPort) ? "stick-" : "contact-") + std::to_string(number);
}

Closures::Closures(const std::vector<config::Contact>& contacts) {
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    Closure closure;
    closure.by = contact_name(contacts[i], i + 1);
    closure.card = contacts[i].card;
    closure.name = name_of(contacts[i]);
    all_.push_back(std::move(closure));
  }
}

void Closures::recall(const std::vector<Hash>& spent) {
  for (Closure& closure : all_) {
    closure.spent = std::find(spent.begin(), spent.end(), closure.name) != spent.end();
  }
}

std::vector<Hash> Closures::spent() const {
  std::vector<Hash> names;
  for (const Closure& closure : all_) {
    if (closure.spent) names.push_back(closure.name);
  }
  return names;
}

const Closures::Closure* Closures::find(std::string_view by) const {
  const auto found =
      std::find_if(all_.begin(), all_.end(), [&](const Closure& each) { return each.by == by; });
  return found == all_.end() ? nullptr : &*found;
}

Closures::Closure* Closures::at(std::string_view by) {
  const auto found =
      std::find_if(all_.begin(), all_.end(), [&](const Closure& each) { return each.by == by; });
  return found == all_.end() ? nullptr : &*found;
}

void Closures::closed(std::string_view by) {
  if (Closure* const closure = at(by)) closure->closed = true;
}

bool Closures::opened(std::string_view by) {
  Closure* const closure = at(by);
  if (closure == nullptr) return false;
  const bool was_spent = closure->spent;
  closure->closed = false;
  closure->spent = closure->refused = false;
  return was_spent;
}

bool Closures::had(std::string_view card, std::string_view started_by) {
  bool news = false;
  for (Closure& closure : all_) {
    const bool stands = closure.closed.value_or(closure.by == started_by);
    if (closure.card == card && stands && !closure.spent) closure.spent = news = true;
  }
  return news;
}

std::vector<Closures::Closure*> Closures::waiting() {
  std::vector<Closure*> found;
  for (Closure& closure : all_) {
    if (closure.closed.value_or(false) && !closure.spent) found.push_back(&closure);
  }
  return found;
}

}  // namespace gongshi::signage
