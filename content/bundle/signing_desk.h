// SigningDesk: what `sign` shows a person that only rooms built on this one can make.
#pragma once

#include <functional>

#include "content/bundle/desk_bundle.h"
#include "content/bundle/signed_proof.h"
#include "drivers/os/file.h"
#include "drivers/os/lang.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

struct SigningDesk {
  /// What the bundle changes against the issue before it, or why that cannot be told: lines, each
  /// ended; empty when it names none.
  std::function<Sentence(const DeskBundle&)> difference;

  /// The proof in the file `pdf`, if it is this bundle's: made again and equal byte for byte.
  /// `displays` as `gongshi-bundle proof --displays`. Errc::kRejected when it is not.
  std::function<Result<SignedProof>(const DeskBundle&, const fs::path& pdf,
                                    const fs::path& displays)>
      check_proof;
};

}  // namespace gongshi::content::bundle
