// Closures: which contacts and key sticks of the site are closed now, and which of these closures
// are spent: the card has had its run for them, and starts again only when they have opened once.
//
//   open ─closed()─▶ waiting ─had()─▶ spent
//     ◀──opened()───────┴────────────────┘
//
// A closure that is not spent waits: its card runs, or starts as soon as it can.
//
// Pure. What is spent outlives the program (spent_record.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/site.h"
#include "content/bundle/hash.h"

namespace gongshi::signage {

class Closures {
 public:
  struct Closure {
    std::string by;  // "contact-1"
    std::string card;
    content::bundle::Hash name;  // of where it is wired and what for
    std::optional<bool> closed;  // empty: not heard of yet
    bool spent = false;
    bool refused = false;  // and that was said
  };

  explicit Closures(const std::vector<config::Contact>& contacts);

  /// What a former run of the program kept; contacts that the site no longer has are forgotten.
  void recall(const std::vector<content::bundle::Hash>& spent);
  [[nodiscard]] std::vector<content::bundle::Hash> spent() const;

  /// Null: no contact of the site.
  [[nodiscard]] const Closure* find(std::string_view by) const;

  void closed(std::string_view by);
  /// True when a spent one may start its card again.
  bool opened(std::string_view by);

  /// A run of `card` is over: whoever is closed for it has had it, and so has the contact that
  /// started it, as long as its level is not known. True when that spent something.
  bool had(std::string_view card, std::string_view started_by);

  /// Closed and not spent, in the order of the site's file.
  [[nodiscard]] std::vector<Closure*> waiting();

 private:
  [[nodiscard]] Closure* at(std::string_view by);

  std::vector<Closure> all_;
};

/// "contact-1", "stick-2": of the site's `number`th, counted from 1.
[[nodiscard]] std::string contact_name(const config::Contact& contact, std::size_t number);

}  // namespace gongshi::signage
