#include "content/bundle/root.h"

#include <algorithm>
#include <set>

#include "content/bundle/document.h"
#include "content/bundle/verdict.h"

namespace gongshi::content::bundle {
namespace {

constexpr std::array<std::string_view, 4> kRoleWords{"root", "office", "reviewer", "status"};

void read_thresholds(DocumentReader& reader, Root& root) {
  for (const Role role : kRoles) {
    const auto words = reader.words<2>("role");
    const auto threshold = strict_number(words[1], 1, kMaxThreshold);
    if (words[0] != role_word(role) || !threshold) {
      const std::string name(role_word(role));
      reader.fail({"这里应当是 role " + name + " 和 1 到 8 的门限",
                   "expected role " + name + " and a threshold from 1 to 8"});
    }
    root.role(role).threshold = threshold.value_or(1);
  }
}

void read_keys(DocumentReader& reader, Root& root) {
  std::set<std::array<std::uint8_t, 32>> seen;
  Role group = Role::kRoot;
  while (reader.at("key")) {
    const auto words = reader.words<2>("key");
    const auto role = role_from_word(words[0]);
    const auto key = PublicKey::from_text(words[1]);
    if (!role || !key) {
      reader.fail({"角色或公钥不合格式", "the role or the public key is malformed"});
    } else if (*role < group) {
      reader.fail({"密钥没有按 root、office、reviewer、status 排列",
                   "keys are not grouped root, office, reviewer, status"});
    } else if (!seen.insert(key->bytes).second) {
      reader.fail({"同一公钥出现了两次", "one public key appears twice"});
    } else {
      group = *role;
      root.role(*role).keys.push_back(*key);
    }
  }
  for (const Role role : kRoles) {
    if (root.role(role).threshold <= root.role(role).keys.size()) continue;
    const std::string name(role_word(role));
    reader.fail({name + " 的门限大于密钥数", "the threshold of " + name + " exceeds its keys"});
  }
}

Error bad_root(std::string zh, std::string en) {
  return refusal(Verdict::kRoot, {std::move(zh), std::move(en)});
}

}  // namespace

std::string_view role_word(Role role) {
  return kRoleWords[static_cast<std::size_t>(role)];
}

std::optional<Role> role_from_word(std::string_view word) {
  for (const Role role : kRoles) {
    if (role_word(role) == word) return role;
  }
  return std::nullopt;
}

Result<Root> Root::parse(std::string_view text) {
  DocumentReader reader(text, "kbundle-root", {"根文件", "root"}, kMaxRootFile);
  Root root;
  root.site = reader.site();
  root.version = reader.number("version", 1, kMaxRootVersion);
  root.epoch = reader.number("epoch", 1, kMaxEpoch);
  root.min_display_epoch = reader.number("min-display-epoch", 1, kMaxEpoch);
  root.issued = reader.date("issued");
  if (root.min_display_epoch > root.epoch) {
    reader.fail({"min-display-epoch 大于 epoch", "min-display-epoch is above epoch"});
  }
  read_thresholds(reader, root);
  read_keys(reader, root);
  if (auto whole = reader.end(); !whole) return refusal(Verdict::kRoot, whole.error().what);
  return root;
}

std::string Root::text() const {
  std::string text = "kbundle-root 1\n";
  text += "site: " + site + "\n";
  text += "version: " + std::to_string(version) + "\n";
  text += "epoch: " + std::to_string(epoch) + "\n";
  text += "min-display-epoch: " + std::to_string(min_display_epoch) + "\n";
  text += "issued: " + utc_text(issued) + "\n";
  for (const Role one : kRoles) {
    text +=
        "role " + std::string(role_word(one)) + " " + std::to_string(role(one).threshold) + "\n";
  }
  for (const Role one : kRoles) {
    for (const PublicKey& key : role(one).keys) {
      text += "key " + std::string(role_word(one)) + " " + key.text() + "\n";
    }
  }
  return text + "end\n";
}

bool Root::satisfied(Role wanted, const SignedDocument& document) const {
  return signers(document, role(wanted).keys).size() >= role(wanted).threshold;
}

Result<Root> next_root(const Root& current, const SignedDocument& candidate) {
  if (candidate.text.size() > kMaxRootFile) {
    return bad_root("根文件超过 64 KiB", "the root is larger than 64 KiB");
  }
  if (!current.satisfied(Role::kRoot, candidate)) {
    return bad_root("新的根文件没有足够的现有根密钥签名",
                    "the new root lacks signatures of the present root keys");
  }
  GONGSHI_TRY(Root next, Root::parse(candidate.text));
  if (!next.satisfied(Role::kRoot, candidate)) {
    return bad_root("新的根文件没有足够的自身根密钥签名",
                    "the new root lacks signatures of its own root keys");
  }
  if (next.version != current.version + 1) {
    return bad_root("根文件版本是 " + std::to_string(next.version) + "，应当是 " +
                        std::to_string(current.version + 1),
                    "the root's version is " + std::to_string(next.version) + ", it must be " +
                        std::to_string(current.version + 1));
  }
  if (next.site != current.site) {
    return bad_root("根文件属于 " + next.site + "，不是 " + current.site,
                    "the root is for " + next.site + ", not for " + current.site);
  }
  if (next.epoch < current.epoch || next.min_display_epoch < current.min_display_epoch) {
    return bad_root("根文件的纪元变小了", "an epoch of the root went down");
  }
  return next;
}

Result<Root> first_root(const SignedDocument& candidate) {
  GONGSHI_TRY(Root root, Root::parse(candidate.text));
  if (!root.satisfied(Role::kRoot, candidate)) {
    return bad_root("根文件没有足够的自身根密钥签名，请连同 .minisig 文件一起拷贝",
                    "the root lacks signatures of its own root keys; copy its .minisig files too");
  }
  return root;
}

}  // namespace gongshi::content::bundle
