#include "content/workspace/readings/pinyin.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <unordered_map>

#include "content/workspace/finding.h"
#include "content/workspace/readings/own_readings.h"
#include "content/workspace/readings/unihan.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostFile = 64U << 20U;

Error not_installed(const fs::path& file) {
  const std::string name = file.string();
  return finding_error(Code::kReadingData,
                       {"读不到 " + name + "；请安装 rime-data-pinyin-simp 和 unicode-data",
                        "cannot read " + name + "; install rime-data-pinyin-simp and unicode-data"},
                       Errc::kNotFound);
}

/// Calls `take(word, reading, weight)` for each line "word TAB reading [TAB weight]".
template <class Take>
void each_line(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || line.starts_with('#')) continue;
    const std::size_t second = std::min(line.find('\t', tab + 1), line.size());
    int weight = 0;
    if (second < line.size()) {
      std::from_chars(line.data() + second + 1, line.data() + line.size(), weight);
    }
    take(line.substr(0, tab), line.substr(tab + 1, second - tab - 1), weight);
  }
}

bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
}

/// Greek letters and Roman numerals of medical names: what people type for them.
struct Sign {
  char32_t sign;
  std::string_view typed;  // first as it stands in a reading
};
constexpr std::array kSigns = std::to_array<Sign>({
    {U'α', "a jia"},     {U'β', "b yi"},   {U'γ', "g bing r"}, {U'δ', "d ding"},
    {U'ε', "e"},         {U'κ', "k"},      {U'λ', "l"},        {U'μ', "u wei"},
    {U'ω', "w"},         {U'Ⅰ', "i yi"},   {U'Ⅱ', "ii er"},    {U'Ⅲ', "iii san"},
    {U'Ⅳ', "iv si"},     {U'Ⅴ', "v wu"},   {U'Ⅵ', "vi liu"},   {U'Ⅶ', "vii qi"},
    {U'Ⅷ', "viii ba"},   {U'Ⅸ', "ix jiu"}, {U'Ⅹ', "x shi"},    {U'Ⅺ', "xi shiyi"},
    {U'Ⅻ', "xii shier"},
});

std::string_view sign_text(char32_t c) {
  const auto* const found = std::ranges::find(kSigns, c, &Sign::sign);
  return found == kSigns.end() ? std::string_view{} : found->typed;
}

std::string plain_sign(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c >= U'A' && c <= U'Z') c += 0x20;
  if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9')) return {static_cast<char>(c)};
  const std::string_view typed = sign_text(c);
  return typed.empty() ? "-" : std::string(typed.substr(0, typed.find(' ')));
}

}  // namespace

struct Pinyin::Tables {
  struct Phrase {
    std::string_view reading;
    int weight = 0;
  };
  using Phrases = std::unordered_map<std::string_view, Phrase>;

  std::string dictionary;  // what the views point into
  Phrases words;           // our own
  Phrases phrases;         // of the dictionary, two characters and more
  Phrases surnames;
  std::unordered_map<char32_t, std::string_view> usual;  // hospital defaults, then best weight
  std::unordered_map<char32_t, std::vector<Phrase>> single;
  CharacterReadings unihan;
  std::size_t longest = 1;  // characters

  void add_phrases(std::string_view text, Phrases& into) {
    each_line(text, [&](std::string_view word, std::string_view reading, int weight) {
      const auto count = static_cast<std::size_t>(std::ranges::count_if(
          word, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
      if (count == 1 && &into == &phrases) {
        std::string_view rest = word;
        if (const auto c = utf8::next(rest)) single[*c].push_back({reading, weight});
        return;
      }
      longest = std::max(longest, count);
      const auto [at, fresh] = into.try_emplace(word, Phrase{reading, weight});
      if (!fresh && weight > at->second.weight) at->second = {reading, weight};
    });
  }

  void settle_usual() {
    for (auto& [character, readings] : single) {
      std::ranges::stable_sort(readings, std::greater{}, &Phrase::weight);
      usual[character] = readings.front().reading;
    }
    each_line(kCharacterReadings, [&](std::string_view word, std::string_view reading, int) {
      if (const auto c = utf8::next(word)) usual[*c] = reading;
    });
  }

  [[nodiscard]] std::string one(char32_t c) const {
    if (!is_han(c)) return plain_sign(c);
    if (const auto found = usual.find(c); found != usual.end()) return std::string(found->second);
    if (const auto found = unihan.find(c); found != unihan.end()) return found->second.front();
    return "-";
  }

  /// The longest entry of `from` at the start of `text`, its size in bytes.
  static std::optional<std::pair<std::string_view, std::size_t>> longest_of(
      const Phrases& from, std::string_view text, std::span<const std::size_t> ends) {
    for (std::size_t count = ends.size(); count >= 1; --count) {
      const auto found = from.find(text.substr(0, ends[count - 1]));
      if (found != from.end()) return std::pair(found->second.reading, ends[count - 1]);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string read(std::string_view text) const {
    std::string out;
    while (!text.empty()) {
      std::vector<std::size_t> ends;
      std::string_view ahead = text;
      const auto first = utf8::next(ahead);
      if (!first) break;
      ends.push_back(text.size() - ahead.size());
      if (is_han(*first)) {
        while (ends.size() < longest) {
          const auto next = utf8::next(ahead);
          if (!next || !is_han(*next)) break;
          ends.push_back(text.size() - ahead.size());
        }
      }
      auto match = longest_of(words, text, ends);
      if (!match) match = longest_of(phrases, text, ends);
      if (!out.empty()) out.push_back(' ');
      if (match) {
        out += match->first;
        text.remove_prefix(match->second);
      } else {
        out += one(*first);
        text.remove_prefix(ends.front());
      }
    }
    return out;
  }
};

Pinyin::Pinyin(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Pinyin::Pinyin(Pinyin&&) noexcept = default;
Pinyin& Pinyin::operator=(Pinyin&&) noexcept = default;
Pinyin::~Pinyin() = default;

Result<Pinyin> Pinyin::load(const ReadingFiles& files) {
  auto tables = std::make_unique<Tables>();
  auto dictionary = read_file(files.phrases, kMostFile);
  if (!dictionary || utf8::first_error(*dictionary)) return not_installed(files.phrases);
  const auto packed = read_file(files.unihan, kMostFile);
  if (!packed) return not_installed(files.unihan);
  tables->dictionary = *std::move(dictionary);
  GONGSHI_TRY(tables->unihan, read_unihan(*packed));
  tables->add_phrases(tables->dictionary, tables->phrases);
  if (tables->single.empty()) return not_installed(files.phrases);
  tables->add_phrases(kWordReadings, tables->words);
  tables->add_phrases(kSurnameReadings, tables->surnames);
  tables->settle_usual();
  return Pinyin(std::move(tables));
}

std::string Pinyin::of_name(std::string_view name) const {
  return tables_->read(name);
}

std::string Pinyin::of_person(std::string_view name) const {
  std::string_view rest = name;
  std::array<std::size_t, 2> ends{};
  std::size_t count = 0;
  while (count < ends.size() && utf8::next(rest)) ends.at(count++) = name.size() - rest.size();
  const auto surname = Tables::longest_of(tables_->surnames, name, std::span(ends).first(count));
  if (!surname) return tables_->read(name);
  std::string out(surname->first);
  const std::string given = tables_->read(name.substr(surname->second));
  return given.empty() ? out : out + " " + given;
}

std::string Pinyin::all_of(char32_t character) const {
  if (!is_han(character)) return std::string(sign_text(character));
  std::set<std::string, std::less<>> all;
  if (const auto found = tables_->unihan.find(character); found != tables_->unihan.end()) {
    all.insert(found->second.begin(), found->second.end());
  }
  if (const auto found = tables_->single.find(character); found != tables_->single.end()) {
    for (const Tables::Phrase& each : found->second) all.emplace(each.reading);
  }
  std::string first = tables_->one(character);
  if (first == "-") return {};
  all.erase(first);
  for (const std::string& each : all) first += " " + each;
  return first;
}

}  // namespace gongshi::content::workspace
