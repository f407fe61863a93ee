#include "content/store/report/receipts.h"

#include <algorithm>

#include "content/store/report/device_key.h"
#include "content/store/report/display_line.h"
#include "content/store/report/status_report.h"

namespace gongshi::content::store {
namespace {

constexpr unsigned kReadOnly = 0444;
constexpr std::string_view kKiosk = "kiosk";  // DisplayLine::kind

fs::path receipt_path(const Layout& layout, std::string_view device) {
  return layout.receipts() / (std::string(device) + ".receipt");
}

fs::path signature_path(fs::path receipt) {
  receipt += ".minisig";
  return receipt;
}

WallTime whole_second(WallTime time) {
  return std::chrono::floor<std::chrono::seconds>(time);
}

/// As the document holds it.
DisplayLine in_seconds(DisplayLine line) {
  if (line.proved_at) line.proved_at = whole_second(*line.proved_at);
  if (line.not_seen_since) line.not_seen_since = whole_second(*line.not_seen_since);
  return line;
}

void expect(std::vector<DisplayLine>& lines, const std::string& display, const std::string& kind) {
  const bool spoken_for = std::ranges::any_of(
      lines, [&display](const DisplayLine& line) { return line.display == display; });
  if (spoken_for) return;
  DisplayLine unknown;
  unknown.display = display;
  unknown.kind = kind;
  lines.push_back(std::move(unknown));
}

/// Every display has a line, also when its program is silent. The site's file lists boards and
/// screens; a kiosk that has reported once is expected from then on.
std::vector<DisplayLine> displays_of(const Layout& layout, const ReceiptFacts& facts,
                                     WallTime now) {
  auto read = read_display_lines(facts.displays, now);
  std::vector<DisplayLine> lines = read ? *std::move(read) : std::vector<DisplayLine>();
  for (const DisplayLine& line : facts.expected) expect(lines, line.display, line.kind);
  if (const auto last = last_receipt(layout, facts.device)) {
    for (const DisplayLine& line : last->displays) {
      if (line.kind == kKiosk) expect(lines, line.display, line.kind);
    }
  }
  std::ranges::transform(lines, lines.begin(), in_seconds);
  std::ranges::stable_sort(lines, {}, &DisplayLine::display);
  return lines;
}

/// What the receipt says, dates left out: those of a display that is read back every eight seconds
/// would make every receipt a new one.
std::string undated(bundle::Receipt receipt) {
  receipt.issued = {};
  for (DisplayLine& line : receipt.displays) line.proved_at.reset();
  return receipt.text();
}

/// The receipts of a name that the device had before would look like those of another device.
Status remove_other_names(Disk& disk, const Layout& layout, const fs::path& kept) {
  std::error_code error;  // a folder that cannot be listed will not take the receipt either
  for (fs::directory_iterator entry(layout.receipts(), error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path() == kept || entry->path() == signature_path(kept)) continue;
    GONGSHI_CHECK(disk.remove(entry->path()));
  }
  return {};
}

}  // namespace

Result<bundle::Receipt> gather_receipt(const Layout& layout, const ReceiptFacts& facts,
                                       WallTime now) {
  GONGSHI_TRY(const StatusReport report, gather_status(layout.folder, {}, now));
  bundle::Receipt receipt;
  receipt.site = report.provision.site;
  receipt.channel = report.provision.channel;
  receipt.device = facts.device;
  receipt.issued = whole_second(now);
  if (report.active) {
    receipt.serial = report.active->serial();
    receipt.manifest = report.active->manifest_hash;
  }
  receipt.state = freshness_word(report.freshness);
  receipt.root_version = report.provision.root().version;
  if (report.last) receipt.outcome = report.last->word;
  receipt.software = GONGSHI_VERSION;
  receipt.displays = displays_of(layout, facts, now);
  receipt.display_count = receipt.displays.size();
  // As the office will read it: what does not fit is gone, names that no document can carry are
  // mended, and a device that cannot be named at all fails here.
  return bundle::Receipt::parse(receipt.text());
}

bool receipt_due(const std::optional<bundle::Receipt>& last, const bundle::Receipt& next) {
  if (!last || last->issued > next.issued || next.issued - last->issued >= kReceiptEvery) {
    return true;
  }
  return undated(*last) != undated(next);
}

Result<IssuedReceipt> issue_receipt(Store& store, const bundle::Receipt& receipt) {
  const Layout& layout = store.layout();
  Disk& disk = store.disk();
  GONGSHI_TRY(const bundle::SecretKey key, device_key(disk, layout));
  const std::string name = bundle::receipt_name(receipt.device, key.id());
  const auto since_1970 =
      std::chrono::duration_cast<std::chrono::seconds>(receipt.issued.time_since_epoch());
  std::string text = receipt.text();
  const bundle::Signature signature = bundle::sign(
      bundle::prehash(text), key,
      "timestamp:" + std::to_string(since_1970.count()) + "\tfile:" + name + "\thashed");
  GONGSHI_TRY(const bool made, disk.make_directory(layout.receipts()));
  if (made) GONGSHI_CHECK(disk.sync_directory(layout.folder));
  const fs::path path = receipt_path(layout, receipt.device);
  GONGSHI_CHECK(disk.replace(layout.staging(), signature_path(path), signature.text(), kReadOnly));
  GONGSHI_CHECK(disk.replace(layout.staging(), path, text, kReadOnly));
  GONGSHI_CHECK(remove_other_names(disk, layout, path));
  return IssuedReceipt{name, receipt.site, std::move(text), signature.text()};
}

Result<std::optional<IssuedReceipt>> keep_receipt(Store& store, const ReceiptFacts& facts,
                                                  WallTime now) {
  GONGSHI_TRY(const bundle::Receipt next, gather_receipt(store.layout(), facts, now));
  if (!receipt_due(last_receipt(store.layout(), facts.device), next)) {
    return std::optional<IssuedReceipt>();
  }
  GONGSHI_TRY(IssuedReceipt issued, issue_receipt(store, next));
  return std::optional(std::move(issued));
}

Result<IssuedReceipt> stored_receipt(const Layout& layout, std::string_view device) {
  const fs::path path = receipt_path(layout, device);
  GONGSHI_TRY(const bundle::PublicKey key, device_public_key(layout));
  GONGSHI_TRY(std::string text, read_file(path, bundle::kMaxReceiptFile));
  GONGSHI_TRY(std::string signature, read_file(signature_path(path), bundle::kMaxSignatureFile));
  const auto receipt = bundle::signed_receipt(key, {text, {signature}});
  if (!receipt) {
    return Error{Errc::kNotFound,
                 {"内容库里没有完好的回执：" + receipt.error().what.zh,
                  "the store holds no sound receipt: " + receipt.error().what.en},
                 {}};
  }
  return IssuedReceipt{bundle::receipt_name(device, key.id), receipt->site, std::move(text),
                       std::move(signature)};
}

std::optional<bundle::Receipt> last_receipt(const Layout& layout, std::string_view device) {
  const auto issued = stored_receipt(layout, device);
  if (!issued) return std::nullopt;
  auto receipt = bundle::Receipt::parse(issued->text);
  if (!receipt) return std::nullopt;
  return *std::move(receipt);
}

Result<std::string> carry_receipts(const Layout& layout, std::string_view device,
                                   const fs::path& folder) {
  GONGSHI_TRY(const IssuedReceipt issued, stored_receipt(layout, device));
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    const std::string name = folder.filename().string();
    return Error{Errc::kNotFound,
                 {"没有目录 " + name + "，回执没有写出；请先在 U 盘上建好它",
                  "there is no folder " + name + ", no receipt was written; make it first"},
                 {}};
  }
  GONGSHI_CHECK(write_file_atomic(signature_path(folder / issued.name), issued.signature));
  GONGSHI_CHECK(write_file_atomic(folder / issued.name, issued.text));
  return issued.name;
}

}  // namespace gongshi::content::store
