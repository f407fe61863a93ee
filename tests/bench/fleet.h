// Fleet: many devices in one process against one nginx on loopback, with requests and bytes counted
// from nginx's own log.
//
// Bounded: so many devices, so many threads, three phases, one round each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "device.h"

namespace gongshi::test {

struct FleetSize {
  std::size_t devices = 40;
  std::size_t threads = 8;
  std::size_t rows = 1000;  // price rows of the issue
};

/// What the server saw in one phase.
struct Phase {
  std::string name;
  std::size_t devices = 0;
  std::size_t requests = 0;
  std::uint64_t bytes = 0;  // both ways, heads included
  double seconds = 0;
  std::size_t wrong = 0;  // devices that did not end as they should; the first one is in `why`
  std::string why;

  [[nodiscard]] double requests_each() const { return double(requests) / double(devices); }
  [[nodiscard]] double bytes_each() const { return double(bytes) / double(devices); }
};

struct FleetReport {
  std::uint64_t first_issue_bytes = 0;  // stored objects and manifest of 1-1
  std::size_t first_issue_objects = 0;
  std::uint64_t new_image_bytes = 0;  // of 1-2
  Phase install;
  Phase idle;
  Phase next_day;
};

/// First install of 1-1, an idle round, the next day's 1-2: one price in a hundred, the address, a
/// page, two images. Prints one line for each phase.
[[nodiscard]] FleetReport run_fleet(const FleetSize& size);

/// The bounds that hold at any size.
void check_fleet(const FleetReport& report);

}  // namespace gongshi::test
