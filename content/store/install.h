// Install: steps 8 to 11 of the decision order: room on the disk, objects, tables, commit.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "content/bundle/decision.h"
#include "content/store/store.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

/// What became of a candidate: one result word, one plain sentence.
struct Outcome {
  bundle::Verdict verdict = bundle::Verdict::kIo;
  Sentence sentence;
  std::string serial;  // of the candidate, once its manifest could be believed
};

/// The outcome that an error with a result word means.
[[nodiscard]] Outcome outcome_of(const Error& error, std::string serial = {});

/// The stored bytes of one object, from the bundle or the network; valid until the next call.
/// Words "E_MISSING_OBJECT", "E_HASH", "E_IO".
using FetchStored = std::function<Result<std::string_view>(const bundle::ManifestObject&)>;

/// Installs the release of a decision that ended with OK. A decision that ended with ALREADY is
/// installed again when the store has lost something of it, and is done otherwise; any other
/// decision is its own outcome.
[[nodiscard]] Outcome install(Store& store, const bundle::Decision& decision,
                              const bundle::SignedDocument& manifest, const FetchStored& fetch);

}  // namespace gongshi::content::store
