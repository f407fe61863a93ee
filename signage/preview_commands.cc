#include "signage/preview_commands.h"

#include <cstdio>
#include <iostream>

#include "content/store/reader.h"
#include "signage/emergency/recorded_run.h"
#include "signage/panel/panel_schedule.h"
#include "signage/preview.h"
#include "signage/preview_week.h"
#include "signage/release_watch.h"

namespace gongshi::signage {
namespace {

struct Options {
  std::string config;
  std::string store;
  std::string at;
  const CLI::Option* week_option = nullptr;  // of `show`: its date may be left out
  std::string week;
  std::string display;
  std::string picture;
  std::string size;
  int dot_px = 8;
};

Result<WallTime> moment(const Options& options, const Manners& manners) {
  const bool is_now = options.at.empty() || options.at == "now";
  return is_now ? manners.now() : parse_time(options.at);
}

/// With the emergency card that runs on this host, where `at` lies within its time.
Result<Edition> edition_of(const config::Site& site, const Options& options, WallTime at,
                           const Manners& manners) {
  const fs::path store = options.store.empty() ? site.store : fs::path(options.store);
  GONGSHI_TRY(const content::Reader reader, content::Reader::open(store));
  GONGSHI_TRY(Edition edition, load_for_display(reader, site.notice));
  GONGSHI_TRY(const WallTime now, manners.now());
  const auto run = recorded_run(site.signage.state_folder, edition, now, boot_mark());
  if (!run) {
    std::cerr << "gongshi-signage: " << manners.say(run.error().what) << '\n';
  } else if (*run && at >= (*run)->started) {
    edition.emergency = *run;
  }
  return edition;
}

Result<Exit> show_week(const config::Site& site, const Options& options, const Manners& manners) {
  GONGSHI_TRY(const WallTime now, moment(options, manners));
  Date day = to_local(now).date;
  if (!options.week.empty()) {
    GONGSHI_TRY(day, parse_date(options.week));
  }
  GONGSHI_TRY(const Edition edition, edition_of(site, options, now, manners));
  const Date first = monday_of(day);
  std::vector<DisplayWeek> weeks;
  weeks.reserve(site.displays.size());
  for (const config::Display& display : site.displays) {
    weeks.push_back(week_of(edition, display, first));
  }
  std::cout << (manners.json ? weeks_json(weeks, first) : weeks_text(weeks, first, manners.lang()));
  return Exit::kDone;
}

Result<Exit> show(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const config::Site site, config::read_site(options.config));
  if (options.week_option->count() > 0) return show_week(site, options, manners);
  GONGSHI_TRY(const WallTime now, moment(options, manners));
  GONGSHI_TRY(const Edition edition, edition_of(site, options, now, manners));
  std::vector<Showing> showings;
  showings.reserve(site.displays.size());
  for (const config::Display& display : site.displays) {
    if (is_panel(display)) continue;  // shows what comes by another cable
    showings.push_back(at(edition, display, now));
  }
  std::cout << (manners.json ? showings_json(showings, now)
                             : showings_text(showings, manners.lang()));
  return Exit::kDone;
}

/// "1920x1080"; empty is 0 x 0.
Result<drivers::Geometry> size_of(const std::string& text) {
  if (text.empty()) return drivers::Geometry{};
  int width = 0;
  int height = 0;
  char rest = 0;
  const int read = std::sscanf(text.c_str(), "%5dx%5d%c", &width, &height, &rest);
  if (read != 2 || width < 320 || height < 240 || width > 7680 || height > 7680) {
    return Error{Errc::kUsage,
                 {"--size 应写作 1920x1080（320x240 至 7680x7680），不是 “" + text + "”",
                  "--size is written 1920x1080 (320x240 to 7680x7680), not \"" + text + "\""},
                 {}};
  }
  return drivers::Geometry{width, height};
}

Result<const config::Display*> display_of(const config::Site& site, const std::string& name) {
  std::string known;
  for (const config::Display& display : site.displays) {
    if (display.name == name) return &display;
    known += (known.empty() ? "" : ", ") + display.name;
  }
  return Error{Errc::kUsage,
               {"没有名为 " + name + " 的显示屏；已配置：" + known,
                "no display is named " + name + "; configured: " + known},
               {}};
}

Result<Exit> render(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const config::Site site, config::read_site(options.config));
  GONGSHI_TRY(const WallTime now, moment(options, manners));
  GONGSHI_TRY(const drivers::Geometry size, size_of(options.size));
  GONGSHI_TRY(const config::Display* display, display_of(site, options.display));
  GONGSHI_TRY(const Edition edition, edition_of(site, options, now, manners));
  GONGSHI_TRY(fonts::TypeCase type, fonts::TypeCase::open());
  GONGSHI_TRY(const PreviewPicture drawn,
              preview_picture(edition, *display, now, size, options.dot_px, type));
  GONGSHI_CHECK(write_png(drawn.picture, options.picture));
  if (!drawn.hash.empty()) {
    std::cout << manners.say({"画面 SHA-256：", "picture SHA-256: "}) << drawn.hash << '\n';
  }
  return Exit::kDone;
}

void add_common(CLI::App& command, Options& options) {
  command.add_option("--config", options.config, "站点配置文件 | the site's file")
      ->type_name("FILE")
      ->default_val("/etc/gongshi/site.yaml");
  command.add_option("--store", options.store, "代替配置中的内容库 | instead of the site's store")
      ->type_name("DIR");
  command.add_option("--at", options.at, "时刻或 now（默认） | the moment, or now (the default)")
      ->type_name("2026-11-23T10:05:00+08:00");
}

}  // namespace

void add_commands(CLI::App& app, Manners& manners, Result<Exit>& outcome) {
  const auto options = std::make_shared<Options>();

  CLI::App* shown =
      app.add_subcommand("show", "每块屏在某一时刻显示什么 | what every display shows at a moment");
  add_common(*shown, *options);
  options->week_option =
      shown
          ->add_option(
              "--week", options->week,
              "某日（默认 --at）所在一周：每条内容哪天、几点显示 | the week of a day (that "
              "of --at): which item on which days, and when")
          ->type_name("2026-11-23")
          ->expected(0, 1);
  add_json(*shown, manners);
  shown->callback([options, &manners, &outcome] { outcome = show(*options, manners); });

  CLI::App* rendered = app.add_subcommand(
      "render", "某块屏在某一时刻的画面，存为 PNG | the exact picture of one display, as PNG");
  rendered->add_option("display", options->display, "显示屏名称 | the display's name")->required();
  add_common(*rendered, *options);
  rendered->add_option("-o,--output", options->picture, "PNG 文件 | PNG file")
      ->type_name("FILE.png")
      ->required();
  rendered->add_option("--size", options->size, "屏幕像素 | pixels of a screen")->type_name("WxH");
  rendered->add_option("--dot", options->dot_px, "LED 点距像素 | pixels from lamp to lamp")
      ->check(CLI::Range(3, 32))
      ->capture_default_str();
  rendered->callback([options, &manners, &outcome] { outcome = render(*options, manners); });
}

}  // namespace gongshi::signage
