#include "content/bundle/root_change.h"

#include <algorithm>
#include <array>
#include <map>

namespace gongshi::content::bundle {
namespace {

Error usage(std::string zh, std::string en) {
  return Error{Errc::kUsage, {std::move(zh), std::move(en)}, {}};
}

std::string word(Role role) {
  return std::string(role_word(role));
}

Status remove_key(Root& root, const RootChange::Removal& removal) {
  auto& keys = root.role(removal.role).keys;
  const auto is_meant = [&](const PublicKey& key) {
    return removal.key ? key.bytes == removal.key->bytes : key_id_text(key.id) == removal.id;
  };
  const std::string id = removal.key ? key_id_text(removal.key->id) : removal.id;
  const auto found = std::ranges::count_if(keys, is_meant);
  if (found == 0) {
    return usage("角色 " + word(removal.role) + " 里没有密钥 " + id,
                 "the role " + word(removal.role) + " has no key " + id);
  }
  if (found > 1) {
    return usage("角色 " + word(removal.role) + " 里有两个编号为 " + id + " 的密钥，请给出公钥文件",
                 "the role " + word(removal.role) + " has two keys with the id " + id +
                     "; name the public key file");
  }
  std::erase_if(keys, is_meant);
  return {};
}

Status check_keys(const Root& root) {
  std::map<std::array<std::uint8_t, 32>, Role> owner;
  for (const Role role : kRoles) {
    const RoleKeys& keys = root.role(role);
    if (keys.keys.empty()) {
      return usage("缺少 " + word(role) + " 角色的公钥，请加上 --add " + word(role) + ":FILE.pub",
                   "no key for the role " + word(role) + "; add --add " + word(role) + ":FILE.pub");
    }
    if (keys.threshold > keys.keys.size()) {
      return usage(word(role) + " 的门限是 " + std::to_string(keys.threshold) + "，密钥只有 " +
                       std::to_string(keys.keys.size()) +
                       " 个，谁也签不成；请加密钥或用 --threshold " + word(role) + "=N 降低门限",
                   "the threshold of " + word(role) + " is " + std::to_string(keys.threshold) +
                       " with only " + std::to_string(keys.keys.size()) +
                       " keys, so nobody could sign; add a key or lower it with --threshold " +
                       word(role) + "=N");
    }
    for (const PublicKey& key : keys.keys) {
      const auto [at, fresh] = owner.emplace(key.bytes, role);
      if (fresh) continue;
      const std::string id = key_id_text(key.id);
      return usage("密钥 " + id + " 同时用于 " + word(at->second) + " 和 " + word(role) +
                       "；一个密钥只能有一个角色，也只能列一次",
                   "the key " + id + " stands in " + word(at->second) + " and in " + word(role) +
                       "; a key has one role and is listed once");
    }
  }
  return {};
}

/// A document carries eight signatures; a manifest needs those of two roles.
Status check_content_signatures(const Root& root) {
  const std::uint64_t needed =
      root.role(Role::kOffice).threshold + root.role(Role::kReviewer).threshold;
  if (needed <= kMaxSignatures) return {};
  const std::string count = std::to_string(needed);
  return usage("office 和 reviewer 的门限之和是 " + count + "，一份清单最多 8 个签名",
               "the thresholds of office and reviewer add up to " + count +
                   ", and a manifest carries at most 8 signatures");
}

Status set_epochs(Root& root, const RootChange& change) {
  if (change.new_epoch) ++root.epoch;
  const std::uint64_t least = root.min_display_epoch;
  if (change.withhold) root.min_display_epoch = root.epoch;
  if (change.min_display_epoch) root.min_display_epoch = *change.min_display_epoch;
  if (root.min_display_epoch >= least && root.min_display_epoch <= root.epoch) return {};
  const std::string range = std::to_string(least) + " … " + std::to_string(root.epoch);
  return usage(
      "min-display-epoch 只能在 " + range + " 之间：不能变小，也不能大于纪元",
      "min-display-epoch must lie in " + range + ": it never falls and never exceeds the epoch");
}

}  // namespace

Result<Root> changed_root(const Root& root, const RootChange& change) {
  Root next = root;
  for (const Role role : change.cleared) next.role(role).keys.clear();
  for (const RootChange::Removal& removal : change.removals) {
    GONGSHI_CHECK(remove_key(next, removal));
  }
  for (const RootChange::Key& added : change.additions) {
    next.role(added.role).keys.push_back(added.key);
  }
  for (const auto& [role, threshold] : change.thresholds) next.role(role).threshold = threshold;
  GONGSHI_CHECK(set_epochs(next, change));
  GONGSHI_CHECK(check_keys(next));
  GONGSHI_CHECK(check_content_signatures(next));
  return next;
}

Result<std::uint64_t> signatures_needed(const Root& previous, const Root& next) {
  const RoleKeys& old_keys = previous.role(Role::kRoot);
  const RoleKeys& new_keys = next.role(Role::kRoot);
  const auto in_both = std::ranges::count_if(old_keys.keys, [&](const PublicKey& key) {
    return std::ranges::find(new_keys.keys, key) != new_keys.keys.end();
  });
  const std::uint64_t counts_twice =
      std::min({static_cast<std::uint64_t>(in_both), old_keys.threshold, new_keys.threshold});
  const std::uint64_t needed = old_keys.threshold + new_keys.threshold - counts_twice;
  if (needed <= kMaxSignatures) return needed;
  const std::string count = std::to_string(needed);
  return usage("新旧 root 门限合起来要 " + count +
                   " 个签名，一份根文件最多 8 个；请分两次轮换，或先降低门限",
               "both root thresholds together need " + count +
                   " signatures and a root carries at most 8; rotate in two steps, or lower the "
                   "threshold first");
}

}  // namespace gongshi::content::bundle
