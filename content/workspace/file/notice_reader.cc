#include "content/workspace/file/notice_reader.h"

#include <unicode/ucnv.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "content/workspace/row/values.h"
#include "drivers/os/handle.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::workspace {
namespace {

struct Language {
  std::string_view key;
  UScriptCode script;
  Sentence name;
};

const Language& language_of(TextLanguage language) {
  static const std::array<Language, 5> languages{{
      {"zh", USCRIPT_HAN, {"中文", "Chinese"}},
      {"en", USCRIPT_LATIN, {"英文", "English"}},
      {"ug", USCRIPT_ARABIC, {"维吾尔文", "Uyghur"}},
      {"bo", USCRIPT_TIBETAN, {"藏文", "Tibetan"}},
      {"mn", USCRIPT_MONGOLIAN, {"蒙古文", "Mongolian"}},
  }};
  return languages.at(static_cast<std::size_t>(language));
}

bool has_letter_of(std::string_view text, UScriptCode script) {
  while (const auto character = utf8::next(text)) {
    if (uscript_hasScript(static_cast<UChar32>(*character), script) != 0) return true;
  }
  return false;
}

}  // namespace

NoticeReader::NoticeReader(Context& context, std::string file, Sentence kind,
                           const YAML::Node& node, std::initializer_list<std::string_view> known)
    : context_(context),
      file_(std::move(file)),
      kind_(std::move(kind)),
      errors_before_(context.findings.count(Severity::kError)),
      map_(file_, "", node, known, context.findings),
      id_(map_.must("id")) {}

bool NoticeReader::failed() const {
  return map_.failed() || context_.findings.count(Severity::kError) != errors_before_;
}

content::Text NoticeReader::text(std::string_view key, std::size_t most) {
  return keep_text(context_, map_.place(key), map_.text(key), most).value_or(content::Text{});
}

content::Text NoticeReader::text_in(const YamlMap& texts, TextLanguage language, std::size_t most) {
  const auto& [key, script, name] = language_of(language);
  const std::string written = texts.text(key);
  // Vowel separators and joiners of Mongolian and Uyghur are letters' shapes, not stray blanks.
  const Joiners joiners = language == TextLanguage::kUyghur || language == TextLanguage::kMongolian
                              ? Joiners::kKeep
                              : Joiners::kDrop;
  const content::Text kept =
      keep_text(context_, texts.place(key), written, most, joiners).value_or(content::Text{});
  if (!kept.empty() && language != TextLanguage::kChinese && !has_letter_of(kept, script)) {
    texts.fail(key, Code::kWrongScript,
               {kind_.zh + " " + id_ + " 的" + name.zh + "里没有一个" + name.zh + "字母",
                "the " + name.en + " text of " + kind_.en + " " + id_ + " has no letter of it"});
  }
  return kept;
}

content::Text NoticeReader::tags() {
  std::string joined;
  for (const std::string& written : map_.list("tags")) {
    const auto tag = keep_text(context_, map_.place("tags"), written, 40);
    if (!tag) continue;
    if (tag->empty() || tag->find(';') != std::string_view::npos) {
      map_.fail("tags", Code::kBadValue,
                {"位置写成 [lobby, pharmacy]", "tags read [lobby, pharmacy]"});
      continue;
    }
    if (!tags_.emplace(*tag).second) continue;
    joined += (joined.empty() ? "" : ";") + std::string(*tag);
  }
  return context_.workspace.pool.keep(joined);
}

std::optional<Date> NoticeReader::date(std::string_view key) {
  const std::string value = map_.text(key);
  if (value.empty()) return std::nullopt;
  const auto parsed = parse_date_cell(value);
  if (const auto* day = std::get_if<Date>(&parsed)) return *day;
  map_.fail(key, Code::kBadDate, std::get<Refusal>(parsed).what);
  return std::nullopt;
}

content::Validity NoticeReader::validity() {
  if (map_.text("from").empty()) {
    map_.fail("from", Code::kMissingKey, {"没有填写 from", "`from` is required"});
  }
  content::Validity valid;
  valid.from = date("from").value_or(Date{});
  valid.to = date("to");
  if (valid.to && *valid.to < valid.from) {
    map_.fail("to", Code::kDatesReversed, {"to 早于 from", "`to` lies before `from`"});
  }
  return valid;
}

content::Audience NoticeReader::audience(content::Text category) {
  const auto audience = parse_audience(map_.text("audience"));
  if (!audience) {
    map_.fail("audience", Code::kBadWord,
              {"audience 只能是 public、patient、staff", "audience is public, patient or staff"});
    return content::Audience::kPublic;
  }
  if (*audience == content::Audience::kStaff ||
      context_.workspace.staff_categories.contains(category)) {
    map_.fail("audience", Code::kStaff,
              {kind_.zh + " " + id_ + " 仅限内部职工，不得进入大厅的内容包",
               kind_.en + " " + id_ + " is for staff and must not reach a lobby"});
  }
  return *audience;
}

int NoticeReader::number(const YamlMap& map, std::string_view key, int least, int most, int none,
                         const Sentence& unit) {
  const std::string written = map.text(key);
  if (written.empty()) return none;
  int value = 0;
  const char* const end = written.data() + written.size();
  const auto [stop, fault] = std::from_chars(written.data(), end, value);
  if (fault == std::errc{} && stop == end && value >= least && value <= most) return value;
  const std::string low = std::to_string(least);
  const std::string high = std::to_string(most);
  map.fail(key, Code::kBadValue,
           {"应当是 " + low + " 到 " + high + " 的整数（" + unit.zh + "）",
            "must be a whole number from " + low + " to " + high + " (" + unit.en + ")"});
  return none;
}

bool NoticeReader::reaches(const DisplayKind& display) const {
  return tags_.empty() || display.tags.empty() ||
         std::ranges::any_of(tags_,
                             [&](const std::string& tag) { return display.tags.contains(tag); });
}

bool NoticeReader::fits_displays(std::string_view key, content::Text shown) {
  const auto missing = first_outside_gb2312(shown);
  if (!missing) return true;
  std::string character;
  utf8::append(character, *missing);
  const std::string point = utf8::code_point_text(*missing);
  bool fits = true;
  for (const DisplayKind& display : context_.workspace.displays) {
    if (display.charset != "gb2312" || !reaches(display)) continue;
    fits = false;
    map_.fail(key, Code::kCharset,
              {"显示屏“" + display.name + "”没有" + kind_.zh + " " + id_ + " 里的字“" + character +
                   "”（" + point + "），请写一条不含该字的 short",
               "display \"" + display.name + "\" lacks " + character + " (" + point + ") of " +
                   kind_.en + " " + id_ + "; give it a `short` text without it"});
  }
  return fits;
}

std::optional<char32_t> first_outside_gb2312(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  // ICU's euc-cn is GB 2312-80 and ASCII, nothing more.
  const Handle<UConverter, ucnv_close> converter(ucnv_open("ibm-1383_P110-1999", &status));
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  while (const auto character = utf8::next(text)) {
    if (*character == '\n' || (*character >= 0x20 && *character < 0x7F)) continue;
    // Two signs of GB 2312 have two Unicode equivalents in use: A1AA — and A1A4 ·.
    if (*character == 0x2014 || *character == 0x2015 || *character == 0xB7 || *character == 0x30FB)
      continue;
    if (*character >= 0x10000) return character;
    const auto unit = static_cast<char16_t>(*character);
    std::array<char, 8> bytes{};
    status = U_ZERO_ERROR;
    const int length = ucnv_fromUChars(converter.get(), bytes.data(),
                                       static_cast<int>(bytes.size()), &unit, 1, &status);
    if (U_FAILURE(status) || length != 2) return character;
  }
  return std::nullopt;
}

}  // namespace gongshi::content::workspace
