#include "content/workspace/receipts/item_answer.h"

#include <algorithm>
#include <map>

namespace gongshi::content::receipts {
namespace {

/// How many issues are searched, newest first, for one that holds the item.
constexpr std::size_t kIssuesSearched = 60;

/// Whether an issue holds the item; each issue is loaded once.
class Holds {
 public:
  Holds(const Shelf& shelf, std::string_view item) : shelf_(shelf), item_(item) {}

  /// Errc::kNotFound: the issue is not at hand.
  Result<std::optional<Sentence>> in(const std::string& manifest) {
    if (const auto known = known_.find(manifest); known != known_.end()) return known->second;
    Result<std::optional<Sentence>> found = look(manifest);
    known_.emplace(manifest, found);
    return found;
  }

 private:
  Result<std::optional<Sentence>> look(const std::string& manifest) const {
    GONGSHI_TRY(const auto release, shelf_.release(manifest));
    return find_item(*release, item_);
  }

  const Shelf& shelf_;
  std::string_view item_;
  std::map<std::string, Result<std::optional<Sentence>>> known_;
};

Sentence joined(const Sentence& first, const Sentence& second) {
  return {first.zh + "，" + second.zh, first.en + ", " + second.en};
}

/// Why this line proves nothing about what the display shows now; empty when it does.
std::optional<Sentence> doubt(const DisplayLine& line, WallTime now) {
  if (line.seen == Seen::kUnknown) return Sentence{"状态未知", "nothing is known of it"};
  if (line.seen == Seen::kNotSeen) {
    return Sentence{"未见，可能仍是旧内容", "not seen, it may still show the old text"};
  }
  const bool old = !line.proved_at || now - *line.proved_at > kLateAfter;
  if (line.proved_at && *line.proved_at > now + kClockSlack) {
    return Sentence{"证明的时间在将来", "its proof is dated in the future"};
  }
  switch (line.proof) {
    case Proof::kNone:
    case Proof::kNoAnswer:
      return Sentence{"没有证明", "there is no proof"};
    case Proof::kSent:
      return Sentence{"只知已发送", "only known to have been sent"};
    case Proof::kAcknowledged:
      // A board acknowledges a text once; that it still answers is what "seen" says.
      break;
    case Proof::kReadBack:
    case Proof::kDrawn:
      if (old) return Sentence{"证明太旧", "its proof is too old"};
      break;
  }
  if (line.manifest_hash.empty()) {
    return Sentence{"不知显示的是哪一期", "which issue it shows is not known"};
  }
  return std::nullopt;
}

DisplayAnswer answer_line(const DeviceStanding& device, const DisplayLine& line, Holds& holds,
                          WallTime now) {
  DisplayAnswer answer{device.device.name, line.display, Showing::kNotKnown, {}};
  const Sentence serial{"期号 " + line.serial, "number " + line.serial};
  const auto doubted = device.believable
                           ? doubt(line, now)
                           : std::optional(Sentence{"回执太旧或时间有误",
                                                    "the receipt is too old or wrongly dated"});
  const auto held = line.manifest_hash.empty()
                        ? Result<std::optional<Sentence>>(std::optional<Sentence>())
                        : holds.in(line.manifest_hash);
  if (doubted) {
    answer.why = *doubted;
    if (held && held->has_value()) {
      answer.why = joined(*doubted, {"最后所知仍含此项（" + serial.zh + "）",
                                     "the last thing known held it (" + serial.en + ")"});
    }
    return answer;
  }
  if (!held) {
    answer.why = {serial.zh + "：" + held.error().what.zh, serial.en + ": " + held.error().what.en};
    return answer;
  }
  answer.showing = held->has_value() ? Showing::kShown : Showing::kGone;
  answer.why = serial;
  return answer;
}

void answer_device(const DeviceStanding& device, Holds& holds, WallTime now,
                   std::vector<DisplayAnswer>& answers) {
  const auto unknown = [&](Sentence why) {
    answers.push_back({device.device.name, {}, Showing::kNotKnown, std::move(why)});
  };
  if (!device.receipt) return unknown({"没有可信的回执", "no receipt that can be believed"});
  if (device.receipt->displays.empty()) {
    return unknown({"回执没有列出显示屏", "the receipt lists no display"});
  }
  for (const DisplayLine& line : device.receipt->displays) {
    answers.push_back(answer_line(device, line, holds, now));
  }
  if (device.receipt->cut()) {
    unknown({"还有显示屏没有列在回执中", "some displays are not listed in the receipt"});
  }
}

template <class List, class Member>
bool has(const List& list, Member member, std::string_view code) {
  return std::ranges::any_of(list, [&](const auto& each) { return each.*member == code; });
}

}  // namespace

std::optional<Sentence> find_item(const Release& release, std::string_view code) {
  if (has(release.prices(PriceKind::kService), &PriceItem::code, code)) {
    return Sentence{"收费项目", "service"};
  }
  if (has(release.prices(PriceKind::kDrug), &PriceItem::code, code)) {
    return Sentence{"药品", "drug"};
  }
  if (has(release.prices(PriceKind::kConsumable), &PriceItem::code, code)) {
    return Sentence{"耗材", "consumable"};
  }
  if (has(release.pages(), &Page::id, code)) return Sentence{"页面", "page"};
  if (has(release.messages(), &Message::id, code)) return Sentence{"信息", "message"};
  if (has(release.doctors(), &Doctor::code, code)) return Sentence{"医生", "doctor"};
  if (has(release.leaders(), &Leader::code, code)) return Sentence{"领导", "leader"};
  if (has(release.emergency_cards(), &EmergencyCard::id, code)) {
    return Sentence{"应急卡", "emergency card"};
  }
  return std::nullopt;
}

ItemAnswer answer_item(const Standing& standing, const Shelf& shelf, const std::string& item,
                       WallTime now) {
  ItemAnswer answer;
  answer.item = item;
  Holds holds(shelf, item);
  const auto& issues = shelf.issues();
  for (std::size_t i = 0; i < std::min(issues.size(), kIssuesSearched) && !answer.kind; ++i) {
    const auto held = holds.in(issues[i].manifest);
    if (!held) continue;
    answer.kind = *held;
    if (!answer.kind) continue;
    answer.last_issue = issues[i].serial;
    answer.newest_holds = i == 0;
  }
  for (const DeviceStanding& device : standing.devices) {
    answer_device(device, holds, now, answer.displays);
  }
  std::ranges::stable_sort(answer.displays, {}, &DisplayAnswer::showing);
  return answer;
}

std::size_t ItemAnswer::count(Showing showing) const {
  return static_cast<std::size_t>(std::ranges::count(displays, showing, &DisplayAnswer::showing));
}

bool ItemAnswer::gone_everywhere() const {
  return kind.has_value() && !displays.empty() && count(Showing::kGone) == displays.size();
}

Sentence ItemAnswer::sentence() const {
  if (displays.empty()) {
    return {"设备清单是空的，不知道 " + item + " 显示在哪里",
            "the list of devices is empty; where " + item + " is shown is not known"};
  }
  if (!kind) {
    return {"手头各期内容中都没有 " + item + "，请核对代码，或用 --web、--bundle 给出含有它的一期",
            "no issue at hand holds " + item +
                "; check the code, or give the issue that held it with --web or --bundle"};
  }
  const Sentence name{kind->zh + " " + item, kind->en + " " + item};
  const std::string all = std::to_string(displays.size());
  const std::string shown = std::to_string(count(Showing::kShown));
  const std::string unknown = std::to_string(count(Showing::kNotKnown));
  if (gone_everywhere()) {
    return {name.zh + " 已从全部 " + all + " 处撤下",
            name.en + " is gone everywhere (displays: " + all + ")"};
  }
  if (count(Showing::kShown) == 0) {
    return {
        name.zh + "：全部 " + all + " 处中有 " + unknown + " 处不能确定，其余已撤下",
        name.en + ": not known for " + unknown + " of " + all + " displays, gone from the others"};
  }
  const bool sure = count(Showing::kNotKnown) == 0;
  return {name.zh + " 仍在 " + shown + " 处显示" +
              (sure ? "" : "，另有 " + unknown + " 处不能确定") + "（共 " + all + " 处）",
          name.en + " is still shown on " + shown + " of " + all + " displays" +
              (sure ? "" : " and not known for " + unknown)};
}

}  // namespace gongshi::content::receipts
