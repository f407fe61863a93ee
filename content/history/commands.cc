#include "content/history/commands.h"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "content/bundle/archive_file.h"
#include "content/history/archive_report.h"
#include "content/history/chain.h"
#include "content/history/issue_diff.h"
#include "content/workspace/finding.h"

namespace gongshi::content::history {
namespace {

using Chosen = std::function<Result<Exit>()>;
using workspace::Code;
using workspace::finding_error;

struct Options {
  fs::path folder;
  fs::path root;
  std::string item;
  std::string day;
  std::string page;
  fs::path copy;
  std::string before, now;  // of diff: files or serials
  fs::path file;
};

Result<Archive> open_archive(const Options& options) {
  std::vector<bundle::RootFile> roots;
  if (!options.root.empty()) {
    GONGSHI_TRY(roots, bundle::read_roots(options.root));
  }
  return Archive::open(options.folder, roots);
}

Result<Exit> show_page(const Options& options, const Archive& archive, const Manners& manners) {
  GONGSHI_TRY(const Date day, parse_date(options.day));
  const ArchivedIssue* const issue = archive.on(day);
  if (issue == nullptr) {
    std::cout << manners.say({"存档里没有 " + options.day + " 或更早的一期\n",
                              "the archive has no issue of " + options.day + " or before\n"});
    return Exit::kRefused;
  }
  const std::string serial = issue->id.serial();
  const std::string code = issue->id.short_code();
  std::cout << manners.say(
      {options.day + " 公布的是第 " + serial + " 期，校验码 " + code + "\n",
       "on " + options.day + " the issue was " + serial + ", code " + code + "\n"});
  if (options.page.empty()) return Exit::kDone;
  GONGSHI_TRY(const auto release, load_issue(*issue));
  const auto page = page_on(*release, options.page, day, manners.lang());
  if (!page) {
    std::cout << manners.say(
        {"这一期没有页面 " + options.page + "\n", "it has no page " + options.page + "\n"});
    return Exit::kRefused;
  }
  if (!page->valid) {
    std::cout << manners.say({"这一页当天不在有效期内，没有显示\n",
                              "the page was not valid on that day and was not shown\n"});
  }
  std::cout << page->title << "\n\n" << page->text;
  return Exit::kDone;
}

/// Out and back the same way: the code of both archives is the same.
Result<Exit> copy_archive(const Options& options, const Archive& archive, const Manners& manners) {
  for (const ArchivedIssue& issue : archive.issues()) {
    GONGSHI_TRY(const auto whole, load_issue(issue));
    GONGSHI_TRY(const auto bundle, bundle::DeskBundle::open(issue.file));
    GONGSHI_TRY(const auto kept, bundle::keep_in_archive(options.copy, bundle));
  }
  Options there = options;
  there.folder = options.copy;
  GONGSHI_TRY(const Archive copied, open_archive(there));
  const std::string count = std::to_string(archive.issues().size());
  const std::string code = copied.code();
  if (code != archive.code()) {
    std::cout << manners.say({"目标文件夹里还有别的期，两处存档不同\n",
                              "the folder holds other issues too; the archives differ\n"});
    return Exit::kRefused;
  }
  std::cout << manners.say(
      {"已复制 " + count + " 期到 " + options.copy.string() + "，两处存档散列相同 " + code + "\n",
       count + " issues copied to " + options.copy.string() + "; both archives are " + code +
           "\n"});
  return Exit::kDone;
}

Result<Exit> run_archive(const Options& options, const Manners& manners) {
  if (!options.page.empty() && options.day.empty()) {
    return Error{Errc::kUsage, {"--page 要与 --on 一起用", "--page goes with --on"}, {}};
  }
  GONGSHI_TRY(const Archive archive, open_archive(options));
  if (!options.copy.empty()) return copy_archive(options, archive, manners);
  if (!options.day.empty()) return show_page(options, archive, manners);
  if (!options.item.empty()) {
    GONGSHI_TRY(const auto all, showings(archive, options.item));
    std::cout << (manners.json ? showings_json(all, options.item)
                               : showings_text(all, options.item, manners.lang()));
    const bool shown = std::ranges::any_of(all, [](const Showing& s) { return !s.says.empty(); });
    return shown ? Exit::kDone : Exit::kRefused;
  }
  std::cout << (manners.json ? list_json(archive) : list_text(archive, manners.lang()));
  return archive.refused().empty() ? Exit::kDone : Exit::kRefused;
}

/// A file, or a serial of the archive.
Result<std::shared_ptr<const Release>> open_issue(const std::string& name,
                                                  const std::optional<Archive>& archive) {
  if (archive) {
    if (const ArchivedIssue* const issue = archive->find_serial(name)) return load_issue(*issue);
  }
  GONGSHI_TRY(const auto bundle, bundle::DeskBundle::open(name));
  return load_issue(bundle);
}

Result<Exit> run_diff(const Options& options, const Manners& manners) {
  std::optional<Archive> archive;
  if (!options.folder.empty()) {
    GONGSHI_TRY(archive, open_archive(options));
  }
  GONGSHI_TRY(const auto before, open_issue(options.before, archive));
  GONGSHI_TRY(const auto now, open_issue(options.now, archive));
  const IssueDiff diff = diff_issues(*before, *now);
  const std::string old_serial = before->id().serial();
  const std::string serial = now->id().serial();
  std::cout << (manners.json ? diff_json(diff, old_serial, serial)
                             : diff_text(diff, old_serial, serial, manners.lang()));
  return Exit::kDone;
}

Result<Exit> run_verify(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const Archive archive, open_archive(options));
  GONGSHI_TRY(const auto bundle, bundle::DeskBundle::open(options.file));
  GONGSHI_TRY(const auto issue, load_issue(bundle));
  GONGSHI_TRY(const ChainReport report,
              check_chain(issue, archive, [](const std::string& /*serial*/) {}));
  const std::string serial = issue->id().serial();
  if (report.fault) {
    return finding_error(
        *report.fault == ChainFault::kDiffers ? Code::kHistoryDiffers : Code::kChainBroken,
        report.what);
  }
  const std::string count = std::to_string(report.issues);
  if (manners.json) {
    std::cout << nlohmann::ordered_json{{"serial", serial},
                                        {"first", report.first},
                                        {"compared", report.issues},
                                        {"signatures", !options.root.empty()}}
                     .dump(2)
              << '\n';
    return Exit::kDone;
  }
  std::cout << manners.say(
      {"第 " + serial + " 期的历次公开、价格变动和内容变动与存档一致，逐期重算了 " + count +
           " 次，从第 " + report.first + " 期记起\n",
       "the history of " + serial + " is what the archive yields: made again " + count +
           " times, beginning with " + report.first + "\n"});
  if (options.root.empty()) {
    std::cout << manners.say({"没有给出 --root，存档的签名没有核验\n",
                              "without --root the archive's signatures were not verified\n"});
  }
  return Exit::kDone;
}

void add_root_option(CLI::App& command, Options& options) {
  command.add_option(
      "--root", options.root,
      "根文件或目录：只采用据此核验通过的各期 | roots: only issues that verify under them count");
}

void add_archive(CLI::App& app, Manners& manners, Chosen& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command = app.add_subcommand(
      "archive",
      "列出存档的各期；查某项、某天 | the issues kept, where an item was, what was said");
  command->add_option("DIR", options->folder, "存档文件夹 | the archive folder")->required();
  add_root_option(*command, *options);
  auto* const item = command->add_option(
      "--item", options->item,
      "项目、药品、耗材、医生、科室代码或页面、消息编号：各期怎样写它 | code of an item, doctor, "
      "page or message: what each issue says of it");
  auto* const day = command->add_option(
      "--on", options->day, "日期：那一天公布的是哪一期 | a day: which issue was out then");
  command->add_option("--page", options->page,
                      "与 --on 同用：那一天这一页写了什么 | with --on: what this page said then");
  auto* const copy = command->add_option(
      "--copy", options->copy,
      "核验每一期并复制到另一文件夹，恢复也用它 | verify each issue and copy it there; restoring "
      "is the same the other way");
  item->excludes(day)->excludes(copy);
  day->excludes(copy);
  add_json(*command, manners);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return run_archive(*options, manners); };
  });
}

void add_diff(CLI::App& app, Manners& manners, Chosen& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command = app.add_subcommand(
      "diff", "比较任意两期，可疑的在前 | compare any two issues, what looks odd first");
  command->add_option("A", options->before, "内容包，或存档里的期号 | a bundle, or a serial")
      ->required();
  command->add_option("B", options->now, "内容包，或存档里的期号 | a bundle, or a serial")
      ->required();
  command->add_option("--archive", options->folder, "存档文件夹 | the archive folder");
  add_root_option(*command, *options);
  add_json(*command, manners);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return run_diff(*options, manners); };
  });
}

void add_history(CLI::App& app, Manners& manners, Chosen& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* const history =
      app.add_subcommand("history", "价格变动的来历 | where the price history comes from");
  history->require_subcommand(1);
  CLI::App* const command = history->add_subcommand(
      "verify",
      "按存档逐期重算，指出第一处不同 | make the history again from the archive, name the first "
      "difference");
  command->add_option("FILE", options->file, "内容包 | bundle")->required();
  command->add_option("--archive", options->folder, "存档文件夹 | the archive folder")->required();
  add_root_option(*command, *options);
  add_json(*command, manners);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return run_verify(*options, manners); };
  });
}

}  // namespace

void add_commands(CLI::App& app, Manners& manners, Chosen& chosen) {
  add_archive(app, manners, chosen);
  add_diff(app, manners, chosen);
  add_history(app, manners, chosen);
}

}  // namespace gongshi::content::history
