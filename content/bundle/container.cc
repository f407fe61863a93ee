#include "content/bundle/container.h"

#include <algorithm>
#include <array>

#include "content/bundle/document.h"
#include "content/bundle/root.h"
#include "content/bundle/verdict.h"

namespace gongshi::content::bundle {
namespace {

constexpr std::size_t kBlock = 512;
// ustar fields by offset (POSIX.1-2017, pax, "ustar Interchange Format").
constexpr std::size_t kNameSize = 100;
constexpr std::size_t kModeAt = 100;
constexpr std::size_t kUidAt = 108;
constexpr std::size_t kGidAt = 116;
constexpr std::size_t kSizeAt = 124;
constexpr std::size_t kSizeDigits = 11;
constexpr std::size_t kTimeAt = 136;
constexpr std::size_t kChecksumAt = 148;
constexpr std::size_t kTypeAt = 156;
constexpr std::size_t kMagicAt = 257;

std::string octal(std::uint64_t number, std::size_t digits) {
  std::string text(digits, '0');
  for (std::size_t i = digits; i-- > 0; number >>= 3U) {
    text[i] = static_cast<char>('0' + (number & 7U));
  }
  return text;
}

std::size_t padding(std::size_t size) {
  return (kBlock - size % kBlock) % kBlock;
}

bool is_zero(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return c == '\0'; });
}

struct Entry {
  std::string_view name;
  std::string_view bytes;
};

Error broken(std::size_t offset, const std::string& zh, const std::string& en) {
  return refusal(Verdict::kContainer, {"内容包在第 " + std::to_string(offset) + " 字节处" + zh,
                                       "bundle, byte " + std::to_string(offset) + ": " + en});
}

/// Entries one after another, with one to look at before it is taken.
class EntryReader {
 public:
  explicit EntryReader(std::string_view file) : file_(file) {}

  [[nodiscard]] Status start() { return advance(); }
  /// The entry to be taken next; null at the end.
  [[nodiscard]] const Entry* here() const { return here_ ? &*here_ : nullptr; }
  [[nodiscard]] bool at(std::string_view name) const { return here_ && here_->name == name; }
  [[nodiscard]] std::size_t offset() const { return entry_at_; }

  /// The bytes of the entry here, which must be one; then goes on to the next.
  [[nodiscard]] Result<std::string_view> take() {
    const std::string_view bytes = here_ ? here_->bytes : std::string_view();
    GONGSHI_CHECK(advance());
    return bytes;
  }

 private:
  Status advance() {
    here_.reset();
    entry_at_ = at_;
    const std::string_view header = file_.substr(at_, kBlock);
    if (header.size() < kBlock) return broken(at_, "中断", "cut short");
    if (is_zero(header)) return finish();
    if (++count_ > kMaxEntries) return broken(at_, "条目过多", "too many entries");

    const std::string_view name = header.substr(0, std::min(header.find('\0'), kNameSize));
    std::uint64_t size = 0;
    for (const char c : header.substr(kSizeAt, kSizeDigits)) {
      if (c < '0' || c > '7') return broken(at_, "条目头不规范", "a header that is not canonical");
      size = size * 8 + static_cast<std::uint64_t>(c - '0');
    }
    if (name.empty() || name.size() >= kNameSize || header != entry_header(name, size)) {
      return broken(at_, "条目头不规范", "a header that is not canonical");
    }
    at_ += kBlock;
    const std::uint64_t left = file_.size() - at_;
    if (size > left || padding(size) > left - size) {
      return broken(at_, "中断", "cut short");
    }
    here_ = Entry{name, file_.substr(at_, size)};
    at_ += here_->bytes.size();
    const std::size_t pad = padding(here_->bytes.size());
    if (!is_zero(file_.substr(at_, pad))) {
      return broken(at_, "填充不为零", "padding that is not zero");
    }
    at_ += pad;
    return {};
  }

  /// After the last entry: exactly two zero blocks.
  Status finish() {
    const std::string_view tail = file_.substr(at_);
    if (tail.size() != 2 * kBlock || !is_zero(tail)) {
      return broken(at_, "结尾不是两个零块", "the end is not two zero blocks");
    }
    return {};
  }

  std::string_view file_;
  std::size_t at_ = 0;
  std::size_t entry_at_ = 0;
  std::size_t count_ = 0;
  std::optional<Entry> here_;
};

/// `text`, already taken, and the "<name>.1.minisig", "<name>.2.minisig" … that follow it.
Result<SignedDocument> with_signatures(EntryReader& entries, const std::string& name,
                                       std::string_view text) {
  SignedDocument document{text, {}};
  for (std::size_t k = 1; k <= kMaxSignatures; ++k) {
    if (!entries.at(name + "." + std::to_string(k) + ".minisig")) break;
    GONGSHI_TRY(const auto signature, entries.take());
    document.signatures.push_back(signature);
  }
  return document;
}

/// N of "root/N.root".
std::optional<std::uint64_t> root_version(std::string_view name) {
  constexpr std::string_view folder = "root/";
  constexpr std::string_view suffix = ".root";
  if (!name.starts_with(folder) || !name.ends_with(suffix)) return std::nullopt;
  name.remove_prefix(folder.size());
  return strict_number(name.substr(0, name.size() - std::min(suffix.size(), name.size())), 1,
                       kMaxRootVersion);
}

std::optional<Hash> object_hash(std::string_view name) {
  constexpr std::string_view folder = "obj/";
  if (!name.starts_with(folder)) return std::nullopt;
  return Hash::from_hex(name.substr(folder.size()));
}

Status put_entry(const std::function<Status(std::span<const std::byte>)>& put,
                 std::string_view name, std::string_view bytes) {
  static constexpr std::array<std::byte, kBlock> zeroes{};
  GONGSHI_CHECK(put(as_bytes(entry_header(name, bytes.size()))));
  if (!bytes.empty()) GONGSHI_CHECK(put(as_bytes(bytes)));
  const std::size_t pad = padding(bytes.size());
  if (pad > 0) GONGSHI_CHECK(put(std::span(zeroes).first(pad)));
  return {};
}

Status put_document(const std::function<Status(std::span<const std::byte>)>& put,
                    const std::string& name, const SignedDocument& document) {
  GONGSHI_CHECK(put_entry(put, name, document.text));
  for (std::size_t k = 0; k < document.signatures.size(); ++k) {
    GONGSHI_CHECK(
        put_entry(put, name + "." + std::to_string(k + 1) + ".minisig", document.signatures[k]));
  }
  return {};
}

}  // namespace

std::string entry_header(std::string_view name, std::uint64_t size) {
  std::string header(kBlock, '\0');
  const auto set = [&](std::size_t at, std::string_view text) {
    std::ranges::copy(text, header.begin() + static_cast<std::ptrdiff_t>(at));
  };
  set(0, name.substr(0, kNameSize - 1));
  set(kModeAt, "0000644");
  set(kUidAt, "0000000");
  set(kGidAt, "0000000");
  set(kSizeAt, octal(size, kSizeDigits));
  set(kTimeAt, "00000000000");
  set(kTypeAt, "0");
  set(kMagicAt, std::string_view("ustar\0"
                                 "00",
                                 8));
  set(kChecksumAt, "        ");  // counted as spaces
  std::uint64_t sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  set(kChecksumAt, octal(sum, 6));
  header[kChecksumAt + 6] = '\0';
  return header;
}

Result<Container> Container::read(std::string_view file) {
  if (file.size() > kMaxBundleFile) return broken(kMaxBundleFile, "超过上限", "above the limit");
  EntryReader entries(file);
  GONGSHI_CHECK(entries.start());
  Container container;
  while (const Entry* entry = entries.here()) {
    const auto version = root_version(entry->name);
    if (!version) break;
    if (!container.roots.empty() && container.roots.back().version >= *version) {
      return broken(entries.offset(), "根文件次序不对", "roots out of order");
    }
    const std::string name(entry->name);
    GONGSHI_TRY(const auto text, entries.take());
    GONGSHI_TRY(auto document, with_signatures(entries, name, text));
    container.roots.push_back({*version, std::move(document)});
  }

  if (!entries.at("manifest")) {
    return broken(entries.offset(), "没有清单", "the manifest is not here");
  }
  GONGSHI_TRY(const auto manifest, entries.take());
  GONGSHI_TRY(container.manifest, with_signatures(entries, "manifest", manifest));

  if (entries.at("status")) {
    GONGSHI_TRY(const auto status, entries.take());
    GONGSHI_TRY(container.status, with_signatures(entries, "status", status));
    if (container.status->signatures.empty()) {
      return broken(entries.offset(), "状态文件没有签名", "a status without signature");
    }
  }

  while (const Entry* entry = entries.here()) {
    const auto hash = object_hash(entry->name);
    if (!hash) {
      return broken(entries.offset(), "有不该有的条目", "an entry that does not belong here");
    }
    GONGSHI_TRY(const auto stored, entries.take());
    container.objects.push_back({*hash, stored});
  }
  return container;
}

Status Container::write(const std::function<Status(std::span<const std::byte>)>& put) const {
  for (const RootEntry& root : roots) {
    GONGSHI_CHECK(
        put_document(put, "root/" + std::to_string(root.version) + ".root", root.document));
  }
  GONGSHI_CHECK(put_document(put, "manifest", manifest));
  if (status) GONGSHI_CHECK(put_document(put, "status", *status));
  for (const ObjectEntry& object : objects) {
    GONGSHI_CHECK(put_entry(put, "obj/" + object.stored_hash.hex(), object.stored));
  }
  static constexpr std::array<std::byte, 2 * kBlock> end_blocks{};
  return put(end_blocks);
}

std::string Container::bytes() const {
  std::string file;
  const Status written = write([&](std::span<const std::byte> piece) -> Status {
    file += as_text(piece);
    return {};
  });
  assert(written.has_value());
  static_cast<void>(written);
  return file;
}

Status match_objects(const Container& container, const Manifest& manifest) {
  const std::vector<Hash> order = manifest.stored_order();
  auto expected = order.begin();
  for (const Container::ObjectEntry& object : container.objects) {
    expected = std::find(expected, order.end(), object.stored_hash);
    if (expected == order.end()) {
      const std::string name = "obj/" + object.stored_hash.hex();
      return refusal(Verdict::kContainer,
                     {name + " 不在清单里，或者次序不对、重复",
                      name + " is not in the manifest, out of order or there twice"});
    }
    ++expected;
  }
  return {};
}

}  // namespace gongshi::content::bundle
