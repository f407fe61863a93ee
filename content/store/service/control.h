// Control: one question and one answer over the updater's Unix socket, for the kiosk's maintenance
// page. One line of JSON each way; the socket belongs to the group gongshi.
//
// Answers come at once: what takes long (a round, an import) is begun, and kState tells how it
// went. Whatever changes something needs the PIN that IT has set; the updater checks it and counts
// wrong ones, so that a restarted kiosk gives nobody new tries.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

enum class ControlVerb {
  kState,          // needs no PIN
  kUnlock,         // is this the PIN? changes nothing
  kPull,           // one network round
  kImportStick,    // from the stick that is plugged in
  kCarryReceipts,  // receipts onto that stick, where the site allows it
};

struct ControlRequest {
  ControlVerb verb = ControlVerb::kState;
  std::string pin;  // 4 to 12 digits; empty for kState
};

struct ControlReply {
  bool accepted = false;
  Sentence sentence;  // one plain sentence for the person at the screen
  std::string stick;  // label or device of the stick that is plugged in; empty: none
  bool busy = false;  // a round, an import or a carrying is under way
  std::string word;   // result word of the last one: "OK", "E_SIG"; empty: none yet
  Sentence outcome;   // its sentence
};

inline constexpr std::size_t kMaxControlLine = 4096;

[[nodiscard]] std::string format_request(const ControlRequest& request);
[[nodiscard]] Result<ControlRequest> parse_request(std::string_view line);
[[nodiscard]] std::string format_reply(const ControlReply& reply);
[[nodiscard]] Result<ControlReply> parse_reply(std::string_view line);

/// Asks the updater and waits for its answer, at most `deadline`.
/// Errc::kClosed: no updater listens there; kTimeout; kCorrupt: the answer is no reply.
[[nodiscard]] Result<ControlReply> ask_updater(const fs::path& socket,
                                               const ControlRequest& request,
                                               std::chrono::milliseconds deadline);

}  // namespace gongshi::content::store
