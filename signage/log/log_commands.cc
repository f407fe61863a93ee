#include "signage/log/log_commands.h"

#include <iostream>
#include <memory>

#include "config/site.h"
#include "signage/log/ledger.h"
#include "signage/log/log_key.h"
#include "signage/log/log_text.h"

namespace gongshi::signage {
namespace {

struct Options {
  std::string config;
  std::string folder;   // instead of the site's
  std::string key;      // instead of the one that lies with the log
  std::string display;  // empty: all
  std::string at;
  std::string day;
};

Result<fs::path> folder_of(const Options& options) {
  if (!options.folder.empty()) return fs::path(options.folder);
  GONGSHI_TRY(const config::Site site, config::read_site(options.config));
  return log_folder(site);
}

Result<content::bundle::PublicKey> key_of(const Options& options, const fs::path& folder) {
  if (options.key.empty()) return log_public_key(folder);
  const auto key = content::bundle::PublicKey::from_text(options.key);
  if (key) return *key;
  return Error{Errc::kUsage,
               {"--key 应是 log key 打印的公钥（RW 开头的 56 个字符）",
                "--key is the public key that `log key` prints (56 characters from RW on)"},
               {}};
}

Result<Exit> verify(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const fs::path folder, folder_of(options));
  GONGSHI_TRY(const auto key, key_of(options, folder));
  GONGSHI_TRY(const LogReport report, verify_log(folder, key));
  std::cout << (manners.json ? log_report_json(report, key)
                             : log_report_text(report, manners.lang()));
  return report.sound() ? Exit::kDone : Exit::kRefused;
}

/// What is wrong with the files that an answer was drawn from comes before the answer.
Exit judged(const LogReport& report, const Manners& manners) {
  if (!manners.json) std::cout << log_findings_text(report, manners.lang());
  return report.sound() ? Exit::kDone : Exit::kRefused;
}

Result<Exit> answer(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const fs::path folder, folder_of(options));
  GONGSHI_TRY(const WallTime at,
              options.at.empty() || options.at == "now" ? manners.now() : parse_time(options.at));
  GONGSHI_TRY(const auto answers, log_at(folder, options.display, at));
  GONGSHI_TRY(const auto key, key_of(options, folder));
  GONGSHI_TRY(const auto used, log_files_at(folder, at));
  GONGSHI_TRY(const LogReport report, verify_log(folder, key, used));
  const Exit exit = judged(report, manners);
  std::cout << (manners.json ? log_answers_json(answers, options.display, at, report)
                             : log_answers_text(answers, options.display, at, manners.lang()));
  return exit;
}

Result<Exit> show_day(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const fs::path folder, folder_of(options));
  GONGSHI_TRY(const WallTime now, manners.now());
  Date day = to_local(now).date;
  if (!options.day.empty()) {
    GONGSHI_TRY(day, parse_date(options.day));
  }
  GONGSHI_TRY(const auto lines, log_day(folder, day, options.display));
  GONGSHI_TRY(const auto key, key_of(options, folder));
  GONGSHI_TRY(const auto used, log_files_of(folder, day));
  GONGSHI_TRY(const LogReport report, verify_log(folder, key, used));
  const Exit exit = judged(report, manners);
  std::cout << (manners.json ? log_lines_json(lines, report)
                             : log_lines_text(lines, manners.lang()));
  return exit;
}

Result<Exit> print_key(const Options& options, const Manners& /*manners*/) {
  GONGSHI_TRY(const fs::path folder, folder_of(options));
  GONGSHI_TRY(const auto key, log_public_key(folder));
  std::cout << key.text() << '\n';
  return Exit::kDone;
}

}  // namespace

void add_log_commands(CLI::App& app, Manners& manners, Result<Exit>& outcome) {
  const auto options = std::make_shared<Options>();
  CLI::App* log = app.add_subcommand(
      "log", "显示记录：核对、查询 | the display log: is it whole, what does it say");
  log->require_subcommand(1);
  const auto verb = [&](const char* name, const char* help, auto body) {
    CLI::App* sub = log->add_subcommand(name, help);
    sub->add_option("--config", options->config, "站点配置文件 | the site's file")
        ->type_name("FILE")
        ->default_val("/etc/gongshi/site.yaml");
    sub->add_option("--log", options->folder,
                    "记录所在的目录，代替配置中的 | the log's folder, instead of the site's")
        ->type_name("DIR");
    sub->callback([options, &manners, &outcome, body] { outcome = body(*options, manners); });
    return sub;
  };
  CLI::App* verified =
      verb("verify",
           "缺行、改动、缺日、签名不符，逐一指明；退出码 0 完好，1 有问题 | names every gap, "
           "changed line, missing day and wrong signature; exit 0 whole, 1 not",
           verify);
  const auto add_key = [options](CLI::App& sub) {
    sub.add_option(
           "--key", options->key,
           "设备的公钥，代替记录旁边的 | the device's key, instead of the one beside the log")
        ->type_name("RW…");
  };
  add_key(*verified);
  add_json(*verified, manners);
  CLI::App* answered =
      verb("at", "某块屏在某一时刻显示过什么 | what was on a display at a moment", answer);
  answered->add_option("display", options->display, "显示屏名称 | the display's name")->required();
  answered->add_option("--at", options->at, "时刻或 now（默认） | the moment, or now (the default)")
      ->type_name("2026-11-23T10:05:00+08:00");
  add_key(*answered);
  add_now(*answered, manners);
  add_json(*answered, manners);
  CLI::App* shown = verb("show", "某一天的全部记录 | all lines of a day", show_day);
  shown->add_option("--day", options->day, "日期，默认今天 | the day, today if not given")
      ->type_name("2026-11-23");
  shown->add_option("--display", options->display, "只看这块屏 | of this display only")
      ->type_name("NAME");
  add_key(*shown);
  add_now(*shown, manners);
  add_json(*shown, manners);
  verb("key",
       "为记录签名的公钥，请抄送公示办公室 | the public key that signs the log: give it to the "
       "office",
       print_key);
}

}  // namespace gongshi::signage
