// Ledger: the display log in the daemon's hands: what the witness says goes to the writer.
//
// A log that cannot be opened or written never stops a display: it is told, and the show goes on.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "config/site.h"
#include "signage/log/log_writer.h"
#include "signage/log/witness.h"

namespace gongshi::signage {

/// Where the display log of a site lies.
[[nodiscard]] fs::path log_folder(const config::Site& site);

class Ledger {
 public:
  /// `clock` is borrowed.
  Ledger(const config::Site& site, const Clock& clock);

  [[nodiscard]] Witness& witness() { return witness_; }
  /// As Witness::look.
  void look(const std::vector<std::unique_ptr<Output>>& outputs, WallTime now, SteadyTime steady) {
    witness_.look(outputs, now, steady);
  }
  /// What was not said yet, a stop line, and the signature.
  void stop(WallTime now);

  /// Why nothing is logged, or the last line was not; empty: all is well.
  [[nodiscard]] std::optional<Error> trouble() const;

  /// Waits until what was said is in the file.
  void flush() {
    if (writer_) writer_->flush();
  }

 private:
  std::optional<Error> trouble_;  // of the opening
  std::unique_ptr<LogWriter> writer_;
  Witness witness_;
};

}  // namespace gongshi::signage
