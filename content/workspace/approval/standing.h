// Standing: where an item is on its way to the public, from the acts about it. A pure function.
#pragma once

#include <map>
#include <span>

#include "content/workspace/approval/course.h"
#include "content/workspace/approval/item.h"
#include "content/workspace/approval/signing.h"

namespace gongshi::content::workspace {

enum class State : std::uint8_t {
  kDraft,     // 草稿: nobody has proposed it
  kInReview,  // 审查中
  kDoubt,     // 会商
  kRefused,   // 退回
  kWithheld,  // 不予公开
  kChanged,   // 审定后有改动: back to review
  kSecret,    // 阶段性保密: approved, but not before its day
  kApproved,  // 已批准
};

/// A line of the book that does not count, and why.
struct BadAct {
  int line = 0;
  Sentence why;
};

struct Standing {
  State state = State::kDraft;
  std::map<Role, Act> signed_by;  // of the round that runs or has ended
  std::set<Role> next;            // who may sign now
  std::string reason;             // of a refusal, doubt or withholding
  std::string approved;           // hash of the words approved last
  std::optional<Date> last_act{};
  std::optional<Date> confirmed{};  // looked at last: proposed or confirmed
  std::optional<Date> until{};
  Course course;
  std::vector<BadAct> bad;
};

/// `acts` of this item in the book's order. Acts of days after `today` do not count.
[[nodiscard]] Standing standing_of(const Item& item, std::span<const Act> acts,
                                   const Signing& signing, Date today);

/// Why `act` may not follow; empty when it may. What the command asks before it writes.
[[nodiscard]] std::optional<Sentence> refuse_act(const Item& item, std::span<const Act> acts,
                                                 const Act& act, const Signing& signing,
                                                 Date today);

/// 审查中, "in review".
[[nodiscard]] Sentence state_name(State state);

}  // namespace gongshi::content::workspace
