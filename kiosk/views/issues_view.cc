#include "kiosk/views/issues_view.h"

#include <memory>

#include "kiosk/page/blocks.h"
#include "kiosk/views/door_row.h"
#include "kiosk/views/issue_view.h"
#include "kiosk/views/search_page.h"
#include "kiosk/words/fill.h"
#include "kiosk/words/history_words.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kTitle{"历次公开", "Earlier issues", "ئىلگىرىكى ئاشكارىلاشلار"};
constexpr Words kHow{
    "由每一期经两人签名的内容自动比较得出，不由人填写。",
    "Compared by machine from issues that two people signed each; nobody types it.",
    "ئىككى ئادەم ئىمزا قويغان سانلاردىن ئاپتوماتىك سېلىشتۇرۇلغان."};
constexpr Words kNow{"{1}　本期", "{1}, this issue", "{1}، بۇ سان"};
constexpr Words kLabel{"{1}，{2}", "{1}, {2}", "{1}، {2}"};
constexpr Words kFirst{"从这一期起有记录", "Records begin with this issue",
                       "خاتىرە بۇ ساندىن باشلىنىدۇ"};
constexpr Words kOnly{"本机从这一期起有记录。以后每公布一期，这里就多一行。",
                      "Records begin with this issue. Each issue to come adds a line.",
                      "خاتىرە بۇ ساندىن باشلىنىدۇ. ھەر بىر يېڭى سان بىر قۇر قوشىدۇ."};
constexpr Words kOlder{"更早的 {1} 期请向信息公开办公室查询。",
                       "For the {1} issues before these, ask the disclosure office.",
                       "ئۇنىڭدىن ئىلگىرىكى {1} ساننى ئاشكارىلاش ئىشخانىسىدىن سوراڭ."};

}  // namespace

std::string IssuesView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

Scene IssuesView::draw(const Frame& frame) const {
  const Language language = frame.manner.language;
  const auto& issues = frame.release().history().issues;
  Scene scene;
  Blocks blocks(frame, frame.area);
  blocks.text(frame.say(kHow), TextStyle::kCaption, Color::kMuted);
  blocks.gap(kGapMm);
  const std::size_t rows = std::min(issues.size(), kMostRows);
  for (std::size_t i = 0; i < rows; ++i) {
    const content::PastIssue& issue = issues[issues.size() - 1 - i];
    const std::string words = issue_words(issue, language);
    const bool first = i + 1 == issues.size();
    const std::string title = i == 0 ? fill(frame.say(kNow), {words}) : words;
    const std::string detail =
        first ? std::string(frame.say(kFirst)) : count_words(issue, language);
    add_door_row(blocks, frame, title, detail, "issue:" + std::string(issue.serial),
                 fill(frame.say(kLabel), {title, detail}));
  }
  if (issues.empty()) {
    const content::ReleaseId& id = frame.release().id();
    const std::string serial = id.serial();
    const content::PastIssue only{serial, {}, to_local(id.created).date};
    blocks.text(fill(frame.say(kNow), {issue_words(only, language)}), TextStyle::kHeadingBold);
    blocks.gap(kGapMm);
    blocks.text(frame.say(kOnly));
  } else if (issues.size() > rows) {
    blocks.gap(kGapMm);
    blocks.text(fill(frame.say(kOlder), {std::to_string(issues.size() - rows)}) +
                desk_words(frame));
  }
  add_list(scene, frame.area, std::move(blocks).list("issues"));
  return scene;
}

Navigation IssuesView::on_action(std::string_view action, const Frame& /*frame*/) {
  if (const auto serial = argument(action, "issue:"); !serial.empty()) {
    return push(std::make_unique<IssueView>(std::string(serial)));
  }
  return stay();
}

}  // namespace gongshi::kiosk
