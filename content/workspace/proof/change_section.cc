// What is new since the issue before: what a person who signs looks at first.
#include <algorithm>
#include <vector>

#include "content/history/issue_diff.h"
#include "content/workspace/proof/sections.h"

namespace gongshi::content::proof {
namespace {

void draw_steps(Flow& flow, const History& history, Text serial, Lang lang) {
  std::vector<PriceStep> steps;
  for (const PriceStep& step : history.steps) {
    if (step.serial == serial) steps.push_back(step);
  }
  std::ranges::stable_partition(steps, history::is_suspicious);
  for (const PriceStep& step : steps) {
    const Sentence words = history::step_sentence(step);
    const bool odd = history::is_suspicious(step);
    const Sentence marked{"请核对　" + words.zh, "check: " + words.en};
    flow.text(plain((odd ? marked : words).in(lang)), {.size = kSmallSize, .after = 2});
  }
}

}  // namespace

void draw_changes(Flow& flow, const Release& release, Lang lang) {
  const History& history = release.history();
  if (history.issues.size() < 2) return;
  const PastIssue& now = history.issues.back();
  const std::string before(history.issues[history.issues.size() - 2].serial);
  flow.heading(1, Sentence{"与第 " + before + " 期的不同", "What differs from " + before}.in(lang));
  const Sentence counts = history::counts_sentence(now);
  flow.text(plain(Sentence{counts.zh + "触摸屏的“历次公开”里也这样写。",
                           counts.en + " The kiosk says the same."}
                      .in(lang),
                  kGrey),
            {.size = 8.5, .after = 2});
  draw_steps(flow, history, now.serial, lang);
  for (const ItemChange& change : history.changes) {
    if (change.serial != now.serial) continue;
    flow.text(plain(history::change_sentence(change).in(lang)), {.size = kSmallSize, .after = 2});
  }
}

}  // namespace gongshi::content::proof
