#include <array>

#include "content/workspace/paper/picture.h"
#include "content/workspace/proof/screen.h"
#include "content/workspace/proof/sections.h"

namespace gongshi::content::proof {
namespace {

Sentence priority_word(MessagePriority priority) {
  switch (priority) {
    case MessagePriority::kUrgent:
      return {"紧急通知", "urgent"};
    case MessagePriority::kDayPart:
      return {"分时段", "day part"};
    case MessagePriority::kRoutine:
      break;
  }
  return {"日常轮播", "routine"};
}

std::string clock_text(std::chrono::minutes minute) {
  const auto count = minute.count();
  std::string text = std::to_string(count / 60) + ":";
  if (count % 60 < 10) text += '0';
  return text + std::to_string(count % 60);
}

constexpr unsigned kEveryDay = 0x7f;

std::string weekdays_text(unsigned weekdays, Lang lang) {
  if ((weekdays & kEveryDay) == kEveryDay) return Sentence{"每天", "every day"}.in(lang);
  static const std::array<Sentence, 7> days{{{"一", "Mon "},
                                             {"二", "Tue "},
                                             {"三", "Wed "},
                                             {"四", "Thu "},
                                             {"五", "Fri "},
                                             {"六", "Sat "},
                                             {"日", "Sun "}}};
  std::string text = Sentence{"周", ""}.in(lang);
  for (unsigned day = 0; day < days.size(); ++day) {
    if ((weekdays >> day & 1U) != 0) text += days[day].in(lang);
  }
  return text;
}

std::string rotation_text(const Message& message, Lang lang) {
  std::string text;
  const auto add = [&](const Sentence& part) {
    text += (text.empty() ? "" : Sentence{"，", ", "}.in(lang)) + part.in(lang);
  };
  if (message.min_dwell.count() > 0) {
    const std::string count = std::to_string(message.min_dwell.count());
    add({"每次至少 " + count + " 秒", "at least " + count + " s"});
  }
  if (message.max_dwell.count() > 0) {
    const std::string count = std::to_string(message.max_dwell.count());
    add({"每次至多 " + count + " 秒", "at most " + count + " s"});
  }
  if (message.per_hour > 0) {
    const std::string count = std::to_string(message.per_hour);
    add({"每小时 " + count + " 次", count + " times an hour"});
  }
  return text;
}

Sentence day_kind_word(DayKind kind) {
  switch (kind) {
    case DayKind::kWork:
      return {"只在工作日", "working days only"};
    case DayKind::kRest:
      return {"只在休息日和节假日", "rest days and holidays only"};
    case DayKind::kAll:
      break;
  }
  return {};
}

}  // namespace

Status draw_messages(Flow& flow, const Release& release, const Displays& displays, Lang lang) {
  flow.heading(1, Sentence{"屏幕消息", "Messages on boards and screens"}.in(lang));
  flow.text(
      plain(
          Sentence{
              "触摸屏和滚动屏用全文；LED 屏有批准的短句时用短句。点阵图与屏上逐点相同；滚动屏的图"
              "分行、字的大小与屏上相同（屏边有二维码栏时版面窄一些），页眉页脚只画出位置。",
              "Screens show the full text; LED boards show the approved short wording "
              "where there is one. Each dot drawn is an LED lit. On screens lines and sizes "
              "are as drawn (a column with a QR code leaves less room); what stands around "
              "the page is only hinted at."}
              .in(lang),
          kGrey),
      {.size = 8.5, .after = 2});
  const ProperNames names(release);
  for (const Message& message : release.messages()) {
    flow.heading(3, message.id);
    Notes notes(lang);
    notes.add({"级别", "priority"}, priority_word(message.priority).in(lang));
    notes.add({"位置", "places"},
              message.tags.empty() ? Sentence{"全部", "everywhere"}.in(lang) : message.tags);
    notes.add({"日期", "dates"}, validity_text(message.valid, lang));
    notes.add({"星期", "days"}, weekdays_text(message.weekdays, lang));
    notes.add({"日历", "calendar"}, day_kind_word(message.days).in(lang));
    notes.add({"时间", "hours"},
              clock_text(message.from_minute) + "–" + clock_text(message.to_minute));
    notes.add({"轮播", "rotation"}, rotation_text(message, lang));
    if (const Category* category = release.category(message.category); category != nullptr) {
      notes.add({"类别", "category"},
                std::string(category->code) + " " + std::string(category->name_zh));
    }
    flow.text(notes.spans(), {.size = kSmallSize, .after = 3});
    draw_texts(flow,
               {{{"全文", "full text"}, message.text_zh},
                {{"短句", "short"}, message.short_zh},
                {{"英文", "English"}, message.text_en},
                {{"维吾尔文", "Uyghur"}, message.text_ug},
                {{"藏文", "Tibetan"}, message.text_bo},
                {{"蒙古文", "Mongolian"}, message.text_mn}},
               lang);
    if (!message.picture.empty()) {
      GONGSHI_CHECK(draw_picture(flow, release, message.picture, 300, 300));
    }
    const Text shown = message.short_zh.empty() ? message.text_zh : message.short_zh;
    for (const Board& board : displays.boards) {
      if (reaches(message.tags, board.tags)) {
        GONGSHI_CHECK(draw_board(flow, board, shown, names, lang));
      }
    }
    for (const Screen& screen : displays.screens) {
      if (reaches(message.tags, screen.tags)) {
        GONGSHI_CHECK(draw_message_on_screen(flow, screen, message, names, lang));
      }
    }
  }
  return {};
}

}  // namespace gongshi::content::proof
