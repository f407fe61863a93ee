// Verdict: the result words of the decision about a bundle (FORMAT.md, "Result words").
//
// The word goes to the log, the maintenance screen and the last line of import and verify; it is
// also `Error::word` of every error in this room, so verdict_of(error) leads back.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "drivers/os/result.h"

namespace gongshi::content::bundle {

/// In the order in which the decision can end.
enum class Verdict {
  kContainer,      // E_CONTAINER
  kRoot,           // E_ROOT
  kSig,            // E_SIG
  kFormat,         // E_FORMAT
  kSizeLimit,      // E_SIZE_LIMIT
  kSite,           // E_SITE
  kChannel,        // E_CHANNEL
  kEpoch,          // E_EPOCH
  kAlready,        // ALREADY
  kRollback,       // E_ROLLBACK
  kEquivocation,   // E_EQUIVOCATION
  kSpace,          // E_SPACE
  kHash,           // E_HASH
  kDecode,         // E_DECODE
  kMissingObject,  // E_MISSING_OBJECT
  kContent,        // E_CONTENT
  kIo,             // E_IO
  kOk,             // OK
};

[[nodiscard]] std::string_view verdict_word(Verdict verdict);
[[nodiscard]] std::optional<Verdict> verdict_from_word(std::string_view word);

/// What it means and what to do, one sentence for people.
[[nodiscard]] const Sentence& verdict_sentence(Verdict verdict);

/// An Error whose word is the verdict's. `what` says what was found.
[[nodiscard]] Error refusal(Verdict verdict, Sentence what);

/// The verdict in `error.word`; kIo when it carries none (a file or device failed).
[[nodiscard]] Verdict verdict_of(const Error& error);

}  // namespace gongshi::content::bundle
