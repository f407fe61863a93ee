#include <algorithm>
#include <iostream>
#include <memory>

#include "content/bundle/document.h"
#include "content/bundle/root_chain.h"
#include "content/bundle/root_change.h"
#include "content/bundle/root_steps.h"
#include "content/bundle/subcommands.h"

namespace gongshi::content::bundle {
namespace {

constexpr std::size_t kMaxKeyFile = 1024;

struct Options {
  std::string site;
  std::vector<std::string> keys;        // role:FILE
  std::vector<std::string> additions;   // role:FILE
  std::vector<std::string> removals;    // role:FILE or role:ID
  std::vector<std::string> thresholds;  // role=N
  std::vector<fs::path> sign_with;
  fs::path password_file;
  fs::path output;
  fs::path from;  // rotate only, like those below
  bool new_epoch = false;
  bool withhold = false;
  std::optional<std::uint64_t> min_display_epoch;
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

bool is_key_id(std::string_view text) {
  constexpr std::size_t digits = 16;
  return text.size() == digits && text.find_first_not_of("0123456789ABCDEF") == text.npos;
}

Result<PublicKey> open_public_key(const std::string& path) {
  GONGSHI_TRY(const auto file, read_file(path, kMaxKeyFile));
  return parse_public_key_file(file);
}

Status read_additions(RootChange& change, const std::vector<std::string>& keys) {
  for (const std::string& text : keys) {
    GONGSHI_TRY(const auto named, split_role(text, ':'));
    GONGSHI_TRY(const auto key, open_public_key(named.second));
    change.additions.push_back({named.first, key});
  }
  return {};
}

Result<RootChange> read_change(const Options& options, bool replace) {
  RootChange change;
  for (const std::string& text : options.keys) {
    GONGSHI_TRY(const auto named, split_role(text, ':'));
    if (replace) change.cleared.insert(named.first);
  }
  GONGSHI_CHECK(read_additions(change, options.keys));
  GONGSHI_CHECK(read_additions(change, options.additions));
  for (const std::string& text : options.removals) {
    GONGSHI_TRY(const auto named, split_role(text, ':'));
    if (is_key_id(named.second)) {
      change.removals.push_back({named.first, std::nullopt, named.second});
      continue;
    }
    GONGSHI_TRY(const auto key, open_public_key(named.second));
    change.removals.push_back({named.first, key, {}});
  }
  for (const std::string& text : options.thresholds) {
    GONGSHI_TRY(const auto named, split_role(text, '='));
    const auto number = strict_number(named.second, 1, kMaxThreshold);
    if (!number) return usage(text + "：门限是 1 到 8", text + ": a threshold is 1 to 8");
    change.thresholds.emplace_back(named.first, *number);
  }
  change.new_epoch = options.new_epoch;
  change.withhold = options.withhold;
  change.min_display_epoch = options.min_display_epoch;
  return change;
}

/// Files of `options.sign_with` over `root`; each must be a root key of it or of `previous`.
Result<DocumentFile> signed_document(const Root& root, const Root* previous, WallTime now,
                                     const Options& options, const Manners& manners) {
  DocumentFile document{root.text(), {}};
  const Prehash digest = prehash(document.text);
  const std::string name = std::to_string(root.version) + ".root";
  for (const fs::path& path : options.sign_with) {
    GONGSHI_TRY(const auto key, open_secret_key(path, options.password_file, manners));
    if (!may_sign_root(key.public_key(), root, previous)) {
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

Result<Exit> write_root(const Root& root, const Root* previous, WallTime now,
                        const Options& options, const Manners& manners) {
  // Whatever a device would refuse in it is refused here.
  if (auto parsed = Root::parse(root.text()); !parsed) {
    return Error{Errc::kUsage, parsed.error().what, parsed.error().word};
  }
  GONGSHI_TRY(auto document, signed_document(root, previous, now, options, manners));
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

  std::vector<ChainLink> chain;
  if (previous != nullptr) chain.push_back({{}, *previous, {}, {}, {}, {}});
  GONGSHI_TRY(auto link, chain_link(path, std::move(document), previous));
  const std::string counts = (link.previous ? link.previous->text() + " + " : "") + link.own.text();
  chain.push_back(std::move(link));
  std::cout << manners.say({"已写入 " + path.string() + "，root 签名 " + counts + "\n",
                            "wrote " + path.string() + ", root signatures " + counts + "\n"})
            << root_steps(chain, manners);
  return Exit::kDone;
}

Result<Exit> new_root(const Options& options, const Manners& manners) {
  Root root;
  root.site = options.site;
  GONGSHI_TRY(const WallTime now, manners.now());
  root.issued = std::chrono::floor<std::chrono::seconds>(now);
  GONGSHI_TRY(const RootChange change, read_change(options, false));
  GONGSHI_TRY(root, changed_root(root, change));
  return write_root(root, nullptr, now, options, manners);
}

Result<Exit> rotate_root(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const auto roots, read_roots(options.from));
  const Root& previous = roots.back().root;
  GONGSHI_TRY(const WallTime now, manners.now());
  GONGSHI_TRY(const RootChange change, read_change(options, true));
  GONGSHI_TRY(Root root, changed_root(previous, change));
  root.issued = std::chrono::floor<std::chrono::seconds>(now);
  ++root.version;
  GONGSHI_CHECK(signatures_needed(previous, root));
  return write_root(root, &previous, now, options, manners);
}

void add_common(CLI::App& command, Options& options, Manners& manners) {
  const auto many = [&](const char* name, auto& into, const char* about, const char* type) {
    command.add_option(name, into, about)->expected(1)->take_all()->type_name(type);
  };
  many("--key", options.keys, "角色:公钥文件，可多次 | ROLE:FILE.pub, once for each key",
       "ROLE:FILE");
  many("--add", options.additions,
       "再加一个密钥，角色:公钥文件 | one more key, the role keeps those it has", "ROLE:FILE");
  many("--threshold", options.thresholds, "角色=最少签名数 | ROLE=N, how many must sign", "ROLE=N");
  many("--sign-with", options.sign_with,
       "用来签名的 root 私钥，可多次 | root secret keys to sign with", "KEY");
  command.add_option("--password-file", options.password_file,
                     "第一行是口令的文件 | file whose first line is the password");
  command
      .add_option("-o,--output", options.output,
                  "目录，或以 .root 结尾的文件 | a folder, or a file ending in .root")
      ->required();
  add_now(command, manners);
}

void add_rotate(CLI::App& root, Options& options, Manners& manners) {
  CLI::App& rotate = *root.add_subcommand(
      "rotate",
      "接着现有根文件做下一版，--key 给出的角色整个换掉 | make the next root; a role that gets "
      "--key loses its old ones");
  rotate
      .add_option("--from", options.from,
                  "现有根文件或目录 | the present root, or a folder of roots")
      ->required();
  rotate
      .add_option("--remove", options.removals,
                  "撤销一个密钥，角色:公钥文件或密钥编号 | revoke one key: its file or its id")
      ->expected(1)
      ->take_all()
      ->type_name("ROLE:FILE|ID");
  rotate.add_flag(
      "--new-epoch", options.new_epoch,
      "纪元加一，旧密钥签的内容不能再安装 | epoch + 1: nothing signed before can be installed");
  CLI::Option* withhold = rotate.add_flag(
      "--withhold", options.withhold,
      "旧纪元的内容也不再显示 | content of earlier epochs is no longer shown either");
  rotate
      .add_option("--min-display-epoch", options.min_display_epoch,
                  "低于这个纪元的内容不再显示 | content below this epoch is no longer shown")
      ->check(CLI::Range(std::uint64_t{1}, kMaxEpoch))
      ->excludes(withhold);
  add_common(rotate, options, manners);
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
  add_rotate(*root, *options, manners);
  root->get_subcommand("rotate")->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return rotate_root(*options, manners); };
  });
  add_root_show(*root, manners, chosen);
  add_root_check(*root, manners, chosen);
  add_root_publish(*root, manners, chosen);
}

}  // namespace gongshi::content::bundle
