// Root: who may sign what at one site. A device is provisioned with one and follows the chain.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content/bundle/key.h"
#include "content/bundle/signature.h"
#include "drivers/os/clock.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

inline constexpr std::size_t kMaxRootFile = 64 * std::size_t{1024};
inline constexpr std::uint64_t kMaxRootVersion = 999'999'999;
inline constexpr std::size_t kMaxRootSteps = 64;  // roots in one bundle, or fetched in one round
inline constexpr std::uint64_t kMaxThreshold = 8;

enum class Role { kRoot, kOffice, kReviewer, kStatus };
inline constexpr std::array<Role, 4> kRoles{Role::kRoot, Role::kOffice, Role::kReviewer,
                                            Role::kStatus};
/// "root", "office", "reviewer", "status".
[[nodiscard]] std::string_view role_word(Role role);
[[nodiscard]] std::optional<Role> role_from_word(std::string_view word);

struct RoleKeys {
  std::uint64_t threshold = 1;  // 1 .. 8, never more than there are keys
  std::vector<PublicKey> keys;
};

struct Root {
  std::string site;
  std::uint64_t version = 1;
  std::uint64_t epoch = 1;
  std::uint64_t min_display_epoch = 1;
  WallTime issued{};
  std::array<RoleKeys, 4> roles;  // indexed by Role

  [[nodiscard]] const RoleKeys& role(Role role) const {
    return roles[static_cast<std::size_t>(role)];
  }
  [[nodiscard]] RoleKeys& role(Role role) { return roles[static_cast<std::size_t>(role)]; }

  /// Word "E_ROOT". Proves nothing about signatures.
  [[nodiscard]] static Result<Root> parse(std::string_view text);
  [[nodiscard]] std::string text() const;

  /// At least `role`'s threshold of its keys have signed.
  [[nodiscard]] bool satisfied(Role role, const SignedDocument& document) const;
};

/// The next root after `current`: signed by the root thresholds of both, version one higher, same
/// site, no epoch going down. Word "E_ROOT" otherwise. Nothing is parsed before `current`'s keys
/// have signed it.
[[nodiscard]] Result<Root> next_root(const Root& current, const SignedDocument& candidate);

/// A root trusted because people brought it here (`init`, `verify --root`): parses, and has been
/// signed by its own threshold. Word "E_ROOT" otherwise.
[[nodiscard]] Result<Root> first_root(const SignedDocument& candidate);

}  // namespace gongshi::content::bundle
