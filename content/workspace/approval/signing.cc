#include "content/workspace/approval/signing.h"

#include <algorithm>

namespace gongshi::content::workspace {
namespace {

constexpr std::array kRoleWords = std::to_array<std::string_view>(
    {"proposer", "answerable", "office", "secrecy", "leader", "chief"});
constexpr std::array kVerbWords =
    std::to_array<std::string_view>({"agree", "refuse", "doubt", "withhold", "confirm"});

template <class Enum, class Values, class Words>
std::optional<Enum> parse(const Values& values, const Words& words, std::string_view word) {
  const auto* const found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return values.at(static_cast<std::size_t>(found - words.begin()));
}

}  // namespace

std::string_view role_word(Role role) {
  return kRoleWords.at(static_cast<std::size_t>(role));
}

std::optional<Role> parse_role(std::string_view word) {
  return parse<Role>(kRoles, kRoleWords, word);
}

Sentence role_name(Role role) {
  switch (role) {
    case Role::kProposer:
      return {"提出", "proposal"};
    case Role::kAnswerable:
      return {"责任人确认", "answerable person"};
    case Role::kOffice:
      return {"信息公开办公室核对", "check by the disclosure office"};
    case Role::kSecrecy:
      return {"保密审查", "secrecy review"};
    case Role::kLeader:
      return {"分管领导初审", "first approval"};
    case Role::kChief:
      break;
  }
  return {"主管领导审批", "final approval"};
}

std::string_view verb_word(Verb verb) {
  return kVerbWords.at(static_cast<std::size_t>(verb));
}

std::optional<Verb> parse_verb(std::string_view word) {
  return parse<Verb>(kVerbs, kVerbWords, word);
}

const Signer* Signing::find(std::string_view name) const {
  const auto found = std::ranges::find(signers, name, &Signer::name);
  return found == signers.end() ? nullptr : &*found;
}

}  // namespace gongshi::content::workspace
