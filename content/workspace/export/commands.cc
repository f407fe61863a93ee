#include "content/workspace/export/commands.h"

#include <unistd.h>

#include <iostream>
#include <memory>

#include "content/workspace/export/issue.h"
#include "content/workspace/sheets/export.h"
#include "content/workspace/web/edition.h"
#include "content/workspace/web/web_pages.h"

namespace gongshi::content::outlet {
namespace {

struct Options {
  fs::path bundle;
  fs::path root;
  fs::path web_pages;
  sheets::SheetOptions sheets;
};

Status export_web_pages(const Options& options, const Issue& issue, Date today,
                        const Manners& manners) {
  const SystemClock clock;
  ProgressLine progress(STDERR_FILENO, manners.lang(), clock);
  GONGSHI_TRY(const web::Count count,
              web::write_web_pages(issue, options.web_pages, today, &progress));
  progress.end();
  const std::string files = std::to_string(count.files);
  const std::string prices = std::to_string(count.prices);
  const std::string day = date_text(today);
  std::cout << manners.say({"网页 " + options.web_pages.string() + "：" + files + " 个文件，价格 " +
                                prices + " 条，按 " + day + " 的情况制作\n",
                            "web pages " + options.web_pages.string() + ": " + files + " files, " +
                                prices + " prices, as of " + day + "\n"});
  if (count.held_back > 0) {
    const std::string held = std::to_string(count.held_back);
    std::cout << manners.say({"另有 " + held + " 项只在大厅向患者公开，网页上没有\n",
                              held + " items are for patients in the lobby and not on the web\n"});
  }
  return {};
}

/// Where the web pages of the same issue have `page`, once they are at the hospital's address;
/// nothing when the issue names none, or when the page is for patients in the lobby only.
std::string address_of(const Release& release, const Page& page, Lang lang) {
  std::string address(release.hospital().web);
  if (address.empty() || !web::is_public(release, page)) return {};
  if (!address.ends_with('/')) address += '/';
  if (lang == Lang::kEn && !release.hospital().name_en.empty()) address += "en/";
  return address + web::page_file(page);
}

Status export_sheets(const Options& options, const Issue& issue, Date today,
                     const Manners& manners) {
  const Release& release = *issue.release;
  return sheets::export_sheets(
      options.sheets, release, issue.verified, today,
      [&](const Page& page) { return address_of(release, page, manners.lang()); }, manners);
}

Result<Exit> run_export(const Options& options, const Manners& manners) {
  if (options.web_pages.empty() && options.sheets.output.empty()) {
    return Error{Errc::kUsage,
                 {"没有说导出什么：网页用 --web-pages 文件夹，纸页用 --sheets 文件",
                  "nothing to export: name a folder with --web-pages or a file with --sheets"}};
  }
  GONGSHI_TRY(const WallTime now, manners.now());
  GONGSHI_TRY(const Issue issue, open_issue(options.bundle, options.root));
  const Date today = to_local(now).date;
  if (!options.web_pages.empty()) {
    GONGSHI_CHECK(export_web_pages(options, issue, today, manners));
  }
  if (!options.sheets.output.empty()) {
    GONGSHI_CHECK(export_sheets(options, issue, today, manners));
  }
  const ReleaseId& id = issue.release->id();
  std::cout << manners.say({"第 " + id.serial() + " 期，清单散列 " + id.manifest_hash + "\n",
                            "issue " + id.serial() + ", manifest " + id.manifest_hash + "\n"});
  if (!issue.verified) {
    std::cout << manners.say(
        {"没有给 --root，未核验签名：每一页都标明是样稿，不得发布和张贴\n",
         "no --root, so no signature was verified: every page says that it is a draft\n"});
  }
  return Exit::kDone;
}

}  // namespace

void add_commands(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command = app.add_subcommand(
      "export",
      "把一期内容导出到医院网站、公示栏等其他渠道 | an issue for the web site, paper boards and "
      "other channels");
  command->add_option("FILE", options->bundle, "完整的内容包 | a full bundle")->required();
  command->add_option("--web-pages", options->web_pages,
                      "静态网页写入这个文件夹 | the folder for static web pages");
  command->add_option(
      "--root", options->root,
      "根文件，或存放 1.root、2.root 的目录：核验签名；不写则每页标明是样稿 | a root, or "
      "a folder of them, to verify signatures with; without it every page says draft");
  sheets::add_sheet_options(*command, options->sheets);
  add_now(*command, manners);
  command->callback(
      [&, options] { chosen = [&, options] { return run_export(*options, manners); }; });
}

}  // namespace gongshi::content::outlet
