#include <iostream>
#include <memory>

#include "content/bundle/password.h"
#include "content/bundle/root.h"
#include "content/bundle/subcommands.h"

namespace gongshi::content::bundle {
namespace {

struct Options {
  std::string role;
  std::string name;
  fs::path folder = ".";
  fs::path password_file;
  bool no_password = false;
};

Result<std::optional<std::string>> new_password(const Options& options, const Manners& manners) {
  if (options.no_password) return std::optional<std::string>();
  if (!options.password_file.empty()) {
    GONGSHI_TRY(auto password, read_password(options.password_file));
    return std::optional(std::move(password));
  }
  GONGSHI_TRY(auto first,
              ask_password(manners.say({"新密钥的口令：", "Password for the new key: "})));
  GONGSHI_TRY(const auto again, ask_password(manners.say({"再输入一次：", "Once more: "})));
  if (first.empty() || first != again) {
    return Error{Errc::kUsage,
                 {"两次输入的口令不同或为空，没有生成密钥",
                  "the two passwords differ or are empty; no key was made"},
                 {}};
  }
  return std::optional(std::move(first));
}

Status refuse_existing(const fs::path& path) {
  std::error_code error;
  if (fs::symlink_status(path, error).type() == fs::file_type::not_found) return {};
  return Error{Errc::kRejected,
               {path.string() + " 已存在，不会覆盖密钥；请换一个名称",
                path.string() + " exists and keys are never overwritten; choose another name"},
               {}};
}

Result<Exit> keygen(const Options& options, const Manners& manners) {
  if (options.name.empty() || options.name.find('/') != std::string::npos) {
    return Error{Errc::kUsage,
                 {"密钥名称不能为空，也不能含有 /", "a key's name is not empty and has no /"},
                 {}};
  }
  const fs::path secret_path = options.folder / (options.name + ".key");
  const fs::path public_path = options.folder / (options.name + ".pub");
  GONGSHI_CHECK(make_directories(options.folder));
  GONGSHI_CHECK(refuse_existing(secret_path));
  GONGSHI_CHECK(refuse_existing(public_path));
  GONGSHI_TRY(const auto password, new_password(options, manners));
  const SecretKey key = SecretKey::generate();
  GONGSHI_TRY(const auto secret_file, write_secret_key_file(key, password));
  GONGSHI_CHECK(write_file_atomic(secret_path, secret_file, 0600));
  GONGSHI_CHECK(write_file_atomic(public_path, write_public_key_file(key.public_key())));
  const std::string id = key_id_text(key.id());
  std::cout << manners.say(
      {"已生成密钥 " + id + "（角色 " + options.role + "）\n私钥 " + secret_path.string() +
           "，由本人保管，不要拷到设备或网站上\n公钥 " + public_path.string() + "\n",
       "made key " + id + " (role " + options.role + ")\nsecret key " + secret_path.string() +
           ": keep it yourself, never on a device or web server\npublic key " +
           public_path.string() + "\n"});
  if (options.role == "feedback") {
    const std::string text = key.public_key().text();
    std::cout << manners.say({"请在 hospital.yaml 中写：feedback_key: " + text + "\n",
                              "write in hospital.yaml: feedback_key: " + text + "\n"});
  }
  return Exit::kDone;
}

}  // namespace

void add_keygen(CLI::App& app, Manners& manners, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "keygen", "生成一对密钥，minisign 可通用 | make a key pair that minisign reads too");
  command->add_option("ROLE", options->role, "root | office | reviewer | status | feedback")
      ->required()
      ->check(CLI::IsMember({"root", "office", "reviewer", "status", "feedback"}));
  command->add_option("NAME", options->name, "NAME.key、NAME.pub")->required();
  command->add_option("--dir", options->folder, "存放目录 | folder to write to");
  CLI::Option* file =
      command->add_option("--password-file", options->password_file,
                          "第一行是口令的文件 | file whose first line is the password");
  command
      ->add_flag("--no-password", options->no_password,
                 "不加密私钥，只用于演示和自动发布 | leave the secret key unencrypted")
      ->excludes(file);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return keygen(*options, manners); };
  });
}

}  // namespace gongshi::content::bundle
