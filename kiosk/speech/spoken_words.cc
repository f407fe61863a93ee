#include "kiosk/speech/spoken_words.h"

#include <algorithm>
#include <array>
#include <optional>

namespace gongshi::kiosk {
namespace {

constexpr std::array kDigits = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr std::uint64_t kLargest = 999'999'999'999;
constexpr std::size_t kTelephone = 7;  // digits in a row, hyphens and spaces between them

bool digit(char byte) {
  return byte >= '0' && byte <= '9';
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && digit(text[end])) ++end;
  return end - at;
}

std::uint64_t value_of(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char byte : digits) value = value * 10 + std::uint64_t(byte - '0');
  return value;
}

/// 0 .. 9999; `inside`: higher digits came before, so that a gap is said as 零.
std::string four_digits(unsigned number, bool inside) {
  constexpr std::array kUnits = {"千", "百", "十", ""};
  constexpr std::array kWeights = {1000U, 100U, 10U, 1U};
  std::string words;
  bool gap = false;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const unsigned figure = number / kWeights[i] % 10;
    if (figure == 0) {
      gap = inside || !words.empty();
      continue;
    }
    if (gap) words += kDigits[0];
    gap = false;
    // 十五, not 一十五, where nothing comes before.
    if (!(figure == 1 && i == 2 && words.empty() && !inside)) words += kDigits[figure];
    words += kUnits[i];
  }
  return words;
}

/// A word for money behind a figure, and how whole and part of it are said.
struct Currency {
  std::string_view word;
  bool dollars = false;
};

constexpr std::array kCurrencies = {Currency{"元"}, Currency{"yuan"}, Currency{"美元", true},
                                    Currency{"US dollars", true}};

/// The word that `text` begins with; null: none.
const Currency* currency_at(std::string_view text) {
  const auto found =
      std::find_if(kCurrencies.begin(), kCurrencies.end(),
                   [&](const Currency& each) { return text.starts_with(each.word); });
  return found == kCurrencies.end() ? nullptr : &*found;
}

struct Amount {
  std::string_view whole, part;  // "128", "05"; part may be empty
  bool dollars = false;
  std::size_t length = 0;  // of all of it, with the word for money
};

/// "128.05 元" or "128元" at `at`.
std::optional<Amount> money_at(std::string_view text, std::size_t at) {
  Amount amount;
  const std::size_t whole = digits_at(text, at);
  if (whole == 0 || whole > 9) return std::nullopt;
  amount.whole = text.substr(at, whole);
  std::size_t end = at + whole;
  if (end < text.size() && text[end] == '.') {
    const std::size_t part = digits_at(text, end + 1);
    if (part != 2) return std::nullopt;
    amount.part = text.substr(end + 1, part);
    end += 1 + part;
  }
  while (end < text.size() && text[end] == ' ') ++end;
  const Currency* const currency = currency_at(text.substr(end));
  if (currency == nullptr) return std::nullopt;
  amount.dollars = currency->dollars;
  amount.length = end + currency->word.size() - at;
  return amount;
}

/// "一百五十点零五美元": cents have no name that people use.
std::string said_dollars(const Amount& amount, Language language) {
  const std::uint64_t whole = value_of(amount.whole);
  const std::uint64_t cents = amount.part.empty() ? 0 : value_of(amount.part);
  if (language == Language::kEn) {
    const std::string words = std::to_string(whole) + " US dollars";
    return cents == 0 ? words : words + " and " + std::to_string(cents) + " cents";
  }
  std::string words = chinese_number(whole);
  if (cents != 0) {
    words += std::string("点") + kDigits[cents / 10];
    if (cents % 10 != 0) words += kDigits[cents % 10];
  }
  return words + "美元";
}

std::string said_money(const Amount& amount, Language language) {
  if (amount.dollars) return said_dollars(amount, language);
  const std::uint64_t yuan = value_of(amount.whole);
  const unsigned jiao = amount.part.empty() ? 0 : unsigned(amount.part[0] - '0');
  const unsigned fen = amount.part.empty() ? 0 : unsigned(amount.part[1] - '0');
  if (language == Language::kEn) {
    std::string words = std::to_string(yuan) + " yuan";
    const unsigned both = jiao * 10 + fen;
    return both == 0 ? words : words + " and " + std::to_string(both) + " fen";
  }
  if (jiao == 0 && fen == 0) {
    return chinese_number(yuan) + (amount.part.empty() ? "元" : "元整");
  }
  std::string words = yuan == 0 ? "" : chinese_number(yuan) + "元";
  if (jiao != 0) words += std::string(kDigits[jiao]) + "角";
  if (jiao == 0 && yuan != 0) words += kDigits[0];
  return fen == 0 ? words : words + kDigits[fen] + "分";
}

/// The length of "2026-11-23" at `at`, or 0.
std::size_t date_at(std::string_view text, std::size_t at) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  if (text.size() - at < kForm.size()) return 0;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const char byte = text[at + i];
    if (kForm[i] == 'd' ? !digit(byte) : byte != '-') return 0;
  }
  return digits_at(text, at + 8) == 2 ? kForm.size() : 0;
}

std::string said_date(std::string_view date, Language language) {
  const auto number = [&](std::size_t at, std::size_t count) {
    return std::to_string(value_of(date.substr(at, count)));
  };
  if (language == Language::kEn) {
    constexpr std::array kMonths = {"January",   "February", "March",    "April",
                                    "May",       "June",     "July",     "August",
                                    "September", "October",  "November", "December"};
    const auto month = value_of(date.substr(5, 2));
    if (month < 1 || month > 12) return std::string(date);
    return number(8, 2) + " " + kMonths[month - 1] + " " + number(0, 4);
  }
  return number(0, 4) + "年" + number(5, 2) + "月" + number(8, 2) + "日";
}

/// The length of a telephone at `at`, hyphens and spaces within it, or 0.
std::size_t telephone_at(std::string_view text, std::size_t at) {
  std::size_t end = at, count = 0;
  while (end < text.size()) {
    const std::size_t run = digits_at(text, end);
    if (run == 0) break;
    count += run;
    end += run;
    const bool goes_on =
        end + 1 < text.size() && (text[end] == '-' || text[end] == ' ') && digit(text[end + 1]);
    if (!goes_on) break;
    ++end;
  }
  // A service number of five digits (12315) is said like one, an amount with a point is not.
  if (end < text.size() && (text[end] == '.' || text[end] == '%')) return 0;
  return count >= kTelephone || (count == 5 && text.substr(at, 2) == "12") ? end - at : 0;
}

std::string said_digits(std::string_view digits, Language language) {
  std::string words;
  for (const char byte : digits) {
    if (!digit(byte)) {
      words += language == Language::kEn ? "," : "，";
    } else if (language == Language::kEn) {
      words += std::string(words.empty() ? "" : " ") + byte;
    } else {
      words += byte == '1' ? "幺" : kDigits[std::size_t(byte - '0')];
    }
  }
  return words;
}

}  // namespace

std::string chinese_number(std::uint64_t number) {
  if (number > kLargest) return std::to_string(number);
  if (number == 0) return kDigits[0];
  constexpr std::array kGroups = {"亿", "万", ""};
  constexpr std::array<std::uint64_t, 3> kWeights = {100'000'000, 10'000, 1};
  std::string words;
  bool gap = false;
  for (std::size_t i = 0; i < kGroups.size(); ++i) {
    const auto group = unsigned(number / kWeights[i] % 10'000);
    if (group == 0) {
      gap = !words.empty();
      continue;
    }
    if (gap && group >= 1000) words += kDigits[0];
    words += four_digits(group, !words.empty()) + kGroups[i];
    gap = false;
  }
  return words;
}

bool begins_with_currency(std::string_view text) {
  return currency_at(text) != nullptr;
}

std::string spoken(std::string_view text, Language language) {
  std::string words;
  for (std::size_t at = 0; at < text.size();) {
    const bool begins =
        digit(text[at]) && (at == 0 || (!digit(text[at - 1]) && text[at - 1] != '.'));
    if (begins) {
      if (const auto money = money_at(text, at)) {
        words += said_money(*money, language);
        at += money->length;
        if (at < text.size() && text[at] == '/') {
          words += language == Language::kEn ? " per " : "每";
          ++at;
        }
        continue;
      }
      if (const std::size_t date = date_at(text, at)) {
        words += said_date(text.substr(at, date), language);
        at += date;
        continue;
      }
      if (const std::size_t telephone = telephone_at(text, at)) {
        words += said_digits(text.substr(at, telephone), language);
        at += telephone;
        continue;
      }
    }
    words += text[at++];
  }
  return words;
}

}  // namespace gongshi::kiosk
