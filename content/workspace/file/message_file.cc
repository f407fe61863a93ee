#include "content/workspace/file/message_file.h"

#include <algorithm>

#include "content/workspace/approval/terms_reader.h"
#include "content/workspace/file/notice_reader.h"
#include "content/workspace/file/photo.h"
#include "content/workspace/row/values.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostText = 1'000;
constexpr int kMostDwell_s = 3'600;
constexpr int kMostPerHour = 60;
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

std::optional<content::DayKind> parse_day_kind(std::string_view word) {
  if (word == "all" || word == "每天") return content::DayKind::kAll;
  if (word == "work" || word == "工作日") return content::DayKind::kWork;
  if (word == "rest" || word == "休息日" || word == "节假日") return content::DayKind::kRest;
  return std::nullopt;
}

class MessageReader {
 public:
  MessageReader(Context& context, const YAML::Node& node)
      : context_(context),
        notice_(context, kFile, {"消息", "message"}, node,
                {"id", "text", "short", "picture", "tags", "category", "priority", "from", "to",
                 "days", "hours", "dwell", "per_hour", "audience", kNotBefore, kHigher}) {}

  std::optional<content::Message> read() {
    content::Message message;
    message.id = notice_.text("id", kMostText);
    (void)is_public_name(context_, map().place("id"), message.id);
    read_texts(message);
    message.category = notice_.text("category", kMostText);
    message.tags = notice_.tags();
    read_priority(message);
    message.valid = notice_.validity();
    read_days(message);
    read_hours(message);
    read_rotation(message);
    message.audience = notice_.audience(message.category);
    read_picture(message);
    read_terms(context_, map(), "message/" + std::string(message.id));
    if (notice_.failed()) return std::nullopt;
    const bool use_short = !message.short_zh.empty();
    if (!notice_.fits_displays(use_short ? "short" : "text",
                               use_short ? message.short_zh : message.text_zh)) {
      return std::nullopt;
    }
    if (picture_) context_.workspace.message_pictures.push_back(*std::move(picture_));
    return message;
  }

 private:
  [[nodiscard]] const YamlMap& map() const { return notice_.map(); }

  void read_texts(content::Message& message) {
    const YAML::Node text = map().node("text");
    if (text.IsDefined() && text.IsScalar()) {
      message.text_zh = notice_.text("text", kMostText);
    } else {
      const YamlMap texts(kFile, "text.", text, {"zh", "en", "ug", "bo", "mn"}, context_.findings);
      message.text_zh = notice_.text_in(texts, TextLanguage::kChinese, kMostText);
      message.text_en = notice_.text_in(texts, TextLanguage::kEnglish, kMostText);
      message.text_ug = notice_.text_in(texts, TextLanguage::kUyghur, kMostText);
      message.text_bo = notice_.text_in(texts, TextLanguage::kTibetan, kMostText);
      message.text_mn = notice_.text_in(texts, TextLanguage::kMongolian, kMostText);
    }
    if (message.text_zh.empty() && !notice_.failed()) {
      map().fail("text", Code::kMissingKey, {"没有中文文字", "there is no Chinese text"});
    }
    message.short_zh = notice_.text("short", kMostText);
  }

  void read_priority(content::Message& message) {
    const auto priority = parse_priority(map().text("priority"));
    if (priority) {
      message.priority = *priority;
      return;
    }
    map().fail(
        "priority", Code::kBadWord,
        {"priority 只能是 urgent、daypart、routine", "priority is urgent, daypart or routine"});
  }

  /// Weekdays, and at most one of the calendar's kinds of days among them.
  void read_days(content::Message& message) {
    unsigned weekdays = 0;
    int kinds = 0;
    for (const std::string& day : map().list("days")) {
      const auto weekday = parse_weekday(day);
      const auto kind = parse_day_kind(day);
      if (weekday) {
        weekdays |= 1U << (*weekday - 1U);
      } else if (kind && ++kinds == 1) {
        message.days = *kind;
      } else {
        map().fail("days", Code::kBadWord,
                   {"days 写成 work（工作日）、rest（休息日）、all，或 [周一, 周二]",
                    "days reads work, rest, all, or [周一, 周二]"});
        return;
      }
    }
    if (weekdays != 0) message.weekdays = weekdays;
  }

  void read_hours(content::Message& message) {
    const std::string hours = map().text("hours");
    if (hours.empty()) return;
    const std::size_t dash = hours.find('-');
    const auto from = parse_minute(std::string_view(hours).substr(0, dash));
    const auto to = dash == std::string::npos
                        ? std::nullopt
                        : parse_minute(std::string_view(hours).substr(dash + 1));
    if (!from || !to || *to <= *from) {
      map().fail("hours", Code::kBadValue, {"hours 写成 08:00-17:30", "hours reads 08:00-17:30"});
      return;
    }
    message.from_minute = *from;
    message.to_minute = *to;
  }

  void read_rotation(content::Message& message) {
    const YamlMap dwell(kFile, "dwell.", map().node("dwell"), {"min", "max"}, context_.findings);
    const Sentence seconds{"秒", "seconds"};
    const int least = notice_.number(dwell, "min", 1, kMostDwell_s, 0, seconds);
    const int most = notice_.number(dwell, "max", 1, kMostDwell_s, 0, seconds);
    if (most != 0 && least > most) {
      dwell.fail("max", Code::kBadValue,
                 {"最长停留时间短于最短停留时间", "the longest dwell is below the shortest"});
    }
    message.min_dwell = std::chrono::seconds{least};
    message.max_dwell = std::chrono::seconds{most};
    message.per_hour =
        notice_.number(map(), "per_hour", 1, kMostPerHour, 0, {"每小时次数", "times an hour"});
  }

  /// A bare name lies in media/, anything else is a path inside the workspace.
  void read_picture(content::Message& message) {
    const std::string written = map().text("picture");
    if (written.empty()) return;
    const bool bare = written.find('/') == std::string::npos;
    const std::string name = bare ? "media/" + written : written;
    auto bytes = read_photo(context_.directory, name);
    if (!bytes) {
      map().fail("picture", Code::kPhoto, bytes.error().what);
      return;
    }
    message.picture = context_.workspace.pool.keep(name);  // the build turns it into an object path
    picture_ = PhotoFile{std::string(message.id), name, *std::move(bytes)};
  }

  Context& context_;
  NoticeReader notice_;
  std::optional<PhotoFile> picture_;
};

}  // namespace

void read_message_file(Context& context) {
  const YAML::Node list = read_list(context, kFile, "messages", false);
  if (list.size() == 0) return;
  FileCount& count = context.findings.file(kFile);
  for (const auto& node : list) {
    ++count.read;
    const auto message = MessageReader(context, node).read();
    if (!message) {
      ++count.refused;
    } else if (message->valid.to && *message->valid.to < context.today) {
      ++count.ended;
      std::erase_if(context.workspace.message_pictures,
                    [&](const PhotoFile& file) { return file.owner == message->id; });
    } else {
      context.workspace.messages.push_back({*message, {0, line_of(node)}});
    }
  }
}

}  // namespace gongshi::content::workspace
