#include "content/workspace/due/duties.h"

#include <algorithm>
#include <array>
#include <map>

#include "content/workspace/approval/check_approvals.h"
#include "content/workspace/check/check_references.h"
#include "content/workspace/due/checks.h"

namespace gongshi::content::workspace {
namespace {

using content::Category;

class DutyList {
 public:
  DutyList(const Workspace& workspace, Date today, const DutyLimits& limits, const IssueLog* log)
      : workspace_(workspace),
        today_(today),
        limits_(limits),
        log_(log),
        calendar_(workspace.calendar) {}

  std::vector<Duty> make() {
    for (const Item& item : workspace_.items) add_approval(item);
    for (const Check& check : checks_of(workspace_, today_)) add_check(check);
    for (const auto& entry : workspace_.pages) {
      const content::Page& page = entry.value;
      add_end("page/" + std::string(page.id), page.title_zh, page.owner, page.person,
              page.valid.to);
    }
    for (const auto& entry : workspace_.messages) {
      add_notice("message/" + std::string(entry.value.id), entry.value.text_zh, entry.value);
    }
    for (const auto& entry : workspace_.emergency_cards) {
      add_notice("card/" + std::string(entry.value.id), entry.value.title_zh, entry.value);
    }
    add_ending_prices(workspace_.services, SheetKind::kService);
    add_ending_prices(workspace_.drugs, SheetKind::kDrug);
    add_ending_prices(workspace_.consumables, SheetKind::kConsumable);
    add_terms();
    add_gaps();
    add_staff_board();
    std::ranges::stable_sort(duties_, [](const Duty& a, const Duty& b) {
      if (a.overdue != b.overdue) return a.overdue;
      return a.day.value_or(Date{}) < b.day.value_or(Date{});
    });
    return std::move(duties_);
  }

 private:
  /// Kept when it is late, or due within the working days that are told ahead.
  void add(Duty duty, Date day, std::optional<int> ahead = {}) {
    duty.day = day;
    duty.left = calendar_.between(today_, day);
    duty.overdue = day < today_;
    const bool near = ahead ? day <= plus_days(today_, *ahead) : duty.left <= limits_.soon;
    if (duty.overdue || near) duties_.push_back(std::move(duty));
  }

  // ---- approvals --------------------------------------------------------------------------------

  void add_approval(const Item& item) {
    const Standing standing = standing_in(workspace_, item, today_);
    if (standing.state == State::kApproved) return add_issue(item, standing);
    if (standing.state == State::kWithheld) return;
    if (standing.state == State::kSecret) {
      Duty duty{item.department,
                {},
                DutyKind::kRelease,
                item.key,
                item.title,
                {"保密期满，可以公开，请制作一期", "may be shown from that day; build an issue"}};
      return add(std::move(duty), *standing.until);
    }
    add_disclosure(item, standing);
    for (const Turn& turn : standing.course.turns) {
      if (!turn.done && !turn.over) add_turn(item, turn);
    }
  }

  /// From the last sign-off until the next issue, which somebody has to make and bring in.
  void add_issue(const Item& item, const Standing& standing) {
    const std::string key = log_ == nullptr ? std::string() : log_key(workspace_, item.key);
    if (key.empty() || standing.course.rounds.empty()) return;
    const Round& round = standing.course.rounds.back();
    if (!round.approved) return;
    const Date from = shown_from(item.key, round);
    if (from > today_ || ended(item.key) || log_->first_with(key, from) != nullptr) return;
    const std::string limit = std::to_string(limits_.issue);
    Duty duty{std::string(workspace_.hospital.issuer),
              {},
              DutyKind::kIssue,
              item.key,
              item.title,
              {date_text(from) + " 起可以公开，" + limit + " 个工作日内编入一期，存档里还没有",
               "free to be shown from " + date_text(from) + ", to be in an issue within " + limit +
                   " working days; no archived issue has it"}};
    duty.since = from;
    add(std::move(duty), calendar_.after(from, limits_.issue));
  }

  /// Its last day has passed: no issue needs to hold it any more.
  [[nodiscard]] bool ended(const std::string& key) const {
    const auto past = [&](const auto& entries, std::string_view kind) {
      return std::ranges::any_of(entries, [&](const auto& entry) {
        const std::optional<Date>& to = entry.value.valid.to;
        return to && *to < today_ && key == std::string(kind) + std::string(entry.value.id);
      });
    };
    return past(workspace_.pages, "page/") || past(workspace_.messages, "message/") ||
           past(workspace_.emergency_cards, "card/");
  }

  [[nodiscard]] Date shown_from(const std::string& key, const Round& round) const {
    Date from = std::max(*round.approved, round.not_before.value_or(Date{}));
    const auto terms = workspace_.terms.find(key);
    if (terms != workspace_.terms.end()) {
      from = std::max(from, terms->second.not_before.value_or(Date{}));
    }
    return from;
  }

  void add_disclosure(const Item& item, const Standing& standing) {
    Duty duty{item.department, {},         DutyKind::kDisclose,
              item.key,        item.title, state_name(standing.state)};
    const std::string limit = std::to_string(limits_.disclose);
    duty.what.zh += "；制作或变更后 " + limit + " 个工作日内公开";
    duty.what.en += "; to be disclosed within " + limit + " working days of making or changing it";
    if (const auto begun = begun_on(item, standing)) {
      duty.since = begun;
      add(std::move(duty), calendar_.after(*begun, limits_.disclose));
    } else {
      duties_.push_back(std::move(duty));  // nobody knows since when it waits
    }
  }

  /// When the words that wait were made: the page says so, else the proposal tells.
  [[nodiscard]] std::optional<Date> begun_on(const Item& item, const Standing& standing) const {
    const auto terms = workspace_.terms.find(item.key);
    const auto proposal = standing.signed_by.find(Role::kProposer);
    std::optional<Date> begun = standing.last_act;
    if (terms != workspace_.terms.end()) begun = terms->second.made;
    if (standing.state == State::kInReview && proposal != standing.signed_by.end()) {
      begun = std::max(begun.value_or(Date{}), proposal->second.date);
    }
    return begun;
  }

  void add_turn(const Item& item, const Turn& turn) {
    if (turn.role <= Role::kAnswerable) return;
    const std::string limit = std::to_string(sign_limit(limits_, turn.role));
    const Sentence name = role_name(turn.role);
    const std::string since = date_text(turn.since);
    Duty duty{signing_department(workspace_, turn.role),
              who_signs(turn.role),
              DutyKind::kSign,
              item.key,
              item.title,
              {since + " 起等候" + name.zh + "（" + limit + " 个工作日）",
               "waits for " + name.en + " since " + since + " (" + limit + " working days)"}};
    duty.since = turn.since;
    add(std::move(duty), calendar_.after(turn.since, sign_limit(limits_, turn.role)));
  }

  [[nodiscard]] std::string who_signs(Role role) const {
    std::string names;
    for (const Signer& signer : workspace_.signing.signers) {
      if (!signer.roles.contains(role)) continue;
      names += (names.empty() ? "" : "、") + signer.name;
    }
    return names;
  }

  // ---- what stands on the displays --------------------------------------------------------------

  void add_check(const Check& check) {
    const std::string days = std::to_string(check.days);
    const std::string last = date_text(check.last);
    Duty duty{check.department,
              check.person,
              DutyKind::kCheck,
              check.item,
              check.title,
              {"上次核对 " + last + "，至多 " + days + " 天核对一次",
               "looked at last on " + last + ", at most " + days + " days between checks"}};
    duty.since = check.last;
    add(std::move(duty), check.due);
  }

  void add_end(const std::string& key, std::string_view title, std::string_view department,
               std::string_view person, const std::optional<Date>& to) {
    if (!to) return;
    Duty duty{std::string(department),
              std::string(person),
              DutyKind::kEnds,
              key,
              std::string(title),
              {"到期后各处不再显示；要继续显示就改期并重新审定",
               "goes off all displays then; to keep it, change the date and have it approved"}};
    add(std::move(duty), *to);
  }

  template <class T>
  void add_notice(const std::string& key, std::string_view title, const T& notice) {
    const Category* const of = find_category(workspace_, notice.category);
    const content::Text owner = of != nullptr ? of->owner : workspace_.hospital.issuer;
    const content::Text person = of != nullptr ? of->person : content::Text();
    const std::string_view line = title.substr(0, title.find('\n'));
    add_end(key, line, owner, person, notice.valid.to);
  }

  /// Prices that end with no price behind them, one duty for those of one day.
  void add_ending_prices(const std::vector<Entry<content::PriceDetail>>& entries, SheetKind kind) {
    std::map<std::string_view, Date> latest;
    for (const auto& entry : entries) {
      Date& from = latest[entry.value.item.code];
      from = std::max(from, entry.value.item.valid.from);
    }
    std::map<Date, std::vector<std::string>> ending;
    for (const auto& entry : entries) {
      const content::PriceItem& item = entry.value.item;
      if (item.valid.to && latest[item.code] <= *item.valid.to) {
        ending[*item.valid.to].push_back(std::string(item.name));
      }
    }
    const std::string_view code = category_of(kind);
    const Category* const of = find_category(workspace_, code);
    if (of == nullptr) return;
    for (const auto& [day, names] : ending) {
      const std::string count = std::to_string(names.size());
      Duty duty{std::string(of->owner),
                std::string(of->person),
                DutyKind::kEnds,
                std::string(code),
                std::string(of->name_zh),
                {count + " 个价格到期，没有接续的价格：" + names.front() +
                     (names.size() > 1 ? " 等" : ""),
                 count + " prices end with none behind them: " + names.front() +
                     (names.size() > 1 ? " and others" : "")}};
      add(std::move(duty), day);
    }
  }

  void add_terms() {
    for (const auto& [key, terms] : workspace_.terms) {
      const auto [department, title] = owner_of(key);
      if (terms.expires) {
        Duty duty{department,
                  {},
                  DutyKind::kLicence,
                  key,
                  title,
                  {"证照有效期届满，请及时换证并更新",
                   "the licence runs out; renew it and bring the page up to date"}};
        add(std::move(duty), *terms.expires, limits_.licence_days);
      }
      if (terms.not_before && *terms.not_before >= today_) {
        Duty duty{department,
                  {},
                  DutyKind::kRelease,
                  key,
                  title,
                  {"从这一天起可以公开，请制作一期", "may be shown from that day; build an issue"}};
        add(std::move(duty), *terms.not_before);
      }
    }
  }

  [[nodiscard]] std::pair<std::string, std::string> owner_of(const std::string& key) const {
    for (const auto& entry : workspace_.pages) {
      if (key == "page/" + std::string(entry.value.id)) {
        return {std::string(entry.value.owner), std::string(entry.value.title_zh)};
      }
    }
    for (const Item& item : workspace_.items) {
      if (item.key == key) return {item.department, item.title};
    }
    return {std::string(workspace_.hospital.issuer), key};
  }

  // ---- the catalogue ----------------------------------------------------------------------------

  void add_gaps() {
    const auto filled = filled_categories(workspace_);
    for (const auto& entry : workspace_.categories) {
      const Category& each = entry.value;
      if (filled.contains(each.code)) continue;
      const bool required =
          std::ranges::find(workspace_.required, each.code) != workspace_.required.end();
      Duty duty{std::string(each.owner),
                std::string(each.person),
                DutyKind::kGap,
                std::string(each.code),
                std::string(each.name_zh),
                {required ? "必须公开，而没有任何内容" : "目录里有，而没有任何内容",
                 required ? "must be disclosed, and nothing is there"
                          : "in the catalogue, and nothing is there"}};
      duty.overdue = required;
      duties_.push_back(std::move(duty));
    }
  }

  /// Staff boards hang elsewhere: nothing of theirs is in an issue, the office is only reminded.
  void add_staff_board() {
    const auto month = static_cast<unsigned>(today_.month());
    if (limits_.staff_board == 0 || month % 3 != 1) return;
    const std::chrono::day day{static_cast<unsigned>(limits_.staff_board)};
    const Date last = today_.year() / today_.month() / day;
    if (last < today_) return;  // nobody records what hangs there
    Duty duty{std::string(workspace_.hospital.issuer),
              {},
              DutyKind::kStaffBoard,
              "staff-board",
              "内部公开栏",
              {"每季度首月 " + std::to_string(limits_.staff_board) + " 日前更新，不在本系统内",
               "renewed by day " + std::to_string(limits_.staff_board) +
                   " of a quarter's first month, by other means than these"}};
    add(std::move(duty), last);
  }

  const Workspace& workspace_;
  Date today_;
  const DutyLimits& limits_;
  const IssueLog* log_;
  WorkingDays calendar_;
  std::vector<Duty> duties_;
};

}  // namespace

std::string_view duty_word(DutyKind kind) {
  static constexpr std::array kWords = std::to_array<std::string_view>(
      {"disclose", "sign", "check", "ends", "licence", "release", "gap", "issue", "staff_board"});
  return kWords.at(static_cast<std::size_t>(kind));
}

std::vector<Duty> duties_of(const Workspace& workspace, Date today, const DutyLimits& limits,
                            const IssueLog* log) {
  return DutyList(workspace, today, limits, log).make();
}

std::string signing_department(const Workspace& workspace, Role role) {
  const content::Text issuer = workspace.hospital.issuer;
  if (role == Role::kOffice && !issuer.empty()) return std::string(issuer);
  return role_name(role).zh;
}

int sign_limit(const DutyLimits& limits, Role role) {
  if (role == Role::kOffice) return limits.office;
  return role == Role::kSecrecy ? limits.secrecy : limits.leader;
}

}  // namespace gongshi::content::workspace
