// gongshi-kiosk: the touch program (product contract, sections 5 and 6).
#include <charconv>
#include <utility>

#include "config/site.h"
#include "drivers/os/command.h"
#include "drivers/os/file.h"
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

Result<Exit> kiosk_body(const Options& options) {
  SessionOptions session_options;
  GONGSHI_TRY(session_options.site, config::read_site(options.config));
  if (!options.store.empty()) session_options.site.store = options.store;
  fs::path& theme = session_options.site.kiosk.theme;
  if (!theme.empty()) theme = fs::path(options.config).parent_path() / theme;
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
  app.add_option("--config", options.config, "设备配置文件 site.yaml | the device's configuration")
      ->required();
  app.add_option("--store", options.store,
                 "代替配置中的存储目录 | instead of the configured store");
  app.add_option("--window", options.window,
                 "窗口大小 宽x高；不写则全屏 | a window instead of the full screen");
  app.add_option("--script", options.script,
                 "按脚本操作后退出 | play a script of touches, then end");
  add_lang(app, options.manners);
  add_now(app, options.manners);
  app.set_version_flag("--version", version);
  return run(app, argc, argv, options.manners, [&] { return kiosk_body(options); });
}
