// Install: steps 8 to 11 of the decision order: room on the disk, objects, tables, commit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "content/bundle/decision.h"
#include "content/store/object_source.h"
#include "content/store/store.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

/// What a release took besides what the store held already.
struct Brought {
  std::size_t objects = 0;
  std::size_t by_delta = 0;  // of these, made out of an older object
  std::uint64_t stored_bytes = 0;
};

/// What became of a candidate: one result word, one plain sentence.
struct Outcome {
  bundle::Verdict verdict = bundle::Verdict::kIo;
  Sentence sentence;
  std::string serial;  // of the candidate, once its manifest could be believed
  Brought brought{};
};

/// The outcome that an error with a result word means.
[[nodiscard]] Outcome outcome_of(const Error& error, std::string serial = {});

/// Installs the release of a decision that ended with OK. A decision that ended with ALREADY is
/// installed again when the store has lost something of it, and is done otherwise; any other
/// decision is its own outcome.
[[nodiscard]] Outcome install(Store& store, const bundle::Decision& decision,
                              const bundle::SignedDocument& manifest, ObjectSource& source);

}  // namespace gongshi::content::store
