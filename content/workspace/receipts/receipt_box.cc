#include "content/workspace/receipts/receipt_box.h"

#include <algorithm>

#include "content/bundle/receipt_document.h"
#include "content/printable.h"

namespace gongshi::content::receipts {
namespace {

constexpr int kMaxDepth = 8;

ReceiptFile read_receipt(const fs::path& path, const fs::path& folder) {
  ReceiptFile file;
  file.name = printable(path.lexically_relative(folder).string());
  auto text = read_file(path, bundle::kMaxReceiptFile);
  if (!text) {
    // The error names the path as it is; only what can be printed goes on.
    file.unreadable = {printable(text.error().what.zh), printable(text.error().what.en)};
    return file;
  }
  file.text = *std::move(text);
  fs::path signature = path;
  signature += ".minisig";
  if (auto found = read_file(signature, bundle::kMaxSignatureFile)) {
    file.signature = *std::move(found);
  }
  return file;
}

}  // namespace

Result<ReceiptBox> read_box(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    const std::string name = folder.string();
    return Error{Errc::kNotFound, {name + " 不是目录", name + " is not a folder"}, {}};
  }
  std::vector<fs::path> paths;
  ReceiptBox box;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry.depth() >= kMaxDepth) entry.disable_recursion_pending();
    if (entry->path().extension() != ".receipt") continue;
    box.cut = paths.size() == kMaxReceiptFiles;
    if (box.cut) break;
    paths.push_back(entry->path());
  }
  if (error) {
    return os_error(error.value(), {"读取目录 " + folder.string() + " ",
                                    "cannot read the folder " + folder.string()});
  }
  std::ranges::sort(paths);
  std::uint64_t bytes = 0;
  for (const fs::path& path : paths) {
    box.files.push_back(read_receipt(path, folder));
    bytes += box.files.back().text.size();
    if (bytes <= kMaxBoxBytes) continue;
    box.cut = true;
    break;
  }
  return box;
}

}  // namespace gongshi::content::receipts
