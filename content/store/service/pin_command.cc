#include <unistd.h>

#include <iostream>
#include <memory>

#include "config/site.h"
#include "content/bundle/password.h"
#include "content/store/service/commands.h"
#include "content/store/service/operator.h"
#include "content/store/service/pin.h"

namespace gongshi::content::store {
namespace {

struct Options {
  std::string config;
  std::string user;
  std::string file;
};

Result<std::string> new_pin(const std::string& file, const Manners& manners) {
  if (!file.empty()) return read_pin(file, {}, manners);
  GONGSHI_TRY(
      std::string pin,
      read_pin({}, {"新的维护密码（4 到 12 位数字）：", "New PIN, 4 to 12 digits: "}, manners));
  GONGSHI_CHECK(check_pin(pin));
  GONGSHI_TRY(const std::string again, read_pin({}, {"再输入一次：", "Once more: "}, manners));
  if (again == pin) return pin;
  return Error{
      Errc::kUsage,
      {"两次输入不一样，维护密码没有改变", "the two are not the same; the PIN stays as it was"},
      {}};
}

Result<Exit> set_pin(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const auto site, config::read_site(options.config));
  GONGSHI_TRY(const std::string pin, new_pin(options.file, manners));
  GONGSHI_CHECK(write_pin_file(site.sync.pin_file, pin, options.user));
  const std::string name = site.sync.pin_file.string();
  std::cout << manners.say({"维护密码已设置：" + name, "the PIN is set: " + name}) << '\n';
  return Exit::kDone;
}

}  // namespace

void add_pin(CLI::App& app, const Manners& manners, Chosen& chosen) {
  CLI::App* command = app.add_subcommand(
      "pin", "设置触摸屏维护页的密码 | set the PIN of the kiosk's maintenance page");
  auto options = std::make_shared<Options>();
  add_config(*command, options->config);
  add_user(*command, options->user);
  add_pin_file(*command, options->file);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return set_pin(*options, manners); };
  });
}

}  // namespace gongshi::content::store
