// Receipts: a device tells the office, signed, what it holds and what each of its displays shows.
//
//   store, displays folder ─[gather ─ due? ─ issue]─ store/receipts ─ PUT, or a folder of a stick
//
// A receipt is issued when something changed and at least hourly, so that silence means something.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "content/bundle/receipt_document.h"
#include "content/store/store.h"
#include "drivers/os/clock.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

/// The longest time between two receipts of a running device.
inline constexpr std::chrono::hours kReceiptEvery{1};

/// What a receipt says beyond the store.
struct ReceiptFacts {
  std::string device;                 // of site.yaml, sync.device
  fs::path displays;                  // folder of display lines
  std::vector<DisplayLine> expected;  // one for each display that the device should have: name and
                                      // kind; listed as unknown while no program speaks for it
};

/// Reads only. A displays folder that cannot be read leaves every expected display unknown: a
/// receipt that says little is better than none. A kiosk of the last receipt is expected too.
[[nodiscard]] Result<bundle::Receipt> gather_receipt(const Layout& layout,
                                                     const ReceiptFacts& facts, WallTime now);

/// True when `next` says something that `last` did not (dates aside), or `last` is an hour old, or
/// is dated after `next`.
[[nodiscard]] bool receipt_due(const std::optional<bundle::Receipt>& last,
                               const bundle::Receipt& next);

struct IssuedReceipt {
  std::string name;  // "kiosk-1-5106A583DB0BDE46.receipt"; the signature's has .minisig behind it
  std::string site;
  std::string text;
  std::string signature;
};

/// Signs with the device's key and replaces the pair in the store, signature first.
[[nodiscard]] Result<IssuedReceipt> issue_receipt(Store& store, const bundle::Receipt& receipt);

/// gather, due, issue. Empty when none is due.
[[nodiscard]] Result<std::optional<IssuedReceipt>> keep_receipt(Store& store,
                                                                const ReceiptFacts& facts,
                                                                WallTime now);

/// The newest receipt in the store, its signature checked again. Errc::kNotFound: there is none,
/// or a power cut parted it from its signature.
[[nodiscard]] Result<IssuedReceipt> stored_receipt(const Layout& layout, std::string_view device);
[[nodiscard]] std::optional<bundle::Receipt> last_receipt(const Layout& layout,
                                                          std::string_view device);

/// Copies the newest receipt and its signature into `folder`, which must exist; the file's name.
[[nodiscard]] Result<std::string> carry_receipts(const Layout& layout, std::string_view device,
                                                 const fs::path& folder);

}  // namespace gongshi::content::store
