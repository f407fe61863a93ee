#include "drivers/transport/port_words.h"

#include <algorithm>
#include <charconv>

namespace gongshi::drivers {
namespace {

constexpr std::string_view kForms =
    "serial:/dev/ttyUSB0?baud=57600 | tcp:192.0.2.7:5005 | udp:192.0.2.9:4048 | "
    "udp:multicast:5568?interface=eth1 | eth:eth1 | pty:/dev/pts/4 | file:/tmp/board.txt | "
    "stdout: | window:";

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

std::optional<int> to_number(std::string_view text) {
  int value = 0;
  const auto [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

PortWords::PortWords(std::string_view text) : whole_(text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return;
  kind_ = text.substr(0, colon);
  text.remove_prefix(colon + 1);
  const std::size_t question = text.find('?');
  rest_ = text.substr(0, question);
  if (question == std::string_view::npos) return;
  for (text.remove_prefix(question + 1);;) {
    const std::size_t end = text.find('&');
    const std::string_view option = text.substr(0, end);
    const std::size_t equals = option.find('=');
    const std::string word(option.substr(0, equals));
    if (equals == std::string_view::npos || word.empty()) {
      refuse({"“?”后须写成 选项=值", "what follows the ? is option=value"});
    } else if (!given_.emplace(word, option.substr(equals + 1)).second) {
      refuse({"选项 " + word + " 写了两次", "option " + word + " is there twice"});
    }
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

std::optional<std::string> PortWords::find(std::string_view word) {
  known_.emplace_back(word);
  const auto found = given_.find(std::string(word));
  if (found == given_.end()) return std::nullopt;
  return found->second;
}

void PortWords::refuse(const Sentence& what) {
  if (!wrong_) wrong_ = what;
}

std::optional<int> PortWords::number(std::string_view word, int low, int high) {
  const auto value = find(word);
  if (!value) return std::nullopt;
  const auto number = to_number(*value);
  if (number && *number >= low && *number <= high) return number;
  const std::string name(word);
  const std::string range = std::to_string(low) + " … " + std::to_string(high);
  refuse({name + "=“" + *value + "”无效，须是 " + range,
          name + "=\"" + *value + "\" is not valid, use " + range});
  return std::nullopt;
}

std::string PortWords::choice(std::string_view word, std::initializer_list<std::string_view> valid,
                              const std::string& fallback) {
  const auto value = find(word);
  if (!value) return fallback;
  if (std::find(valid.begin(), valid.end(), *value) != valid.end()) return *value;
  const std::string name(word);
  const std::string all = joined({valid.begin(), valid.end()});
  refuse({name + "=“" + *value + "”无效，可用：" + all,
          name + "=\"" + *value + "\" is not valid, use " + all});
  return fallback;
}

std::string PortWords::text(std::string_view word) {
  return find(word).value_or("");
}

Status PortWords::finish() {
  for (const auto& [word, value] : given_) {
    if (std::find(known_.begin(), known_.end(), word) != known_.end()) continue;
    refuse(known_.empty() ? Sentence{"这种端口没有选项“" + word + "”",
                                     "this kind of port has no option \"" + word + "\""}
                          : Sentence{"没有选项“" + word + "”，可用：" + joined(known_),
                                     "there is no option \"" + word + "\", use " + joined(known_)});
  }
  if (!wrong_) return {};
  const std::string forms(kForms);
  return Error{Errc::kUsage,
               {"端口“" + whole_ + "”：" + wrong_->zh + "。可用的写法：" + forms,
                "port \"" + whole_ + "\": " + wrong_->en + "; valid forms: " + forms},
               "E2201"};
}

}  // namespace gongshi::drivers
