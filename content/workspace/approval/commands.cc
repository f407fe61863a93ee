#include "content/workspace/approval/commands.h"

#include <algorithm>
#include <iostream>
#include <memory>

#include "content/workspace/approval/acts_file.h"
#include "content/workspace/approval/approval_report.h"
#include "content/workspace/approval/book.h"
#include "content/workspace/approval/changed_words.h"
#include "content/workspace/approval/check_approvals.h"

namespace gongshi::content::workspace {
namespace {

using Chosen = std::function<Result<Exit>()>;

struct Options {
  fs::path directory;
  std::vector<std::string> items;
  bool all = false;
  std::string role;
  std::string name;
  std::string day;
  std::string refuse, doubt, withhold;
  bool confirm = false;
  std::string until;
};

Error refused(Sentence what) {
  return finding_error(Code::kActRefused, std::move(what));
}

/// The workspace with its items and book, both readable.
Result<Workspace> open_workspace(const fs::path& directory, Date today) {
  Findings findings;
  GONGSHI_TRY(Workspace workspace, read_workspace(directory, today, findings));
  GONGSHI_CHECK(check_book(findings));
  if (!workspace.signing.required) {
    return refused({"hospital.yaml 没有写 approvals: required，本工作目录不要求审定",
                    "hospital.yaml does not say approvals: required; nothing is signed here"});
  }
  return workspace;
}

/// The act that the options describe, still about no item.
Result<Act> act_of(const Options& options, Date today) {
  Act act;
  const auto role = parse_role(options.role);
  if (!role) {
    return Error{Errc::kUsage,
                 {"--as 只能是 proposer、answerable、office、secrecy、leader、chief",
                  "--as is proposer, answerable, office, secrecy, leader or chief"},
                 {}};
  }
  act.role = *role;
  act.name = options.name;
  act.date = today;
  if (!options.day.empty()) {
    GONGSHI_TRY(act.date, parse_date(options.day));
  }
  if (!options.until.empty()) {
    GONGSHI_TRY(const Date until, parse_date(options.until));
    act.until = until;
  }
  const auto word = [&](Verb verb, const std::string& reason) {
    if (reason.empty()) return;
    act.verb = verb;
    act.reason = reason;
  };
  word(Verb::kRefuse, options.refuse);
  word(Verb::kDoubt, options.doubt);
  word(Verb::kWithhold, options.withhold);
  if (options.confirm) act.verb = Verb::kConfirm;
  return act;
}

std::vector<Act> acts_about(const Workspace& workspace, const std::string& key) {
  const auto found = workspace.acts.find(key);
  return found == workspace.acts.end() ? std::vector<Act>{} : found->second;
}

/// With --all: every item whose turn this role is and which this person may sign.
Result<std::vector<const Item*>> chosen_items(const Options& options, const Workspace& workspace,
                                              Act act, Date today) {
  std::vector<const Item*> items;
  if (options.all) {
    for (const Item& item : workspace.items) {
      const Standing standing = standing_in(workspace, item, today);
      act.words = item.hash().hex();
      const bool turn = act.verb != Verb::kAgree || standing.next.contains(act.role);
      if (turn &&
          !refuse_act(item, acts_about(workspace, item.key), act, workspace.signing, today)) {
        items.push_back(&item);
      }
    }
    if (items.empty()) {
      return refused({"没有等“" + act.name + "”签的项", "nothing waits for " + act.name});
    }
    return items;
  }
  for (const std::string& key : options.items) {
    const auto found = std::ranges::find(workspace.items, key, &Item::key);
    if (found == workspace.items.end()) {
      return refused({"没有“" + key + "”这一项，或者它有错误没有收入；approvals 列出全部",
                      "there is no item " + key + ", or it has errors; approvals lists them all"});
    }
    items.push_back(&*found);
  }
  return items;
}

/// Words that somebody may still want to compare with: those of every item's last proposal.
std::set<std::string> needed_words(const Workspace& workspace, Date today) {
  std::set<std::string> needed;
  for (const Item& item : workspace.items) {
    const Standing standing = standing_in(workspace, item, today);
    needed.insert(item.hash().hex());
    needed.insert(standing.approved);
    for (const auto& [role, act] : standing.signed_by) needed.insert(act.words);
  }
  return needed;
}

Sentence told(const Item& item, const Act& act, const Workspace& workspace, Date today,
              const std::optional<std::string>& before) {
  const Standing standing = standing_in(workspace, item, today);
  const Sentence role = role_name(act.role);
  const Sentence state = state_name(standing.state);
  const Sentence next = role_names(standing.next);
  Sentence line{item.key + "：" + role.zh + "，" + state.zh,
                item.key + ": " + role.en + ", " + state.en};
  if (!next.zh.empty()) {
    line.zh += "；下一步：" + next.zh;
    line.en += "; next: " + next.en;
  }
  if (before && *before != item.words) {
    const ChangedWords changed = changed_words(*before, item.words);
    line.zh += "\n  与上次审定相比：" + changed_text_zh(changed);
    line.en += "\n  against what was approved last: " + changed_text_en(changed);
  }
  return line;
}

Result<Exit> run_approve(const Options& options, const Manners& manners) {
  if (options.items.empty() != options.all) {
    return Error{
        Errc::kUsage, {"写出要签的项，或者用 --all", "name the items to sign, or say --all"}, {}};
  }
  GONGSHI_TRY(const WallTime now, manners.now());
  const Date today = to_local(now).date;
  GONGSHI_TRY(Workspace workspace, open_workspace(options.directory, today));
  GONGSHI_TRY(Act act, act_of(options, today));
  GONGSHI_TRY(const auto items, chosen_items(options, workspace, act, today));
  std::vector<Act> acts;
  for (const Item* item : items) {
    act.item = item->key;
    act.words = item->hash().hex();
    if (auto why =
            refuse_act(*item, acts_about(workspace, item->key), act, workspace.signing, today)) {
      return refused({item->key + "：" + why->zh, item->key + ": " + why->en});
    }
    acts.push_back(act);
  }
  for (const Item* item : items) {
    GONGSHI_CHECK(keep_words(options.directory, *item));
  }
  GONGSHI_CHECK(append_acts(options.directory, acts));
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = *items[i];
    const std::string approved = standing_in(workspace, item, today).approved;
    workspace.acts[item.key].push_back(acts[i]);
    const auto before = approved.empty() ? std::nullopt : kept_words(options.directory, approved);
    text += manners.say(told(item, acts[i], workspace, today, before)) + "\n";
  }
  GONGSHI_CHECK(drop_words(options.directory, needed_words(workspace, today)));
  std::cout << text;
  return Exit::kDone;
}

Result<Exit> run_approvals(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const WallTime now, manners.now());
  const Date today = to_local(now).date;
  GONGSHI_TRY(const Workspace workspace, open_workspace(options.directory, today));
  const auto all = standings(workspace, today);
  std::cout << (manners.json ? standings_json(all) : standings_text(all, manners.lang()));
  const bool done = std::ranges::all_of(all, [](const ItemStanding& each) {
    return each.standing.state == State::kApproved || each.standing.state == State::kSecret;
  });
  return done ? Exit::kDone : Exit::kRefused;
}

void add_approve(CLI::App& app, Manners& manners, Chosen& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command =
      app.add_subcommand("approve", "提出或签署一项内容 | propose an item, or sign it off");
  command->add_option("DIR", options->directory, "工作目录 | the workspace")->required();
  command->add_option("ITEM", options->items,
                      "项，如 page/outpatient、prices/drugs.csv；approvals 列出全部 | items, as "
                      "approvals lists them");
  command->add_flag("--all", options->all,
                    "等这个人以这个身份签的全部项 | everything that waits for this person");
  command
      ->add_option("--as", options->role,
                   "身份：proposer 提出、answerable 责任人、office 信息公开办公室、secrecy "
                   "保密审查、leader 分管领导、chief 主管领导 | the role signed as")
      ->required();
  command->add_option("--name", options->name, "姓名，须在 hospital.yaml 的 signers 里 | who signs")
      ->required();
  command->add_option("--date", options->day, "签署日期，默认当天 | the day, default today");
  auto* const refuse = command->add_option("--refuse", options->refuse,
                                           "退回，写明理由 | send it back, with the reason");
  auto* const doubt = command->add_option("--doubt", options->doubt,
                                          "拿不准，提请会商，写明理由 | consult, with the reason");
  auto* const withhold = command->add_option(
      "--withhold", options->withhold, "不予公开，写明理由 | not to be disclosed, with the reason");
  auto* const confirm = command->add_flag("--confirm", options->confirm,
                                          "定期核对无误，重新计算核对期限 | looked at again and "
                                          "unchanged: the check period begins anew");
  refuse->excludes(doubt)->excludes(withhold)->excludes(confirm);
  doubt->excludes(withhold)->excludes(confirm);
  withhold->excludes(confirm);
  command->add_option("--until", options->until,
                      "保密审查用：这一天以前不公开 | secrecy review: in no issue before this day");
  add_now(*command, manners);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return run_approve(*options, manners); };
  });
}

void add_approvals(CLI::App& app, Manners& manners, Chosen& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command = app.add_subcommand(
      "approvals", "每一项审到哪一步、等谁签 | where each item stands, and whose turn it is");
  command->add_option("DIR", options->directory, "工作目录 | the workspace")->required();
  add_now(*command, manners);
  add_json(*command, manners);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return run_approvals(*options, manners); };
  });
}

}  // namespace

void add_approval_commands(CLI::App& app, Manners& manners, Chosen& chosen) {
  add_approve(app, manners, chosen);
  add_approvals(app, manners, chosen);
}

}  // namespace gongshi::content::workspace
