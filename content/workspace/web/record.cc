// The record: every issue before this one, and what each of them changed.
#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "content/workspace/web/price_words.h"
#include "content/workspace/web/site.h"

namespace gongshi::content::web {
namespace {

constexpr std::size_t kIssuesPerPage = 200;
constexpr std::size_t kEntriesPerPage = 300;

constexpr Words kIssues{"历次公开", "Past issues"};
constexpr Words kIssuesPage{"历次公开，第 {1} 页", "Past issues, page {1}"};
constexpr Words kNone{"本期没有更早各期的记录。", "This issue has no record of issues before it."};
constexpr Words kAbout{
    "记录由已签名的各期内容依次算出，没有人手工填写；校验码可与大厅触摸屏和纸质公示栏核对。",
    "Derived from the signed issues one after the other, typed by nobody. Compare the check codes "
    "with the lobby's screens and paper boards."};
constexpr Words kSerial{"期号", "Issue"};
constexpr Words kDay{"发布日期", "Published"};
constexpr Words kPrices{"价格：调整、新增、取消", "Prices: changed, new, gone"};
constexpr Words kItems{"其他：改动、新增、撤下", "Other: changed, new, gone"};
constexpr Words kCode{"校验码", "Check code"};
constexpr Words kChanges{"第 {1} 期的变动", "What issue {1} changed"};
constexpr Words kChangesPage{"第 {1} 期的变动，第 {2} 页", "What issue {1} changed, page {2}"};
constexpr Words kPriceChanges{"价格变动", "Changes of prices"};
constexpr Words kOtherChanges{"其他变动", "Other changes"};
constexpr Words kBasis{"依据：{1}", "Basis: {1}"};
constexpr Words kPagesNav{"翻页", "Pages"};
constexpr Words kNewer{"上一页", "Previous page"};
constexpr Words kOlder{"下一页", "Next page"};
constexpr std::array kSorts = {Words{"页面", "Page"},   Words{"科室", "Department"},
                               Words{"医生", "Doctor"}, Words{"领导", "Leader"},
                               Words{"公告", "Notice"}, Words{"应急卡", "Emergency card"}};
constexpr std::array kFates = {Words{"新增", "new"}, Words{"改动", "changed"},
                               Words{"撤下", "gone"}};

struct Changes {
  std::vector<const PriceStep*> steps;
  std::vector<const ItemChange*> items;
};

using ChangesOf = std::map<Text, Changes>;

/// A page for patients in the lobby is not told of here, nor that it changed.
bool is_told(const Edition& e, const ItemChange& change) {
  if (change.sort != ItemSort::kPage) return true;
  const auto page = std::ranges::find(e.release.pages(), change.id, &Page::id);
  return page == e.release.pages().end() || is_public(e.release, *page);
}

ChangesOf changes_of(const Edition& e) {
  ChangesOf all;
  for (const PriceStep& step : e.release.history().steps) all[step.serial].steps.push_back(&step);
  for (const ItemChange& change : e.release.history().changes) {
    if (is_told(e, change)) all[change.serial].items.push_back(&change);
  }
  return all;
}

std::string changes_file(Text serial, std::size_t page) {
  std::string name = "changes-" + std::string(serial);
  if (page > 0) name += "-page-" + std::to_string(page + 1);
  return name + ".html";
}

std::string issues_file(std::size_t page) {
  return page == 0 ? "issues.html" : "issues-" + std::to_string(page + 1) + ".html";
}

/// `file(n)` names the n-th of `pages`.
template <class File>
void page_links(Markup& out, const Edition& e, std::size_t page, std::size_t pages, File file) {
  if (pages < 2) return;
  out.open("nav", {{"class", "turn"}, {"aria-label", e.say(kPagesNav)}}).open("ul");
  if (page > 0) {
    out.open("li");
    link(out, file(page - 1), e.say(kNewer));
    out.close();
  }
  if (page + 1 < pages) {
    out.open("li");
    link(out, file(page + 1), e.say(kOlder));
    out.close();
  }
  out.close().close();
}

std::string three(int changed, int added, int removed) {
  return std::to_string(changed) + " / " + std::to_string(added) + " / " + std::to_string(removed);
}

void issue_row(Markup& out, const Edition& e, const PastIssue& issue, bool has_changes) {
  const auto cell = [&](const Words& label, std::string_view text) {
    out.open("td", {{"role", "cell"}, {"data-label", e.say(label)}}).leaf("span", text).close();
  };
  out.open("tr", {{"role", "row"}}).open("th", {{"scope", "row"}, {"role", "rowheader"}});
  if (has_changes) {
    link(out, changes_file(issue.serial, 0), issue.serial);
  } else {
    out.text(issue.serial);
  }
  out.close();
  cell(kDay, date_text(issue.day));
  cell(kPrices, three(issue.prices_changed, issue.prices_added, issue.prices_removed));
  cell(kItems, three(issue.items_changed, issue.items_added, issue.items_removed));
  const std::string_view manifest =
      issue.manifest.empty() ? std::string_view(e.release.id().manifest_hash) : issue.manifest;
  out.open("td", {{"role", "cell"}, {"data-label", e.say(kCode)}});
  out.leaf("code", manifest.substr(0, 8), {{"title", manifest}}).close().close();
}

Status put_issues(const Put& put, const Edition& e, const ChangesOf& changes) {
  const auto& issues = e.release.history().issues;
  const std::size_t pages =
      std::max<std::size_t>(1, (issues.size() + kIssuesPerPage - 1) / kIssuesPerPage);
  for (std::size_t page = 0; page < pages; ++page) {
    Markup out;
    out.leaf("p", e.say(issues.empty() ? kNone : kAbout));
    if (!issues.empty()) {
      out.open("table", {{"role", "table"}, {"aria-label", e.say(kIssues)}});
      out.open("thead", {{"role", "rowgroup"}}).open("tr", {{"role", "row"}});
      for (const Words& each : {kSerial, kDay, kPrices, kItems, kCode}) {
        out.leaf("th", e.say(each), {{"scope", "col"}, {"role", "columnheader"}});
      }
      out.close().close().open("tbody", {{"role", "rowgroup"}});
      const std::size_t first = page * kIssuesPerPage;
      const std::size_t last = std::min(issues.size(), first + kIssuesPerPage);
      for (std::size_t i = first; i < last; ++i) {  // newest first
        const PastIssue& issue = issues[issues.size() - 1 - i];
        issue_row(out, e, issue, changes.contains(issue.serial));
      }
      out.close().close();
    }
    page_links(out, e, page, pages, issues_file);
    const std::string title = page == 0 ? std::string(e.say(kIssues))
                                        : fill(e.say(kIssuesPage), {std::to_string(page + 1)});
    const std::string file = issues_file(page);
    GONGSHI_CHECK(put_page(put, e, {file, title, {}}, out));
  }
  return {};
}

void step_line(Markup& out, const Edition& e, const PriceStep& step) {
  std::string pack;
  for (const Text part : {step.spec, step.model, step.maker}) {
    if (!part.empty()) pack += " " + std::string(part);
  }
  out.open("li").open("strong");
  chinese(out, e, "span", step.name);
  out.close().text(" ").leaf("code", step.code);
  if (!pack.empty()) chinese(out, e, "span", pack);
  out.single("br").text(step_words(step, e.lang));
  if (!step.basis.empty()) {
    out.single("br");
    chinese(out, e, "small", fill(e.say(kBasis), {step.basis}));
  }
  out.close();
}

void item_line(Markup& out, const Edition& e, const ItemChange& change) {
  out.open("li").text(e.say(kSorts.at(static_cast<std::size_t>(change.sort)))).text(" ");
  out.open("strong");
  either(out, e, change.title_zh, change.title_en);
  out.close();
  out.text(" ").text(e.say(kFates.at(static_cast<std::size_t>(change.fate)))).close();
}

Status put_changes(const Put& put, const Edition& e, Text serial, const Changes& changes) {
  const std::size_t entries = changes.steps.size() + changes.items.size();
  const std::size_t pages = (entries + kEntriesPerPage - 1) / kEntriesPerPage;
  for (std::size_t page = 0; page < pages; ++page) {
    const std::size_t first = page * kEntriesPerPage;
    const std::size_t last = std::min(entries, first + kEntriesPerPage);
    Markup steps;
    Markup items;
    for (std::size_t i = first; i < last; ++i) {
      if (i < changes.steps.size()) {
        step_line(steps, e, *changes.steps[i]);
      } else {
        item_line(items, e, *changes.items[i - changes.steps.size()]);
      }
    }
    Markup out;
    const auto section = [&](const Words& title, const Markup& list) {
      if (list.empty_so_far()) return;
      out.open("section").leaf("h2", e.say(title)).open("ul", {{"class", "changes"}}).add(list);
      out.close().close();
    };
    section(kPriceChanges, steps);
    section(kOtherChanges, items);
    page_links(out, e, page, pages, [&](std::size_t n) { return changes_file(serial, n); });
    out.open("p");
    link(out, "issues.html", e.say(kIssues));
    out.close();
    const std::string title = page == 0
                                  ? fill(e.say(kChanges), {serial})
                                  : fill(e.say(kChangesPage), {serial, std::to_string(page + 1)});
    const std::string file = changes_file(serial, page);
    GONGSHI_CHECK(put_page(put, e, {file, title, {}}, out));
  }
  return {};
}

}  // namespace

Status put_record(const Put& put, const Edition& e) {
  const ChangesOf changes = changes_of(e);
  GONGSHI_CHECK(put_issues(put, e, changes));
  for (const auto& [serial, each] : changes) GONGSHI_CHECK(put_changes(put, e, serial, each));
  return {};
}

}  // namespace gongshi::content::web
