#include "content/workspace/file/message_file.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>

#include "content/workspace/row/values.h"
#include "content/workspace/source/yaml.h"
#include "drivers/os/handle.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostText = 1'000;
constexpr const char* kFile = "messages.yaml";

/// "08:30" to minutes of the day, at most 24:00.
std::optional<std::chrono::minutes> parse_minute(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon > 2 || colon == text.npos || text.size() != colon + 3)
    return std::nullopt;
  const std::string digits =
      std::string(text.substr(0, colon)) + std::string(text.substr(colon + 1));
  if (digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const int hour = std::stoi(digits.substr(0, colon));
  const int minute = std::stoi(digits.substr(colon));
  if (minute > 59 || hour > 24 || (hour == 24 && minute != 0)) return std::nullopt;
  return std::chrono::minutes{hour * 60 + minute};
}

class MessageReader {
 public:
  MessageReader(Context& context, const YAML::Node& node)
      : context_(context),
        map_(kFile, "", node,
             {"id", "text", "short", "tags", "category", "priority", "from", "to", "days", "hours",
              "audience"},
             context.findings) {}

  std::optional<content::Message> read() {
    content::Message message;
    const int before = context_.findings.count(Severity::kError);
    id_ = map_.must("id");
    message.id = take(map_, "id");
    const YAML::Node text = map_.node("text");
    if (text.IsDefined() && text.IsScalar()) {
      message.text_zh = take(map_, "text");
    } else {
      const YamlMap texts(kFile, "text.", text, {"zh", "en"}, context_.findings);
      message.text_zh = take(texts, "zh");
      message.text_en = take(texts, "en");
    }
    if (message.text_zh.empty() && before == context_.findings.count(Severity::kError)) {
      map_.fail("text", Code::kMissingKey, {"没有中文文字", "there is no Chinese text"});
    }
    message.short_zh = take(map_, "short");
    message.category = take(map_, "category");
    read_tags(message);
    read_times(message);
    read_audience(message);
    if (map_.failed() || before != context_.findings.count(Severity::kError)) return std::nullopt;
    if (!fits_displays(message)) return std::nullopt;
    return message;
  }

 private:
  content::Text take(const YamlMap& map, std::string_view key) {
    const auto kept = keep_text(context_, map.place(key), map.text(key), kMostText);
    return kept.value_or(content::Text{});
  }

  void read_tags(content::Message& message) {
    std::string joined;
    for (const std::string& tag : map_.list("tags")) {
      tags_.insert(tag);
      joined += (joined.empty() ? "" : ";") + tag;
    }
    message.tags = context_.workspace.pool.keep(joined);
    const auto priority = parse_priority(map_.text("priority"));
    if (priority) {
      message.priority = *priority;
    } else {
      map_.fail(
          "priority", Code::kBadWord,
          {"priority 只能是 urgent、daypart、routine", "priority is urgent, daypart or routine"});
    }
  }

  std::optional<Date> date(std::string_view key) {
    const std::string value = map_.text(key);
    if (value.empty()) return std::nullopt;
    const auto parsed = parse_date_cell(value);
    if (const auto* day = std::get_if<Date>(&parsed)) return *day;
    map_.fail(key, Code::kBadDate, std::get<Refusal>(parsed).what);
    return std::nullopt;
  }

  void read_times(content::Message& message) {
    if (map_.text("from").empty()) {
      map_.fail("from", Code::kMissingKey, {"没有填写 from", "`from` is required"});
    }
    message.valid.from = date("from").value_or(Date{});
    message.valid.to = date("to");
    if (message.valid.to && *message.valid.to < message.valid.from) {
      map_.fail("to", Code::kDatesReversed, {"to 早于 from", "`to` lies before `from`"});
    }
    const auto days = map_.list("days");
    if (!days.empty()) message.weekdays = 0;
    for (const std::string& day : days) {
      const auto weekday = parse_weekday(day);
      if (!weekday) {
        map_.fail("days", Code::kBadWord, {"days 写成 [周一, 周二]", "days reads [周一, 周二]"});
        return;
      }
      message.weekdays |= 1U << (*weekday - 1U);
    }
    const std::string hours = map_.text("hours");
    if (hours.empty()) return;
    const std::size_t dash = hours.find('-');
    const auto from = parse_minute(std::string_view(hours).substr(0, dash));
    const auto to = dash == std::string::npos
                        ? std::nullopt
                        : parse_minute(std::string_view(hours).substr(dash + 1));
    if (!from || !to || *to <= *from) {
      map_.fail("hours", Code::kBadValue, {"hours 写成 08:00-17:30", "hours reads 08:00-17:30"});
      return;
    }
    message.from_minute = *from;
    message.to_minute = *to;
  }

  void read_audience(content::Message& message) {
    const auto audience = parse_audience(map_.text("audience"));
    if (!audience) {
      map_.fail("audience", Code::kBadWord,
                {"audience 只能是 public、patient、staff", "audience is public, patient or staff"});
      return;
    }
    message.audience = *audience;
    if (*audience == content::Audience::kStaff ||
        context_.workspace.staff_categories.contains(message.category)) {
      map_.fail("audience", Code::kStaff,
                {"消息 " + id_ + " 仅限内部职工，不得进入大厅的内容包",
                 "message " + id_ + " is for staff and must not reach a lobby"});
    }
  }

  [[nodiscard]] bool reaches(const DisplayKind& display) const {
    return tags_.empty() || display.tags.empty() ||
           std::ranges::any_of(tags_,
                               [&](const std::string& tag) { return display.tags.contains(tag); });
  }

  [[nodiscard]] Sentence lacks(const DisplayKind& display, char32_t missing) const {
    std::string character;
    utf8::append(character, missing);
    const std::string point = utf8::code_point_text(missing);
    return {"显示屏“" + display.name + "”没有消息 " + id_ + " 里的字“" + character + "”（" + point +
                "），请写一条不含该字的 short",
            "display \"" + display.name + "\" lacks " + character + " (" + point + ") of message " +
                id_ + "; give it a `short` text without it"};
  }

  bool fits_displays(const content::Message& message) {
    const bool use_short = !message.short_zh.empty();
    const auto missing = first_outside_gb2312(use_short ? message.short_zh : message.text_zh);
    if (!missing) return true;
    bool fits = true;
    for (const DisplayKind& display : context_.workspace.displays) {
      if (display.charset != "gb2312" || !reaches(display)) continue;
      fits = false;
      map_.fail(use_short ? "short" : "text", Code::kCharset, lacks(display, *missing));
    }
    return fits;
  }

  Context& context_;
  YamlMap map_;
  std::string id_;
  std::set<std::string> tags_;
};

}  // namespace

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

void read_message_file(Context& context) {
  const auto text = read_text(context, kFile, false);
  if (!text) return;
  const auto root = load_yaml(*text);
  if (!root) {
    context.findings.block({kFile}, Code::kYamlSyntax, root.error().what);
    return;
  }
  const YamlMap map(kFile, "", *root, {"messages"}, context.findings);
  const YAML::Node list = map.node("messages");
  if (!list.IsDefined() || list.IsNull()) return;
  if (!list.IsSequence()) {
    context.findings.block(map.place("messages"), Code::kBadValue,
                           {"应当是一个列表", "must be a list"});
    return;
  }
  FileCount& count = context.findings.file(kFile);
  for (const auto& node : list) {
    ++count.read;
    const auto message = MessageReader(context, node).read();
    if (!message) {
      ++count.refused;
    } else if (message->valid.to && *message->valid.to < context.today) {
      ++count.ended;
    } else {
      context.workspace.messages.push_back({*message, {0, line_of(node)}});
    }
  }
}

}  // namespace gongshi::content::workspace
