#include "content/workspace/receipts/evidence.h"

#include <algorithm>
#include <map>
#include <set>

namespace gongshi::content::receipts {
namespace {

/// Display and manifest.
using Proofs = std::set<std::pair<std::string, std::string>>;

Proofs proofs_of(const bundle::Receipt& receipt) {
  Proofs proofs;
  for (const DisplayLine& line : receipt.displays) {
    if (proves(line)) proofs.emplace(line.display, line.manifest_hash);
  }
  return proofs;
}

/// "20261120T041000Z.receipt"
std::string file_name(WallTime issued) {
  std::string name;
  for (const char c : utc_text(issued)) {
    if (c != '-' && c != ':') name += c;
  }
  return name + ".receipt";
}

Status keep(const SignedReceipt& each, const fs::path& folder) {
  GONGSHI_CHECK(make_directories(folder));
  const fs::path file = folder / file_name(each.receipt.issued);
  fs::path signature = file;
  signature += ".minisig";
  GONGSHI_CHECK(write_file_atomic(signature, each.file->signature));
  return write_file_atomic(file, each.file->text);
}

Result<ReceiptBox> kept_box(const fs::path& folder) {
  GONGSHI_CHECK(make_directories(folder));
  GONGSHI_TRY(ReceiptBox box, read_box(folder));
  if (!box.cut) return box;
  const std::string name = folder.string();
  return Error{Errc::kRejected,
               {name + " 里留存的回执太多，请换一个文件夹，例如每年一个",
                name + " holds too many receipts; use another folder, one a year for instance"},
               {}};
}

}  // namespace

std::vector<DeviceReceipts> signed_receipts(const std::vector<ListedDevice>& devices,
                                            const ReceiptBox& box) {
  std::multimap<bundle::KeyId, const ReceiptFile*> files;
  for (const ReceiptFile& file : box.files) {
    const auto signature = bundle::Signature::parse(file.signature);
    if (signature && !file.unreadable) files.emplace(signature->key_id, &file);
  }
  std::vector<DeviceReceipts> all;
  for (const ListedDevice& listed : devices) {
    DeviceReceipts device{listed.name, {}};
    const auto [begin, end] = files.equal_range(listed.key.id);
    for (auto each = begin; each != end; ++each) {
      const ReceiptFile& file = *each->second;
      auto receipt = bundle::signed_receipt(listed.key, {file.text, {file.signature}});
      if (!receipt || receipt->device != listed.name) continue;
      device.receipts.push_back({*std::move(receipt), &file});
    }
    std::ranges::stable_sort(device.receipts, {},
                             [](const SignedReceipt& each) { return each.receipt.issued; });
    all.push_back(std::move(device));
  }
  return all;
}

bool proves(const DisplayLine& line) {
  const bool strong = line.proof == Proof::kAcknowledged || line.proof == Proof::kReadBack ||
                      line.proof == Proof::kDrawn;
  return strong && line.seen == Seen::kSeen && !line.manifest_hash.empty();
}

Result<std::size_t> keep_first(const std::vector<ListedDevice>& devices, const ReceiptBox& box,
                               const fs::path& folder) {
  GONGSHI_TRY(const ReceiptBox kept, kept_box(folder));
  std::map<std::string, Proofs> known;
  for (const DeviceReceipts& device : signed_receipts(devices, kept)) {
    for (const SignedReceipt& each : device.receipts) {
      known[device.device].merge(proofs_of(each.receipt));
    }
  }
  std::size_t added = 0;
  for (const DeviceReceipts& device : signed_receipts(devices, box)) {
    Proofs& has = known[device.device];
    for (const SignedReceipt& each : device.receipts) {
      Proofs proofs = proofs_of(each.receipt);
      if (std::ranges::includes(has, proofs)) continue;
      GONGSHI_CHECK(keep(each, folder / device.device));
      has.merge(proofs);
      ++added;
    }
  }
  return added;
}

}  // namespace gongshi::content::receipts
