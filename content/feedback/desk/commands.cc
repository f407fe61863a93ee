#include "content/feedback/desk/commands.h"

#include <iostream>
#include <memory>

#include "content/bundle/subcommands.h"
#include "content/feedback/desk/report.h"

namespace gongshi::content::feedback {
namespace {

constexpr unsigned kOwnOnly = 0600;  // what visitors wrote is nobody else's

struct Options {
  fs::path folder;
  fs::path key;
  fs::path password_file;
  fs::path devices;
  fs::path csv;
  std::string since;
};

Result<Exit> opinions(const Options& options, const Manners& manners) {
  std::vector<receipts::ListedDevice> devices;
  if (!options.devices.empty()) {
    GONGSHI_TRY(devices, receipts::read_devices(options.devices));
  }
  std::optional<Date> since;
  if (!options.since.empty()) {
    GONGSHI_TRY(since, parse_date(options.since));
  }
  GONGSHI_TRY(const auto key, bundle::open_secret_key(options.key, options.password_file, manners));
  GONGSHI_TRY(OpinionBox box, open_box(options.folder, key, devices));
  if (since) {
    std::erase_if(box.opinions, [&](const OpenedOpinion& opened) {
      return to_local(opened.opinion.written).date < *since;
    });
  }
  if (!options.csv.empty()) {
    GONGSHI_CHECK(write_file_atomic(options.csv, report_csv(box, manners.lang()), kOwnOnly));
  }
  std::cout << (manners.json ? report_json(box)
                             : report_text(box, !devices.empty(), manners.lang()));
  return box.unopened.empty() && !box.cut ? Exit::kDone : Exit::kRefused;
}

}  // namespace

void add_commands(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "opinions", "打开并列出群众意见 | opens and lists what visitors have told the kiosks");
  command
      ->add_option("DIR", options->folder,
                   "意见所在目录，含子目录 | folder of sealed opinions, at any depth")
      ->required();
  command
      ->add_option("--key", options->key,
                   "意见私钥，由 keygen feedback 生成 | secret key made by keygen feedback")
      ->required();
  command->add_option("--password-file", options->password_file,
                      "第一行是口令的文件 | file whose first line is the password");
  command->add_option("--devices", options->devices,
                      "设备清单，用于核对来源 | list of devices, to prove who has sent");
  command->add_option("--since", options->since,
                      "只列这一天（含）以后的 | only from this day on, 2026-11-01");
  command->add_option("--csv", options->csv,
                      "另存为 Excel 可打开的表格 | also write a sheet for Excel");
  add_json(*command, manners);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return opinions(*options, manners); };
  });
}

}  // namespace gongshi::content::feedback
