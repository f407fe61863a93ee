#include <iostream>
#include <memory>

#include "content/bundle/publish.h"
#include "content/bundle/status_option.h"
#include "content/bundle/subcommands.h"
#include "content/bundle/verdict.h"

namespace gongshi::content::bundle {
namespace {

struct Options {
  fs::path roots;
  fs::path web;
  StatusOption status;
};

/// What devices will do about it, in one line.
Sentence outcome(const fs::path& web, const Root& newest, bool status_named, bool renewed) {
  const std::string version = std::to_string(newest.version);
  const Sentence done{
      "已把根文件发布到 " + web.string() + "，最新是第 " + version + " 版。",
      "published the roots to " + web.string() + ", the newest is version " + version + ". "};
  if (renewed) {
    return {done.zh + "状态文件已更新，联网设备几分钟内跟上。\n",
            done.en + "The status is renewed: devices follow within minutes.\n"};
  }
  if (status_named) {
    return {done.zh + "网站上还没有状态文件，发布内容包时才会有。\n",
            done.en + "The tree has no status yet; publishing an issue makes one.\n"};
  }
  return {done.zh + "没有给出状态私钥，设备一小时内会自己来问。\n",
          done.en + "No status key was given: devices ask by themselves within an hour.\n"};
}

Result<Exit> publish(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const WallTime now, manners.now());
  GONGSHI_TRY(const auto roots, read_roots(options.roots));
  const Root& newest = roots.back().root;
  std::optional<DocumentFile> status;
  if (options.status.named()) {
    GONGSHI_TRY(const auto keys, options.status.open_keys(manners));
    GONGSHI_TRY(status, renewed_status(options.web, roots, now, options.status.valid(), keys));
  }
  if (status) GONGSHI_CHECK(options.status.check(*status, newest));
  GONGSHI_CHECK(publish_roots(options.web, roots, status));
  std::cout << manners.say(
      outcome(options.web, newest, options.status.named(), status.has_value()));
  return Exit::kDone;
}

}  // namespace

void add_root_publish(CLI::App& root, Manners& manners, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = root.add_subcommand("publish",
                                          "只把根文件发布到网站，并更新状态文件 | publish roots "
                                          "alone to a web folder, and renew its status");
  command
      ->add_option("ROOTS", options->roots,
                   "存放 1.root、2.root 的目录 | a folder of 1.root, 2.root …")
      ->required();
  command->add_option("--web", options->web, "网站目录 | web folder")->required();
  options->status.add(*command);
  add_now(*command, manners);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return publish(*options, manners); };
  });
}

}  // namespace gongshi::content::bundle
