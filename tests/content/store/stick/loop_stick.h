// LoopStick: a stick for tests: an ext4 image behind a loop device. Needs root; where it cannot be
// had, the test says so and is skipped.
#pragma once

#include <string>

#include "content/store/stick/mounter.h"
#include "tests/support/temp_dir.h"

namespace gongshi::test {

class LoopStick {
 public:
  /// Why there can be none here; empty: there can.
  [[nodiscard]] static std::string missing();

  /// An image of `size_mib` with everything below `tree`: files, links, FIFOs, modes, owners.
  LoopStick(const TempDir& dir, const fs::path& tree, unsigned size_mib);
  ~LoopStick();
  LoopStick(const LoopStick&) = delete;
  LoopStick& operator=(const LoopStick&) = delete;

  [[nodiscard]] const std::string& device() const { return device_; }
  [[nodiscard]] const fs::path& image() const { return image_; }

  /// As if pulled out: everything beyond the first `mib` of it fails to be read from now on.
  void break_off(unsigned mib) const;

  /// What the mounter must be told to take it for a stick.
  [[nodiscard]] static content::store::MounterRules rules();

 private:
  fs::path image_;
  std::string device_;
  Fd loop_;
};

}  // namespace gongshi::test

/// Ends the test case, saying why, where there are no loop sticks.
#define GONGSHI_NEEDS_LOOP_STICK()                                            \
  do {                                                                        \
    if (const auto why = gongshi::test::LoopStick::missing(); !why.empty()) { \
      MESSAGE("skipped: " << why);                                            \
      return;                                                                 \
    }                                                                         \
  } while (false)
