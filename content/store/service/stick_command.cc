#include <iostream>
#include <memory>
#include <thread>

#include "config/site.h"
#include "content/store/service/commands.h"
#include "content/store/service/control.h"
#include "content/store/service/operator.h"

namespace gongshi::content::store {
namespace {

using namespace std::chrono_literals;

constexpr auto kAnswerWithin = 10s;
constexpr auto kLookEvery = 200ms;

struct Options {
  std::string config;
  std::string pin_file;
};

Result<ControlReply> ask(const Options& options, const ControlRequest& request) {
  GONGSHI_TRY(const auto site, config::read_site(options.config));
  return ask_updater(site.sync.socket, request, kAnswerWithin);
}

Result<Exit> list(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const auto reply, ask(options, {ControlVerb::kState, {}}));
  const std::string& stick = reply.stick;
  std::cout << manners.say(stick.empty() ? Sentence{"没有插入 U 盘", "no stick is plugged in"}
                                         : Sentence{"已插入 U 盘：" + stick, "stick: " + stick})
            << '\n';
  return stick.empty() ? Exit::kRefused : Exit::kDone;
}

/// Asks the service to do it, as the maintenance page does, and waits until it is done.
Result<Exit> act(const Options& options, ControlVerb verb, const Manners& manners) {
  GONGSHI_TRY(const std::string pin,
              read_pin(options.pin_file, {"维护密码：", "Maintenance PIN: "}, manners));
  GONGSHI_TRY(ControlReply reply, ask(options, {verb, pin}));
  std::cout << manners.say(reply.sentence) << '\n' << std::flush;
  if (!reply.accepted) return Exit::kRefused;
  while (reply.busy) {
    std::this_thread::sleep_for(kLookEvery);
    GONGSHI_TRY(reply, ask(options, {ControlVerb::kState, {}}));
  }
  std::cout << manners.say(reply.outcome) << '\n' << reply.word << '\n';
  return reply.word == "OK" || reply.word == "ALREADY" ? Exit::kDone : Exit::kRefused;
}

}  // namespace

void add_stick(CLI::App& app, const Manners& manners, Chosen& chosen) {
  CLI::App* stick = app.add_subcommand(
      "stick",
      "已插入的 U 盘，经由运行中的服务 | the stick plugged in, through the running service");
  stick->require_subcommand(1);
  auto options = std::make_shared<Options>();
  CLI::App* list_command = stick->add_subcommand("list", "插了哪个 U 盘 | which stick is there");
  add_config(*list_command, options->config);
  list_command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return list(*options, manners); };
  });
  const auto add_act = [&](const char* name, const char* help, ControlVerb verb) {
    CLI::App* command = stick->add_subcommand(name, help);
    add_config(*command, options->config);
    add_pin_file(*command, options->pin_file);
    command->callback([options, verb, &manners, &chosen] {
      chosen = [options, verb, &manners] { return act(*options, verb, manners); };
    });
  };
  add_act("import", "从 U 盘导入内容包 | take a bundle from it", ControlVerb::kImportStick);
  add_act("receipts", "把回执存到 U 盘 | carry receipts out on it", ControlVerb::kCarryReceipts);
}

}  // namespace gongshi::content::store
