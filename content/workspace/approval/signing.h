// Signing: who may say what to an item on its way to the public, as hospital.yaml and
// approvals.yaml have it.
//
//   propose ─ confirm ─ check ─ secrecy ─ approve     each sign-off holds the hash of the words
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/clock.h"
#include "drivers/os/lang.h"

namespace gongshi::content::workspace {

/// In the order in which they sign.
enum class Role : std::uint8_t {
  kProposer,    // 提出: the owning department
  kAnswerable,  // 责任人: the head who answers for it
  kOffice,      // 信息公开办公室: true and current
  kSecrecy,     // 保密审查
  kLeader,      // 分管领导初审
  kChief,       // 主管领导审批
};
inline constexpr std::array kRoles{Role::kProposer, Role::kAnswerable, Role::kOffice,
                                   Role::kSecrecy,  Role::kLeader,     Role::kChief};

enum class Verb : std::uint8_t {
  kAgree,     // of the proposer: proposes
  kRefuse,    // goes back, with a reason
  kDoubt,     // 会商: not shown until it is settled
  kWithhold,  // 不予公开
  kConfirm,   // looked at again, nothing to change: the time until the next check begins anew
};
inline constexpr std::array kVerbs{Verb::kAgree, Verb::kRefuse, Verb::kDoubt, Verb::kWithhold,
                                   Verb::kConfirm};

/// "secrecy"; what files and the command line write.
[[nodiscard]] std::string_view role_word(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view word);
/// 保密审查, "secrecy review".
[[nodiscard]] Sentence role_name(Role role);
[[nodiscard]] std::string_view verb_word(Verb verb);
[[nodiscard]] std::optional<Verb> parse_verb(std::string_view word);

struct Signer {
  std::string name;
  std::set<Role> roles;
  std::set<std::string, std::less<>> departments;  // whose items; empty: everybody's
};

/// Of hospital.yaml.
struct Signing {
  bool required = false;
  std::set<Role> wanted;  // sign-offs that an item needs
  std::vector<Signer> signers;

  [[nodiscard]] const Signer* find(std::string_view name) const;
};

/// One line of approvals.yaml. Lines are only ever added.
struct Act {
  std::string item;  // "page/outpatient"
  Role role = Role::kProposer;
  Verb verb = Verb::kAgree;
  std::string name;
  Date date{};
  std::string words;            // SHA-256 of the item's words, 64 hex digits
  std::string reason;           // of a refusal, a doubt, a withholding
  std::optional<Date> until{};  // 阶段性保密: secret until the day before
  int line = 0;
};

}  // namespace gongshi::content::workspace
