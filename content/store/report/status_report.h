// StatusReport: everything that `gongshi-sync status` tells about a store, gathered once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/store/provision.h"
#include "content/store/reader.h"
#include "content/store/report/display_line.h"
#include "content/store/report/last_outcome.h"
#include "content/store/scrub_note.h"
#include "content/store/state_record.h"

namespace gongshi::content::store {

struct StatusReport {
  Layout layout;
  Provision provision;
  StateRecord state;
  std::optional<ReleaseId> active;  // empty: nothing may be shown
  Sentence no_release;              // why, when `active` is empty
  Freshness freshness = Freshness::kWithheld;
  std::optional<bundle::StatusDocument> confirmed;  // the newest valid status
  std::optional<LastOutcome> last;
  std::optional<ScrubNote> scrub;               // the last full check
  std::optional<bundle::PublicKey> device_key;  // signs this device's receipts
  std::string device;                           // its name in them; filled in by the caller
  std::vector<DisplayLine> displays;
};

/// Reads only. `displays` may be empty: no display lines are read then.
[[nodiscard]] Result<StatusReport> gather_status(const fs::path& store, const fs::path& displays,
                                                 WallTime now);

/// One labelled line each, then the table of displays.
[[nodiscard]] std::string status_text(const StatusReport& report, WallTime now, Lang lang);
[[nodiscard]] std::string status_json(const StatusReport& report, WallTime now);

}  // namespace gongshi::content::store
