// gongshi-board: one board at a desk, with no bundle at all: find, probe, test, set up, simulate.

#include "drivers/desk/board_verbs.h"
#include "drivers/os/command.h"

int main(int argc, char** argv) {
  using namespace gongshi;
  CLI::App app{"LED 屏的查找、测试与模拟 | find, test and simulate boards", "gongshi-board"};
  app.require_subcommand(1);
  app.fallthrough();
  Manners manners;
  add_lang(app, manners);
  add_json(app, manners);
  Result<Exit> outcome = Exit::kDone;
  const drivers::BoardVerbs verbs(app, manners, outcome);
  return run(app, argc, argv, manners, [&] { return outcome; });
}
