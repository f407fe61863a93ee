#include "kiosk/stage/script.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "drivers/os/utf8.h"

namespace gongshi::kiosk {
namespace {

struct Words {
  std::vector<std::string> words;
  bool quoted = false;  // the first argument stood in quotes
};

/// Parts a line at spaces; "…" is one word, \" and \\ inside it stand for themselves.
std::optional<Words> split(std::string_view line) {
  Words parts;
  std::size_t i = 0;
  while (i < line.size()) {
    if (line[i] == ' ' || line[i] == '\t') {
      ++i;
      continue;
    }
    std::string word;
    if (line[i] == '"') {
      if (parts.words.size() == 1) parts.quoted = true;
      for (++i; i < line.size() && line[i] != '"'; ++i) {
        if (line[i] == '\\' && i + 1 < line.size()) ++i;
        word += line[i];
      }
      if (i == line.size()) return std::nullopt;
      ++i;
    } else {
      while (i < line.size() && line[i] != ' ' && line[i] != '\t') word += line[i++];
    }
    parts.words.push_back(std::move(word));
  }
  return parts;
}

std::optional<int> number(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size() || value < 0 || value > 100'000) {
    return std::nullopt;
  }
  return value;
}

std::optional<std::chrono::milliseconds> duration(std::string_view word) {
  const bool ms = word.ends_with("ms");
  if (!ms && !word.ends_with("s")) return std::nullopt;
  const auto value = number(word.substr(0, word.size() - (ms ? 2 : 1)));
  if (!value) return std::nullopt;
  return std::chrono::milliseconds(ms ? *value : *value * 1000);
}

std::optional<Step> tap(const Words& line) {
  const auto& w = line.words;
  if (w.size() == 2 && line.quoted) return Step{.kind = Step::Kind::kTapLabel, .text = w[1]};
  if (w.size() != 3) return std::nullopt;
  const auto x = number(w[1]);
  const auto y = number(w[2]);
  if (!x || !y) return std::nullopt;
  return Step{.kind = Step::Kind::kTapPoint, .from = {*x, *y}};
}

std::optional<Step> swipe(const std::vector<std::string>& w) {
  if (w.size() != 6) return std::nullopt;
  std::vector<int> at;
  for (std::size_t i = 1; i < 5; ++i) {
    const auto value = number(w[i]);
    if (!value) return std::nullopt;
    at.push_back(*value);
  }
  const auto time = duration(w[5]);
  if (!time) return std::nullopt;
  return Step{
      .kind = Step::Kind::kSwipe, .from = {at[0], at[1]}, .to = {at[2], at[3]}, .time = *time};
}

/// "20,30": a point in hundredths of the box.
std::optional<Point> box_point(std::string_view word) {
  const auto comma = word.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto x = number(word.substr(0, comma));
  const auto y = number(word.substr(comma + 1));
  if (!x || !y || *x > 100 || *y > 100) return std::nullopt;
  return Point{*x, *y};
}

std::optional<Step> stroke(const std::vector<std::string>& w) {
  if (w.size() < 3) return std::nullopt;
  Step step{.kind = Step::Kind::kStroke};
  for (std::size_t i = 1; i < w.size(); ++i) {
    const auto point = box_point(w[i]);
    if (!point) return std::nullopt;
    step.points.push_back(*point);
  }
  return step;
}

std::optional<Step> with_text(Step::Kind kind, const Words& line, bool must_quote) {
  if (line.words.size() != 2 || line.words[1].empty() || (must_quote && !line.quoted)) {
    return std::nullopt;
  }
  return Step{.kind = kind, .text = line.words[1]};
}

/// TEXT in quotes, and how long it may take: `expect "血常规" 30s`.
std::optional<Step> expectation(Step::Kind kind, const Words& line) {
  const auto& w = line.words;
  if (w.size() < 2 || w.size() > 3 || w[1].empty() || !line.quoted) return std::nullopt;
  const auto time = w.size() == 3 ? duration(w[2]) : kScriptPatience;
  return time ? std::optional(Step{.kind = kind, .text = w[1], .time = *time}) : std::nullopt;
}

std::optional<Step> step_of(const Words& line) {
  const auto& w = line.words;
  const std::string& verb = w.front();
  if (verb == "tap") return tap(line);
  if (verb == "swipe") return swipe(w);
  if (verb == "stroke") return stroke(w);
  if (verb == "type") {
    const auto step = with_text(Step::Kind::kType, line, true);
    const bool keys = step && std::all_of(step->text.begin(), step->text.end(), [](char c) {
                        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                      });
    return keys ? step : std::nullopt;
  }
  if (verb == "expect") return expectation(Step::Kind::kExpect, line);
  if (verb == "expect-none") return expectation(Step::Kind::kExpectNone, line);
  if (verb == "shot") return with_text(Step::Kind::kShot, line, false);
  if (verb == "tree") return with_text(Step::Kind::kTree, line, false);
  if (verb == "wait" && w.size() == 2) {
    const auto time = duration(w[1]);
    return time ? std::optional(Step{.kind = Step::Kind::kWait, .time = *time}) : std::nullopt;
  }
  if (verb == "clock" && w.size() == 2) {
    const auto time = parse_time(w[1]);
    return time ? std::optional(Step{.kind = Step::Kind::kClock, .clock = *time}) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Result<std::vector<Step>> parse_script(std::string_view text, const std::string& name) {
  std::vector<Step> steps;
  int number = 0;
  while (!text.empty()) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto words = utf8::first_error(line) ? std::nullopt : split(line);
    if (words && (words->words.empty() || words->words.front().starts_with('#'))) continue;
    auto step = words ? step_of(*words) : std::nullopt;
    if (!step) {
      const std::string where = name + ":" + std::to_string(number) + ": ";
      const std::string shown(line);
      return Error{Errc::kUsage,
                   {where + "看不懂这一步：" + shown +
                        "（可用：tap swipe stroke type expect expect-none shot wait clock tree）",
                    where + "not a step: " + shown +
                        " (known: tap swipe stroke type expect expect-none shot wait clock tree)"},
                   {}};
    }
    step->line = number;
    steps.push_back(*std::move(step));
  }
  return steps;
}

}  // namespace gongshi::kiosk
