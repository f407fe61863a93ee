#include "content/workspace/approval/check_approvals.h"

#include "content/workspace/approval/acts_file.h"
#include "content/workspace/approval/changed_words.h"
#include "content/workspace/approval/take_out.h"

namespace gongshi::content::workspace {
namespace {

/// "审查中：还缺 保密审查、分管领导初审".
Sentence missing_names(const Standing& standing) {
  Sentence names;
  for (const Role role : standing.next) {
    const Sentence name = role_name(role);
    names.zh += (names.zh.empty() ? "" : "、") + name.zh;
    names.en += (names.en.empty() ? "" : ", ") + name.en;
  }
  return names;
}

class ApprovalCheck {
 public:
  explicit ApprovalCheck(Context& context) : context_(context), workspace_(context.workspace) {}

  void run(const std::set<std::string>& held) {
    for (const Item& item : workspace_.items) {
      if (!held.contains(item.key)) check(item);
    }
  }

 private:
  void check(const Item& item) {
    const Standing standing = standing_in(workspace_, item, context_.today);
    for (const BadAct& bad : standing.bad) {
      context_.findings.add(
          {kActsFile, bad.line, item.key}, Code::kBadSignOff,
          {"这一行签署不作数：" + bad.why.zh, "this line does not count: " + bad.why.en});
    }
    if (standing.state == State::kApproved) return;
    const bool whole = item.key == "hospital" || item.key == "catalogue" || item.key == "plans";
    if (standing.state == State::kSecret && !whole) {
      hold(item, *standing.until);
      take_out(context_, item.key, &FileCount::held);
    } else {
      refuse(item, standing, whole);
      if (!whole) take_out(context_, item.key, &FileCount::refused);
    }
  }

  void hold(const Item& item, Date until) {
    const std::string day = date_text(until);
    context_.findings.add({item_file(item.key)}, Code::kNotYet,
                          {named_zh(item) + "保密到 " + day + " 前，本期不含",
                           named_en(item) + " is secret before " + day + " and is left out"});
  }

  void refuse(const Item& item, const Standing& standing, bool whole) {
    const auto [code, what] = judge(item, standing);
    if (whole) {
      context_.findings.block({item_file(item.key)}, code, what);
    } else {
      context_.findings.add({item_file(item.key)}, code, what);
    }
  }

  std::pair<Code, Sentence> judge(const Item& item, const Standing& standing) const {
    const Sentence name{named_zh(item), named_en(item)};
    const Sentence state = state_name(standing.state);
    switch (standing.state) {
      case State::kChanged:
        return {Code::kVoided, changed(item, name, standing)};
      case State::kRefused:
      case State::kWithheld:
      case State::kDoubt:
        return {Code::kRefusedItem,
                {name.zh + state.zh + "：" + standing.reason,
                 name.en + ": " + state.en + ": " + standing.reason}};
      case State::kInReview: {
        const Sentence names = missing_names(standing);
        return {Code::kNotApproved,
                {name.zh + "在审查中，还缺：" + names.zh,
                 name.en + " is in review; next: " + names.en}};
      }
      case State::kDraft:
      case State::kSecret:
      case State::kApproved:
        break;
    }
    return {Code::kNotApproved, {name.zh + "：" + state.zh, name.en + ": " + state.en}};
  }

  Sentence changed(const Item& item, const Sentence& name, const Standing& standing) const {
    const auto proposal = standing.signed_by.find(Role::kProposer);
    const auto before = proposal == standing.signed_by.end()
                            ? std::nullopt
                            : kept_words(context_.directory, proposal->second.words);
    if (!before) {
      return {
          name.zh + "提出后有改动，当时的文字没有保存，须整项重新审定",
          name.en + " has changed since; the words of then were not kept, all is to be reviewed"};
    }
    const ChangedWords words = changed_words(*before, item.words);
    return {name.zh + "提出后有改动，须重新审定：" + changed_text_zh(words),
            name.en + " has changed since and is to be reviewed again: " + changed_text_en(words)};
  }

  static std::string named_zh(const Item& item) {
    return item.key + (item.title == item.key ? "" : "（" + item.title + "）") + " ";
  }
  static std::string named_en(const Item& item) {
    return item.key + (item.title == item.key ? "" : " (" + item.title + ")");
  }

  Context& context_;
  Workspace& workspace_;
};

}  // namespace

Standing standing_in(const Workspace& workspace, const Item& item, Date today) {
  const auto found = workspace.acts.find(item.key);
  static const std::vector<Act> kNone;
  const std::vector<Act>& acts = found == workspace.acts.end() ? kNone : found->second;
  return standing_of(item, acts, workspace.signing, today);
}

void check_approvals(Context& context) {
  Workspace& workspace = context.workspace;
  if (workspace.signing.required) {
    workspace.items = collect_items(workspace);
    for (Act& act : read_acts(context)) workspace.acts[act.item].push_back(std::move(act));
  }
  const std::set<std::string> held = hold_back(context);
  if (workspace.signing.required) ApprovalCheck(context).run(held);
}

}  // namespace gongshi::content::workspace
