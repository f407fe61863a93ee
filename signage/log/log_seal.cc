#include "signage/log/log_seal.h"

#include <array>
#include <charconv>

#include "content/bundle/signature.h"

namespace gongshi::signage {
namespace {

namespace bundle = content::bundle;

constexpr std::string_view kFirstLine = "gongshi-log-seal 1";
constexpr std::size_t kMostSeal = 1024;
constexpr std::size_t kMostName = 64;
constexpr unsigned kReadable = 0644;

Error not_a_seal(const std::string& name = {}) {
  return {Errc::kCorrupt,
          {name + " 不是显示记录的封签", name + " is not a seal of the display log"},
          "E2404"};
}

/// The value of the next line, which must begin with `key` and a space.
std::optional<std::string> value(std::string_view& text, std::string_view key) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  if (!line.starts_with(key) || line.size() <= key.size() + 1 || line[key.size()] != ' ') {
    return std::nullopt;
  }
  return std::string(line.substr(key.size() + 1));
}

}  // namespace

std::string LogSeal::text() const {
  return std::string(kFirstLine) + "\ndevice " + device + "\nfile " + file + "\nlast " +
         std::to_string(last) + "\nhead " + head.hex() + "\nsealed " + utc_text(sealed) + "\n";
}

Result<LogSeal> LogSeal::parse(std::string_view text) {
  const std::string_view whole = text;
  if (whole.size() > kMostSeal || !text.starts_with(kFirstLine)) return not_a_seal();
  text.remove_prefix(std::min(kFirstLine.size() + 1, text.size()));
  const auto device = value(text, "device");
  const auto file = value(text, "file");
  const auto last = value(text, "last");
  const auto head = value(text, "head");
  const auto sealed = value(text, "sealed");
  if (!device || !file || !last || !head || !sealed) return not_a_seal();
  LogSeal seal;
  seal.device = *device;
  seal.file = *file;
  const auto read = std::from_chars(last->data(), last->data() + last->size(), seal.last);
  const auto hash = Hash::from_hex(*head);
  const auto when = parse_time(*sealed);
  if (read.ec != std::errc{} || !hash || !when) return not_a_seal();
  seal.head = *hash;
  seal.sealed = *when;
  if (device->size() > kMostName || file->size() > kMostName || seal.text() != whole) {
    return not_a_seal();
  }
  return seal;
}

Status write_seal(const fs::path& folder, const LogFile& file, const LogSeal& seal,
                  const bundle::SecretKey& key, std::string_view former_key) {
  const std::string text = seal.text();
  const std::string name = file.seal_name(former_key);
  const auto seconds = std::chrono::floor<std::chrono::seconds>(seal.sealed).time_since_epoch();
  const bundle::Signature signature =
      bundle::sign(bundle::prehash(text), key,
                   "timestamp:" + std::to_string(seconds.count()) + "\tfile:" + name + "\thashed");
  // Between the two writes the power may fail: an old seal under the new signature would look like
  // a forgery for good, while a day without a seal is sealed at the next start.
  std::error_code error;
  fs::remove(folder / name, error);
  if (error) return os_error(error.value(), {"删除 " + name, "remove " + name});
  GONGSHI_CHECK(sync_directory(folder));
  GONGSHI_CHECK(
      write_file_atomic(folder / file.signature_name(former_key), signature.text(), kReadable));
  return write_file_atomic(folder / name, text, kReadable);
}

/// The signature first: a seal that has lost it is replaced at the next start.
Status keep_seal(const fs::path& folder, const LogFile& file, std::string_view former_key) {
  const std::array<std::pair<std::string, std::string>, 2> moves{
      {{file.signature_name(), file.signature_name(former_key)},
       {file.seal_name(), file.seal_name(former_key)}}};
  for (const auto& [from, to] : moves) {
    std::error_code error;
    fs::rename(folder / from, folder / to, error);
    if (error == std::errc::no_such_file_or_directory) continue;
    if (error) return os_error(error.value(), {"移动 " + from, "move " + from});
  }
  return sync_directory(folder);
}

Result<SignedSeal> read_seal(const fs::path& folder, const LogFile& file,
                             std::span<const bundle::PublicKey> keys, std::string_view former_key) {
  const std::string name = file.seal_name(former_key);
  GONGSHI_TRY(const std::string text, read_file(folder / name, kMostSeal));
  const auto seal = LogSeal::parse(text);
  if (!seal || seal->file != file.name()) return not_a_seal(name);
  const auto signature =
      read_file(folder / file.signature_name(former_key), bundle::kMaxSignatureFile);
  const bundle::SignedDocument document{text, signature ? std::vector<std::string_view>{*signature}
                                                        : std::vector<std::string_view>{}};
  const auto signers = bundle::signers(document, keys);
  if (signers.empty()) {
    return Error{
        Errc::kRejected,
        {name + " 没有此记录密钥的有效签名", name + " has no valid signature by a key of this log"},
        "E2405"};
  }
  return SignedSeal{*seal, signers.front()};
}

Result<LogSeal> read_seal(const fs::path& folder, const LogFile& file,
                          const bundle::PublicKey& key) {
  GONGSHI_TRY(const SignedSeal read, read_seal(folder, file, std::span(&key, 1)));
  return read.seal;
}

}  // namespace gongshi::signage
