#include "content/workspace/receipts/commands.h"

#include <chrono>
#include <iostream>
#include <memory>
#include <thread>

#include "content/workspace/receipts/evidence.h"
#include "content/workspace/receipts/report.h"

namespace gongshi::content::receipts {
namespace {

/// A device sends its signature, then its receipt: so long the two may not fit.
constexpr std::chrono::seconds kSendingTakes{1};

struct Options {
  fs::path folder;
  fs::path devices;
  fs::path web;
  std::vector<fs::path> bundles;
  fs::path root;
  std::string item;
  fs::path keep;
};

void warn_of(const Shelf& shelf, const Manners& manners) {
  if (shelf.passed_over().empty()) return;
  std::string names;
  for (const std::string& name : shelf.passed_over()) names += " " + name;
  std::cerr << manners.say(
      {"这些清单没有有效签名，未采用：" + names + "\n",
       "these manifests are not validly signed and do not count:" + names + "\n"});
}

Status keep_them(const Options& options, const std::vector<ListedDevice>& devices,
                 const ReceiptBox& box, const Manners& manners) {
  if (options.keep.empty()) return {};
  GONGSHI_TRY(const std::size_t added, keep_first(devices, box, options.keep));
  if (manners.json) return {};
  const std::string count = std::to_string(added);
  const std::string folder = options.keep.string();
  std::cout << manners.say({"新留存回执 " + count + " 份，在 " + folder + "\n",
                            "receipts newly kept in " + folder + ": " + count + "\n"});
  return {};
}

Result<Exit> receipts(const Options& options, const Manners& manners) {
  if (!options.keep.empty() && options.devices.empty()) {
    return Error{Errc::kUsage,
                 {"--keep 要与 --devices 一起用：没有清单，不知道留哪些",
                  "--keep goes with --devices: without the list nothing is known to be a device's"},
                 {}};
  }
  GONGSHI_TRY(const WallTime now, manners.now());
  std::vector<ListedDevice> devices;
  if (!options.devices.empty()) {
    GONGSHI_TRY(devices, read_devices(options.devices));
  }
  std::vector<bundle::RootFile> roots;
  if (!options.root.empty()) {
    GONGSHI_TRY(roots, bundle::read_roots(options.root));
  }
  GONGSHI_TRY(const Shelf shelf, Shelf::open(options.web, options.bundles, roots));
  warn_of(shelf, manners);
  GONGSHI_TRY(ReceiptBox box, read_box(options.folder));
  Standing standing = judge(devices, box, shelf.issues(), now);
  if (standing.torn_pairs) {
    std::this_thread::sleep_for(kSendingTakes);
    GONGSHI_TRY(box, read_box(options.folder));
    standing = judge(devices, box, shelf.issues(), now);
  }
  std::optional<ItemAnswer> answer;
  if (!options.item.empty()) answer = answer_item(standing, shelf, options.item, now);
  std::cout << (manners.json ? report_json(standing, answer, now)
                             : report_text(standing, answer, now, manners.lang()));
  GONGSHI_CHECK(keep_them(options, devices, box, manners));
  if (devices.empty() && !manners.json) {
    std::cout << manners.say(
        {"没有设备清单，无法相信任何回执；请用 --devices 给出（每台设备的一行由 gongshi-sync "
         "status "
         "显示）\n",
         "without a list of devices no receipt can be believed; give --devices (gongshi-sync "
         "status "
         "prints the line of a device)\n"});
  }
  if (answer) return answer->gone_everywhere() ? Exit::kDone : Exit::kRefused;
  return standing.findings.empty() && !devices.empty() ? Exit::kDone : Exit::kRefused;
}

}  // namespace

void add_commands(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "receipts", "汇总各设备的回执：谁在显示什么 | what all devices say that they show");
  command
      ->add_option("DIR", options->folder,
                   "回执所在目录，含子目录 | folder of receipts, at any depth")
      ->required();
  command->add_option("--devices", options->devices,
                      "设备清单：名称 公钥 地点 | list of devices: name, public key, place");
  command->add_option("--web", options->web,
                      "发布目录，用于查看各期内容 | web tree with the issues");
  command->add_option("--bundle", options->bundles,
                      "内容包，可多个 | bundles with the issues, more than one allowed");
  command->add_option(
      "--root", options->root,
      "根文件或目录：只采用据此核验通过的各期 | roots: only issues that are validly "
      "signed under them count");
  command->add_option(
      "--item", options->item,
      "项目、药品、耗材、医生代码或页面、信息编号：是否已处处撤下 | code of an item, "
      "doctor, page or message: is it gone everywhere?");
  command->add_option("--keep", options->keep,
                      "把每一期在每块屏上最早的回执留存到这个文件夹 | keep the first receipts of "
                      "each issue on each display in this folder");
  add_json(*command, manners);
  add_now(*command, manners);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return receipts(*options, manners); };
  });
}

}  // namespace gongshi::content::receipts
