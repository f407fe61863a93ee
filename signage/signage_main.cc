// gongshi-signage: what each board and screen shows, pushed and proved.
#include <sys/prctl.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <optional>

#include "drivers/os/command.h"
#include "signage/caption/caption_output.h"
#include "signage/daemon.h"
#include "signage/emergency/emergency_commands.h"
#include "signage/log/log_commands.h"
#include "signage/preview_commands.h"
#include "signage/screen/screen_output.h"
#include "signage/status.h"

namespace {

using namespace gongshi;
using signage::Daemon;

struct Options {
  std::string config = "/etc/gongshi/site.yaml";
  std::string store;
  std::string window;  // of screens: empty covers the monitor
  int wait_s = 30;
};

Result<config::Site> site_of(const Options& options) {
  GONGSHI_TRY(config::Site site, config::read_site(options.config));
  if (!options.store.empty()) site.store = options.store;
  return site;
}

/// "1280x720"; empty covers the whole monitor.
Result<std::optional<drivers::Geometry>> window_size(const std::string& text) {
  if (text.empty()) return std::optional<drivers::Geometry>{};
  drivers::Geometry size;
  char rest = 0;
  const int read = std::sscanf(text.c_str(), "%5dx%5d%c", &size.width_px, &size.height_px, &rest);
  if (read == 2 && size.width_px >= 320 && size.height_px >= 240 && size.width_px <= 7680 &&
      size.height_px <= 7680) {
    return std::optional<drivers::Geometry>{size};
  }
  return Error{Errc::kUsage,
               {"--window 应写作 1280x720，不是“" + text + "”",
                "--window is written 1280x720, not \"" + text + "\""},
               {}};
}

/// The machine's clock, or one that was set by --now and runs on.
Result<std::unique_ptr<Clock>> clock_of(const Manners& manners) {
  if (manners.now_option.empty()) return std::unique_ptr<Clock>(new SystemClock);
  GONGSHI_TRY(const WallTime start, manners.now());
  return std::unique_ptr<Clock>(new OffsetClock(start));
}

/// What systemd lets this program do for raw frames is not for programs that it starts, such as the
/// encoder of the captions. It keeps what it has itself.
Status keep_capabilities_to_ourselves() {
  if (::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) != 0) {
    return os_error(errno, {"放弃可继承的权限", "drop the capabilities that children inherit"});
  }
  return {};
}

Result<Exit> run_service(const Options& options, const Manners& manners) {
  GONGSHI_CHECK(keep_capabilities_to_ourselves());
  GONGSHI_TRY(config::Site site, site_of(options));
  GONGSHI_TRY(const auto clock, clock_of(manners));
  GONGSHI_TRY(fonts::TypeCase type, fonts::TypeCase::open());
  GONGSHI_TRY(Loop loop, Loop::create({SIGINT, SIGTERM}));
  GONGSHI_TRY(const auto size, window_size(options.window));
  GONGSHI_TRY(const auto daemon, Daemon::open(loop, *clock, std::move(site), type));
  for (const config::Display& display : daemon->site().displays) {
    if (display.kind == "caption") {
      GONGSHI_TRY(auto caption,
                  signage::CaptionOutput::open(display, loop, *clock, type, daemon->on_change()));
      daemon->add(std::move(caption));
    }
    if (display.kind != "screen") continue;
    daemon->add(
        signage::ScreenOutput::open(display, {size}, loop, *clock, type, daemon->on_change()));
  }
  daemon->serve_emergencies();
  GONGSHI_CHECK(daemon->run());
  return Exit::kDone;
}

Result<Exit> push_once(const Options& options, const Manners& manners) {
  GONGSHI_TRY(config::Site site, site_of(options));
  GONGSHI_TRY(const auto clock, clock_of(manners));
  GONGSHI_TRY(fonts::TypeCase type, fonts::TypeCase::open());
  GONGSHI_TRY(Loop loop, Loop::create({SIGINT, SIGTERM}));
  GONGSHI_TRY(const auto daemon, Daemon::open(loop, *clock, std::move(site), type));
  GONGSHI_CHECK(daemon->push(std::chrono::seconds{options.wait_s}));
  auto lines = daemon->lines();
  for (const config::Display& display : daemon->site().displays) {
    // Nothing can be pushed to a monitor: it shows what `run` draws, as long as that runs.
    if (signage::is_screen(display)) lines.push_back({display.name, display.kind, {}, {}});
  }
  std::cout << (manners.json ? content::display_lines_json(lines)
                             : content::display_table(lines, clock->wall(), manners.lang()));
  std::cout.flush();
  bool proved = true;
  for (const auto& output : daemon->outputs()) {
    if (output->settled()) continue;
    proved = false;
    const auto trouble = output->trouble();
    std::cerr << "gongshi-signage: "
              << manners.say({"未证实 " + output->display().name + (trouble ? "：" : ""),
                              "not proved " + output->display().name + (trouble ? ": " : "")})
              << (trouble ? manners.say(trouble->what) : std::string{}) << '\n';
  }
  return proved ? Exit::kDone : Exit::kEnvironment;
}

Result<Exit> show_status(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const config::Site site, site_of(options));
  GONGSHI_TRY(const WallTime now, manners.now());
  GONGSHI_TRY(const auto status, signage::read_status(site));
  std::cout << (manners.json ? signage::status_json(status)
                             : signage::status_text(status, now, manners.lang()));
  return Exit::kDone;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"LED 屏与滚动屏 | boards and rolling screens", "gongshi-signage"};
  app.require_subcommand(1);
  app.fallthrough();
  Manners manners;
  add_lang(app, manners);
  Options options;
  Result<Exit> outcome = Exit::kDone;
  const auto verb = [&](const char* name, const char* help, auto body) {
    CLI::App* sub = app.add_subcommand(name, help);
    sub->add_option("--config", options.config, "本机配置 | the site file")->capture_default_str();
    sub->add_option("--store", options.store,
                    "内容库，代替配置中的 | store, instead of the site's");
    add_now(*sub, manners);
    sub->callback([&, body] { outcome = body(options, manners); });
    return sub;
  };
  CLI::App* service =
      verb("run", "服务：一直显示并证实 | service: shows and proves until stopped", run_service);
  service
      ->add_option("--window", options.window,
                   "滚动屏用窗口，不占满显示器 | screens in a window, not the whole monitor")
      ->type_name("WxH");
  CLI::App* once = verb("once",
                        "向各 LED 屏发送此刻应显示的内容，证实后退出；未证实的点名，退出码 3 | "
                        "push what is due now to every board, wait for proof, exit; 3 names what "
                        "is not proved",
                        push_once);
  once->add_option("--wait", options.wait_s, "最多等待秒数 | seconds to wait at most")
      ->capture_default_str()
      ->check(CLI::Range(1, 3600));
  add_json(*once, manners);
  CLI::App* status =
      verb("status", "每块屏显示哪一期，何时见过 | which serial each display shows", show_status);
  add_json(*status, manners);
  signage::add_commands(app, manners, outcome);
  signage::add_emergency_commands(app, manners, outcome);
  signage::add_log_commands(app, manners, outcome);
  return run(app, argc, argv, manners, [&] { return outcome; });
}
