// Standing: how every listed device stands, judged from its newest believable receipt.
//
//   devices file ─┐
//   receipt box ──┴─[judge]─ table, findings, "is item X gone everywhere?"
//
// Pure: no I/O, no clock. Silence counts as trouble: a device that does not report is named.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "content/bundle/receipt_document.h"
#include "content/workspace/receipts/devices_file.h"
#include "content/workspace/receipts/receipt_box.h"
#include "drivers/os/clock.h"

namespace gongshi::content::receipts {

/// A running device reports hourly; twice that is late.
inline constexpr std::chrono::hours kLateAfter{2};
/// How far ahead of the office's clock a device's clock may be.
inline constexpr std::chrono::minutes kClockSlack{10};

/// Gravest first: devices are listed by their gravest trouble.
enum class Trouble {
  kMissing,
  kBadSignature,
  kUnknownKey,
  kUnreadable,
  kWrongName,
  kFuture,
  kLate,
  kState,
  kOtherContent,
  kOldSerial,
  kNotSeen,
  kDisplayOld,
  kCut,
};
/// "MISSING", "BAD_SIGNATURE", … for scripts.
[[nodiscard]] std::string_view trouble_word(Trouble trouble);

struct Finding {
  Trouble trouble;
  std::string device;   // of the list; empty: of nobody
  std::string display;  // empty: of the whole device
  Sentence what;
};

struct DeviceStanding {
  ListedDevice device;
  std::optional<bundle::Receipt> receipt;  // the newest that its key has signed
  bool believable = false;                 // neither late nor of the future
  std::optional<Trouble> gravest;
};

struct Standing {
  std::vector<DeviceStanding> devices;  // in trouble first, then by name
  std::vector<Finding> findings;
  std::string newest;       // highest serial that anybody knows of; empty: none
  bool torn_pairs = false;  // a signature did not fit: perhaps a device was sending just now
};

/// An issue that the office itself has at hand.
struct KnownIssue {
  std::string serial;
  std::string manifest;
};

[[nodiscard]] Standing judge(const std::vector<ListedDevice>& devices, const ReceiptBox& box,
                             const std::vector<KnownIssue>& issues, WallTime now);

/// "1-42" before "1-43" before "2-1". Of malformed ones none is before another.
[[nodiscard]] bool serial_before(std::string_view a, std::string_view b);

/// "kiosk-1（门诊大厅）", "kiosk-1 (门诊大厅)".
[[nodiscard]] Sentence named(const ListedDevice& device);

}  // namespace gongshi::content::receipts
