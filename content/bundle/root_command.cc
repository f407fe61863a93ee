#include <algorithm>
#include <iostream>
#include <memory>

#include "content/bundle/document.h"
#include "content/bundle/document_file.h"
#include "content/bundle/subcommands.h"

namespace gongshi::content::bundle {
namespace {

constexpr std::size_t kMaxKeyFile = 1024;

struct Options {
  std::string site;
  std::vector<std::string> keys;        // role:FILE
  std::vector<std::string> thresholds;  // role=N
  std::vector<fs::path> sign_with;
  fs::path password_file;
  fs::path output;
  fs::path from;  // rotate only, like the two below
  bool new_epoch = false;
  bool withhold = false;
};

Error usage(std::string zh, std::string en) {
  return Error{Errc::kUsage, {std::move(zh), std::move(en)}, {}};
}

/// "role" and what follows `mark`.
Result<std::pair<Role, std::string>> split_role(const std::string& text, char mark) {
  const std::size_t at = std::min(text.find(mark), text.size());
  const auto role = role_from_word(std::string_view(text).substr(0, at));
  if (!role || at == text.size()) {
    return usage(
        text + " 应当写成 角色" + mark + "值，角色是 root、office、reviewer、status 之一",
        text + " should be ROLE" + mark + "VALUE with a role of root, office, reviewer, status");
  }
  return std::pair(*role, text.substr(at + 1));
}

Error missing_key(const std::string& role) {
  return usage("缺少 " + role + " 角色的公钥，请加上 --key " + role + ":FILE.pub",
               "no key for the role " + role + "; add --key " + role + ":FILE.pub");
}

Status add_keys(Root& root, const std::vector<std::string>& keys) {
  for (const std::string& text : keys) {
    GONGSHI_TRY(const auto named, split_role(text, ':'));
    GONGSHI_TRY(const auto file, read_file(named.second, kMaxKeyFile));
    GONGSHI_TRY(const auto key, parse_public_key_file(file));
    root.role(named.first).keys.push_back(key);
  }
  for (const Role role : kRoles) {
    if (!root.role(role).keys.empty()) continue;
    return missing_key(std::string(role_word(role)));
  }
  return {};
}

Status set_thresholds(Root& root, const std::vector<std::string>& thresholds) {
  for (const std::string& text : thresholds) {
    GONGSHI_TRY(const auto named, split_role(text, '='));
    const auto number = strict_number(named.second, 1, kMaxThreshold);
    if (!number) return usage(text + "：门限是 1 到 8", text + ": a threshold is 1 to 8");
    root.role(named.first).threshold = *number;
  }
  return {};
}

/// Files of `options.sign_with` over `root`; each must be a root key of it or of `previous`.
Result<DocumentFile> signed_document(const Root& root, const Root* previous, WallTime now,
                                     const Options& options, const Manners& manners) {
  DocumentFile document{root.text(), {}};
  const Prehash digest = prehash(document.text);
  const std::string name = std::to_string(root.version) + ".root";
  const auto knows = [](const Root& one, const PublicKey& key) {
    const auto& keys = one.role(Role::kRoot).keys;
    return std::ranges::find(keys, key) != keys.end();
  };
  for (const fs::path& path : options.sign_with) {
    GONGSHI_TRY(const auto key, open_secret_key(path, options.password_file, manners));
    const PublicKey open = key.public_key();
    if (!knows(root, open) && (previous == nullptr || !knows(*previous, open))) {
      return usage(path.string() + " 不是这个根文件的 root 密钥",
                   path.string() + " is not one of this root's root keys");
    }
    document.signatures.push_back(sign(digest, key, comment_for(now, name)).text());
  }
  if (document.signatures.size() > kMaxSignatures) {
    return usage("最多 8 个签名", "at most 8 signatures");
  }
  return document;
}

/// "2/2", and whether that is enough.
std::pair<std::string, bool> count_signers(const Root& root, const DocumentFile& document) {
  const RoleKeys& keys = root.role(Role::kRoot);
  const std::size_t have = signers(document.view(), keys.keys).size();
  return {std::to_string(have) + "/" + std::to_string(keys.threshold), have >= keys.threshold};
}

Result<Exit> write_root(const Root& root, const Root* previous, WallTime now,
                        const Options& options, const Manners& manners) {
  // Whatever a device would refuse in it is refused here.
  if (auto parsed = Root::parse(root.text()); !parsed) {
    return Error{Errc::kUsage, parsed.error().what, parsed.error().word};
  }
  GONGSHI_TRY(const auto document, signed_document(root, previous, now, options, manners));
  const bool is_file = options.output.extension() == ".root";
  const fs::path path =
      is_file ? options.output : options.output / (std::to_string(root.version) + ".root");
  std::error_code error;
  if (fs::exists(path, error)) {
    return Error{Errc::kRejected,
                 {path.string() + " 已存在，不会覆盖", path.string() + " exists; not overwritten"},
                 {}};
  }
  if (path.has_parent_path()) GONGSHI_CHECK(make_directories(path.parent_path()));
  GONGSHI_CHECK(write_document(path, document.view()));

  auto [counts, enough] = count_signers(root, document);
  if (previous != nullptr) {
    const auto [old_counts, old_enough] = count_signers(*previous, document);
    counts = old_counts + " + " + counts;
    enough = enough && old_enough;
  }
  std::cout << manners.say({"已写入 " + path.string() + "，root 签名 " + counts + "\n",
                            "wrote " + path.string() + ", root signatures " + counts + "\n"});
  if (!enough) {
    std::cout << manners.say({"还需要其他 root 密钥用 sign 命令签名后才有效\n",
                              "other root keys must still sign it with the command sign\n"});
  }
  return Exit::kDone;
}

Result<Exit> new_root(const Options& options, const Manners& manners) {
  Root root;
  root.site = options.site;
  GONGSHI_TRY(const WallTime now, manners.now());
  root.issued = std::chrono::floor<std::chrono::seconds>(now);
  GONGSHI_CHECK(add_keys(root, options.keys));
  GONGSHI_CHECK(set_thresholds(root, options.thresholds));
  return write_root(root, nullptr, now, options, manners);
}

Result<Exit> rotate_root(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const auto roots, read_roots(options.from));
  const Root& previous = roots.back().root;
  Root root = previous;
  GONGSHI_TRY(const WallTime now, manners.now());
  root.issued = std::chrono::floor<std::chrono::seconds>(now);
  ++root.version;
  if (options.new_epoch) ++root.epoch;
  if (options.withhold) root.min_display_epoch = root.epoch;
  for (const std::string& text : options.keys) {
    GONGSHI_TRY(const auto named, split_role(text, ':'));
    root.role(named.first).keys.clear();
  }
  GONGSHI_CHECK(add_keys(root, options.keys));
  GONGSHI_CHECK(set_thresholds(root, options.thresholds));
  return write_root(root, &previous, now, options, manners);
}

void add_common(CLI::App& command, Options& options, Manners& manners) {
  command
      .add_option("--key", options.keys, "角色:公钥文件，可多次 | ROLE:FILE.pub, once for each key")
      ->expected(1)
      ->take_all()
      ->type_name("ROLE:FILE");
  command
      .add_option("--threshold", options.thresholds, "角色=最少签名数 | ROLE=N, how many must sign")
      ->expected(1)
      ->take_all()
      ->type_name("ROLE=N");
  command
      .add_option("--sign-with", options.sign_with,
                  "用来签名的 root 私钥，可多次 | root secret keys to sign with")
      ->expected(1)
      ->take_all()
      ->type_name("KEY");
  command.add_option("--password-file", options.password_file,
                     "第一行是口令的文件 | file whose first line is the password");
  command
      .add_option("-o,--output", options.output,
                  "目录，或以 .root 结尾的文件 | a folder, or a file ending in .root")
      ->required();
  add_now(command, manners);
}

}  // namespace

void add_root(CLI::App& app, Manners& manners, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* root = app.add_subcommand("root", "根文件：谁可以签名 | root documents: who may sign");
  root->require_subcommand(1);
  CLI::App* fresh = root->add_subcommand("new", "新建第一份根文件 | make the first root");
  fresh->add_option("--site", options->site, "站点代码 a-z 0-9 - | site")->required();
  add_common(*fresh, *options, manners);
  fresh->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return new_root(*options, manners); };
  });

  CLI::App* rotate = root->add_subcommand(
      "rotate",
      "接着现有根文件做下一版，给出新公钥的角色整个换掉 | make the next root; a role that "
      "gets a key here loses its old ones");
  rotate
      ->add_option("--from", options->from,
                   "现有根文件或目录 | the present root, or a folder of roots")
      ->required();
  rotate->add_flag(
      "--new-epoch", options->new_epoch,
      "纪元加一，旧密钥签的内容不能再安装 | epoch + 1: nothing signed before can be installed");
  rotate->add_flag("--withhold", options->withhold,
                   "旧纪元的内容也不再显示 | content of earlier epochs is no longer shown either");
  add_common(*rotate, *options, manners);
  rotate->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return rotate_root(*options, manners); };
  });
}

}  // namespace gongshi::content::bundle
