#include "kiosk/staff/emergency_page.h"

#include <algorithm>
#include <utility>

#include "kiosk/staff/maintenance_parts.h"

namespace gongshi::kiosk {
namespace {

using content::EmergencyChoice;
using content::EmergencyRequest;
using content::EmergencyVerb;

constexpr std::string_view kStart = "emergency:start:";
constexpr std::string_view kStop = "emergency:stop";
constexpr const char* kFrom = "kiosk";
constexpr int kColumns = 2;

/// "10:35".
std::string minute_text(WallTime time) {
  const auto minute = to_local(time).minute_of_day.count();
  const auto two = [](std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return two(minute / 60) + ":" + two(minute % 60);
}

std::string minutes_left(WallTime ends, WallTime now) {
  const auto left = std::chrono::ceil<std::chrono::minutes>(ends - now).count();
  return std::to_string(left < 0 ? 0 : left);
}

}  // namespace

void EmergencyPage::ask(EmergencyRequest request) {
  request.from = kFrom;
  auto reply = ask_(request);
  if (!reply) {
    reply_.reset();
    trouble_ = reply.error().what;
    return;
  }
  trouble_.reset();
  if (request.verb != EmergencyVerb::kList) said_ = reply->sentence;
  reply_ = *std::move(reply);
}

void EmergencyPage::on_action(std::string_view action) {
  if (action != kStop && !action.starts_with(kStart)) return;
  if (armed_ != action) {
    armed_ = action;
    armed_ticks_ = 0;
    said_ = {};
    return;
  }
  armed_.clear();
  if (action == kStop) return ask({EmergencyVerb::kStop, {}, {}});
  ask({EmergencyVerb::kStart, std::string(action.substr(kStart.size())), {}});
}

void EmergencyPage::tick(SteadyTime /*now*/) {
  if (!armed_.empty() && ++armed_ticks_ > kArmed.count()) armed_.clear();
  ask({EmergencyVerb::kList, {}, {}});
}

Node EmergencyPage::card_button(const Rect& rect, const EmergencyChoice& card) const {
  const std::string action = std::string(kStart) + card.id;
  const bool armed = armed_ == action;
  const std::string words =
      armed ? "再点一次，在所有屏上启动“" + card.title + "”"
            : card.title + "，最长 " + std::to_string(card.max_run_min) + " 分钟";
  Node node = armed ? main_button(rect, words, action) : quiet_button(rect, words, action);
  if (armed) node.fill = Color::kWarm;
  node.shorten = true;
  return node;
}

/// As many as there is room for, and how many more there are.
void EmergencyPage::add_cards(Scene& scene, const Metrics& m, const Rect& area) const {
  const int gap = m.mm(kGapMm);
  const int height = m.mm(kTargetMm + 4);
  const int rows = (area.h - height) / (height + gap);  // the note takes the last one
  if (rows < 1) return;
  const auto cells =
      grid({area.x, area.y, area.w, rows * (height + gap) - gap}, kColumns, rows, gap);
  const std::size_t shown = std::min(cells.size(), reply_->cards.size());
  for (std::size_t i = 0; i < shown; ++i) scene.add(card_button(cells[i], reply_->cards[i]));
  const std::size_t left = reply_->cards.size() - shown;
  if (left == 0 && !reply_->more_cards) return;
  scene.add(
      text_node({area.x, area.bottom() - height, area.w, height},
                "另有 " + std::to_string(left) + " 张，用 gongshi-signage emergency list 查看",
                TextStyle::kCaption, Color::kMuted));
}

Scene EmergencyPage::draw(const Metrics& m, const TextMeasure& measure, WallTime now) const {
  Scene scene;
  Column column(add_maintenance_head(scene, m, "应急卡", "返回维护页", kLeave), m.mm(3));
  if (trouble_) {
    column.take(add_sentence(scene, measure, column.rest(), *trouble_, Color::kWarm));
    return scene;
  }
  if (!reply_) return scene;
  if (reply_->running) {
    const content::EmergencyRunning& run = *reply_->running;
    column.take(add_sentence(
        scene, measure, column.rest(),
        {"正在运行：" + run.title + "，" + minute_text(run.started) + " 起，最迟 " +
             minute_text(run.ends) + " 自动结束（还有 " + minutes_left(run.ends, now) + " 分钟）",
         run.id + " is running until " + minute_text(run.ends)},
        Color::kWarm));
    const bool armed = armed_ == kStop;
    Node stop = main_button(
        column.take(m.mm(kTargetMm + 4)),
        armed ? "再点一次，停止“" + run.title + "”" : "停止“" + run.title + "”，恢复日常内容",
        kStop);
    if (armed) stop.fill = Color::kWarm;
    scene.add(std::move(stop));
  } else {
    const std::string displays = std::to_string(reply_->displays);
    column.take(add_sentence(
        scene, measure, column.rest(),
        {"没有正在运行的应急卡。启动后本机 " + displays + " 块屏立即改为该卡。",
         "No card is running. Starting one turns all " + displays + " displays of this host."},
        Color::kInk));
  }
  if (!said_.zh.empty()) {
    column.take(add_sentence(scene, measure, column.rest(), said_, Color::kAccent));
  }
  if (reply_->cards.empty()) {
    column.take(add_sentence(scene, measure, column.rest(),
                             {"现行内容中没有可启动的应急卡。", "The content has no such card."},
                             Color::kMuted));
    return scene;
  }
  add_cards(scene, m, column.rest());
  return scene;
}

}  // namespace gongshi::kiosk
