#include "content/store/service/operator.h"

#include <iostream>

#include "content/bundle/password.h"

namespace gongshi::content::store {

void add_config(CLI::App& command, std::string& config) {
  config = "/etc/gongshi/site.yaml";
  command.add_option("--config", config, "站点配置文件 | the site's file")->capture_default_str();
}

void add_user(CLI::App& command, std::string& user) {
  user = "gongshi-sync";
  command.add_option("--user", user, "服务以此用户工作 | whom the service works as")
      ->capture_default_str();
}

void add_pin_file(CLI::App& command, std::string& file) {
  command.add_option("--pin-file", file,
                     "密码在此文件的第一行，- 为标准输入 | the PIN is its first line, - for stdin");
}

Result<std::string> read_pin(const std::string& file, const Sentence& prompt,
                             const Manners& manners) {
  if (file == "-") {
    std::string line;
    std::getline(std::cin, line);
    return line;
  }
  if (!file.empty()) return bundle::read_password(file);
  auto pin = bundle::ask_password(manners.say(prompt));
  if (pin || pin.error().code != Errc::kUsage) return pin;
  return Error{Errc::kUsage,
               {"没有终端可以输入密码，请用 --pin-file 给出密码文件",
                "no terminal to ask for the PIN; name a file with --pin-file"},
               {}};
}

}  // namespace gongshi::content::store
