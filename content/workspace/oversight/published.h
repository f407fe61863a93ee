// Published: the issues of a period, and what was withdrawn from the displays in it.
#pragma once

#include "content/history.h"
#include "content/workspace/due/issue_log.h"
#include "content/workspace/due/period.h"

namespace gongshi::content::oversight {

/// How many things an issue changed, as it says itself.
struct IssueCounts {
  int prices_changed = 0, prices_added = 0, prices_removed = 0;
  int items_changed = 0, items_added = 0, items_removed = 0;
};

struct IssueLine {
  workspace::LoggedIssue issue;
  std::optional<IssueCounts> counts{};  // empty: it tells no history
};

struct GoneLine {
  std::string item;  // "page/booking", "price/250101001"
  std::string code;  // "booking", "250101001"
  std::string title;
  Date day{};          // from which on it is not shown
  std::string serial;  // of the issue without it; of the last one with it when it `ended`
  bool ended = false;  // by its own last day
};

/// Gathers while a log is read.
class Published {
 public:
  Published(const workspace::Period& period, Date today) : period_(period), today_(today) {}

  void look(const Release* before, const Release& now, const workspace::LoggedIssue& issue);
  /// After the last issue: what ended in it by itself since.
  void finish();

  [[nodiscard]] const std::vector<IssueLine>& issues() const { return issues_; }
  [[nodiscard]] const std::vector<GoneLine>& gone() const { return gone_; }
  /// Doctors and leaders who are gone are counted, and named nowhere.
  [[nodiscard]] int persons_gone() const { return persons_gone_; }

 private:
  struct Ending {
    std::string item, code, title;
    Date to{};
  };

  void add_ended(Date until);
  void add_withdrawn(const Release& before, const Release& now, Date day,
                     const std::string& serial);

  workspace::Period period_;
  Date today_;
  std::vector<IssueLine> issues_;
  std::vector<GoneLine> gone_;
  int persons_gone_ = 0;
  std::vector<Ending> ending_;  // of the issue before
  std::string serial_;          // and its number
  Date day_{};
};

}  // namespace gongshi::content::oversight
