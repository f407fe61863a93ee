// ItemRecord: who answers for an item, who said what about it and when, in which issues it stood:
// what holding somebody to account (追究) asks for.
#pragma once

#include <string>
#include <vector>

#include "content/workspace/approval/standing.h"
#include "content/workspace/due/issue_log.h"

namespace gongshi::content::oversight {

/// Something that happened to the item on a day.
struct Event {
  enum class Kind { kAct, kShown, kChanged, kGone };
  Date day{};
  Kind kind = Kind::kAct;
  std::optional<workspace::Act> act{};
  bool counts = true;            // of an act: the signer was entitled to it then
  std::string serial{};          // of the issue
  std::vector<Sentence> says{};  // what the issue says of a price or person
};

struct ItemRecord {
  std::string item;  // as approvals names it, the file of a row
  std::string key;   // as it was asked for
  std::string title;
  std::string department;
  std::string person;         // answerable by the catalogue or page; may be empty
  std::vector<Event> events;  // by day, acts before issues
  bool recorded = false;      // approvals are required
  bool archive = false;
};

/// Which of approvals' items `key` is a part of: the file of the row whose code it is (also as
/// price/CODE), else `key` itself.
[[nodiscard]] std::string item_of(const workspace::Workspace& workspace, const std::string& key);

/// The workspace's only file of that kind; empty when there is none or more than one.
[[nodiscard]] std::string file_of_kind(const workspace::Workspace& workspace,
                                       workspace::SheetKind kind);

/// Gathers what issues say of one item while a log is read.
class ItemIssues {
 public:
  ItemIssues(const workspace::Workspace& workspace, const std::string& item,
             const std::string& key);

  void look(const Release* before, const Release& now, const workspace::LoggedIssue& issue);
  [[nodiscard]] const std::vector<Event>& events() const { return events_; }
  /// The kind of table that the row stood in; empty when it is no row or was never there.
  [[nodiscard]] std::optional<workspace::SheetKind> table() const { return table_; }

 private:
  std::string log_key_;  // empty: a row, found by its code
  std::string code_;
  bool shown_ = false;
  std::vector<Sentence> says_;
  std::optional<workspace::SheetKind> table_;
  std::vector<Event> events_;
};

/// With `issues` only where an archive was read.
[[nodiscard]] ItemRecord item_record(const workspace::Workspace& workspace, const std::string& item,
                                     const std::string& key, Date today, const ItemIssues* issues);

[[nodiscard]] std::string record_text(const ItemRecord& record, Lang lang);
[[nodiscard]] std::string record_json(const ItemRecord& record);

}  // namespace gongshi::content::oversight
