#include "content/workspace/correction/check_corrections.h"

#include <algorithm>

#include "content/corrections.h"
#include "content/history/derive.h"
#include "content/workspace/correction/marks.h"

namespace gongshi::content::workspace {
namespace {

using content::Page;

Place place_of(const Page& page) {
  return {"pages/" + std::string(page.id) + ".zh.md", 0, "corrects"};
}

int days_between(Date from, Date to) {
  return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

/// Too short when it ends before it has run for as many days as the error did.
std::optional<Sentence> too_short(const Page& page, Date since, Date fixed) {
  if (!page.valid.to) return std::nullopt;
  const int error_days = days_between(since, fixed);
  const int correction_days = days_between(page.valid.from, *page.valid.to) + 1;
  if (correction_days >= error_days) return std::nullopt;
  const std::string error = std::to_string(error_days);
  const std::string correction = std::to_string(correction_days);
  const std::string begun = date_text(since);
  return Sentence{"错误从 " + begun + " 起显示了 " + error + " 天，更正只显示 " + correction +
                      " 天；请把 to 延后，或者不写 to",
                  "the error stood for " + error + " days from " + begun +
                      ", the correction runs for " + correction + "; move `to`, or leave it out"};
}

using Doubt = std::optional<Sentence>;

class CorrectionCheck {
 public:
  CorrectionCheck(Context& context, const FindWithdrawn& find)
      : context_(context), workspace_(context.workspace), find_(find) {}

  Status run() {
    // Marks are written when all have been judged: one must not pass for words of another.
    std::vector<GoodCorrection> good;
    for (const auto& entry : workspace_.pages) {
      const auto terms = workspace_.terms.find("page/" + std::string(entry.value.id));
      if (terms == workspace_.terms.end() || !terms->second.corrects) continue;
      GoodCorrection one{&entry.value, &*terms->second.corrects};
      GONGSHI_TRY(const Doubt why, judge(one));
      if (why) {
        context_.findings.block(place_of(entry.value), Code::kCorrection, *why);
      } else {
        good.push_back(std::move(one));
      }
    }
    for (const GoodCorrection& each : good) mark(workspace_, each);
    return {};
  }

 private:
  /// Why it is not good, else its item.
  Result<Doubt> judge(GoodCorrection& one) {
    const std::string& item = one.correction->item;
    const auto key = item_key(item);
    if (!key) {
      return Doubt({"没有“" + item + "”这一项；写成 page/名称、price/编码、message/编号",
                    "there is no item " + item + "; write page/ID, price/CODE or message/ID"});
    }
    one.item = *key;
    if (auto why = out_of_place(*one.page, *key)) return why;
    if (const auto now = item_now(workspace_, *key)) {
      if (auto why = wrong_words(now->words, *one.correction)) return why;
      return too_early(*one.page, *one.correction);
    }
    if (find_) {
      GONGSHI_TRY(one.withdrawn, find_(item));
    }
    if (one.withdrawn) return too_early(*one.page, *one.correction);
    return Doubt({"没有“" + item + "”这一项；已经撤下的，用 --base 或 --archive 给出有过它的一期",
                  "there is no item " + item +
                      "; if it was withdrawn, name an issue that had it with --base or --archive"});
  }

  [[nodiscard]] Doubt out_of_place(const Page& page, const ItemKey& item) const {
    if (item.kind == content::CorrectedKind::kPage && item.id == page.id) {
      return Sentence{"更正另写一个页面，不写在所更正的一页里",
                      "a correction is a page of its own, not the page that it corrects"};
    }
    const std::string id = content::correction_message_id(page.id);
    const bool taken = std::ranges::any_of(workspace_.messages,
                                           [&](const auto& entry) { return entry.value.id == id; });
    if (item.kind == content::CorrectedKind::kPage || !taken) return std::nullopt;
    return Sentence{"messages.yaml 里已有编号 " + id + "，它留给这一更正；请改那一条的编号",
                    "messages.yaml has a message " + id +
                        ", the id of this correction on displays; give that message another"};
  }

  static Doubt wrong_words(const std::string& words, const Correction& correction) {
    const std::string& item = correction.item;
    if (says_wrong(words, correction)) {
      return Sentence{item + " 里还有错误的文字“" + correction.wrong + "”",
                      item + " still says \"" + correction.wrong + "\""};
    }
    if (words.find(correction.right) == std::string::npos) {
      return Sentence{item + " 里没有正确的文字“" + correction.right + "”",
                      item + " does not say \"" + correction.right + "\""};
    }
    return std::nullopt;
  }

  static Doubt too_early(const Page& page, const Correction& correction) {
    if (!page.valid.to) return std::nullopt;
    if (!correction.since) {
      return Sentence{"更正写了 to，就要写明 since（错误从哪一天起显示）",
                      "a correction with `to` says `since`, the day on which the error appeared"};
    }
    return too_short(page, *correction.since, correction.fixed.value_or(page.made_on));
  }

  Context& context_;
  Workspace& workspace_;
  const FindWithdrawn& find_;
};

/// The first day on which an issue had the words, and the first issue's without them again.
struct ErrorTime {
  std::optional<Date> since{};
  Date fixed{};
};

Result<ErrorTime> error_time(const history::Archive& archive, const Correction& correction,
                             Date today) {
  ErrorTime time;
  const auto item = item_key(correction.item);
  if (!item) return time;
  bool stands = false;
  for (const history::ArchivedIssue& issue : archive.issues()) {
    GONGSHI_TRY(const auto release, load_issue(issue));
    const Date day = history::issue_day(issue.id.created);
    const bool has = says_wrong(words_then(*release, *item), correction);
    if (has && !time.since) time.since = day;
    if (stands && !has) time.fixed = day;
    stands = has;
  }
  if (stands) time.fixed = today;
  return time;
}

}  // namespace

Status check_corrections(Context& context, const FindWithdrawn& find) {
  return CorrectionCheck(context, find).run();
}

Status check_error_times(const Workspace& workspace, const history::Archive& archive, Date today,
                         Findings& findings) {
  for (const auto& entry : workspace.pages) {
    const Page& page = entry.value;
    const auto terms = workspace.terms.find("page/" + std::string(page.id));
    if (terms == workspace.terms.end() || !terms->second.corrects) continue;
    const Correction& correction = *terms->second.corrects;
    const auto refuse = [&](Sentence what) {
      findings.block(place_of(page), Code::kCorrection, std::move(what));
    };
    if (archive.issues().empty()) {
      refuse({"存档里没有一期可用；核对文件夹和 --root",
              "no issue of the archive counts; see to the folder and --root"});
      continue;
    }
    GONGSHI_TRY(const ErrorTime time, error_time(archive, correction, today));
    if (!time.since) {
      refuse({"存档各期的 " + correction.item + " 里没有“" + correction.wrong + "”",
              "no issue of the archive has \"" + correction.wrong + "\" in " + correction.item});
      continue;
    }
    if (correction.since && *time.since < *correction.since) {
      const std::string day = date_text(*time.since);
      refuse({"存档里 " + day + " 的一期已有错误的文字，since 写晚了",
              "the issue of " + day + " has the wrong words already; `since` is too late"});
    } else if (auto why = too_short(page, *time.since, time.fixed)) {
      refuse(*std::move(why));
    }
  }
  return {};
}

}  // namespace gongshi::content::workspace
