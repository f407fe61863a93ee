#include "drivers/option_words.h"

#include <algorithm>
#include <charconv>

namespace gongshi::drivers {
namespace {

Error invalid(const std::string& word, const std::string& value, const std::string& valid) {
  return {Errc::kConfig,
          {"选项 " + word + "：“" + value + "”无效，可用：" + valid,
           "option " + word + ": \"" + value + "\" is not valid, use " + valid},
          "E2105"};
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

const std::string* OptionWords::find(const std::string& word) {
  known_.push_back(word);
  const auto found = given_.find(word);
  return found == given_.end() ? nullptr : &found->second;
}

void OptionWords::refuse(const std::string& word, const std::string& value,
                         const std::string& valid) {
  if (!wrong_) wrong_ = invalid(word, value, valid);
}

int OptionWords::number(const std::string& word, int low, int high, int fallback) {
  const std::string* value = find(word);
  if (value == nullptr) return fallback;
  const bool hex = value->starts_with("0x");
  const char* begin = value->data() + (hex ? 2 : 0);
  const char* end = value->data() + value->size();
  int out = 0;
  const auto [stop, failure] = std::from_chars(begin, end, out, hex ? 16 : 10);
  if (failure == std::errc{} && stop == end && out >= low && out <= high) return out;
  refuse(word, *value, std::to_string(low) + " … " + std::to_string(high));
  return fallback;
}

std::chrono::milliseconds OptionWords::millis(const std::string& word, int low, int high,
                                              std::chrono::milliseconds fallback) {
  return std::chrono::milliseconds{number(word, low, high, static_cast<int>(fallback.count()))};
}

std::string OptionWords::choice(const std::string& word,
                                std::initializer_list<std::string_view> valid,
                                const std::string& fallback) {
  const std::string* value = find(word);
  if (value == nullptr) return fallback;
  if (std::find(valid.begin(), valid.end(), *value) != valid.end()) return *value;
  refuse(word, *value, joined({valid.begin(), valid.end()}));
  return fallback;
}

bool OptionWords::yes(const std::string& word, bool fallback) {
  return choice(word, {"yes", "no"}, fallback ? "yes" : "no") == "yes";
}

std::string OptionWords::text(const std::string& word, std::size_t longest,
                              const std::string& fallback) {
  const std::string* value = find(word);
  if (value == nullptr) return fallback;
  if (!value->empty() && value->size() <= longest) return *value;
  refuse(word, *value, "1 … " + std::to_string(longest) + " bytes");
  return fallback;
}

Status OptionWords::finish() const {
  if (wrong_) return *wrong_;
  for (const auto& [word, value] : given_) {
    if (std::find(known_.begin(), known_.end(), word) == known_.end()) {
      return invalid(word, value, joined(known_));
    }
  }
  return {};
}

}  // namespace gongshi::drivers
