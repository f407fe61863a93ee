#include <iostream>
#include <memory>

#include "content/bundle/archive_file.h"
#include "content/bundle/decision.h"
#include "content/bundle/publish.h"
#include "content/bundle/status_option.h"
#include "content/bundle/subcommands.h"

namespace gongshi::content::bundle {
namespace {

struct Options {
  fs::path file;
  fs::path web;
  fs::path stick;
  fs::path root;
  fs::path thin;
  fs::path archive;
  StatusOption status;
};

/// With roots at hand nothing goes out that devices would refuse; without, at least nothing
/// unsigned.
Status check_trust(const DeskBundle& bundle, const std::vector<RootFile>& roots) {
  if (roots.empty()) {
    if (!bundle.container.manifest.signatures.empty()) return {};
    return refusal(Verdict::kSig, {"内容包还没有签名，请先用 sign 命令签名",
                                   "the bundle has no signature yet; use the command sign first"});
  }
  const Root& root = roots.back().root;
  const Decision decision = decide_bundle(root, bundle.container, {root.site, {}}, {});
  if (!decision.ok()) return refusal(decision.verdict, decision.sentence);
  return {};
}

std::string written_text(const fs::path& path, const std::string& serial, const DeskBundle& bundle,
                         const std::optional<DeskBundle>& base, std::size_t entries,
                         const Manners& manners) {
  std::string text = manners.say({"已把期号 " + serial + " 写到 " + path.string() + "\n",
                                  "wrote " + serial + " to " + path.string() + "\n"});
  if (!base) return text;
  const std::string left_out = std::to_string(bundle.container.objects.size() - entries);
  const std::string before = base->manifest.serial();
  return text + manners.say({"精简包：省去 " + left_out + " 个对象，只适用于已有第 " + before +
                                 " 期的设备\n",
                             "thin bundle: " + left_out +
                                 " objects left out; only for devices that have " + before + "\n"});
}

Status check_usage(const Options& options) {
  if (options.web.empty() == options.stick.empty()) {
    return Error{
        Errc::kUsage, {"请给出 --web 或 --stick 之一", "name one of --web and --stick"}, {}};
  }
  if (options.stick.empty() && !options.thin.empty()) {
    return Error{Errc::kUsage,
                 {"--thin 只用于 --stick；网站上总是放完整的对象",
                  "--thin goes with --stick; a web tree always holds the full objects"},
                 {}};
  }
  return {};
}

Result<Exit> publish(const Options& options, const Manners& manners) {
  GONGSHI_CHECK(check_usage(options));
  GONGSHI_TRY(const WallTime now, manners.now());
  GONGSHI_TRY(const auto bundle, DeskBundle::open(options.file));
  std::vector<RootFile> roots;
  if (!options.root.empty()) {
    GONGSHI_TRY(roots, read_roots(options.root));
  }
  GONGSHI_CHECK(check_trust(bundle, roots));
  GONGSHI_CHECK(bundle.check_entries());

  Publication publication{bundle.container, bundle.manifest, std::move(roots), {}, {}};
  if (options.status.named()) {
    GONGSHI_TRY(const auto keys, options.status.open_keys(manners));
    publication.status =
        make_status(bundle.manifest, bundle.manifest_hash, now, options.status.valid(), keys);
    if (!publication.roots.empty()) {
      GONGSHI_CHECK(StatusOption::check(*publication.status, publication.roots.back().root));
    }
  }
  const std::string serial = bundle.manifest.serial();
  // Kept first: what the archive refuses, another content under a used number, does not go out.
  if (!options.archive.empty()) {
    GONGSHI_TRY(const auto kept, keep_in_archive(options.archive, bundle));
    std::cout << manners.say(
        {"已存档 " + kept.string() + "\n", "archived " + kept.string() + "\n"});
  }
  if (!options.stick.empty()) {
    std::optional<DeskBundle> base;
    if (!options.thin.empty()) {
      GONGSHI_TRY(base, DeskBundle::open(options.thin));
      GONGSHI_TRY(publication.container, thin_container(bundle, *base));
      publication.after = base->manifest.serial();
    }
    GONGSHI_TRY(const auto path, publish_stick(options.stick, publication));
    std::cout << written_text(path, serial, bundle, base, publication.container.objects.size(),
                              manners);
    return Exit::kDone;
  }
  GONGSHI_TRY(const auto count, publish_web(options.web, publication));
  const std::string written = std::to_string(count.written);
  const std::string kept = std::to_string(count.kept);
  std::cout << manners.say({"已发布期号 " + serial + " 到 " + options.web.string() + "，新写 " +
                                written + " 个对象，沿用 " + kept + " 个\n",
                            "published " + serial + " to " + options.web.string() + ": " + written +
                                " objects written, " + kept + " there already\n"});
  return Exit::kDone;
}

}  // namespace

void add_publish(CLI::App& app, Manners& manners, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("publish", "发布到网站目录或 U 盘 | publish to a web folder or a stick");
  command->add_option("FILE", options->file, "已签名的内容包 | signed bundle")->required();
  command->add_option("--web", options->web, "网站目录 | web folder");
  command->add_option("--stick", options->stick, "U 盘目录 | the stick's folder");
  command->add_option("--thin", options->thin,
                      "与 --stick 同用：设备已有的那一期，省去它们不需要的对象 | with --stick: the "
                      "issue that devices have; what they do not need is left out");
  command->add_option(
      "--root", options->root,
      "一并发布的根文件或目录，发布前据此核验 | roots to publish too and to verify with");
  command->add_option(
      "--archive", options->archive,
      "存档文件夹：把这一期也存进去 | the archive folder: the issue is kept there too");
  options->status.add(*command);
  add_now(*command, manners);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return publish(*options, manners); };
  });
}

}  // namespace gongshi::content::bundle
