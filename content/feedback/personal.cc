#include "content/feedback/personal.h"

#include <algorithm>
#include <array>
#include <string>

#include "content/feedback/digit_groups.h"

namespace gongshi::content::feedback {
namespace {

int two(std::string_view digits) {
  return (digits[0] - '0') * 10 + (digits[1] - '0');
}

bool is_month_and_day(std::string_view mmdd) {
  const int month = two(mmdd.substr(0, 2));
  const int day = two(mmdd.substr(2, 2));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool is_full_date(std::string_view digits) {
  const int century = two(digits);
  return (century == 19 || century == 20) && is_month_and_day(digits.substr(4));
}

/// GB 11643: region, birth date, sequence, check sign.
bool is_region(std::string_view digits) {
  return digits[0] >= '1' && digits[0] <= '8';
}

/// ISO 7064 MOD 11-2 over the 17 digits; ten stands as X.
char id_check_sign(std::string_view digits) {
  static constexpr std::string_view kSigns = "10X98765432";
  unsigned sum = 0;
  unsigned weight = 1;
  for (std::size_t i = 17; i-- > 0;) {
    weight = weight * 2 % 11;
    sum += weight * static_cast<unsigned>(digits[i] - '0');
  }
  return kSigns.at(sum % 11);
}

/// Some neighbouring groups of one chain, joined.
struct Run {
  Digits digits;
  std::vector<std::size_t> sizes;
  bool points = false;  // a dot or comma between them
  bool to_end = false;  // up to the chain's last group
};

bool is_id_card(const Run& run, const DigitChain& chain) {
  const std::string_view d = run.digits.view();
  const bool with_x = d.size() == 17 && run.to_end && chain.x_after;
  if (d.size() == 18 || with_x) {
    if (!is_region(d) || !is_full_date(d.substr(6, 8))) return false;
    // Mistyped or cut into groups nobody would use: one of the two must hold.
    return run.sizes.size() == 1 || id_check_sign(d) == (with_x ? 'X' : d[17]);
  }
  const bool old = d.size() == 15 && is_region(d) && is_month_and_day(d.substr(8, 4)) &&
                   (run.sizes.size() == 1 || run.sizes == std::vector<std::size_t>{6, 6, 3});
  return old;
}

/// How eleven digits of a telephone are grouped by people. Between prices and in lists stand dots
/// and commas: there only the usual groups count.
bool is_grouped_as_phone(const Run& run) {
  using Sizes = std::vector<std::size_t>;
  static const std::array<Sizes, 4> kUsual{Sizes{3, 4, 4}, Sizes{4, 4, 3}, Sizes{3, 3, 5},
                                           Sizes{3, 8}};
  const bool usual = std::ranges::find(kUsual, run.sizes) != kUsual.end();
  const bool one_by_one = run.sizes.size() >= (run.points ? 11U : 6U);
  if (run.sizes.size() == 1 || usual || one_by_one) return true;
  return !run.points && (run.sizes.size() > 2 || run.sizes == Sizes{7, 4} ||
                         run.sizes == Sizes{4, 7} || run.sizes == Sizes{8, 3});
}

/// Takes the trunk or country prefix off: 086, +86, 0086, and the 0 of old.
std::string_view without_prefix(std::string_view digits) {
  for (const std::string_view prefix : {"0086", "086", "86", "0"}) {
    if (digits.size() == 11 + prefix.size() && digits.starts_with(prefix)) {
      return digits.substr(prefix.size());
    }
  }
  return digits;
}

bool is_mobile_digits(std::string_view digits) {
  return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

bool is_mobile(const Run& run) {
  const std::string_view all = run.digits.view();
  if (is_mobile_digits(all)) return is_grouped_as_phone(run);
  const std::string_view bare = without_prefix(all);
  return bare.size() != all.size() && is_mobile_digits(bare) && !run.points;
}

/// 010 and 02x with eight digits, 03xx to 09xx with seven or eight.
bool is_with_area_code(const Run& run) {
  const std::string_view d = run.digits.view();
  if (d.size() < 10 || d[0] != '0' || run.points) return false;
  const bool short_code = d[1] == '1' || d[1] == '2';
  const std::size_t code = short_code ? 3 : 4;
  if (d[1] == '0' || (d[1] == '1' && d[2] != '0')) return false;
  const std::size_t local = d.size() - code;
  const bool whole = run.sizes.size() == 1 || run.sizes.front() == code || run.sizes.front() == 1;
  return whole && (local == 8 || (local == 7 && !short_code)) && d[code] >= '2';
}

/// Seven or eight digits alone: a telephone when they are called one, or eight of them that are
/// neither a date nor a code.
bool is_local_number(const Run& run, const DigitChain& chain) {
  const std::string_view d = run.digits.view();
  if (d.size() != 7 && d.size() != 8) return false;
  if (d[0] < '2' || run.points) return false;
  if (d.size() == 8 && is_full_date(d)) return false;
  if (chain.called_phone) return true;
  return d.size() == 8 && chain.groups.size() == 1 && !chain.letter_before;
}

bool is_published(std::string_view digits, std::span<const std::string> published) {
  constexpr std::size_t least = 5;
  return digits.size() >= least &&
         std::ranges::any_of(published,
                             [digits](const std::string& line) { return line.ends_with(digits); });
}

Personal judge(const Run& run, const DigitChain& chain, std::span<const std::string> published) {
  if (is_id_card(run, chain)) return Personal::kIdCard;
  if (is_published(run.digits.view(), published)) return Personal::kNone;
  if (is_mobile(run)) return Personal::kMobile;
  if (is_with_area_code(run) || is_local_number(run, chain)) return Personal::kLandline;
  return Personal::kNone;
}

Personal judge(const DigitChain& chain, std::span<const std::string> published) {
  for (std::size_t first = 0; first < chain.groups.size(); ++first) {
    Run run;
    for (std::size_t last = first; last < chain.groups.size(); ++last) {
      const DigitGroup& group = chain.groups[last];
      run.points = run.points || (last > first && group.before == Gap::kPoint);
      if (group.size > kMostDigits || !run.digits.append(group.digits.view())) break;
      run.sizes.push_back(group.size);
      run.to_end = last + 1 == chain.groups.size();
      if (const Personal found = judge(run, chain, published); found != Personal::kNone) {
        return found;
      }
    }
  }
  return Personal::kNone;
}

/// "010-55550100" of the bundle as bare digits; several lines in one text make several.
std::vector<std::string> bare_lines(std::span<const std::string_view> published) {
  std::vector<std::string> lines;
  for (const std::string_view text : published) {
    for (const DigitChain& chain : digit_chains(text)) {
      std::string digits;
      for (const DigitGroup& group : chain.groups) digits += group.digits.view();
      lines.push_back(std::move(digits));
    }
  }
  return lines;
}

}  // namespace

Personal find_personal(std::string_view text, std::span<const std::string_view> published) {
  const std::vector<std::string> lines = bare_lines(published);
  for (const DigitChain& chain : digit_chains(text)) {
    if (const Personal found = judge(chain, lines); found != Personal::kNone) return found;
  }
  return Personal::kNone;
}

Sentence reason_of(Personal found) {
  switch (found) {
    case Personal::kNone:
      return {};
    case Personal::kIdCard:
      return {
          "您写的内容里好像有身份证号码。意见不收身份证号码，请删去后再发送。",
          "There seems to be an identity card number in your text. Please remove it: it may not "
          "be sent from here."};
    case Personal::kMobile:
      return {"您写的内容里好像有手机号码。意见不收电话号码，请删去后再发送。",
              "There seems to be a mobile number in your text. Please remove it: telephone numbers "
              "may not be sent from here."};
    case Personal::kLandline:
      return {"您写的内容里好像有电话号码。意见不收电话号码，请删去后再发送。",
              "There seems to be a telephone number in your text. Please remove it: telephone "
              "numbers may not be sent from here."};
  }
  return {};
}

}  // namespace gongshi::content::feedback
