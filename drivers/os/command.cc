#include "drivers/os/command.h"

#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "drivers/os/usage_words.h"

namespace gongshi {

Exit exit_for(Errc code) {
  switch (code) {
    case Errc::kIo:
    case Errc::kTimeout:
    case Errc::kClosed:
    case Errc::kNotFound:
      return Exit::kEnvironment;
    case Errc::kUsage:
      return Exit::kUsage;
    case Errc::kCorrupt:
    case Errc::kRejected:
    case Errc::kNoGlyph:
    case Errc::kConfig:
      return Exit::kRefused;
  }
  return Exit::kRefused;
}

Result<WallTime> Manners::now() const {
  if (now_option.empty()) return SystemClock{}.wall();
  return parse_time(now_option);
}

void add_lang(CLI::App& app, Manners& manners) {
  app.add_option("--lang", manners.lang_option, "zh | en (default: LANG)")
      ->check(CLI::IsMember({"zh", "en"}));
  app.set_version_flag("--version", "gongshi " GONGSHI_VERSION);
}

void add_now(CLI::App& app, Manners& manners) {
  app.add_option("--now", manners.now_option, "时刻，代替本机时钟 | time used instead of the clock")
      ->type_name("2026-11-23T10:05:00+08:00");
}

void add_json(CLI::App& app, Manners& manners) {
  app.add_flag("--json", manners.json, "输出一份 JSON | print one JSON document");
}

int run(CLI::App& app, int argc, char** argv, const Manners& manners,
        const std::function<Result<Exit>()>& body) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool wrong = error.get_exit_code() != 0;  // else somebody asked for help or the version
    if (wrong && manners.lang() == Lang::kZh) {
      std::cerr << usage_words_zh(app, error) << '\n';
    } else {
      (void)app.exit(error);
    }
    return wrong ? static_cast<int>(Exit::kUsage) : 0;
  }
  const Result<Exit> outcome = body();
  if (outcome) return static_cast<int>(*outcome);
  const Error& error = outcome.error();
  std::cout.flush();
  std::cerr << app.get_name() << ": " << error.word << (error.word.empty() ? "" : " ")
            << error.what.in(manners.lang()) << '\n';
  return static_cast<int>(exit_for(error.code));
}

bool color_wanted() {
  const char* refused = std::getenv("NO_COLOR");
  return ::isatty(STDOUT_FILENO) == 1 && (refused == nullptr || *refused == '\0');
}

}  // namespace gongshi
