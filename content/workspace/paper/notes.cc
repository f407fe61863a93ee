#include "content/workspace/paper/notes.h"

namespace gongshi::content::paper {

std::string validity_text(const Validity& validity, Lang lang) {
  const std::string from = date_text(validity.from);
  if (!validity.to) return Sentence{from + " 起", "from " + from}.in(lang);
  const std::string to = date_text(*validity.to);
  return Sentence{from + " 至 " + to, from + " to " + to}.in(lang);
}

std::string china_time(WallTime time) {
  // Standard time is UTC+8 the whole year, everywhere in the country (GB/T 7408.1).
  std::string text = utc_text(time + std::chrono::hours(8));  // 2026-11-23T10:05:00Z
  text[10] = ' ';
  text.back() = ' ';
  return text + "+08:00";
}

void Notes::add(const Sentence& label, std::string_view value) {
  if (value.empty()) return;
  if (!spans_.empty()) spans_.push_back({"　", fonts::Weight::kRegular, kGrey});
  spans_.push_back(
      {label.in(lang_) + (lang_ == Lang::kZh ? "：" : ": "), fonts::Weight::kRegular, kGrey});
  spans_.push_back({std::string(value), fonts::Weight::kRegular, kBlack});
}

}  // namespace gongshi::content::paper
