#include "kiosk/staff/device_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "kiosk/staff/maintenance_parts.h"

namespace gongshi::kiosk {
namespace {

constexpr int kVolumeStep = 10;
constexpr int kColumns = 16, kRows = 10;  // of the touch test
constexpr std::size_t kLogLines = 12;

struct TestColor {
  Rgb rgb;
  const char* name;
};
constexpr std::array kColors = {
    TestColor{{255, 0, 0}, "红"}, TestColor{{0, 255, 0}, "绿"},
    TestColor{{0, 0, 255}, "蓝"}, TestColor{{255, 255, 255}, "白"},
    TestColor{{0, 0, 0}, "黑"},   TestColor{{128, 128, 128}, "灰"},
};

Node swatch(const Rect& rect, Rgb color) {
  return {.role = Role::kSwatch, .rect = rect, .quiet = true, .swatch = color};
}

int cell_at(Point at, Size glass) {
  return at.y * kRows / glass.h * kColumns + at.x * kColumns / glass.w;
}

}  // namespace

DevicePage::~DevicePage() {
  take_back();
}

void DevicePage::take_back() {
  if (before_) settings_.touch = *std::exchange(before_, {});
}

void DevicePage::begin(Mode mode) {
  mode_ = mode;
  until_.reset();
  spots_.clear();
  cells_.clear();
  color_ = 0;
}

void DevicePage::change_volume(int by) {
  const int volume = std::clamp(settings_.volume + by, kLeastVolume, kMostVolume);
  if (volume != settings_.volume) {
    const int usual = std::exchange(settings_.volume, volume);
    if (const Status saved = doors_.save(settings_); !saved) {
      settings_.volume = usual;
      said_ = saved.error().what;
      return;
    }
  }
  said_ = {};
  if (doors_.speak_sample) doors_.speak_sample(settings_.volume);
}

void DevicePage::on_action(std::string_view action) {
  if (action == "device:crosses") {
    said_ = {};
    begin(Mode::kCalibrate);
  } else if (action == "device:usual") {
    DeviceSettings plain = settings_;
    plain.touch = {};
    const Status saved = doors_.save(plain);
    if (saved) settings_ = plain;
    said_ = saved ? Sentence{"已取消校准，按触摸框报告的位置", "the calibration is gone"}
                  : saved.error().what;
  } else if (action == "device:keep" && mode_ == Mode::kOnTrial) {
    const Status saved = doors_.save(settings_);
    if (saved) {
      before_.reset();
      said_ = {"新的校准已保存", "the new calibration is kept"};
    } else {
      take_back();
      said_ = saved.error().what;
    }
    begin(Mode::kOverview);
  } else if (action == kCancel) {
    if (before_) said_ = {"已恢复原来的校准", "back to the former calibration"};
    take_back();
    begin(Mode::kOverview);
  } else if (action == "device:touches") {
    begin(Mode::kTouchTest);
  } else if (action == "device:colors") {
    begin(Mode::kColorTest);
  } else if (action == "device:next" && mode_ == Mode::kColorTest) {
    until_.reset();
    if (++color_ == kColors.size()) begin(Mode::kOverview);
  } else if (action == "device:louder") {
    change_volume(kVolumeStep);
  } else if (action == "device:quieter") {
    change_volume(-kVolumeStep);
  }
}

void DevicePage::add_cross(Spot spot, SteadyTime now) {
  spots_.push_back(spot);
  until_ = now + kAlone;
  if (spots_.size() < kCrosses.size()) return;
  const auto found = fit(spots_);
  if (!found) {
    said_ = found.error().what;
    return begin(Mode::kOverview);
  }
  begin(Mode::kOnTrial);
  before_ = settings_.touch;
  settings_.touch = *found;
  until_ = now + kTrial;
  seconds_left_ = int(kTrial.count());
}

bool DevicePage::touch(const Contact& reported, Size glass) {
  if (mode_ == Mode::kTouchTest) {
    cells_.insert(cell_at(settings_.touch.at(reported.at, glass), glass));
    until_ = reported.time + kAlone;
    return false;  // the button to end it works
  }
  if (mode_ != Mode::kCalibrate) return false;
  if (reported.phase == Contact::Phase::kUp) {
    const Spot spot{(reported.at.x + 0.5) / glass.w, (reported.at.y + 0.5) / glass.h};
    add_cross(spot, reported.time);
  }
  return true;
}

void DevicePage::tick(SteadyTime now) {
  if (mode_ == Mode::kOverview) return;
  if (!until_) until_ = now + kAlone;
  if (now >= *until_) return on_action(kCancel);
  seconds_left_ = int(std::chrono::ceil<std::chrono::seconds>(*until_ - now).count());
}

Scene DevicePage::draw(const Metrics& m, const TextMeasure& measure) const {
  switch (mode_) {
    case Mode::kOverview:
      return overview(m, measure);
    case Mode::kCalibrate:
      return crosses(m, measure);
    case Mode::kOnTrial:
      return trial(m, measure);
    case Mode::kTouchTest:
      return touches(m, measure);
    case Mode::kColorTest:
      return colors(m);
  }
  return {};
}

Scene DevicePage::overview(const Metrics& m, const TextMeasure& measure) const {
  Scene scene;
  const int gap = m.mm(kGapMm);
  Column column(add_maintenance_head(scene, m, "本机", "返回维护页", kLeave), gap);
  const auto buttons = grid(column.take(m.mm(kTargetMm + 4)), 3, 1, gap);
  scene.add(main_button(buttons[0], "校准触摸", "device:crosses"));
  scene.add(main_button(buttons[1], "测试触摸", "device:touches"));
  scene.add(main_button(buttons[2], "测试颜色", "device:colors"));
  Row second(column.take(m.mm(kTargetMm + 4)), gap);
  const int third = (second.rest().w - 2 * gap) / 3;
  scene.add(wide_button(quiet_button(second.take(third), "取消校准", "device:usual"),
                        settings_.touch != Calibration{}));
  const int side = third / 2;
  scene.add(wide_button(quiet_button(second.take(side), "小声", "device:quieter"),
                        settings_.volume > kLeastVolume));
  scene.add(wide_button(quiet_button(second.take_right(side), "大声", "device:louder"),
                        settings_.volume < kMostVolume));
  scene.add(text_node(second.rest(), "朗读音量 " + std::to_string(settings_.volume),
                      TextStyle::kHeading, Color::kInk, Align::kCenter));
  column.take(add_sentence(scene, measure, column.rest(), said_, Color::kAccent));
  const int height = measure.line_height(TextStyle::kCaption);
  scene.add(text_node(column.take(height), "本程序最近的日志", TextStyle::kCaption, Color::kMuted));
  const std::vector<std::string> lines = doors_.log_lines();
  const std::size_t room = std::size_t(std::max(0, column.rest().h / height));
  const std::size_t shown = std::min({lines.size(), room, kLogLines});
  Rect line{column.rest().x, column.rest().y, column.rest().w, height};
  for (std::size_t i = lines.size() - shown; i < lines.size(); ++i, line.y += height) {
    Node node = cell(line, lines[i], TextStyle::kCaption);
    node.shorten = true;
    scene.add(std::move(node));
  }
  return scene;
}

Scene DevicePage::crosses(const Metrics& m, const TextMeasure& measure) const {
  Scene scene;
  scene.add(panel(m.screen(), Color::kCard));
  const Rect words{m.width / 5, m.height / 4, m.width * 3 / 5, m.height / 5};
  const std::string number = std::to_string(spots_.size() + 1);
  add_sentence(scene, measure, words,
               {"请用手指点第 " + number + " 个十字的中心。30 秒不点即取消，外接键盘按返回键取消。",
                "Touch the middle of cross " + number + " of 5. Left alone it ends in 30 s."},
               Color::kInk);
  const Spot spot = kCrosses[std::min(spots_.size(), kCrosses.size() - 1)];
  const Point at{int(std::lround(spot.x * m.width)), int(std::lround(spot.y * m.height))};
  const int arm = m.mm(12), line = std::max(2, m.mm(0.8));
  scene.add(swatch({at.x - arm, at.y - line / 2, 2 * arm, line}, {200, 0, 0}));
  scene.add(swatch({at.x - line / 2, at.y - arm, line, 2 * arm}, {200, 0, 0}));
  return scene;
}

Scene DevicePage::trial(const Metrics& m, const TextMeasure& measure) const {
  Scene scene;
  const Rect area = add_maintenance_head(scene, m, "新的校准", "恢复原来的", kCancel);
  Column column(area, m.mm(8));
  column.take(add_sentence(
      scene, measure, column.rest(),
      {"请试着点下面的按钮。" + std::to_string(seconds_left_) + " 秒内不点，自动恢复原来的校准。",
       "Touch the button; otherwise the former calibration is back in " +
           std::to_string(seconds_left_) + " s."},
      Color::kInk));
  const int width = std::min(area.w, m.mm(120));
  const Rect place = column.take(m.mm(24));
  scene.add(main_button({place.x + (place.w - width) / 2, place.y, width, place.h}, "点得准，保留",
                        "device:keep"));
  return scene;
}

Scene DevicePage::touches(const Metrics& m, const TextMeasure& measure) const {
  Scene scene;
  scene.add(panel(m.screen(), Color::kCard));
  for (const int i : cells_) {
    const int x = i % kColumns, y = i / kColumns;
    const int left = x * m.width / kColumns, top = y * m.height / kRows;
    scene.add(swatch({left + 1, top + 1, (x + 1) * m.width / kColumns - left - 2,
                      (y + 1) * m.height / kRows - top - 2},
                     {170, 215, 235}));
  }
  const int width = std::min(m.mm(140), m.width - 2 * m.mm(kPageMarginMm));
  Column column({(m.width - width) / 2, m.height / 3, width, m.height / 2}, m.mm(kGapMm));
  column.take(add_sentence(
      scene, measure, column.rest(),
      {"划过的格子变色：" + std::to_string(cells_.size()) + " / " +
           std::to_string(kColumns * kRows),
       std::to_string(cells_.size()) + " of " + std::to_string(kColumns * kRows) + " fields"},
      Color::kInk));
  scene.add(main_button(column.take(m.mm(kTargetMm + 4)), "结束测试", kCancel));
  return scene;
}

Scene DevicePage::colors(const Metrics& m) const {
  Scene scene;
  Node all = swatch(m.screen(), kColors[color_].rgb);
  all.label = std::string(kColors[color_].name) + "色，点一下换下一种";
  all.action = "device:next";
  all.quiet = false;
  scene.add(std::move(all));
  return scene;
}

}  // namespace gongshi::kiosk
