#include "kiosk/feedback/pinyin_words.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <tuple>

#include "drivers/os/log.h"
#include "drivers/os/utf8.h"

namespace gongshi::kiosk {
namespace {

constexpr const char* kDictionary = "/usr/share/rime-data/pinyin_simp.dict.yaml";
constexpr std::size_t kDictionaryCap = std::size_t{4} << 20U;
constexpr std::size_t kLongestKey = 24;
constexpr std::size_t kMostLooked = 4'000;  // of entries that begin with what was typed

std::string_view take_to(std::string_view& rest, char end) {
  const std::size_t stop = std::min(rest.find(end), rest.size());
  const std::string_view piece = rest.substr(0, stop);
  rest.remove_prefix(std::min(stop + 1, rest.size()));
  return piece;
}

bool is_pinyin(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; });
}

}  // namespace

void PinyinWords::add(std::string_view text, std::string_view pinyin, int weight) {
  const std::size_t from = keys_.size();
  for (const char c : pinyin) {
    if (c != ' ') keys_ += c;
  }
  const std::size_t size = keys_.size() - from;
  if (size > kLongestKey) return keys_.resize(from);
  places_.push_back({from, size, texts_.size(), text.size(), weight});
  texts_ += text;
}

PinyinWords::Entry PinyinWords::at(std::size_t i) const {
  const Place& place = places_[i];
  return {std::string_view(keys_).substr(place.key, place.key_size),
          std::string_view(texts_).substr(place.text, place.text_size), place.weight};
}

void PinyinWords::finish() {
  std::ranges::stable_sort(places_, [this](const Place& a, const Place& b) {
    const auto key = [this](const Place& place) {
      return std::string_view(keys_).substr(place.key, place.key_size);
    };
    return std::tuple(key(a), -a.weight) < std::tuple(key(b), -b.weight);
  });
}

Result<PinyinWords> PinyinWords::parse(std::string_view dictionary) {
  PinyinWords words;
  while (!dictionary.empty()) {
    std::string_view line = take_to(dictionary, '\n');
    const std::string_view text = take_to(line, '\t');
    const std::string_view pinyin = take_to(line, '\t');
    int weight = 0;
    std::from_chars(line.data(), line.data() + line.size(), weight);
    if (is_pinyin(pinyin) && !text.empty() && !utf8::first_error(text)) {
      words.add(text, pinyin, weight);
    }
  }
  if (words.places_.empty()) {
    return Error{Errc::kCorrupt, {"拼音词库里没有词", "the pinyin dictionary holds no word"}, {}};
  }
  words.finish();
  return words;
}

Result<PinyinWords> PinyinWords::load(const fs::path& dictionary) {
  GONGSHI_TRY(const std::string text, read_file(dictionary, kDictionaryCap));
  return parse(text);
}

PinyinWords PinyinWords::of_names(const content::Release& release) {
  PinyinWords words;
  for (const content::Reading& reading : release.readings()) {
    std::string character;
    utf8::append(character, reading.character);
    std::string_view syllables = reading.syllables;
    while (!syllables.empty()) words.add(character, take_to(syllables, ' '), 0);
  }
  words.finish();
  return words;
}

std::vector<PinyinChoice> PinyinWords::choices(std::string_view typed, std::size_t most) const {
  std::vector<PinyinChoice> found;
  const auto offer = [&](std::string_view text, std::size_t letters) {
    const bool known = std::ranges::any_of(
        found, [text](const PinyinChoice& choice) { return choice.text == text; });
    if (!known && found.size() < most) found.push_back({text, letters});
  };
  const auto first_of = [this](std::string_view key) {
    return std::size_t(std::ranges::lower_bound(places_, key, {},
                                                [this](const Place& place) {
                                                  return std::string_view(keys_).substr(
                                                      place.key, place.key_size);
                                                }) -
                       places_.begin());
  };
  for (std::size_t i = first_of(typed); i < places_.size() && at(i).key == typed; ++i) {
    offer(at(i).text, typed.size());
  }
  std::vector<Entry> longer;
  for (std::size_t i = first_of(typed); i < places_.size() && longer.size() < kMostLooked; ++i) {
    const Entry entry = at(i);
    if (!entry.key.starts_with(typed)) break;
    if (entry.key != typed) longer.push_back(entry);
  }
  const auto heaviest = std::min(most, longer.size());
  std::ranges::partial_sort(longer, longer.begin() + std::ptrdiff_t(heaviest),
                            [](const Entry& a, const Entry& b) { return a.weight > b.weight; });
  // Half the places: the first syllable's own characters must stay in reach.
  for (std::size_t i = 0; i < std::min(heaviest, most / 2); ++i)
    offer(longer[i].text, typed.size());
  for (std::size_t size = typed.size(); size-- > 1;) {
    const std::string_view head = typed.substr(0, size);
    for (std::size_t i = first_of(head); i < places_.size() && at(i).key == head; ++i) {
      offer(at(i).text, size);
    }
  }
  for (const Entry& entry : longer) offer(entry.text, typed.size());
  return found;
}

std::vector<std::string_view> PinyinWords::texts() const {
  std::vector<std::string_view> all;
  all.reserve(places_.size());
  for (std::size_t i = 0; i < places_.size(); ++i) all.push_back(at(i).text);
  return all;
}

const PinyinWords* installed_words() {
  static const std::optional<PinyinWords> words = [] {
    auto loaded = PinyinWords::load(kDictionary);
    if (loaded) return std::optional(*std::move(loaded));
    log(Level::kInfo, "kiosk", loaded.error());
    return std::optional<PinyinWords>();
  }();
  return words ? &*words : nullptr;
}

}  // namespace gongshi::kiosk
