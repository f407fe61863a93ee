// Usage: what is wrong with a command line, told in the language that was asked for.
#include "drivers/os/usage_words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace gongshi;

namespace {

/// What the parser of a small program says to these words.
std::string said_to(std::vector<std::string> words) {
  CLI::App app("", "gongshi-board");
  app.require_subcommand(1);
  CLI::App* const send = app.add_subcommand("send", "");
  std::string text, port, font;
  int speed = 0;
  send->add_option("TEXT", text)->required();
  CLI::Option* const by_port = send->add_option("--port", port);
  send->add_option("--speed", speed)->needs(by_port);
  send->add_option("--font", font)->excludes(by_port);
  std::reverse(words.begin(), words.end());
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    return usage_words_zh(app, error);
  }
  return "";
}

}  // namespace

TEST_SUITE("os") {
  TEST_CASE("usage: nothing is said to a command line that is well formed") {
    CHECK(said_to({"send", "你好", "--port", "p", "--speed", "9600"}).empty());
  }

  TEST_CASE("usage: each mistake in a Chinese sentence that names it and the help") {
    const std::string help = "。用法见 gongshi-board send --help";
    CHECK(said_to({}) == "gongshi-board: 缺少子命令。用法见 gongshi-board --help");
    CHECK(said_to({"send"}) == "gongshi-board: 缺少 TEXT" + help);
    CHECK(said_to({"send", "你好", "再见", "--loud"}) ==
          "gongshi-board: 不认识这些参数：再见 --loud" + help);
    CHECK(said_to({"send", "你好", "--speed", "9600"}) ==
          "gongshi-board: --speed 要与 --port 一起用" + help);
    CHECK(said_to({"send", "你好", "--port", "p", "--font", "f"}).find("不能与") !=
          std::string::npos);
    CHECK(said_to({"send", "你好", "--port", "p", "--speed", "fast"}).find("选项的值不对：") !=
          std::string::npos);
    CHECK(said_to({"send", "你好", "--port"}).find("选项后面的值多了或少了：") !=
          std::string::npos);
  }
}
