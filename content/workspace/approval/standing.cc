#include "content/workspace/approval/standing.h"

namespace gongshi::content::workspace {
namespace {

bool is_department(Role role) {
  return role == Role::kProposer || role == Role::kAnswerable;
}

Sentence both(std::string zh, std::string en) {
  return {std::move(zh), std::move(en)};
}

class Replay {
 public:
  Replay(const Item& item, const Signing& signing, Date today)
      : item_(item), signing_(signing), today_(today), now_(item.hash().hex()) {}

  /// Empty when it counts.
  std::optional<Sentence> take(const Act& act) {
    auto refusal = refuse(act);
    if (refusal) return refusal;
    last_ = act.date;
    switch (act.verb) {
      case Verb::kAgree:
        agree(act);
        break;
      case Verb::kConfirm:
        confirmed_ = act.date;
        break;
      case Verb::kRefuse:
      case Verb::kDoubt:
      case Verb::kWithhold:
        stop(act);
        break;
    }
    record(act);
    return std::nullopt;
  }

  [[nodiscard]] Standing standing() const {
    Standing standing;
    standing.signed_by = signed_;
    standing.reason = reason_;
    standing.approved = approved_;
    standing.last_act = last_;
    standing.confirmed = confirmed_;
    standing.until = until_;
    standing.course = course_;
    standing.state = state();
    if (standing.state == State::kInReview || standing.state == State::kDoubt) {
      standing.next = next();
    } else if (standing.state != State::kApproved && standing.state != State::kSecret) {
      standing.next = {Role::kProposer};
    }
    return standing;
  }

 private:
  [[nodiscard]] bool complete() const {
    for (const Role role : signing_.wanted) {
      if (!signed_.contains(role)) return false;
    }
    return !signed_.empty();
  }

  [[nodiscard]] State state() const {
    if (stopped_ == Verb::kRefuse) return words_ == now_ ? State::kRefused : State::kChanged;
    if (stopped_ == Verb::kWithhold) return State::kWithheld;
    if (signed_.empty()) return State::kDraft;
    if (words_ != now_) return State::kChanged;
    if (stopped_ == Verb::kDoubt) return State::kDoubt;
    if (!complete()) return State::kInReview;
    return until_ && today_ < *until_ ? State::kSecret : State::kApproved;
  }

  /// The department confirms, office and secrecy review look side by side, leaders come last.
  [[nodiscard]] std::set<Role> next() const {
    std::set<Role> open;
    for (const Role role : signing_.wanted) {
      if (!signed_.contains(role) && !missing_before(role)) open.insert(role);
    }
    return open;
  }

  [[nodiscard]] std::optional<Role> missing_before(Role role) const {
    for (const Role before : signing_.wanted) {
      if (before >= role) break;
      const bool side_by_side = before == Role::kOffice && role == Role::kSecrecy;
      if (!side_by_side && !signed_.contains(before)) return before;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Sentence> refuse(const Act& act) const {
    if (auto refusal = refuse_signer(act)) return refusal;
    if (act.date > today_) {
      return both("日期 " + date_text(act.date) + " 还没有到", "its day has not come yet");
    }
    if (last_ && act.date < *last_) {
      return both("日期早于前一次签署（" + date_text(*last_) + "）",
                  "its day lies before the act before (" + date_text(*last_) + ")");
    }
    if (act.until && (act.role != Role::kSecrecy || act.verb != Verb::kAgree)) {
      return both("until 只能由保密审查人员在同意时写", "only the secrecy review says `until`");
    }
    return act.verb == Verb::kAgree ? refuse_agreement(act) : refuse_word(act);
  }

  [[nodiscard]] std::optional<Sentence> refuse_signer(const Act& act) const {
    const Signer* const signer = signing_.find(act.name);
    if (signer == nullptr) {
      return both("hospital.yaml 的 signers 里没有“" + act.name + "”",
                  act.name + " is not among the signers of hospital.yaml");
    }
    const Sentence role = role_name(act.role);
    if (!signer->roles.contains(act.role)) {
      return both("“" + act.name + "”没有“" + role.zh + "”的权限",
                  act.name + " may not sign as " + role.en);
    }
    if (is_department(act.role) && !signer->departments.empty() &&
        !signer->departments.contains(item_.department)) {
      return both("这一项由“" + item_.department + "”负责，“" + act.name + "”不是该部门的人",
                  "the item is of " + item_.department + ", and " + act.name + " is not");
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Sentence> refuse_agreement(const Act& act) const {
    const Sentence role = role_name(act.role);
    if (!signing_.wanted.contains(act.role)) {
      return both("hospital.yaml 的 sign_offs 里没有“" + role.zh + "”",
                  "sign_offs of hospital.yaml does not want " + role.en);
    }
    if (act.role == Role::kProposer) return std::nullopt;  // begins a new round
    if (signed_.empty() || stopped_ == Verb::kRefuse || stopped_ == Verb::kWithhold) {
      return both("还没有提出", "it has not been proposed");
    }
    if (act.words != words_) {
      return both("所签的内容与提出的不同", "the words signed are not those that were proposed");
    }
    if (signed_.contains(act.role)) {
      return both("这一步已经由“" + signed_.at(act.role).name + "”签过",
                  "this was signed by " + signed_.at(act.role).name);
    }
    if (const auto before = missing_before(act.role)) {
      const Sentence first = role_name(*before);
      return both("先要“" + first.zh + "”", first.en + " comes first");
    }
    for (const auto& [other, done] : signed_) {
      if (done.name != act.name || (is_department(other) && is_department(act.role))) continue;
      const Sentence earlier = role_name(other);
      return both("“" + act.name + "”已签“" + earlier.zh + "”，同一个人不能再签“" + role.zh + "”",
                  act.name + " has signed as " + earlier.en + "; the same person cannot sign as " +
                      role.en);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Sentence> refuse_word(const Act& act) const {
    if (act.verb == Verb::kConfirm) {
      if (!is_department(act.role) && act.role != Role::kOffice) {
        return both("核对无误由责任部门或信息公开办公室写",
                    "the department or the disclosure office confirms");
      }
      if (approved_ == act.words) return std::nullopt;
      return both("只有审定过、没有改动的内容才能写核对无误",
                  "only what is approved and unchanged can be confirmed");
    }
    if (act.reason.empty()) return both("没有写明理由", "there is no reason");
    if (is_department(act.role)) {
      return both("退回、会商、不予公开由审议的人写",
                  "the department does not refuse its own item");
    }
    if (act.verb == Verb::kWithhold && act.role < Role::kSecrecy) {
      return both("不予公开由保密审查或领导决定", "secrecy review or leaders withhold");
    }
    if (signed_.empty()) return both("还没有提出", "it has not been proposed");
    return std::nullopt;
  }

  void agree(const Act& act) {
    if (act.role == Role::kProposer) {
      signed_.clear();
      until_.reset();
      words_ = act.words;
      reason_.clear();
      stopped_.reset();
      confirmed_ = act.date;
    } else if (stopped_ == Verb::kDoubt && act.role >= Role::kLeader) {
      stopped_.reset();  // a leader decides
      reason_.clear();
    }
    signed_.insert_or_assign(act.role, act);
    if (act.until) until_ = act.until;
    if (complete() && !stopped_) approved_ = words_;
  }

  void stop(const Act& act) {
    stopped_ = act.verb;
    reason_ = act.reason;
    if (act.verb != Verb::kDoubt) approved_.clear();
  }

  // ---- the course -------------------------------------------------------------------------------

  void record(const Act& act) {
    if (act.verb == Verb::kConfirm) {
      course_.looks.push_back({act.date, act.name, true});
      return;
    }
    if (act.role == Role::kProposer) {
      end_round(act.date);
      course_.rounds.push_back({.proposed = act.date, .name = act.name});
      course_.looks.push_back({act.date, act.name, false});
    } else if (Turn* const turn = open_turn(act.role)) {
      turn->done = act.date;
      turn->name = act.name;
    }
    if (stopped_ == Verb::kRefuse || stopped_ == Verb::kWithhold) return end_round(act.date);
    for (const Role role : next()) {
      if (open_turn(role) == nullptr) course_.turns.push_back({.role = role, .since = act.date});
    }
    Round& round = course_.rounds.back();  // every act but a confirmation follows a proposal
    if (complete() && !stopped_ && !round.approved) {
      round.approved = act.date;
      round.not_before = until_;
    }
  }

  [[nodiscard]] Turn* open_turn(Role role) {
    for (Turn& turn : course_.turns) {
      if (turn.role == role && !turn.done && !turn.over) return &turn;
    }
    return nullptr;
  }

  void end_round(Date day) {
    for (Turn& turn : course_.turns) {
      if (!turn.done && !turn.over) turn.over = day;
    }
    if (course_.rounds.empty()) return;
    Round& round = course_.rounds.back();
    if (!round.approved && !round.over) round.over = day;
  }

  const Item& item_;
  const Signing& signing_;
  Date today_;
  std::string now_;  // hash of the words as they are
  std::map<Role, Act> signed_;
  std::string words_;     // that the round is about
  std::string approved_;  // words of the last round that was completed
  std::string reason_;
  std::optional<Verb> stopped_;
  std::optional<Date> last_, confirmed_, until_;
  Course course_;
};

}  // namespace

Standing standing_of(const Item& item, std::span<const Act> acts, const Signing& signing,
                     Date today) {
  Replay replay(item, signing, today);
  std::vector<BadAct> bad;
  for (const Act& act : acts) {
    if (auto why = replay.take(act)) bad.push_back({act.line, *std::move(why)});
  }
  Standing standing = replay.standing();
  standing.bad = std::move(bad);
  return standing;
}

std::optional<Sentence> refuse_act(const Item& item, std::span<const Act> acts, const Act& act,
                                   const Signing& signing, Date today) {
  Replay replay(item, signing, today);
  for (const Act& each : acts) {
    // An act that does not count stands in no other's way.
    (void)replay.take(each);
  }
  return replay.take(act);
}

Sentence state_name(State state) {
  switch (state) {
    case State::kDraft:
      return {"草稿，没有提出", "draft, not proposed"};
    case State::kInReview:
      return {"审查中", "in review"};
    case State::kDoubt:
      return {"会商中", "in doubt"};
    case State::kRefused:
      return {"已退回", "refused"};
    case State::kWithheld:
      return {"不予公开", "withheld"};
    case State::kChanged:
      return {"提出或审定后有改动", "changed since it was proposed or approved"};
    case State::kSecret:
      return {"阶段性保密", "secret until its day"};
    case State::kApproved:
      break;
  }
  return {"已批准", "approved"};
}

}  // namespace gongshi::content::workspace
