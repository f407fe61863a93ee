#include "content/workspace/correction/check_corrections.h"

#include <algorithm>

#include "content/history/derive.h"

namespace gongshi::content::workspace {
namespace {

using content::Page;

constexpr std::string_view kPage = "page/";
constexpr std::string_view kPrice = "price/";
constexpr std::string_view kMessage = "message/";
/// How a correction begins at the item; the date follows in brackets.
constexpr std::string_view kPageMark = "\n\n**更正**（";
constexpr std::string_view kPriceMark = "更正（";

/// The part behind the kind; empty for another kind.
std::string_view id_of(std::string_view item, std::string_view kind) {
  return item.starts_with(kind) ? item.substr(kind.size()) : std::string_view();
}

std::string price_text(const content::PriceItem& item) {
  std::string text(item.name);
  for (const content::Text part : {item.aliases, item.spec, item.unit, item.maker}) {
    text.append("\n").append(part);
  }
  if (item.price.amount) text += "\n" + item.price.amount->text();
  return text;
}

std::string detail_text(const content::PriceDetail& price) {
  std::string text = price_text(price.item);
  for (const content::Text part : {price.basis, price.remark, price.limit, price.content,
                                   price.excluded, price.department, price.group}) {
    text.append("\n").append(part);
  }
  return text;
}

/// What stands on the item now; empty when there is no such item.
std::optional<std::string> words_now(const Workspace& workspace, std::string_view item) {
  if (const auto id = id_of(item, kPage); !id.empty()) {
    for (const auto& entry : workspace.pages) {
      if (entry.value.id != id) continue;
      std::string text(entry.value.title_zh);
      for (const PageText& body : workspace.page_texts) {
        if (body.path == entry.value.body_zh) text += "\n" + body.text;
      }
      return text;
    }
  }
  if (const auto id = id_of(item, kMessage); !id.empty()) {
    for (const auto& entry : workspace.messages) {
      if (entry.value.id == id) {
        return std::string(entry.value.text_zh) + "\n" + std::string(entry.value.short_zh);
      }
    }
  }
  std::optional<std::string> text;
  if (const auto code = id_of(item, kPrice); !code.empty()) {
    for (const auto* list : {&workspace.services, &workspace.drugs, &workspace.consumables}) {
      for (const auto& entry : *list) {
        if (entry.value.item.code == code) {
          text = text.value_or("") + detail_text(entry.value) + "\n";
        }
      }
    }
  }
  return text;
}

/// What stood on the item, without what an earlier correction wrote below it.
std::string without_mark(std::string_view text) {
  return std::string(text.substr(0, std::min(text.find(kPageMark), text.find(kPriceMark))));
}

/// The wrong words, other than as a part of the right ones.
bool says_wrong(std::string text, const Correction& correction) {
  const std::string& right = correction.right;
  for (std::size_t at = text.find(right); at != text.npos; at = text.find(right, at)) {
    text.replace(at, right.size(), "\n");
  }
  return text.find(correction.wrong) != text.npos;
}

/// The same of a signed issue.
std::string words_then(const Release& release, std::string_view item) {
  std::string text;
  const auto page = id_of(item, kPage);
  for (const Page& each : release.pages()) {
    if (each.id != page) continue;
    text += std::string(each.title_zh) + "\n";
    if (const auto body = release.object(each.body_zh)) text += without_mark(*body);
  }
  const auto message = id_of(item, kMessage);
  for (const content::Message& each : release.messages()) {
    if (each.id == message) text.append(each.text_zh).append("\n").append(each.short_zh);
  }
  const auto code = id_of(item, kPrice);
  for (const content::PriceItem& each : release.prices()) {
    if (each.code != code) continue;
    content::PriceDetail detail = release.detail(each);
    const std::string remark = without_mark(detail.remark);
    detail.remark = remark;
    text += detail_text(detail) + "\n";
  }
  return text;
}

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

class CorrectionCheck {
 public:
  explicit CorrectionCheck(Context& context) : context_(context), workspace_(context.workspace) {}

  void run() {
    // Marks are written when all have been judged: one must not pass for words of another.
    std::vector<std::pair<const Page*, const Correction*>> good;
    for (const auto& entry : workspace_.pages) {
      const auto terms = workspace_.terms.find("page/" + std::string(entry.value.id));
      if (terms == workspace_.terms.end() || !terms->second.corrects) continue;
      const Correction& correction = *terms->second.corrects;
      if (auto why = judge(entry.value, correction)) {
        context_.findings.block(place_of(entry.value), Code::kCorrection, *std::move(why));
      } else {
        good.emplace_back(&entry.value, &correction);
      }
    }
    for (const auto& [page, correction] : good) mark(*page, *correction);
  }

 private:
  std::optional<Sentence> judge(const Page& page, const Correction& correction) {
    const auto words = words_now(workspace_, correction.item);
    const std::string& item = correction.item;
    if (!words) {
      return Sentence{"没有“" + item + "”这一项；写成 page/名称、price/编码、message/编号",
                      "there is no item " + item + "; write page/ID, price/CODE or message/ID"};
    }
    if (says_wrong(*words, correction)) {
      return Sentence{item + " 里还有错误的文字“" + correction.wrong + "”",
                      item + " still says \"" + correction.wrong + "\""};
    }
    if (words->find(correction.right) == std::string::npos) {
      return Sentence{item + " 里没有正确的文字“" + correction.right + "”",
                      item + " does not say \"" + correction.right + "\""};
    }
    if (!page.valid.to) return std::nullopt;
    if (!correction.since) {
      return Sentence{"更正写了 to，就要写明 since（错误从哪一天起显示）",
                      "a correction with `to` says `since`, the day on which the error appeared"};
    }
    return too_short(page, *correction.since, correction.fixed.value_or(page.made_on));
  }

  void mark(const Page& page, const Correction& correction) {
    const std::string day = date_text(correction.fixed.value_or(page.made_on));
    const std::string number = std::to_string(page.number);
    std::string zh = day + "）：原文“" + correction.wrong + "”，改为“" + correction.right + "”。";
    if (!correction.reason.empty()) zh += "原因：" + correction.reason + "。";
    zh += "详见 " + number + " 号页面。";
    const std::string en = " (" + day + "): \"" + correction.wrong + "\" is now \"" +
                           correction.right + "\". See page " + number + ".";
    if (const auto id = id_of(correction.item, kPage); !id.empty()) mark_page(id, zh, en);
    const auto code = id_of(correction.item, kPrice);
    for (auto* list : {&workspace_.services, &workspace_.drugs, &workspace_.consumables}) {
      for (auto& entry : *list) {
        if (!code.empty() && entry.value.item.code == code) mark_price(entry.value, zh);
      }
    }
  }

  void mark_page(std::string_view id, const std::string& zh, const std::string& en) {
    for (const auto& entry : workspace_.pages) {
      if (entry.value.id != id) continue;
      for (PageText& text : workspace_.page_texts) {
        if (text.path == entry.value.body_zh) text.text += std::string(kPageMark) + zh + "\n";
        if (text.path == entry.value.body_en) text.text += "\n\n**Correction**" + en + "\n";
      }
    }
  }

  void mark_price(content::PriceDetail& price, const std::string& zh) {
    std::string remark(price.remark);
    if (!remark.empty()) remark += "；";
    price.remark = workspace_.pool.keep(remark + std::string(kPriceMark) + zh);
  }

  Context& context_;
  Workspace& workspace_;
};

/// The first day on which an issue had the words, and the first issue's without them again.
struct ErrorTime {
  std::optional<Date> since{};
  Date fixed{};
};

Result<ErrorTime> error_time(const history::Archive& archive, const Correction& correction,
                             Date today) {
  ErrorTime time;
  bool stands = false;
  for (const history::ArchivedIssue& issue : archive.issues()) {
    GONGSHI_TRY(const auto release, load_issue(issue));
    const Date day = history::issue_day(issue.id.created);
    const bool has = says_wrong(words_then(*release, correction.item), correction);
    if (has && !time.since) time.since = day;
    if (stands && !has) time.fixed = day;
    stands = has;
  }
  if (stands) time.fixed = today;
  return time;
}

}  // namespace

void check_corrections(Context& context) {
  CorrectionCheck(context).run();
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
