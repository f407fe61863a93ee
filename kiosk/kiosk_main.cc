// gongshi-kiosk: the touch program (product contract, sections 5 and 6).
#include <charconv>
#include <iostream>
#include <utility>

#include "config/site.h"
#include "drivers/os/command.h"
#include "drivers/os/file.h"
#include "kiosk/check/check_report.h"
#include "kiosk/handwriting/templates.h"
#include "kiosk/stage/session.h"
#include "kiosk/views/doors.h"

namespace {

using namespace gongshi;
using namespace gongshi::kiosk;

constexpr std::size_t kScriptCap = 1U << 20U;

struct Options {
  Manners manners;
  std::string config, store, window, script;
};

Result<Size> parse_window(std::string_view text) {
  Size size;
  const auto x = text.find('x');
  const char* const end = text.data() + text.size();
  if (x != std::string_view::npos) {
    const auto w = std::from_chars(text.data(), text.data() + x, size.w);
    const auto h = std::from_chars(text.data() + x + 1, end, size.h);
    if (w.ec == std::errc() && h.ec == std::errc() && w.ptr == text.data() + x && h.ptr == end &&
        size.w >= 800 && size.h >= 600 && size.w <= 7680 && size.h <= 7680) {
      return size;
    }
  }
  return Error{Errc::kUsage,
               {"--window 应为 宽x高，例如 1920x1080（至少 800x600）",
                "--window wants WIDTHxHEIGHT, e.g. 1920x1080 (800x600 or more)"},
               {}};
}

/// The theme's path begins at the site file's folder.
Result<config::Site> read_site(const Options& options) {
  if (options.config.empty()) {
    return Error{Errc::kUsage, {"缺少 --config site.yaml", "--config site.yaml is missing"}, {}};
  }
  GONGSHI_TRY(config::Site site, config::read_site(options.config));
  if (!options.store.empty()) site.store = options.store;
  fs::path& theme = site.kiosk.theme;
  if (!theme.empty()) theme = fs::path(options.config).parent_path() / theme;
  return site;
}

Result<Exit> check(const Options& options) {
  const auto site = read_site(options);
  if (!site && site.error().code != Errc::kConfig) return site.error();
  const std::vector<Finding> findings =
      site ? self_check(options.config, *site, real_check_doors())
           : std::vector<Finding>{config_fault(options.config, site.error())};
  const Manners& manners = options.manners;
  std::cout << (manners.json ? check_json(findings) : check_text(findings, manners.lang()));
  return worst(findings) == Verdict::kFault ? Exit::kRefused : Exit::kDone;
}

Result<Exit> kiosk_body(const Options& options) {
  SessionOptions session_options;
  GONGSHI_TRY(session_options.site, read_site(options));
  if (!options.window.empty()) {
    GONGSHI_TRY(session_options.window, parse_window(options.window));
  }
  ShiftedClock clock;
  if (!options.manners.now_option.empty()) {
    GONGSHI_TRY(const WallTime now, options.manners.now());
    clock.set(now);
  }
  const Doors doors = real_doors();
  session_options.make_home = [&doors] { return std::make_unique<HomeView>(doors); };

  Session* running = nullptr;
  if (!options.script.empty()) {
    GONGSHI_TRY(const std::string text, read_file(options.script, kScriptCap));
    GONGSHI_TRY(std::vector<Step> steps, parse_script(text, options.script));
    session_options.script.emplace(
        std::move(steps), options.script,
        ScriptHands{[&running](const std::string& path) { return running->save_shot(path); },
                    [&clock](WallTime now) { clock.set(now); }});
  }
  GONGSHI_TRY(const auto session, Session::open(std::move(session_options), clock));
  running = session.get();
  GONGSHI_CHECK(session->run());
  return Exit::kDone;
}

/// Whether there is handwriting depends on the build: said here, where people look first.
std::string version() {
  std::string words = "gongshi " GONGSHI_VERSION "\n";
  const auto templates = handwriting::Templates::open(handwriting::Templates::installed_file());
  if (!templates) return words + "没有手写 | no handwriting: " + templates.error().what.en;
  const std::string count = std::to_string(templates->character_count());
  return words + "手写 " + count + " 字 | handwriting of " + count + " characters";
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"公示触摸查询 | the touch program of Gongshi", "gongshi-kiosk"};
  Options options;
  const auto add_place = [&options](CLI::App& command) {
    command.add_option("--config", options.config,
                       "设备配置文件 site.yaml | the device's configuration");
    command.add_option("--store", options.store,
                       "代替配置中的存储目录 | instead of the configured store");
  };
  add_place(app);
  app.add_option("--window", options.window,
                 "窗口大小 宽x高；不写则全屏 | a window instead of the full screen");
  app.add_option("--script", options.script,
                 "按脚本操作后退出 | play a script of touches, then end");
  add_lang(app, options.manners);
  add_now(app, options.manners);
  app.set_version_flag("--version", version);
  app.fallthrough();
  CLI::App* const check_command = app.add_subcommand(
      "check", "检查本机能不能用，不打开屏幕 | is this device ready? opens no display");
  add_place(*check_command);
  add_json(*check_command, options.manners);
  return run(app, argc, argv, options.manners,
             [&] { return check_command->parsed() ? check(options) : kiosk_body(options); });
}
