// Rig: a store, what is offered to it, and a look at what it shows. The proofs break it in all ways
// that a lobby knows: kills, power cuts, full disks, rotten bits.
#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "content/store/disk.h"
#include "content/store/heal.h"
#include "device.h"
#include "drivers/os/file.h"

namespace gongshi::test {

enum class Way { kImport, kPull };
[[nodiscard]] std::string_view way_word(Way way);

/// What a reader that starts now finds.
struct Seen {
  std::string serial;  // "1-7"; "mixed", "torn", "nothing", "withheld" where it should be a number
  bool fallback = false;
  std::uint64_t floor = 0;  // seq

  [[nodiscard]] bool is(std::uint64_t seq) const {
    return !fallback && serial == "1-" + std::to_string(seq);
  }
};

class Rig {
 public:
  /// A new store in `store` that has taken 1 and shows 2; offers lie in `folder`.
  Rig(fs::path folder, fs::path store);

  [[nodiscard]] const Office& office() const { return office_; }
  [[nodiscard]] const fs::path& store() const { return store_; }
  [[nodiscard]] fs::path web() const { return folder_ / "web"; }
  /// From here on the updates go to another store, a copy of this one.
  void use(fs::path store) { store_ = std::move(store); }

  /// Puts release `seq` on the stick and on the web tree, with a delta against the one before.
  void offer(std::uint64_t seq);
  /// On the stick, with root 2 in front.
  void offer_with_root(std::uint64_t seq);
  /// On the stick, without what a device with the release before has; after offer().
  void offer_thin(std::uint64_t seq);

  /// Takes what is offered; the result word.
  std::string update(Way way);
  std::string update(Way way, content::store::Disk& disk);

  /// A scrub and what follows, with the web tree or without.
  content::store::Healed heal(bool online);

  /// Every object of the shown release is hashed.
  [[nodiscard]] Seen look() const;

 private:
  [[nodiscard]] fs::path stick() const { return folder_ / "stick/a.kbundle"; }
  [[nodiscard]] fs::path issue_file(std::uint64_t seq) const {
    return folder_ / "desk" / (std::to_string(seq) + ".kbundle");
  }
  [[nodiscard]] std::string signed_bundle(std::uint64_t seq) const;

  Office office_;
  fs::path folder_;
  fs::path store_;
};

/// A broken promise, or a fixture that does not work.
struct Violation : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// Throws a Violation unless `holds`.
void demand(bool holds, const std::string& what);

/// What a machine lacks to run a proof.
struct Skipped : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A proof's main(): runs `body`; 0 when all promises held, 1 with a line "VIOLATION: …" when one
/// did not. Without what it needs it prints "skipped: why" and ends with 0, which ctest knows.
int run_proof(const std::function<void()>& body);

/// Replaces `to` by a copy of the folder `from`.
void copy_folder(const fs::path& from, const fs::path& to);

/// "--name N" on the command line; `otherwise` where it is not given.
[[nodiscard]] std::uint64_t number_argument(int argc, char** argv, std::string_view name,
                                            std::uint64_t otherwise);
[[nodiscard]] bool has_argument(int argc, char** argv, std::string_view name);

}  // namespace gongshi::test
