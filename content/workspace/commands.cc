#include "content/workspace/commands.h"

#include <iostream>
#include <memory>

#include "content/bundle/desk_bundle.h"
#include "content/bundle/emergency_list.h"
#include "content/history/signed_issue.h"
#include "content/workspace/approval/commands.h"
#include "content/workspace/build.h"
#include "content/workspace/correction/check_corrections.h"
#include "content/workspace/correction/find_withdrawn.h"
#include "content/workspace/due/commands.h"
#include "content/workspace/fit/fit.h"
#include "content/workspace/report.h"
#include "content/workspace/starter.h"
#include "content/workspace/summary.h"

namespace gongshi::content::workspace {
namespace {

using content::bundle::DeskBundle;

struct Options {
  fs::path directory;
  fs::path output;
  fs::path base;
  fs::path root;
  fs::path archive;
  fs::path summary;
  std::optional<std::uint64_t> seq;
  std::optional<std::uint64_t> epoch;
  bool accept_refused = false;
};

Result<Exit> run_new(const Options& options, const Manners& manners) {
  GONGSHI_CHECK(write_starter(options.directory));
  const std::string name = options.directory.string();
  std::cout << manners.say({"已生成样例工作目录 " + name + "。下一步：gongshi-bundle check " + name,
                            "wrote a starter workspace to " + name +
                                ". Next: gongshi-bundle check " + name})
            << '\n';
  return Exit::kDone;
}

/// What the signed issues say about errors that pages correct.
Status check_archive(const Options& options, const Workspace& workspace, Date today,
                     Findings& findings) {
  if (options.archive.empty()) return {};
  std::vector<content::bundle::RootFile> roots;
  if (!options.root.empty()) {
    GONGSHI_TRY(roots, content::bundle::read_roots(options.root));
  }
  GONGSHI_TRY(const auto archive, content::history::Archive::open(options.archive, roots));
  return check_error_times(workspace, archive, today, findings);
}

void add_archive(CLI::App& command, Options& options) {
  command.add_option(
      "--archive", options.archive,
      "存档文件夹：据此核对更正显示得够不够久，认出已撤下的项 | the archive folder: whether "
      "corrections run as long as the errors did, and what withdrawn items were");
}

Result<std::optional<DeskBundle>> open_base(const Options& options) {
  if (options.base.empty()) return std::optional<DeskBundle>();
  GONGSHI_TRY(auto base, DeskBundle::open(options.base));
  return std::optional<DeskBundle>(std::move(base));
}

/// Read, and checked in every way that needs no reading data.
Result<Workspace> read_checked(const Options& options, const std::optional<DeskBundle>& base,
                               Date today, Findings& findings) {
  GONGSHI_TRY(Workspace workspace,
              read_workspace(options.directory, today, findings,
                             find_in_issues(base, options.archive, options.root)));
  GONGSHI_CHECK(check_fit(workspace, findings));
  GONGSHI_CHECK(check_archive(options, workspace, today, findings));
  return workspace;
}

void add_summary(CLI::App& command, Options& options) {
  command.add_option("--summary", options.summary,
                     "把结果另存为可以转发的文本文件，没有颜色 | the same as a text file to be "
                     "forwarded, without colours");
}

/// The summary, where one is wanted; `result`: what was made.
Status write_summary(const Options& options, const Manners& manners, const Workspace& workspace,
                     const Findings& findings, const std::string& result = {}) {
  if (options.summary.empty()) return {};
  GONGSHI_TRY(const WallTime now, manners.now());
  const std::string text =
      summary_text(workspace, findings, options.directory, now, result, manners.lang());
  return write_file_atomic(options.summary, std::string_view(text));
}

Result<Exit> run_check(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const WallTime now, manners.now());
  GONGSHI_TRY(const auto base, open_base(options));
  Findings findings;
  GONGSHI_TRY(const Workspace workspace, read_checked(options, base, to_local(now).date, findings));
  std::cout << (manners.json ? report_json(findings)
                             : report_text(findings, manners.lang(), color_wanted()));
  GONGSHI_CHECK(write_summary(options, manners, workspace, findings));
  return findings.count(Severity::kError) == 0 ? Exit::kDone : Exit::kRefused;
}

/// --seq and --epoch when given; else the number after the base; else 1-1.
IssueNumber number_of(const Options& options, const std::optional<DeskBundle>& base, WallTime now) {
  IssueNumber number;
  number.created = now;
  if (base) {
    number.epoch = base->manifest.epoch;
    number.seq = base->manifest.seq + 1;
  }
  number.epoch = options.epoch.value_or(number.epoch);
  number.seq = options.seq.value_or(number.seq);
  return number;
}

Result<Exit> refuse_build(const Findings& findings) {
  const std::string errors = std::to_string(findings.count(Severity::kError));
  if (findings.blocked()) {
    return finding_error(Code::kBuildRefused,
                         {"有 " + errors + " 个错误，其中有整个文件的错误，没有生成内容包",
                          errors + " errors, some of whole files; no bundle is made"});
  }
  return finding_error(
      Code::kBuildRefused,
      {"有 " + errors +
           " 个错误，没有生成内容包；改正后重做，或加 --accept-refused 去掉上面列出的行",
       errors + " errors; no bundle is made. Correct them, or leave out the rows named above with "
                "--accept-refused"});
}

/// The issue before as the one whose history goes on; null, and `note` says why, when it is none.
Result<std::shared_ptr<const content::Release>> published_issue(const DeskBundle& base,
                                                                const Workspace& workspace,
                                                                const fs::path& root,
                                                                Sentence& note) {
  using content::history::Trust;
  using Published = std::shared_ptr<const content::Release>;
  std::vector<content::bundle::RootFile> roots;
  if (!root.empty()) {
    GONGSHI_TRY(roots, content::bundle::read_roots(root));
  }
  const std::string serial = base.manifest.serial();
  const auto trust = content::history::trust_of(base, roots);
  if (!trust) {
    const Sentence& why = trust.error().what;
    return finding_error(Code::kBaseUntrusted,
                         {"第 " + serial + " 期：" + why.zh, "issue " + serial + ": " + why.en});
  }
  if (*trust == Trust::kUnsigned) {
    note = {"第 " + serial + " 期没有签名，从未公布：只用来做增量，不接它的价格变动\n",
            "issue " + serial +
                " is unsigned and was never published: it serves for deltas only, "
                "no price history goes on from it\n"};
    return Published();
  }
  if (base.manifest.channel != workspace.channel) {
    note = {"第 " + serial + " 期属于频道 " + base.manifest.channel + "：不接它的价格变动\n",
            "issue " + serial + " is of the channel " + base.manifest.channel +
                ": no price history goes on from it\n"};
    return Published();
  }
  if (*trust == Trust::kSigned) {
    note = {"没有给出 --root，第 " + serial + " 期的签名没有核验；复核人请用 history verify 核对\n",
            "without --root the signatures of issue " + serial +
                " were not verified; let the reviewer use history verify\n"};
  }
  return content::history::load_issue(base);
}

/// How many prices the new issue changes, and from when on its history goes.
Result<Sentence> history_sentence(const fs::path& made, const content::Release& before) {
  GONGSHI_TRY(const auto bundle, DeskBundle::open(made));
  const auto* const object = bundle.find(content::kIssueTable);
  if (object == nullptr) return Sentence{};
  GONGSHI_TRY(const auto table, bundle.raw(*object));
  if (!table) return Sentence{};
  GONGSHI_TRY(const auto issues, content::read_issues(*table));
  if (issues.empty()) return Sentence{};
  const content::PastIssue& now = issues.back();
  const auto n = [](int count) { return std::to_string(count); };
  const std::string serial = before.id().serial();
  const std::string first(issues.front().serial);
  return Sentence{"公示内容与第 " + serial + " 期相比：价格调整 " + n(now.prices_changed) +
                      " 项，新增 " + n(now.prices_added) + "，取消 " + n(now.prices_removed) +
                      "；其他内容改动 " + n(now.items_changed) + " 项，新增 " + n(now.items_added) +
                      "，撤下 " + n(now.items_removed) + "。价格变动从第 " + first + " 期记起\n",
                  "content against " + serial + ": " + n(now.prices_changed) + " prices changed, " +
                      n(now.prices_added) + " new, " + n(now.prices_removed) +
                      " gone; other items: " + n(now.items_changed) + " changed, " +
                      n(now.items_added) + " new, " + n(now.items_removed) +
                      " gone. The history begins with " + first + "\n"};
}

/// What devices that show the base will fetch, and why.
Sentence changes_sentence(const DeskBundle& base, const content::bundle::Assembled& made) {
  const content::bundle::Changes& changes = *made.changes;
  const auto n = [](std::uint64_t number) { return std::to_string(number); };
  const std::string before = base.manifest.serial();
  const std::uint64_t manifest = made.manifest.text().size();
  const std::string together = n(changes.object_bytes + manifest);
  Sentence sentence{"与第 " + before + " 期相比：新增 " + n(changes.added) + " 个对象，改动 " +
                        n(changes.changed) + "，去掉 " + n(changes.gone) + "，不变 " +
                        n(changes.unchanged) + "；增量 " + n(made.manifest.deltas.size()) +
                        " 份共 " + n(changes.delta_bytes) + " 字节。有第 " + before +
                        " 期的设备约需下载 " + together + " 字节（其中清单 " + n(manifest) + "）\n",
                    "against " + before + ": " + n(changes.added) + " objects new, " +
                        n(changes.changed) + " changed, " + n(changes.gone) + " gone, " +
                        n(changes.unchanged) + " as before; " + n(made.manifest.deltas.size()) +
                        " deltas of " + n(changes.delta_bytes) + " bytes. A device that has " +
                        before + " fetches about " + together + " bytes (manifest: " + n(manifest) +
                        ")\n"};
  if (!changes.without_base.empty()) {
    const std::string left_out = n(changes.without_base.size());
    const std::string& first = changes.without_base.front();
    sentence.zh += "上一期内容包不完整，缺 " + left_out + " 个旧对象（如 " + first +
                   "），这些没有增量；请用完整的内容包作 --base\n";
    sentence.en += "the base is thin and lacks " + left_out + " old objects (" + first +
                   " for one), so these get no delta; use the full bundle as --base\n";
  }
  return sentence;
}

/// Changes of emergency cards since `base`, above everything else that has changed.
std::string cards_text(const DeskBundle& base, const Workspace& workspace, Lang lang) {
  std::vector<content::EmergencyCard> cards;
  for (const auto& entry : workspace.emergency_cards) cards.push_back(entry.value);
  const auto before = content::bundle::emergency_list(base);
  if (!before) {
    const Sentence& why = before.error().what;
    return Sentence{"无法与上一期的应急卡比较：" + why.zh + "\n",
                    "emergency cards cannot be compared with the issue before: " + why.en + "\n"}
        .in(lang);
  }
  const auto changes = content::bundle::emergency_changes(before->cards, cards);
  if (changes.empty()) return {};
  std::string text = Sentence{"应急卡有变动，它盖过所有屏上的一切内容，签名前请逐字核对：\n",
                              "emergency cards have changed; they overrule every display, so read "
                              "each word before signing:\n"}
                         .in(lang);
  for (const Sentence& change : changes) text += "  " + change.in(lang) + "\n";
  return text;
}

Result<Exit> run_build(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const WallTime now, manners.now());
  GONGSHI_TRY(const auto base, open_base(options));
  const IssueNumber number = number_of(options, base, now);
  Findings findings;
  GONGSHI_TRY(Workspace workspace, read_checked(options, base, to_local(now).date, findings));
  const int errors = findings.count(Severity::kError);
  const Lang lang = manners.lang();
  if (errors > 0 && (!options.accept_refused || findings.blocked())) {
    std::cout << report_text(findings, lang, color_wanted());
    GONGSHI_CHECK(write_summary(options, manners, workspace, findings));
    return refuse_build(findings);
  }
  Sentence note;
  std::shared_ptr<const content::Release> published;
  if (base) {
    GONGSHI_TRY(published, published_issue(*base, workspace, options.root, note));
  }
  GONGSHI_TRY(const Pinyin pinyin, Pinyin::load({}));
  GONGSHI_TRY(const auto assembled,
              build_bundle(workspace, pinyin, number, {base ? &*base : nullptr, published.get()}));
  GONGSHI_CHECK(write_file_atomic(options.output, assembled.file));
  std::string said;
  if (errors > 0) {
    said +=
        manners.say({"按 --accept-refused 去掉了以下内容：\n", "left out by --accept-refused:\n"});
    said += refused_text(findings, lang);
  }
  const std::string serial = assembled.manifest.serial();
  const std::string objects = std::to_string(assembled.manifest.objects.size());
  const std::string bytes = std::to_string(assembled.file.size());
  const std::string hash = assembled.manifest_hash.hex().substr(0, 8);
  said += manners.say({"已生成内容包 " + options.output.string() + "：第 " + serial + " 期，" +
                           objects + " 个对象，" + bytes + " 字节，校验码 " + hash + "，尚未签名\n",
                       "wrote " + options.output.string() + ": issue " + serial + ", " + objects +
                           " objects, " + bytes + " bytes, code " + hash + ", not yet signed\n"});
  if (base) {
    said += cards_text(*base, workspace, lang);
    if (published) {
      GONGSHI_TRY(const Sentence changed, history_sentence(options.output, *published));
      said += manners.say(changed);
    }
    said += manners.say(note) + manners.say(changes_sentence(*base, assembled));
  }
  std::cout << said;
  GONGSHI_CHECK(write_summary(options, manners, workspace, findings, said));
  return Exit::kDone;
}

}  // namespace

void add_commands(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* const fresh =
      app.add_subcommand("new", "生成带注释的样例工作目录 | write a commented starter workspace");
  fresh->add_option("DIR", options->directory, "新的文件夹 | a new folder")->required();
  fresh->callback([&, options] { chosen = [&, options] { return run_new(*options, manners); }; });

  CLI::App* const check =
      app.add_subcommand("check", "一次列出全部问题 | every problem in one run");
  check->add_option("DIR", options->directory, "工作目录 | the workspace")->required();
  check->add_option("--base", options->base,
                    "上一期：由它认出已撤下而还有更正的项 | the issue before: what withdrawn items "
                    "were that a page corrects");
  add_archive(*check, *options);
  check->add_option("--root", options->root,
                    "根文件或其目录：只采用据此核验通过的各期 | roots: only issues that verify "
                    "under them count");
  add_summary(*check, *options);
  add_now(*check, manners);
  add_json(*check, manners);
  check->callback([&, options] { chosen = [&, options] { return run_check(*options, manners); }; });

  CLI::App* const build =
      app.add_subcommand("build", "检查并生成未签名的内容包 | check, and make an unsigned bundle");
  build->add_option("DIR", options->directory, "工作目录 | the workspace")->required();
  build->add_option("-o,--output", options->output, "内容包文件 | the bundle file")->required();
  build->add_option(
      "--base", options->base,
      "上一期的完整内容包：期号接着它加一，附上对它的增量，价格变动接着它记 | the whole issue "
      "before: the number "
      "is the next after it, deltas against it are put in, and its price history goes on");
  build->add_option("--root", options->root,
                    "根文件或其目录：据此核验 --base 的签名 | a root, or the folder of roots: the "
                    "signatures of --base are verified with it");
  build->add_option("--seq", options->seq,
                    "期号；不写则为 --base 的下一期，没有 --base 则为 1 | number of the issue; "
                    "default: next after --base, else 1");
  build->add_option(
      "--epoch", options->epoch,
      "纪元；不写则与 --base 相同，没有 --base 则为 1 | default: that of --base, else 1");
  add_archive(*build, *options);
  add_summary(*build, *options);
  build->add_flag(
      "--accept-refused", options->accept_refused,
      "去掉有错误的行并列出它们 | leave out exactly the rows with errors, and print them");
  build->footer(
      "生成时间取自 --now（默认本机时钟），有效期为其后 45 天；同样的输入、--base "
      "和时间得到同样的字节。\n"
      "The time of making is --now (default: the clock), fresh for 45 days; the same input, "
      "--base and time give the same bytes.");
  add_now(*build, manners);
  build->callback([&, options] { chosen = [&, options] { return run_build(*options, manners); }; });
  add_approval_commands(app, manners, chosen);
  add_due_command(app, manners, chosen);
}

}  // namespace gongshi::content::workspace
