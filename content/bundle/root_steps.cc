#include "content/bundle/root_steps.h"

#include <algorithm>

namespace gongshi::content::bundle {
namespace {

std::string ids(const std::vector<PublicKey>& keys) {
  std::string text;
  for (const PublicKey& key : keys) text += (text.empty() ? "" : ", ") + key_id_text(key.id);
  return text;
}

/// "2 of AAAA, BBBB" still to come; empty when there are enough.
Sentence lacking(const SignatureCount& count, const std::string& zh, const std::string& en) {
  if (count.enough()) return {};
  const std::string more = std::to_string(count.need - count.have.size());
  return {zh + "的 root 密钥还要 " + more + " 个（从 " + ids(count.absent) + " 中）",
          more + " more root keys of " + en + " (out of " + ids(count.absent) + ")"};
}

bool same_role(const Root& a, const Root& b, Role role) {
  return a.role(role).keys == b.role(role).keys && a.role(role).threshold == b.role(role).threshold;
}

bool shares_root_keys(const Root& a, const Root& b) {
  return std::ranges::any_of(a.role(Role::kRoot).keys, [&](const PublicKey& key) {
    const auto& others = b.role(Role::kRoot).keys;
    return std::ranges::find(others, key) != others.end();
  });
}

class Steps {
 public:
  explicit Steps(const ChainLink& link, const Root* before)
      : link_(link), before_(before), folder_(shell_word(folder_of(link.path))) {}

  std::vector<Sentence> all() {
    sign();
    if (before_ == nullptr) {
      first();
    } else {
      web();
      content();
      stick();
    }
    return std::move(steps_);
  }

 private:
  static fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
  }

  void add(std::string zh, std::string en) { steps_.push_back({std::move(zh), std::move(en)}); }

  void sign() {
    const std::string version = std::to_string(link_.root.version);
    Sentence who = lacking(link_.own, "第 " + version + " 版", "version " + version);
    if (link_.previous && before_ != nullptr) {
      const std::string old = std::to_string(link_.root.version - 1);
      const Sentence more = lacking(*link_.previous, "第 " + old + " 版", "version " + old);
      const bool both = !who.zh.empty() && !more.zh.empty();
      who = {more.zh + (both ? "，" : "") + who.zh, more.en + (both ? " and " : "") + who.en};
      if (both && shares_root_keys(link_.root, *before_)) {
        who.zh += "；两版都有的密钥签一次，两边都算";
        who.en += "; one signature of a key that stands in both counts for both";
      }
    }
    if (who.zh.empty()) return;
    const std::string file = shell_word(link_.path);
    const std::string command = "gongshi-bundle sign " + file + " --key ";
    add("签名：" + who.zh + "。每位持钥人在自己的电脑上执行 " + command + "自己的.key，再把 " +
            file + " 和它的全部 .minisig 文件交给下一位",
        "Sign: " + who.en + ". Each holder types on their own computer: " + command +
            "OWN.key and hands " + file + " with all its .minisig files to the next");
  }

  void first() {
    const std::string file = shell_word(link_.path);
    add("核对密钥编号和门限：gongshi-bundle root show " + file,
        "Check the key ids and thresholds: gongshi-bundle root show " + file);
    const std::string init = "gongshi-sync init --store /var/lib/gongshi/store --site " +
                             link_.root.site + " --channel production --root " + file;
    add("每台设备由信息科当面初始化一次（连同 .minisig 文件带去）：" + init,
        "IT sets up each device once, on the spot (bring the .minisig files too): " + init);
    add("私钥分给各人离线保管，另存备份；root 密钥不留在办公电脑上",
        "Hand the secret keys to their holders, offline, with a backup; no root key stays on an "
        "office computer");
  }

  void web() {
    const std::string check = "gongshi-bundle root check " + folder_;
    add("确认旧设备跟得上：" + check, "Make sure that old devices can follow: " + check);
    const std::string web = "gongshi-bundle root publish " + folder_ +
                            " --web /srv/www/gongshi --status-key status.key";
    add("发布到网站：" + web + "；联网设备几分钟内跟上（没有状态私钥时一小时内）",
        "Publish it: " + web +
            "; devices on the network follow within minutes (within an hour without the status "
            "key)");
  }

  void content() {
    const std::string epoch = std::to_string(link_.root.epoch);
    if (link_.root.epoch > before_->epoch) {
      const std::string build =
          "gongshi-bundle build DIR -o issue.kbundle --epoch " + epoch + " --seq 1";
      add("以前各期从此不能再安装。马上制作并由两方用现行密钥签名：" + build,
          "Nothing issued before can be installed any more. Build at once, and have both sides "
          "sign with the present keys: " +
              build);
    } else if (!same_role(link_.root, *before_, Role::kOffice) ||
               !same_role(link_.root, *before_, Role::kReviewer)) {
      add("签名密钥变了：用现行密钥补签当前这一期再发布（期号不变），新设备才肯采用："
          "gongshi-bundle sign issue.kbundle --key office.key",
          "The content keys have changed: sign the present issue with the present keys too and "
          "publish it again under its number, or new devices will not take it: gongshi-bundle "
          "sign issue.kbundle --key office.key");
    }
    if (link_.root.min_display_epoch > before_->epoch) {
      add("在新一期到达之前，跟上的设备只显示内置告示，不显示价格；先告知各窗口",
          "Until that issue arrives, devices that follow show the built-in notice and no prices; "
          "tell the counters first");
    }
  }

  void stick() {
    const std::string stick =
        "gongshi-bundle publish issue.kbundle --stick /media/stick --root " + folder_;
    add("不联网的设备用 U 盘：" + stick + "，到每台设备上导入",
        "For devices without a network, a stick: " + stick + ", then import it at each device");
  }

  const ChainLink& link_;
  const Root* before_;
  std::string folder_;
  std::vector<Sentence> steps_;
};

}  // namespace

std::string shell_word(const fs::path& path) {
  std::string text = path.string();
  const bool plain = std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/._-+,:@%").find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) >= 0x80;
  });
  if (plain && !text.empty()) return text;
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

std::string root_steps(const std::vector<ChainLink>& chain, const Manners& manners) {
  const Root* before = chain.size() > 1 ? &chain[chain.size() - 2].root : nullptr;
  const auto steps = Steps(chain.back(), before).all();
  std::string text = manners.say({"下一步：\n", "Next steps:\n"});
  for (std::size_t i = 0; i < steps.size(); ++i) {
    text += "  " + std::to_string(i + 1) + ". " + manners.say(steps[i]) + "\n";
  }
  return text;
}

}  // namespace gongshi::content::bundle
