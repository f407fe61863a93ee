#include "content/workspace/receipts/standing.h"

#include <algorithm>
#include <map>

#include "content/bundle/document.h"

namespace gongshi::content::receipts {
namespace {

using bundle::Receipt;

constexpr std::array<std::string_view, 13> kTroubleWords{
    "MISSING", "BAD_SIGNATURE", "UNKNOWN_KEY", "UNREADABLE", "WRONG_NAME",  "FUTURE",    "LATE",
    "STATE",   "OTHER_CONTENT", "OLD_SERIAL",  "NOT_SEEN",   "DISPLAY_OLD", "INCOMPLETE"};

std::pair<std::uint64_t, std::uint64_t> number_of(std::string_view serial) {
  const std::size_t dash = std::min(serial.find('-'), serial.size());
  const auto epoch = bundle::strict_number(serial.substr(0, dash), 1, bundle::kMaxEpoch);
  const auto seq = bundle::strict_number(serial.substr(std::min(dash + 1, serial.size())), 1,
                                         bundle::kMaxNumber);
  return epoch && seq ? std::pair(*epoch, *seq) : std::pair<std::uint64_t, std::uint64_t>(0, 0);
}

std::string minutes_text(std::chrono::milliseconds span) {
  return std::to_string(std::chrono::duration_cast<std::chrono::minutes>(span).count());
}

class Judge {
 public:
  Judge(const std::vector<ListedDevice>& devices, const ReceiptBox& box, WallTime now)
      : box_(box), now_(now) {
    for (const ListedDevice& device : devices) standing_.devices.push_back({device, {}, false, {}});
  }

  Standing run(const std::vector<KnownIssue>& issues) {
    for (const ReceiptFile& file : box_.files) take(file);
    if (box_.cut) {
      add(Trouble::kCut, nullptr, {},
          {"目录中的回执太多或太大，其余未看，请清理",
           "the folder holds too many receipts or too large ones; the rest were not looked at, "
           "empty it"});
    }
    find_newest(issues);
    for (DeviceStanding& device : standing_.devices) judge_device(device);
    std::ranges::stable_sort(standing_.devices, [](const auto& a, const auto& b) {
      const auto rank = [](const DeviceStanding& device) {
        constexpr int in_no_trouble = 99;
        return device.gravest ? static_cast<int>(*device.gravest) : in_no_trouble;
      };
      return std::pair(rank(a), a.device.name) < std::pair(rank(b), b.device.name);
    });
    std::ranges::stable_sort(standing_.findings, {}, &Finding::trouble);
    return std::move(standing_);
  }

 private:
  void add(Trouble trouble, DeviceStanding* device, std::string display, Sentence what) {
    if (device != nullptr) {
      device->gravest = std::min(device->gravest.value_or(trouble), trouble);
      const Sentence name = named(device->device);
      what = {name.zh + "：" + what.zh, name.en + ": " + what.en};
    }
    standing_.findings.push_back({trouble, device != nullptr ? device->device.name : std::string(),
                                  std::move(display), std::move(what)});
  }

  /// The newest receipt of each device counts, wherever it lies.
  void take(const ReceiptFile& file) {
    if (file.unreadable) return add(Trouble::kUnreadable, nullptr, {}, *file.unreadable);
    const auto signature = bundle::Signature::parse(file.signature);
    if (!signature) {
      standing_.torn_pairs = true;
      return add(Trouble::kBadSignature, nullptr, {},
                 {file.name + " 没有签名文件，或签名文件不合格式",
                  file.name + " has no signature file, or it is malformed"});
    }
    DeviceStanding* hinted = nullptr;
    for (DeviceStanding& device : standing_.devices) {
      if (device.device.key.id != signature->key_id) continue;
      hinted = &device;
      const auto receipt = bundle::signed_receipt(device.device.key, {file.text, {file.signature}});
      if (receipt) return keep(device, *receipt, file);
      if (receipt.error().word != "E_SIG") {
        return add(Trouble::kUnreadable, &device, {},
                   {file.name + " " + receipt.error().what.zh,
                    file.name + ": " + receipt.error().what.en});
      }
    }
    const std::string id = bundle::key_id_text(signature->key_id);
    if (hinted == nullptr) {
      return add(Trouble::kUnknownKey, nullptr, {},
                 {file.name + " 由不在清单中的密钥 " + id + " 签名，未采用",
                  file.name + " is signed with key " + id +
                      ", which is not in the list; it counts for nothing"});
    }
    standing_.torn_pairs = true;
    add(Trouble::kBadSignature, hinted, {},
        {file.name + " 的签名不符，未采用（若刚好在发送中，稍后再查）",
         file.name + " does not fit its signature and counts for nothing (if it was being sent "
                     "just now, look again)"});
  }

  void keep(DeviceStanding& device, const Receipt& receipt, const ReceiptFile& file) {
    if (receipt.device != device.device.name) {
      return add(Trouble::kWrongName, &device, {},
                 {file.name + " 自称 " + receipt.device + "，未采用；请改正清单或设备配置",
                  file.name + " calls itself " + receipt.device +
                      " and counts for nothing; correct the list or the device's site file"});
    }
    if (!device.receipt || device.receipt->issued < receipt.issued) device.receipt = receipt;
  }

  void find_newest(const std::vector<KnownIssue>& issues) {
    const auto consider = [this](const std::string& serial) {
      if (serial_before(standing_.newest, serial)) standing_.newest = serial;
    };
    for (const KnownIssue& issue : issues) consider(issue.serial);
    for (const DeviceStanding& device : standing_.devices) {
      if (device.receipt) consider(device.receipt->serial);
    }
    for (const KnownIssue& issue : issues) contents_.emplace(issue.serial, issue.manifest);
    for (const DeviceStanding& device : standing_.devices) {
      if (device.receipt && !device.receipt->serial.empty()) {
        contents_.emplace(device.receipt->serial, device.receipt->manifest);
      }
    }
  }

  void judge_device(DeviceStanding& device) {
    if (!device.receipt) {
      return add(Trouble::kMissing, &device, {},
                 {"没有可信的回执，屏上显示什么不得而知",
                  "no receipt that can be believed; what it shows is not known"});
    }
    const Receipt& receipt = *device.receipt;
    device.believable = judge_age(device, receipt);
    judge_content(device, receipt);
    for (const DisplayLine& line : receipt.displays) judge_display(device, line);
    if (receipt.cut()) {
      const std::string listed = std::to_string(receipt.displays.size());
      const std::string all = std::to_string(receipt.display_count);
      add(Trouble::kCut, &device, {},
          {"回执只列出 " + all + " 块显示屏中的 " + listed + " 块",
           "the receipt lists " + listed + " of " + all + " displays"});
    }
  }

  bool judge_age(DeviceStanding& device, const Receipt& receipt) {
    const std::string issued = local_text(receipt.issued);
    if (receipt.issued > now_ + kClockSlack) {
      add(Trouble::kFuture, &device, {},
          {"回执的时间 " + issued + " 在将来，请检查设备时钟",
           "the receipt is dated " + issued + ", in the future; check the device's clock"});
      return false;
    }
    if (now_ - receipt.issued <= kLateAfter) return true;
    add(Trouble::kLate, &device, {},
        {"最近的回执在 " + issued + "，已 " + minutes_text(now_ - receipt.issued) + " 分钟",
         "the newest receipt is of " + issued + ", " + minutes_text(now_ - receipt.issued) +
             " minutes ago"});
    return false;
  }

  void judge_content(DeviceStanding& device, const Receipt& receipt) {
    if (receipt.state != "CURRENT" && receipt.state != "UNCONFIRMED") {
      add(Trouble::kState, &device, {},
          {"内容状态为 " + receipt.state + "，最近一次更新 " +
               (receipt.outcome.empty() ? "–" : receipt.outcome),
           "the state of its content is " + receipt.state + ", its last update came to " +
               (receipt.outcome.empty() ? "–" : receipt.outcome)});
    }
    if (receipt.serial.empty()) return;
    if (contents_.at(receipt.serial) != receipt.manifest) {
      add(Trouble::kOtherContent, &device, {},
          {"期号 " + receipt.serial + " 的内容与别处不同，请立即查明",
           "its content under number " + receipt.serial +
               " differs from that elsewhere; find out why at once"});
    }
    if (serial_before(receipt.serial, standing_.newest)) {
      add(Trouble::kOldSerial, &device, {},
          {"期号 " + receipt.serial + "，最新为 " + standing_.newest,
           "has " + receipt.serial + ", the newest is " + standing_.newest});
    }
  }

  void judge_display(DeviceStanding& device, const DisplayLine& line) {
    if (line.seen != Seen::kSeen) {
      const std::string since =
          line.not_seen_since ? local_text(*line.not_seen_since) : std::string();
      const Sentence what =
          line.seen == Seen::kUnknown ? Sentence{"状态未知", "nothing is known of it"}
          : since.empty()             ? Sentence{"未见", "not seen"}
                          : Sentence{"自 " + since + " 起未见", "not seen since " + since};
      return add(
          Trouble::kNotSeen, &device, line.display,
          {"显示屏 " + line.display + " " + what.zh, "display " + line.display + ": " + what.en});
    }
    if (line.serial.empty() || !serial_before(line.serial, standing_.newest)) return;
    add(Trouble::kDisplayOld, &device, line.display,
        {"显示屏 " + line.display + " 显示期号 " + line.serial + "，最新为 " + standing_.newest,
         "display " + line.display + " shows " + line.serial + ", the newest is " +
             standing_.newest});
  }

  const ReceiptBox& box_;
  WallTime now_;
  Standing standing_;
  std::map<std::string, std::string, std::less<>> contents_;  // serial → manifest first met
};

}  // namespace

std::string_view trouble_word(Trouble trouble) {
  return kTroubleWords[static_cast<std::size_t>(trouble)];
}

bool serial_before(std::string_view a, std::string_view b) {
  return number_of(a) < number_of(b);
}

Sentence named(const ListedDevice& device) {
  if (device.place.empty()) return {device.name, device.name};
  return {device.name + "（" + device.place + "）", device.name + " (" + device.place + ")"};
}

Standing judge(const std::vector<ListedDevice>& devices, const ReceiptBox& box,
               const std::vector<KnownIssue>& issues, WallTime now) {
  return Judge(devices, box, now).run(issues);
}

}  // namespace gongshi::content::receipts
