// EmergencyList: the emergency cards of a bundle, and what became of them since the issue before.
//
// A card overrules everything on every display, so whoever signs reads its changes first. Nothing
// is verified here: the cards are what the bundle says.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "content/bundle/desk_bundle.h"
#include "content/model.h"

namespace gongshi::content::bundle {

struct EmergencyList {
  std::unique_ptr<const std::string> table;  // what the cards' texts are views into
  std::vector<EmergencyCard> cards;
};

/// Of `bundle`; empty when it has no such table. What a thin bundle leaves out comes from `base`.
/// Errors as DeskBundle::raw and read_emergency_cards; Errc::kRejected "E_MISSING_OBJECT".
[[nodiscard]] Result<EmergencyList> emergency_list(const DeskBundle& bundle,
                                                   const DeskBundle* base = nullptr);

/// "fire 火情疏散，120 分钟：…" of one card.
[[nodiscard]] Sentence card_sentence(const EmergencyCard& card);

/// A sentence for each card that is gone, changed (each changed field with old and new words) or
/// new, in that order; empty when all are the same.
[[nodiscard]] std::vector<Sentence> emergency_changes(const std::vector<EmergencyCard>& before,
                                                      const std::vector<EmergencyCard>& now);

}  // namespace gongshi::content::bundle
