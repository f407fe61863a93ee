// gongshi-sync: brings bundles in, verifies, activates. The only writer of the store.
#include <iostream>

#include "config/site.h"
#include "content/bundle/root.h"
#include "content/store/fetch/pull.h"
#include "content/store/fetch/put.h"
#include "content/store/fetch/send_opinions.h"
#include "content/store/report/device_key.h"
#include "content/store/report/last_outcome.h"
#include "content/store/report/receipts.h"
#include "content/store/report/status_report.h"
#include "content/store/service/commands.h"
#include "content/store/service/jobs.h"
#include "content/store/signed_date.h"
#include "content/store/stick/import.h"
#include "drivers/os/command.h"

namespace {

using namespace gongshi;
using namespace gongshi::content;
using bundle::Verdict;
using store::Outcome;

struct Options {
  std::string config;
  std::string store;
  std::string site;
  std::string channel;
  std::string root;
  std::string source;
  std::string url;
  std::string displays;
  std::string device;
  std::string receipts_url;
  store::OpinionRoute opinions;  // filled where the site's file has a receipts_url
  store::WebOptions web;         // proxy and authorities of the site's file
  bool send = false;
  std::vector<DisplayLine> expected;  // displays of the site's file, nothing known of them
};

/// With the service, while it is at work on the same store.
constexpr std::chrono::seconds kPatience{30};

Exit exit_for_verdict(Verdict verdict) {
  switch (verdict) {
    case Verdict::kOk:
    case Verdict::kAlready:
      return Exit::kDone;
    case Verdict::kSpace:
    case Verdict::kIo:
      return Exit::kEnvironment;
    default:
      return Exit::kRefused;
  }
}

/// What --config says wherever the command line is silent.
Status fill_from_site(Options& options) {
  if (!options.config.empty()) {
    GONGSHI_TRY(const auto site, config::read_site(options.config));
    if (options.store.empty()) options.store = site.store.string();
    if (options.url.empty()) options.url = site.url;
    if (options.displays.empty()) options.displays = site.displays_folder.string();
    options.device = site.sync.device;
    options.receipts_url = site.sync.receipts_url;
    options.opinions = {site.opinions_folder, site.sync.receipts_url, site.site};
    if (options.web.proxy.empty()) options.web.proxy = site.sync.proxy;
    if (options.web.ca_file.empty()) options.web.ca_file = site.sync.ca_file;
    for (const config::Display& display : site.displays) {
      DisplayLine line;
      line.display = display.name;
      line.kind = display.kind;
      options.expected.push_back(std::move(line));
    }
  }
  if (options.store.empty()) {
    return Error{Errc::kUsage, {"请写明 --store 或 --config", "give --store or --config"}, {}};
  }
  return {};
}

Result<Exit> init(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const auto root, store::read_document(options.root, bundle::kMaxRootFile));
  store::Disk disk;
  GONGSHI_CHECK(store::Store::init(disk, options.store, options.site, options.channel,
                                   root.signed_document()));
  GONGSHI_TRY(const auto store, store::Store::open(disk, options.store));
  GONGSHI_TRY(const auto key, store::device_key(disk, store.layout()));
  std::cout << manners.say({"内容库 " + options.store + " 已就绪：站点 " + options.site +
                                "，频道 " + options.channel,
                            "store " + options.store + " is ready: site " + options.site +
                                ", channel " + options.channel})
            << '\n'
            << manners.say({"本机回执密钥 ", "key of this device's receipts: "})
            << bundle::key_id_text(key.id()) << '\n';
  return Exit::kDone;
}

/// Notes the outcome in the store, then tells it: one sentence, the word alone on the last line.
Result<Exit> conclude(store::Store& store, const std::string& source, const Outcome& outcome,
                      std::string_view word, const Manners& manners) {
  GONGSHI_TRY(const WallTime now, manners.now());
  const Status noted = store::write_last_outcome(
      store.disk(), store.layout(), {now, source, std::string(word), outcome.sentence});
  if (!noted) std::cerr << "gongshi-sync: " << manners.say(noted.error().what) << '\n';
  std::cout << manners.say(outcome.sentence) << '\n' << word << '\n';
  return exit_for_verdict(outcome.verdict);
}

/// A store that cannot be opened is an outcome too: people and scripts look for the word.
Result<Exit> no_store(const Error& error, const Manners& manners) {
  std::cout << manners.say(error.what) << '\n'
            << bundle::verdict_word(bundle::verdict_of(error)) << '\n';
  return exit_for(error.code);
}

Result<Exit> import(const Options& options, const Manners& manners) {
  store::Disk disk;
  auto store = store::open_when_free(disk, options.store, kPatience);
  if (!store) return no_store(store.error(), manners);
  const store::ImportReport report = store::import(*store, options.source);
  if (report.candidates.size() > 1) {
    for (std::size_t i = 0; i < report.candidates.size(); ++i) {
      if (report.taken == i) continue;
      const store::Candidate& candidate = report.candidates[i];
      const bool fine = exit_for_verdict(candidate.outcome.verdict) == Exit::kDone;
      std::cout << candidate.name << ": "
                << (fine ? manners.say({"期号 " + candidate.outcome.serial + "，不高于所选，未用",
                                        "number " + candidate.outcome.serial +
                                            ", not above the one taken, left alone"})
                         : std::string(bundle::verdict_word(candidate.outcome.verdict)) + " " +
                               manners.say(candidate.outcome.sentence))
                << '\n';
    }
  }
  if (report.more_left_out) {
    std::cout << manners.say({"文件夹中的内容包多于 16 个，其余未看",
                              "more than 16 bundles in the folder; the rest were not looked at"})
              << '\n';
  }
  return conclude(*store, options.source, report.outcome,
                  bundle::verdict_word(report.outcome.verdict), manners);
}

Result<Exit> pull(const Options& options, const Manners& manners) {
  if (options.url.empty()) {
    return Error{Errc::kUsage,
                 {"没有网址：请写明 --url，或在配置文件中填写 url",
                  "no address: give --url, or url in the site's file"},
                 {}};
  }
  GONGSHI_TRY(const WallTime now, manners.now());
  store::WebOptions web = options.web;
  web.newest_signed_date = store::newest_signed_date({options.store});
  GONGSHI_TRY(const auto tree, store::open_web_tree(options.url, web));
  store::Disk disk;
  auto store = store::open_when_free(disk, options.store, kPatience);
  if (!store) return no_store(store.error(), manners);
  const store::PullReport report =
      store::pull(*store, *tree, options.url, {store::real_patience(), now, true});
  const std::string bytes = std::to_string(report.bytes_received);
  std::cout << manners.say({"收到 " + bytes + " 字节", bytes + " bytes received"}) << '\n';
  const std::string_view word =
      report.no_status ? "NO_STATUS" : bundle::verdict_word(report.outcome.verdict);
  return conclude(*store, options.url, report.outcome, word, manners);
}

/// Issues a receipt now, whether one is due or not, and prints it.
Result<Exit> receipt(const Options& options, const Manners& manners) {
  if (options.device.empty()) {
    return Error{Errc::kUsage,
                 {"没有设备名：请写明 --config，其中 sync.device 或 kiosk.name 是本机名称",
                  "no name for this device: give --config; sync.device or kiosk.name names it"},
                 {}};
  }
  if (options.send && options.receipts_url.empty()) {
    return Error{Errc::kUsage,
                 {"没有发送地址：请在配置文件中填写 sync.receipts_url",
                  "no address to send to: give sync.receipts_url in the site's file"},
                 {}};
  }
  GONGSHI_TRY(const WallTime now, manners.now());
  store::Disk disk;
  GONGSHI_TRY(auto store, store::open_when_free(disk, options.store, kPatience));
  GONGSHI_TRY(const auto gathered,
              store::gather_receipt(store.layout(),
                                    {options.device, options.displays, options.expected}, now));
  GONGSHI_TRY(const auto issued, store::issue_receipt(store, gathered));
  std::cout << issued.text;
  if (options.send) {
    store::WebOptions web = options.web;
    web.newest_signed_date = store::newest_signed_date({options.store});
    GONGSHI_CHECK(store::send_receipt(options.receipts_url, issued, web));
    GONGSHI_TRY(const auto key, store::device_key(disk, store.layout()));
    GONGSHI_CHECK(store::send_opinions(options.opinions, key, web));
  }
  return Exit::kDone;
}

Result<Exit> status(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const WallTime now, manners.now());
  GONGSHI_TRY(auto report, store::gather_status(options.store, options.displays, now));
  report.device = options.device;
  std::cout << (manners.json ? store::status_json(report, now)
                             : store::status_text(report, now, manners.lang()));
  return Exit::kDone;
}

}  // namespace

int main(int argc, char** argv) {
  Manners manners;
  Options options;
  CLI::App app("接收、核对并启用内容包 | bring bundles in, verify, activate", "gongshi-sync");
  app.require_subcommand(1);
  app.fallthrough();
  add_lang(app, manners);
  const auto add_store = [&options](CLI::App* command) {
    command->add_option("--store", options.store, "内容库 | the store's folder");
    command->add_option(
        "--config", options.config,
        "站点配置文件，代替 --store 等 | the site's file, instead of --store and so on");
  };

  CLI::App* init_command = app.add_subcommand("init", "新建内容库 | make a store");
  add_store(init_command);
  init_command->add_option("--site", options.site, "站点 | site")->required();
  init_command->add_option("--channel", options.channel, "频道 | channel")->required();
  init_command
      ->add_option("--root", options.root,
                   "根文件，签名在其旁 FILE.<k>.minisig | root, its signatures beside it")
      ->required();

  CLI::App* import_command =
      app.add_subcommand("import", "从文件或文件夹导入 | take a bundle from a file or folder");
  add_store(import_command);
  import_command->add_option("source", options.source, ".kbundle 文件或文件夹 | file or folder")
      ->required();
  add_now(*import_command, manners);

  CLI::App* pull_command = app.add_subcommand("pull", "从网络取一次 | one network round");
  add_store(pull_command);
  pull_command->add_option("--url", options.url, "网址 | https://, http://, file:///");
  pull_command->add_option("--proxy", options.web.proxy, "代理 | proxy, http://host:port");
  pull_command->add_option("--ca-file", options.web.ca_file,
                           "医院自建 CA 的证书（PEM） | the hospital's own authority (PEM)");
  add_now(*pull_command, manners);

  CLI::App* status_command = app.add_subcommand("status", "现状与各屏 | state and displays");
  add_store(status_command);
  status_command->add_option("--displays", options.displays,
                             "各屏状态所在文件夹 | folder of display lines");
  add_json(*status_command, manners);
  add_now(*status_command, manners);

  store::Chosen service;
  store::add_service_commands(app, manners, service);
  CLI::App* receipt_command =
      app.add_subcommand("receipt", "立即签发一份回执并显示 | issue a receipt now and print it");
  add_store(receipt_command);
  receipt_command->add_flag(
      "--send", options.send,
      "并连同等待的意见送到 sync.receipts_url | and send it, and opinions that wait, to "
      "sync.receipts_url");
  add_now(*receipt_command, manners);

  return run(app, argc, argv, manners, [&]() -> Result<Exit> {
    if (service) return service();
    GONGSHI_CHECK(fill_from_site(options));
    if (init_command->parsed()) return init(options, manners);
    if (import_command->parsed()) return import(options, manners);
    if (pull_command->parsed()) return pull(options, manners);
    if (receipt_command->parsed()) return receipt(options, manners);
    return status(options, manners);
  });
}
