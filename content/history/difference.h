// Difference: what a bundle changes, told to the person who is about to sign it.
#pragma once

#include "content/bundle/desk_bundle.h"
#include "drivers/os/lang.h"

namespace gongshi::content::history {

/// The prices that look odd are listed to this number; the proof has them all.
inline constexpr std::size_t kMostOddShown = 20;

/// SigningDesk::difference: counts, then the prices to look at twice. As the bundle itself tells
/// it; `history verify` compares that with the archive. Of a thin bundle, or one whose tables a
/// device would refuse, it says so.
[[nodiscard]] Sentence difference(const bundle::DeskBundle& bundle);

}  // namespace gongshi::content::history
