#include "content/workspace/oversight/obligation.h"

#include <algorithm>
#include <tuple>

#include "content/workspace/approval/standing.h"
#include "content/workspace/due/checks.h"

namespace gongshi::content::oversight {
namespace {

using namespace workspace;  // NOLINT(google-build-using-namespace): reads its book throughout

/// Everything that is owed counts, however far ahead.
constexpr int kAnyDay = 100'000;

Sentence name_of(DutyKind kind) {
  switch (kind) {
    case DutyKind::kDisclose:
      return {"制作或变更后公开", "disclose what was made or changed"};
    case DutyKind::kIssue:
      return {"审定后编入一期", "put into an issue"};
    case DutyKind::kCheck:
      return {"定期核对", "look again"};
    case DutyKind::kLicence:
      return {"换证并更新", "renew the licence"};
    case DutyKind::kSign:
    case DutyKind::kEnds:
    case DutyKind::kRelease:
    case DutyKind::kGap:
    case DutyKind::kStaffBoard:
      break;
  }
  return {};
}

class ObligationList {
 public:
  ObligationList(const Workspace& workspace, Date today, const IssueLog* log)
      : workspace_(workspace), today_(today), log_(log), calendar_(workspace.calendar) {}

  std::vector<Obligation> make() {
    for (const Item& item : workspace_.items) add_course(item);
    for (const auto& [key, acts] : workspace_.acts) {
      const bool there =
          std::ranges::find(workspace_.items, key, &Item::key) != workspace_.items.end();
      if (!there) add_course(gone_item(key, acts));
    }
    add_open();
    std::ranges::stable_sort(list_, {}, [](const Obligation& each) {
      return std::tie(each.department, each.due, each.item);
    });
    return std::move(list_);
  }

 private:
  /// An item that the workspace no longer has: the book still tells who was late.
  [[nodiscard]] Item gone_item(const std::string& key, const std::vector<Act>& acts) const {
    Item item{key, key, std::string(workspace_.hospital.issuer), {}};
    for (const Act& act : acts) {
      const Signer* const signer = workspace_.signing.find(act.name);
      if (act.role != Role::kProposer || signer == nullptr) continue;
      if (signer->departments.size() == 1) item.department = *signer->departments.begin();
    }
    return item;
  }

  void add_course(const Item& item) {
    const auto acts = workspace_.acts.find(item.key);
    if (acts == workspace_.acts.end()) return;
    const Standing standing = standing_of(item, acts->second, workspace_.signing, today_);
    const Course& course = standing.course;
    for (std::size_t i = 0; i < course.rounds.size(); ++i) {
      std::optional<Date> next;
      if (i + 1 < course.rounds.size()) next = course.rounds[i + 1].proposed;
      const bool stands =
          !next && (standing.state == State::kApproved || standing.state == State::kSecret);
      add_round(item, course.rounds[i], next, stands);
    }
    for (const Turn& turn : course.turns) add_turn(item, turn);
    add_looks(item, course.looks);
  }

  // ---- what is done -----------------------------------------------------------------------------

  /// `next`: when it was proposed anew; `stands`: what the round approved is still to be shown.
  void add_round(const Item& item, const Round& round, const std::optional<Date>& next,
                 bool stands) {
    const int limit = workspace_.limits.disclose;
    if (!round.approved) {
      if (!round.over) return;  // runs: among today's duties
      Obligation each = about(item, DutyKind::kDisclose, round.proposed, limit);
      each.person = round.name;
      return add_dropped(std::move(each), *round.over);
    }
    const Date from = std::max(*round.approved, round.not_before.value_or(Date{}));
    const Date since = std::max(round.proposed, round.not_before.value_or(Date{}));
    Obligation disclose = about(item, DutyKind::kDisclose, since, limit);
    disclose.person = round.name;
    const bool here = !item.words.empty();
    const std::string key = log_ == nullptr || !here ? "" : log_key(workspace_, item.key);
    const bool known = !key.empty() && log_->covers(from) && from <= today_;
    const LoggedIssue* const issue = known ? log_->first_with(key, from) : nullptr;
    const bool in_issue = issue != nullptr && (!next || issue->day <= *next);
    if (in_issue) {
      disclose.done = issue->day;
    } else if (!known || !stands) {
      disclose.done = round.approved;  // nothing tells when it was shown, or newer words took over
    }
    list_.push_back(std::move(disclose));
    if (!in_issue) return;  // still to be put into one: among today's duties
    Obligation put = about(item, DutyKind::kIssue, from, workspace_.limits.issue);
    put.department = workspace_.hospital.issuer;
    put.done = issue->day;
    list_.push_back(std::move(put));
  }

  void add_turn(const Item& item, const Turn& turn) {
    if (turn.role <= Role::kAnswerable || (!turn.done && !turn.over)) return;
    Obligation each =
        about(item, DutyKind::kSign, turn.since, sign_limit(workspace_.limits, turn.role));
    each.department = signing_department(workspace_, turn.role);
    each.what = role_name(turn.role);
    each.person = turn.name;
    each.done = turn.done;
    if (!turn.done) return add_dropped(std::move(each), *turn.over);
    list_.push_back(std::move(each));
  }

  void add_looks(const Item& item, const std::vector<Look>& looks) {
    const content::Category* const category = check_category(workspace_, item);
    if (category == nullptr) return;
    for (std::size_t i = 1; i < looks.size(); ++i) {
      Obligation each = about(item, DutyKind::kCheck, looks[i - 1].day, 0);
      each.due = check_day(calendar_, looks[i - 1].day, category->check_days);
      each.person = looks[i].name;
      each.done = looks[i].day;
      // A proposal looks at everything too; before the day it is no check that was owed.
      if (looks[i].confirms || *each.done > each.due) list_.push_back(std::move(each));
    }
  }

  void add_dropped(Obligation each, Date day) {
    each.done = day;
    each.dropped = true;
    if (day > each.due) list_.push_back(std::move(each));
  }

  // ---- what is open -----------------------------------------------------------------------------

  void add_open() {
    DutyLimits limits = workspace_.limits;
    limits.soon = kAnyDay;
    limits.licence_days = kAnyDay;
    for (const Duty& duty : duties_of(workspace_, today_, limits, log_)) {
      const bool ours = duty.kind == DutyKind::kDisclose || duty.kind == DutyKind::kSign ||
                        duty.kind == DutyKind::kCheck || duty.kind == DutyKind::kIssue ||
                        duty.kind == DutyKind::kLicence;
      if (!ours || !duty.day) continue;
      Obligation each{.kind = duty.kind,
                      .department = duty.department,
                      .person = duty.person,
                      .item = duty.item,
                      .title = duty.title,
                      .what = duty.kind == DutyKind::kSign ? duty.what : name_of(duty.kind),
                      .since = duty.since,
                      .due = *duty.day};
      list_.push_back(std::move(each));
    }
  }

  /// A table goes by its category's name, as in today's duties.
  [[nodiscard]] std::string title_of(const Item& item) const {
    for (const Mapping& mapping : workspace_.mappings) {
      if (mapping.file != item.key) continue;
      const content::Category* const category =
          find_category(workspace_, category_of(mapping.kind));
      if (category != nullptr) return std::string(category->name_zh);
    }
    return item.title;
  }

  [[nodiscard]] Obligation about(const Item& item, DutyKind kind, Date since, int days) const {
    return {.kind = kind,
            .department = item.department,
            .item = item.key,
            .title = title_of(item),
            .what = name_of(kind),
            .since = since,
            .due = calendar_.after(since, days)};
  }

  const Workspace& workspace_;
  Date today_;
  const IssueLog* log_;
  WorkingDays calendar_;
  std::vector<Obligation> list_;
};

}  // namespace

std::vector<Obligation> obligations_of(const Workspace& workspace, Date today,
                                       const IssueLog* log) {
  return ObligationList(workspace, today, log).make();
}

}  // namespace gongshi::content::oversight
