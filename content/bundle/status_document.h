// StatusDocument: says which release is current, for a day or two. Authorises nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "content/bundle/hash.h"
#include "content/bundle/root.h"
#include "drivers/os/clock.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

inline constexpr std::size_t kMaxStatusFile = std::size_t{4} * 1024;

struct StatusDocument {
  std::string site;
  std::string channel;
  std::uint64_t epoch = 1;
  std::uint64_t seq = 1;
  Hash manifest;
  WallTime issued{};
  WallTime valid_until{};

  /// Word "E_FORMAT".
  [[nodiscard]] static Result<StatusDocument> parse(std::string_view text);
  [[nodiscard]] std::string text() const;
};

/// The status that `root`'s status keys have signed, for the root's site. Word "E_SIG", "E_FORMAT"
/// or "E_SITE"; a caller goes on without a status, it is never a reason to refuse content.
[[nodiscard]] Result<StatusDocument> signed_status(const Root& root,
                                                   const SignedDocument& document);

}  // namespace gongshi::content::bundle
