#include "content/bundle/status_option.h"

#include "content/bundle/root_chain.h"
#include "content/bundle/subcommands.h"
#include "content/bundle/verdict.h"

namespace gongshi::content::bundle {
namespace {

constexpr int kMaxValidHours = 24 * 31;

}  // namespace

void StatusOption::add(CLI::App& command) {
  command
      .add_option(
          "--status-key", keys_,
          "状态私钥，用来声明哪一期为当前，可多次 | status keys, to declare which release is "
          "current")
      ->expected(1)
      ->take_all()
      ->type_name("KEY");
  command.add_option("--password-file", password_file_,
                     "第一行是口令的文件 | file whose first line is the password");
  command.add_option("--valid-hours", valid_hours_, "状态有效小时数 | hours a status is valid")
      ->check(CLI::Range(1, kMaxValidHours))
      ->capture_default_str();
}

Result<std::vector<SecretKey>> StatusOption::open_keys(const Manners& manners) const {
  std::vector<SecretKey> keys;
  for (const fs::path& path : keys_) {
    GONGSHI_TRY(auto key, open_secret_key(path, password_file_, manners));
    keys.push_back(std::move(key));
  }
  return keys;
}

Status StatusOption::check(const DocumentFile& status, const Root& root) {
  const SignatureCount count = count_signatures(root, status.view(), Role::kStatus);
  if (count.enough()) return {};
  return refusal(Verdict::kSig, {"现行根文件的状态密钥签名只有 " + count.text() +
                                     "，请用 --status-key 给出足够的私钥",
                                 "only " + count.text() +
                                     " status keys of the present root have signed; name "
                                     "enough of them with --status-key"});
}

}  // namespace gongshi::content::bundle
