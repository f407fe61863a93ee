// Subject: one kind of board under test, with its simulated card.
#pragma once

#include <memory>
#include <optional>

#include "drivers/catalogue.h"
#include "faulty_line.h"

namespace gongshi::test {

/// One kind: how a board and a card of it are made, what it shows.
struct Subject {
  const drivers::Kind* kind;
  const drivers::simulator::CardKind* card_kind;
  drivers::BoardOrder order;
  drivers::simulator::CardOrder card_order;
  int baud = 0;

  [[nodiscard]] std::unique_ptr<FaultyLine> line(int address_off = 0) const {
    drivers::simulator::CardOrder other = card_order;
    other.address += address_off;
    return std::make_unique<FaultyLine>(kind->make(order).value(), card_kind->make(other).value(),
                                        baud);
  }
};

/// As the kind is usually wired, in the largest usual size that it takes; empty: nobody simulates
/// it.
[[nodiscard]] std::optional<Subject> subject_of(const drivers::Kind& kind);

}  // namespace gongshi::test
