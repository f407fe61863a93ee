#include "content/bundle/commands.h"

#include <utility>

#include "content/bundle/password.h"
#include "content/bundle/subcommands.h"

namespace gongshi::content::bundle {
namespace {

constexpr std::size_t kMaxKeyFile = 1024;

}  // namespace

Result<SecretKey> open_secret_key(const fs::path& path, const fs::path& password_file,
                                  const Manners& manners) {
  GONGSHI_TRY(const auto text, read_file(path, kMaxKeyFile));
  const std::string prompt =
      manners.say({path.string() + " 的口令：", "Password of " + path.string() + ": "});
  auto key = parse_secret_key_file(text, password_source(password_file, prompt));
  if (key) return key;
  Error error = std::move(key).error();
  error.what = {path.string() + "：" + error.what.zh, path.string() + ": " + error.what.en};
  return error;
}

std::string comment_for(WallTime now, std::string_view file) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  return "timestamp:" + std::to_string(seconds) + "\tfile:" + std::string(file) + "\thashed";
}

void add_commands(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen,
                  SigningDesk desk) {
  add_keygen(app, manners, chosen);
  add_root(app, manners, chosen);
  add_sign(app, manners, chosen, std::move(desk));
  add_verify(app, manners, chosen);
  add_inspect(app, manners, chosen);
  add_publish(app, manners, chosen);
}

}  // namespace gongshi::content::bundle
