#include "content/bundle/receipt_document.h"

#include <algorithm>
#include <optional>

#include "content/bundle/document.h"
#include "content/bundle/root.h"
#include "content/bundle/verdict.h"
#include "content/table.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::bundle {
namespace {

constexpr std::string_view kNone = "none";      // a field without a value
constexpr std::string_view kNothing = "-";      // a word without a value
constexpr std::size_t kMaxReceiptWord = 32;     // of state, outcome and software
constexpr std::string_view kReplacement = "�";  // for what a name may not hold

// ---- words: one for each text -------------------------------------------------------------------

bool is_word_byte(char c) {
  return c > ' ' && c <= '~' && c != '%';
}

/// Bytes outside '!'..'~', and '%', as "%HH"; nothing as "-".
std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  if (text.empty()) return std::string(kNothing);
  if (text == kNothing) return "%2D";
  std::string word;
  for (const char c : text) {
    if (is_word_byte(c)) {
      word += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      word += '%';
      word += digits[byte >> 4U];
      word += digits[byte & 15U];
    }
  }
  return word;
}

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  return std::nullopt;
}

bool may_be_printed(std::string_view text) {
  while (!text.empty()) {
    const auto character = utf8::next(text);
    if (!character || is_forbidden_in_table(*character)) return false;
  }
  return true;
}

/// Empty unless `word` is what encoded() makes of a text that may be printed.
std::optional<std::string> decoded(std::string_view word) {
  if (word == kNothing) return std::string();
  std::string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] != '%') {
      text += word[i];
      continue;
    }
    if (i + 2 >= word.size()) return std::nullopt;
    const auto high = hex_digit(word[i + 1]);
    const auto low = hex_digit(word[i + 2]);
    if (!high || !low) return std::nullopt;
    text += static_cast<char>(*high * 16 + *low);
    i += 2;
  }
  if (text.size() > kMaxReceiptName || !may_be_printed(text) || encoded(text) != word) {
    return std::nullopt;
  }
  return text;
}

/// `text` as a name that decoded() takes.
std::string printable(std::string_view text) {
  std::string name;
  while (!text.empty()) {
    const std::string_view before = text;
    const auto character = utf8::next(text);
    std::string_view piece = before.substr(0, before.size() - text.size());
    if (!character) text.remove_prefix(1);
    if (!character || is_forbidden_in_table(*character)) piece = kReplacement;
    if (name.size() + piece.size() > kMaxReceiptName) break;
    name += piece;
  }
  return name;
}

std::string time_word(const std::optional<WallTime>& time) {
  return time ? utc_text(*time) : std::string(kNothing);
}

bool is_serial(std::string_view text) {
  const std::size_t dash = text.find('-');
  return dash != std::string_view::npos && strict_number(text.substr(0, dash), 1, kMaxEpoch) &&
         strict_number(text.substr(dash + 1), 1, kMaxNumber);
}

/// "CURRENT", "CLOCK UNSURE", "E_SIG".
bool is_capital_word(std::string_view text) {
  return text.size() <= kMaxReceiptWord && std::ranges::all_of(text, [](char c) {
           return (c >= 'A' && c <= 'Z') || c == '_' || c == ' ';
         });
}

bool is_version(std::string_view text) {
  return text.size() <= kMaxReceiptWord && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  c == '.' || c == '-' || c == '+' || c == '~';
         });
}

// ---- the display lines --------------------------------------------------------------------------

std::string display_text(const DisplayLine& line) {
  const std::string proof =
      line.proof == Proof::kNone ? std::string(kNothing) : encoded(proof_word(line.proof));
  return "display " + encoded(printable(line.display)) + " " + encoded(printable(line.kind)) + " " +
         (is_serial(line.serial) ? line.serial : std::string(kNothing)) + " " +
         (Hash::from_hex(line.manifest_hash) ? line.manifest_hash : std::string(kNothing)) + " " +
         proof + " " + time_word(line.proved_at) + " " + encoded(seen_word(line.seen)) + " " +
         time_word(line.not_seen_since) + "\n";
}

void read_display(DocumentReader& reader, Receipt& receipt) {
  const auto [name, kind, serial, manifest, proof, proved_at, seen, since] =
      reader.words<8>("display");
  if (reader.failed()) return;
  DisplayLine line;
  const auto its_name = decoded(name);
  const auto its_kind = decoded(kind);
  if (!its_name || its_name->empty() || !its_kind) {
    return reader.fail({"显示屏的名称或类型不合格式", "a display's name or kind is malformed"});
  }
  line.display = *its_name;
  line.kind = *its_kind;
  if ((serial != kNothing && !is_serial(serial)) ||
      (manifest != kNothing && !Hash::from_hex(manifest))) {
    return reader.fail(
        {"显示屏的期号或清单散列不合格式", "a display's serial or manifest is malformed"});
  }
  if (serial != kNothing) line.serial = serial;
  if (manifest != kNothing) line.manifest_hash = manifest;
  const auto proof_text = decoded(proof);
  const auto known_proof = proof_text ? proof_from_word(*proof_text) : std::nullopt;
  const auto seen_text = decoded(seen);
  const auto known_seen = seen_text ? seen_from_word(*seen_text) : std::nullopt;
  if ((proof != kNothing && (!known_proof || *known_proof == Proof::kNone)) || !known_seen) {
    return reader.fail({"显示屏的证明或状态用词不认识", "an unknown word for proof or state"});
  }
  line.proof = known_proof.value_or(Proof::kNone);
  line.seen = *known_seen;
  line.proved_at = strict_date(proved_at);
  line.not_seen_since = strict_date(since);
  if ((proved_at != kNothing && !line.proved_at) || (since != kNothing && !line.not_seen_since)) {
    return reader.fail({"显示屏的时刻不合格式", "a time of a display is malformed"});
  }
  receipt.displays.push_back(std::move(line));
}

/// A field's value, or nothing where it says "none".
std::string optional_field(DocumentReader& reader, std::string_view name) {
  const std::string_view found = reader.field(name);
  return found == kNone ? std::string() : std::string(found);
}

void read_release(DocumentReader& reader, Receipt& receipt) {
  receipt.serial = optional_field(reader, "serial");
  receipt.manifest = optional_field(reader, "manifest");
  if (receipt.serial.empty() != receipt.manifest.empty() ||
      (!receipt.serial.empty() &&
       (!is_serial(receipt.serial) || !Hash::from_hex(receipt.manifest)))) {
    reader.fail({"期号或清单散列不合格式", "the serial or the manifest is malformed"});
  }
}

void read_words(DocumentReader& reader, Receipt& receipt) {
  receipt.state = reader.field("state");
  if (!is_capital_word(receipt.state)) reader.fail({"state 不合格式", "state is malformed"});
  receipt.root_version = reader.number("root", 1, kMaxRootVersion);
  receipt.outcome = optional_field(reader, "outcome");
  if (!is_capital_word(receipt.outcome)) reader.fail({"outcome 不合格式", "outcome is malformed"});
  receipt.software = reader.field("software");
  if (!is_version(receipt.software)) reader.fail({"software 不合格式", "software is malformed"});
}

}  // namespace

Result<Receipt> Receipt::parse(std::string_view text) {
  DocumentReader reader(text, "gongshi-receipt", {"回执", "receipt"}, kMaxReceiptFile);
  Receipt receipt;
  receipt.site = reader.site();
  receipt.channel = reader.channel();
  receipt.device = reader.field("device");
  if (!is_site(receipt.device)) {
    reader.fail({"device 只能是 1 到 32 个 a-z、0-9、-", "device is not 1 to 32 of a-z, 0-9, -"});
  }
  receipt.issued = reader.date("issued");
  read_release(reader, receipt);
  read_words(reader, receipt);
  receipt.display_count = reader.number("displays", 0, kMaxNumber);
  while (reader.at("display")) {
    if (receipt.displays.size() ==
        std::min<std::uint64_t>(receipt.display_count, kMaxReceiptDisplays)) {
      reader.fail({"显示屏行数太多", "too many lines of displays"});
      break;
    }
    read_display(reader, receipt);
  }
  if (auto whole = reader.end(); !whole) return refusal(Verdict::kFormat, whole.error().what);
  return receipt;
}

std::string Receipt::text() const {
  const auto or_none = [](const std::string& value) {
    return value.empty() ? std::string(kNone) : value;
  };
  constexpr std::string_view end_line = "end\n";
  const std::uint64_t count = std::max<std::uint64_t>(display_count, displays.size());
  std::string text = "gongshi-receipt 1\nsite: " + site + "\nchannel: " + channel +
                     "\ndevice: " + device + "\nissued: " + utc_text(issued) +
                     "\nserial: " + or_none(serial) + "\nmanifest: " + or_none(manifest) +
                     "\nstate: " + state + "\nroot: " + std::to_string(root_version) +
                     "\noutcome: " + or_none(outcome) + "\nsoftware: " + software +
                     "\ndisplays: " + std::to_string(count) + "\n";
  for (std::size_t i = 0; i < std::min(displays.size(), kMaxReceiptDisplays); ++i) {
    const std::string line = display_text(displays[i]);
    if (text.size() + line.size() + end_line.size() > kMaxReceiptFile) break;
    text += line;
  }
  return text + std::string(end_line);
}

Result<Receipt> signed_receipt(const PublicKey& key, const SignedDocument& document) {
  if (document.text.size() > kMaxReceiptFile) {
    return refusal(Verdict::kFormat, {"回执超过 64 KiB", "the receipt is larger than 64 KiB"});
  }
  if (signers(document, std::span(&key, 1)).empty()) {
    return refusal(Verdict::kSig, {"回执没有该设备的有效签名",
                                   "the receipt has no valid signature of its device"});
  }
  return Receipt::parse(document.text);
}

std::string receipt_name(std::string_view device, const KeyId& key) {
  return std::string(device) + "-" + key_id_text(key) + ".receipt";
}

}  // namespace gongshi::content::bundle
