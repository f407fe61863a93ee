#include "content/history/difference.h"

#include "content/history/issue_diff.h"
#include "content/history/signed_issue.h"

namespace gongshi::content::history {
namespace {

void add(Sentence& all, const Sentence& line) {
  all.zh += line.zh + "\n";
  all.en += line.en + "\n";
}

Sentence told(const History& history) {
  const PastIssue& now = history.issues.back();
  const std::string before(history.issues[history.issues.size() - 2].serial);
  const Sentence counts = counts_sentence(now);
  Sentence all;
  add(all, {"  与 " + before + " 比 " + counts.zh, "  since " + before + " " + counts.en});
  std::size_t odd = 0;
  for (const PriceStep& step : history.steps) {
    if (step.serial != now.serial || !is_suspicious(step)) continue;
    if (++odd > kMostOddShown) continue;
    const Sentence words = step_sentence(step);
    add(all, {"  请核对   " + words.zh, "  check    " + words.en});
  }
  if (odd > kMostOddShown) {
    const std::string more = std::to_string(odd - kMostOddShown);
    add(all, {"  另有 " + more + " 项价格也请核对，见样张",
              "  " + more + " more prices to check, see the proof"});
  }
  return all;
}

}  // namespace

Sentence difference(const bundle::DeskBundle& bundle) {
  const auto release = load_issue(bundle);
  if (!release) {
    const Sentence& why = release.error().what;
    return {"  不同之处 无法列出：" + why.zh + "\n", "  changes  cannot be told: " + why.en + "\n"};
  }
  const History& history = (*release)->history();
  if (history.issues.size() < 2) return {};
  return told(history);
}

}  // namespace gongshi::content::history
