// PinGuard: is this the PIN? After five wrong ones nobody is asked for a quarter of an hour, after
// five more for half an hour, and so on up to a day. The right one starts the count again.
//
// The count is on disk before a PIN is looked at: neither a restart nor a pulled plug gives new
// tries.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "drivers/os/clock.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

inline constexpr std::uint64_t kPinTries = 5;

class PinGuard {
 public:
  /// `pin_file` is read at every try, so that a new PIN counts at once; `tries` is the guard's own.
  PinGuard(fs::path pin_file, fs::path tries)
      : pin_file_(std::move(pin_file)), tries_(std::move(tries)) {}

  /// Errc::kRejected: wrong, or locked; `what` says how many tries or how long.
  /// kNotFound: IT has set none. kIo: the count cannot be kept, so nothing is tried.
  [[nodiscard]] Status check(std::string_view pin, WallTime now, SteadyTime steady);

 private:
  /// What is left of the lock that begins with wrong PIN number `wrong` at `last`.
  std::chrono::milliseconds lock_left(std::uint64_t wrong, WallTime last, WallTime now,
                                      SteadyTime steady);

  fs::path pin_file_;
  fs::path tries_;
  std::optional<SteadyTime> behind_since_;  // the wall clock is behind the last wrong PIN
};

/// How long nobody is asked after `wrong` wrong PINs in a row; zero unless `wrong` is a multiple of
/// kPinTries.
[[nodiscard]] std::chrono::minutes pin_lock(std::uint64_t wrong);

}  // namespace gongshi::content::store
