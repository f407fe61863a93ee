#include "content/workspace/due/duties.h"

#include <algorithm>
#include <map>

#include "content/workspace/approval/check_approvals.h"
#include "content/workspace/check/check_references.h"

namespace gongshi::content::workspace {
namespace {

using content::Category;

class DutyList {
 public:
  DutyList(const Workspace& workspace, Date today, const DutyLimits& limits)
      : workspace_(workspace), today_(today), limits_(limits), calendar_(workspace.calendar) {}

  std::vector<Duty> make() {
    for (const Item& item : workspace_.items) add_approval(item);
    for (const auto& entry : workspace_.pages) add_page(entry.value);
    for (const auto& entry : workspace_.messages) {
      add_notice("message/" + std::string(entry.value.id), entry.value.text_zh, entry.value);
    }
    for (const auto& entry : workspace_.emergency_cards) {
      add_notice("card/" + std::string(entry.value.id), entry.value.title_zh, entry.value);
    }
    add_tables();
    add_terms();
    add_gaps();
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
    if (standing.state == State::kApproved || standing.state == State::kWithheld) return;
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
    for (const Role role : standing.next) add_turn(item, standing, role);
  }

  void add_disclosure(const Item& item, const Standing& standing) {
    Duty duty{item.department, {},         DutyKind::kDisclose,
              item.key,        item.title, state_name(standing.state)};
    const std::string limit = std::to_string(limits_.disclose);
    duty.what.zh += "；制作或变更后 " + limit + " 个工作日内公开";
    duty.what.en += "; to be disclosed within " + limit + " working days of making or changing it";
    if (const auto begun = begun_on(item, standing)) {
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

  void add_turn(const Item& item, const Standing& standing, Role role) {
    if (role <= Role::kAnswerable || !standing.last_act) return;
    const int limit = role == Role::kOffice    ? limits_.office
                      : role == Role::kSecrecy ? limits_.secrecy
                                               : limits_.leader;
    const Sentence name = role_name(role);
    Duty duty{who_signs(role),
              {},
              DutyKind::kSign,
              item.key,
              item.title,
              {"等候" + name.zh + "（" + std::to_string(limit) + " 个工作日）",
               "waits for " + name.en + " (" + std::to_string(limit) + " working days)"}};
    add(std::move(duty), calendar_.after(*standing.last_act, limit));
  }

  [[nodiscard]] std::string who_signs(Role role) const {
    std::string names;
    for (const Signer& signer : workspace_.signing.signers) {
      if (!signer.roles.contains(role)) continue;
      names += (names.empty() ? "" : "、") + signer.name;
    }
    return role_name(role).zh + (names.empty() ? "" : "（" + names + "）");
  }

  // ---- what stands on the displays --------------------------------------------------------------

  [[nodiscard]] std::optional<Date> confirmed(const std::string& key) const {
    for (const Item& item : workspace_.items) {
      if (item.key == key) return standing_in(workspace_, item, today_).confirmed;
    }
    return std::nullopt;
  }

  void add_check(const std::string& key, std::string_view title, std::string_view department,
                 std::string_view person, std::string_view code, std::optional<Date> last) {
    const Category* const of = find_category(workspace_, code);
    if (of == nullptr || of->check_days == 0) return;
    if (const auto looked = confirmed(key)) last = std::max(last.value_or(Date{}), *looked);
    if (!last) return;
    const std::string days = std::to_string(of->check_days);
    const std::string since = date_text(*last);
    Duty duty{std::string(department),
              std::string(person),
              DutyKind::kCheck,
              key,
              std::string(title),
              {"上次核对 " + since + "，至多 " + days + " 天核对一次",
               "looked at last on " + since + ", at most " + days + " days between checks"}};
    add(std::move(duty), calendar_.on_or_before(plus_days(*last, of->check_days)));
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

  void add_page(const content::Page& page) {
    const std::string key = "page/" + std::string(page.id);
    add_check(key, page.title_zh, page.owner, page.person, page.category, page.made_on);
    add_end(key, page.title_zh, page.owner, page.person, page.valid.to);
  }

  template <class T>
  void add_notice(const std::string& key, std::string_view title, const T& notice) {
    const Category* const of = find_category(workspace_, notice.category);
    const content::Text owner = of != nullptr ? of->owner : workspace_.hospital.issuer;
    const content::Text person = of != nullptr ? of->person : content::Text();
    const std::string_view line = title.substr(0, title.find('\n'));
    if constexpr (requires { notice.max_run_min; }) {
      add_check(key, line, owner, person, notice.category, notice.valid.from);
    }
    add_end(key, line, owner, person, notice.valid.to);
  }

  /// A table says its last change itself: the latest day in force among its rows.
  void add_tables() {
    const auto day = [](const auto& entry) -> std::optional<Date> {
      return entry.value.item.valid.from;
    };
    const auto none = [](const auto&) -> std::optional<Date> { return std::nullopt; };
    add_files(workspace_.services, "B1", day);
    add_files(workspace_.drugs, "B2", day);
    add_files(workspace_.consumables, "B3", day);
    add_files(workspace_.departments, "A2", none);
    add_files(workspace_.doctors, "A3", none);
    add_files(workspace_.leaders, "A7", none);
    add_files(workspace_.sessions, "C2", none);
    add_ending_prices(workspace_.services, "B1");
    add_ending_prices(workspace_.drugs, "B2");
    add_ending_prices(workspace_.consumables, "B3");
  }

  template <class T, class Day>
  void add_files(const std::vector<Entry<T>>& entries, std::string_view code, const Day& day) {
    std::map<std::string, std::optional<Date>> files;
    for (const Entry<T>& entry : entries) {
      auto& last = files[workspace_.mappings[entry.origin.source].file];
      const std::optional<Date> from = day(entry);
      if (from && *from <= today_) last = std::max(last.value_or(Date{}), *from);
    }
    const Category* const of = find_category(workspace_, code);
    if (of == nullptr) return;
    for (const auto& [file, last] : files) {
      add_check(file, of->name_zh, of->owner, of->person, code, last);
    }
  }

  /// Prices that end with no price behind them, one duty for those of one day.
  void add_ending_prices(const std::vector<Entry<content::PriceDetail>>& entries,
                         std::string_view code) {
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

  const Workspace& workspace_;
  Date today_;
  const DutyLimits& limits_;
  WorkingDays calendar_;
  std::vector<Duty> duties_;
};

}  // namespace

std::string_view duty_word(DutyKind kind) {
  static constexpr std::array kWords = std::to_array<std::string_view>(
      {"disclose", "sign", "check", "ends", "licence", "release", "gap"});
  return kWords.at(static_cast<std::size_t>(kind));
}

std::vector<Duty> duties_of(const Workspace& workspace, Date today, const DutyLimits& limits) {
  return DutyList(workspace, today, limits).make();
}

}  // namespace gongshi::content::workspace
