// Delta: the changed part of an object, as a zstd frame with the base object as prefix.
//
//   yesterday's raw object + delta ─[apply_delta]─ today's raw object
//
// An offer, never a duty: whatever is wrong with one, the full object is used instead. A table of
// 100,000 rows in which one price in a hundred has changed makes a delta of about 20 kB.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/bundle/manifest.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

/// What an offer costs in the manifest: "delta ", three hashes, a size of seven digits, spaces, LF.
inline constexpr std::uint64_t kDeltaLine = 6 + 3 * 65 + 8;

/// The frame that makes `target` out of `base`, for a target whose full object takes `stored_size`
/// bytes on its way. Empty unless the delta, with its line in the manifest, takes less than four
/// fifths of that. Equal input gives equal bytes.
[[nodiscard]] std::optional<std::string> make_delta(std::string_view base, std::string_view target,
                                                    std::uint64_t stored_size);

/// The raw bytes of `target`, out of `base_raw` (already verified: its hash is the offer's base)
/// and what was stored or fetched for the offer. Takes the target's size and a small constant of
/// memory besides what is passed in; nothing is decoded before the stored hash is right.
/// Words "E_HASH" and "E_DECODE": use the full object.
[[nodiscard]] Result<std::string> apply_delta(const DeltaOffer& offer, const ManifestObject& target,
                                              std::string_view base_raw, std::string_view stored);

}  // namespace gongshi::content::bundle
