#include "drivers/os/usage_words.h"

#include <string_view>

namespace gongshi {
namespace {

/// What stands before `words` in `text`; empty when they are not there.
std::string_view before(std::string_view text, std::string_view words) {
  const auto at = text.find(words);
  return at == std::string_view::npos ? std::string_view() : text.substr(0, at);
}

std::string_view behind(std::string_view text, std::string_view words) {
  const auto at = text.find(words);
  return at == std::string_view::npos ? std::string_view() : text.substr(at + words.size());
}

std::string join(std::string_view head, std::string_view found, std::string_view tail = {}) {
  return std::string(head) + std::string(found) + std::string(tail);
}

/// Of the command whose words were read last: "gongshi-signage log at".
std::string full_name(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app.get_name() : app.get_name() + " " + full_name(*chosen.back());
}

std::string reason(const CLI::App& app, const CLI::ParseError& error) {
  const std::string_view english = error.what();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    std::string extras;
    for (const std::string& each : app.remaining(true)) extras += " " + each;
    return join("不认识这些参数：", extras.empty() ? "" : std::string_view(extras).substr(1));
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    const std::string_view missing = before(english, " is required");
    if (missing == "A subcommand") return "缺少子命令";
    if (!missing.empty()) return join("缺少 ", missing);
  }
  if (dynamic_cast<const CLI::RequiresError*>(&error) != nullptr) {
    return join(before(english, " requires "), " 要与 ",
                std::string(behind(english, " requires ")) + " 一起用");
  }
  if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) {
    return join(before(english, " excludes "), " 不能与 ",
                std::string(behind(english, " excludes ")) + " 同时用");
  }
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr ||
      dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) {
    return join("选项的值不对：", english);
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    return join("选项后面的值多了或少了：", english);
  }
  return join("用法不对：", english);
}

}  // namespace

std::string usage_words_zh(const CLI::App& app, const CLI::ParseError& error) {
  const std::string name = full_name(app);
  return app.get_name() + ": " + reason(app, error) + "。用法见 " + name + " --help";
}

}  // namespace gongshi
