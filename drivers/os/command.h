// Command: the manners that all five programs share (exit codes, language, --now, how an error is
// told). Programs describe their own options with CLI11 and hand the finished App to run().
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>

#include "drivers/os/clock.h"
#include "drivers/os/result.h"

namespace gongshi {

/// 0 done; 1 refused or findings; 2 wrong usage; 3 environment (file, device, network, disk).
enum class Exit { kDone = 0, kRefused = 1, kUsage = 2, kEnvironment = 3 };

/// kIo, kTimeout, kClosed and kNotFound are the environment's fault, kUsage the caller's, the rest
/// the input's.
[[nodiscard]] Exit exit_for(Errc code);

/// What the options below have set, once run() has parsed the command line.
struct Manners {
  std::string lang_option;
  std::string now_option;
  bool json = false;

  [[nodiscard]] Lang lang() const { return lang_from(lang_option); }
  [[nodiscard]] std::string say(const Sentence& sentence) const { return sentence.in(lang()); }
  /// `--now` if given, else the machine's clock.
  [[nodiscard]] Result<WallTime> now() const;
};

/// Adds --lang, --version and, where the command has them, --now and --json.
void add_lang(CLI::App& app, Manners& manners);
void add_now(CLI::App& app, Manners& manners);
void add_json(CLI::App& app, Manners& manners);

/// Parses, runs the subcommand's callback (CLI11 `callback`s store their Result in `outcome`) and
/// turns the outcome into an exit code; an error goes to standard error as
/// "program: E1203 sentence".
[[nodiscard]] int run(CLI::App& app, int argc, char** argv, const Manners& manners,
                      const std::function<Result<Exit>()>& body);

/// True when standard output is a terminal and NO_COLOR is unset.
[[nodiscard]] bool color_wanted();

}  // namespace gongshi
