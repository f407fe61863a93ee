#include "content/feedback/opinion.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "content/bundle/document.h"
#include "content/bundle/minisign_text.h"
#include "content/bundle/serial.h"
#include "content/feedback/phrases.h"
#include "content/table.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::feedback {
namespace {

constexpr std::string_view kType = "gongshi-opinion";
constexpr std::string_view kNone = "none";
constexpr int kMostStars = 5;
constexpr int kBase64 = sodium_base64_VARIANT_ORIGINAL;
constexpr std::array<std::string_view, 5> kLanguages{"zh", "en", "ug", "bo", "mn"};
constexpr std::array<std::string_view, 2> kKinds{"opinion", "question"};
constexpr std::array<std::string_view, 7> kAboutWords{"none",   "service",    "drug", "consumable",
                                                      "doctor", "department", "page"};

template <std::size_t kCount>
std::optional<std::size_t> index_of(const std::array<std::string_view, kCount>& words,
                                    std::string_view word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<std::size_t>(found - words.begin());
}

bool may_be_about(std::string_view id) {
  if (id.empty() || id.size() > kMaxAboutBytes) return false;
  while (!id.empty()) {
    const auto character = utf8::next(id);
    if (!character || is_forbidden_in_table(*character)) return false;
  }
  return true;
}

bool is_whole_minute(WallTime time) {
  return std::chrono::floor<std::chrono::minutes>(time) == time;
}

bool phrases_are_known(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (find_phrase(words[i]) == nullptr) return false;
    if (std::find(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i), words[i]) !=
        words.begin() + static_cast<std::ptrdiff_t>(i)) {
      return false;
    }
  }
  return words.size() <= kMaxPhrases;
}

bool in_bounds(const Opinion& opinion) {
  const bool about_fits = opinion.about.kind == AboutKind::kNothing
                              ? opinion.about.id.empty()
                              : may_be_about(opinion.about.id);
  const bool rating_fits =
      !opinion.rating || (*opinion.rating >= 1 && *opinion.rating <= kMostStars);
  return bundle::is_site(opinion.site) && bundle::is_site(opinion.device) &&
         is_whole_minute(opinion.written) &&
         (opinion.serial.empty() || bundle::Serial::parse(opinion.serial)) &&
         index_of(kLanguages, opinion.language) && about_fits && rating_fits &&
         phrases_are_known(opinion.phrases) && !fault_of(opinion.text.view());
}

/// Appends to a document, whose capacity the bounds above keep to.
class Writer {
 public:
  void text(std::string_view piece) { fits_ = fits_ && document_.append(piece); }

  void field(std::string_view name, std::string_view value) {
    text(name);
    text(": ");
    text(value.empty() ? kNone : value);
    text("\n");
  }

  /// Straight into the document: no copy of a visitor's words is made on the way.
  void base64(std::string_view bytes) {
    WipedText<sodium_base64_ENCODED_LEN(kMaxTextBytes, kBase64)> encoded;
    const std::size_t size = sodium_base64_encoded_len(bytes.size(), kBase64);
    char* const into = encoded.resize(size);
    if (into == nullptr) {
      fits_ = false;
      return;
    }
    sodium_bin2base64(into, size, reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), kBase64);
    text(encoded.view().substr(0, size - 1));  // without the C string's NUL
  }

  std::optional<OpinionDocument> finish() {
    while (fits_ && document_.view().size() < kDocumentBytes) text(std::string_view("\0", 1));
    if (!fits_) return std::nullopt;
    return std::move(document_);
  }

 private:
  OpinionDocument document_;
  bool fits_ = true;
};

/// Fills `into` from the one canonical encoding of at most `most` bytes.
template <std::size_t kCapacity>
bool read_base64(std::string_view encoded, WipedText<kCapacity>& into) {
  std::size_t size = 0;
  char* const bytes = into.resize(kCapacity);
  const int outcome =
      sodium_base642bin(reinterpret_cast<unsigned char*>(bytes), kCapacity, encoded.data(),
                        encoded.size(), nullptr, &size, nullptr, kBase64);
  if (outcome != 0) return false;
  WipedText<kCapacity> exact;
  const bool fits = exact.assign(into.view().substr(0, size));
  into = std::move(exact);
  return fits;
}

void read_about(bundle::DocumentReader& reader, Opinion& opinion) {
  const auto [kind, encoded] = reader.words<2>("about:");
  if (reader.failed()) return;
  const auto index = index_of(kAboutWords, kind);
  WipedText<kMaxAboutBytes> id;
  if (!index || (*index == 0) != (encoded == kNone) ||
      (*index != 0 && (!read_base64(encoded, id) || !may_be_about(id.view())))) {
    return reader.fail({"about 不合格式", "about is malformed"});
  }
  opinion.about = {static_cast<AboutKind>(*index), std::string(id.view())};
}

void read_choice(bundle::DocumentReader& reader, Opinion& opinion) {
  const auto kind = index_of(kKinds, reader.field("kind"));
  if (!kind) return reader.fail({"kind 不认识", "an unknown kind"});
  opinion.kind = static_cast<OpinionKind>(*kind);
  read_about(reader, opinion);
  if (const std::string_view rating = reader.field("rating"); rating != kNone) {
    const auto stars = bundle::strict_number(rating, 1, kMostStars);
    if (!stars) return reader.fail({"rating 应为 1 到 5", "rating is 1 to 5"});
    opinion.rating = static_cast<int>(*stars);
  }
  std::string_view words = reader.field("phrases");
  while (words != kNone && !words.empty()) {
    const std::size_t stop = std::min(words.find(' '), words.size());
    opinion.phrases.emplace_back(words.substr(0, stop));
    words.remove_prefix(std::min(stop + 1, words.size()));
    if (opinion.phrases.size() > kMaxPhrases) break;
  }
  if (!phrases_are_known(opinion.phrases)) {
    reader.fail({"phrases 里有不认识的词，或词太多", "phrases holds unknown or too many words"});
  }
}

void read_origin(bundle::DocumentReader& reader, Opinion& opinion) {
  opinion.site = reader.site();
  opinion.device = reader.field("device");
  if (!bundle::is_site(opinion.device)) {
    reader.fail({"device 只能是 1 到 32 个 a-z、0-9、-", "device is not 1 to 32 of a-z, 0-9, -"});
  }
  opinion.written = reader.date("written");
  if (!is_whole_minute(opinion.written)) {
    reader.fail({"written 应为整分钟", "written is a whole minute"});
  }
  if (const std::string_view serial = reader.field("serial"); serial != kNone) {
    opinion.serial = serial;
    if (!bundle::Serial::parse(serial)) reader.fail({"serial 不合格式", "serial is malformed"});
  }
  opinion.language = reader.field("language");
  if (!index_of(kLanguages, opinion.language)) {
    reader.fail({"language 不认识", "an unknown language"});
  }
}

Error malformed(Sentence what) {
  return {Errc::kCorrupt, std::move(what), {}};
}

}  // namespace

bool Opinion::says_nothing() const {
  return !rating && phrases.empty() && text.empty();
}

std::string_view about_word(AboutKind kind) {
  return kAboutWords.at(static_cast<std::size_t>(kind));
}

std::optional<TextFault> fault_of(std::string_view text) {
  if (text.size() > kMaxTextBytes) return TextFault::kTooLong;
  std::size_t characters = 0;
  while (!text.empty()) {
    const auto character = utf8::next(text);
    if (!character || (*character != U'\n' && is_forbidden_in_table(*character))) {
      return TextFault::kForbidden;
    }
    if (++characters > kMaxTextCharacters) return TextFault::kTooLong;
  }
  return std::nullopt;
}

Result<OpinionDocument> write_document(const Opinion& opinion) {
  if (opinion.says_nothing() || !in_bounds(opinion)) {
    return Error{Errc::kRejected,
                 {"这条意见没有内容，或有一项超出范围",
                  "the opinion is empty, or a part of it is out of bounds"},
                 {}};
  }
  bundle::ready_sodium();
  Writer writer;
  writer.text(kType);
  writer.text(" 1\n");
  writer.field("number", opinion.number.digits());
  writer.field("site", opinion.site);
  writer.field("device", opinion.device);
  writer.field("written", utc_text(opinion.written));
  writer.field("serial", opinion.serial);
  writer.field("language", opinion.language);
  writer.field("kind", kKinds.at(static_cast<std::size_t>(opinion.kind)));
  writer.text("about: ");
  writer.text(about_word(opinion.about.kind));
  writer.text(" ");
  if (opinion.about.id.empty()) {
    writer.text(kNone);
  } else {
    writer.base64(opinion.about.id);
  }
  writer.text("\n");
  writer.field("rating", opinion.rating ? std::to_string(*opinion.rating) : std::string());
  std::string words;
  for (const std::string& word : opinion.phrases) words += (words.empty() ? "" : " ") + word;
  writer.field("phrases", words);
  writer.text("text: ");
  if (opinion.text.empty()) {
    writer.text(kNone);
  } else {
    writer.base64(opinion.text.view());
  }
  writer.text("\nend\n");
  auto document = writer.finish();
  if (!document) {
    return Error{Errc::kRejected, {"这条意见太长", "the opinion is too long"}, {}};
  }
  return *std::move(document);
}

Result<Opinion> parse_document(std::string_view document) {
  bundle::ready_sodium();
  if (document.size() != kDocumentBytes) {
    return malformed({"意见的大小不对", "the opinion has a wrong size"});
  }
  const std::string_view text = document.substr(0, document.find('\0'));
  bundle::DocumentReader reader(text, kType, {"意见", "opinion"}, kDocumentBytes);
  const auto number = OpinionNumber::from_digits(reader.field("number"));
  if (!number) reader.fail({"编号不合格式", "its number is malformed"});
  // Any number: an opinion without one fails below.
  Opinion opinion{
      .number = number.value_or(*OpinionNumber::of_drawn(kLeastDrawn)), .site = {}, .device = {}};
  read_origin(reader, opinion);
  read_choice(reader, opinion);
  if (const std::string_view words = reader.field("text");
      words != kNone && (!read_base64(words, opinion.text) || opinion.text.empty() ||
                         fault_of(opinion.text.view()))) {
    reader.fail({"文字不合格式", "its text is malformed"});
  }
  GONGSHI_CHECK(reader.end());
  // One text for each meaning: spelled otherwise, it is not what a kiosk has written.
  const auto again = write_document(opinion);
  if (!again || again->view() != document) {
    return malformed({"意见的写法不合格式", "the opinion is not spelled as the format says"});
  }
  return opinion;
}

}  // namespace gongshi::content::feedback
