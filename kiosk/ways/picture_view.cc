#include "kiosk/ways/picture_view.h"

#include <algorithm>
#include <array>
#include <vector>

#include "content/picture_header.h"
#include "kiosk/page/blocks.h"
#include "kiosk/views/search_page.h"
#include "kiosk/ways/plan_node.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kTitle{"看图", "Picture", "رەسىم", "པར་རིས།", "ᠵᠢᠷᠤᠭ"};
constexpr Words kLarger{"放大", "Larger", "چوڭايتىش", "ཆེར་གཏོང་།", "ᠲᠣᠮᠣᠳᠬᠠᠬᠤ"};
constexpr Words kSmaller{"缩小", "Smaller", "كىچىكلىتىش", "ཆུང་དུ་གཏོང་།", "ᠪᠠᠭᠠᠰᠬᠠᠬᠤ"};
constexpr Words kLeft{"向左移", "Left", "سولغا"};
constexpr Words kRight{"向右移", "Right", "ئوڭغا"};
constexpr Words kUp{"向上移", "Up", "ئۈستىگە"};
constexpr Words kDown{"向下移", "Down", "ئاستىغا"};
constexpr Words kName{"图片", "Picture", "رەسىم", "", "ᠵᠢᠷᠤᠭ"};
constexpr Words kGone{"这张图暂时无法显示。", "This picture cannot be shown at the moment.",
                      "بۇ رەسىمنى ھازىرچە كۆرسەتكىلى بولمايدۇ."};
constexpr int kMostZoom = 3;
/// What is seen of width and height: a whole, two thirds, a half, a third.
constexpr std::array kSeen = {1.0, 2.0 / 3, 1.0 / 2, 1.0 / 3};

/// How many steps of half of what is seen lead from one end to the other.
int most_steps(int zoom) {
  constexpr std::array kSteps = {0, 2, 2, 4};  // even: one of them is the middle
  return kSteps[std::size_t(zoom)];
}

Rect part_at(Size size, int zoom, int across, int down) {
  const double seen = kSeen[std::size_t(zoom)];
  const int w = std::max(1, int(size.w * seen));
  const int h = std::max(1, int(size.h * seen));
  const int steps = std::max(1, most_steps(zoom));
  return {(size.w - w) * across / steps, (size.h - h) * down / steps, w, h};
}

}  // namespace

std::string PictureView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

Scene PictureView::draw(const Frame& frame) const {
  Scene scene;
  const auto bytes = frame.release().object(path_);
  const auto size = bytes ? content::picture_size(*bytes) : bytes.error();
  if (!size) {
    Blocks blocks(frame, frame.area);
    add_note(blocks, frame, frame.say(kGone), desk_words(frame), {});
    add_list(scene, frame.area, std::move(blocks).list("gone"));
    return scene;
  }
  std::vector<Node> nodes;
  const auto add = [&](const Words& words, std::string_view action, bool on) {
    nodes.push_back(sized_button(frame, frame.say(words), action));
    nodes.back().enabled = on;
  };
  const int last = most_steps(zoom_);
  add(kLarger, "larger", zoom_ < kMostZoom);
  add(kSmaller, "smaller", zoom_ > 0);
  if (zoom_ > 0) {
    add(kLeft, "left", across_ > 0);
    add(kRight, "right", across_ < last);
    add(kUp, "up", down_ > 0);
    add(kDown, "down", down_ < last);
  }
  const int bar = flow_buttons(nodes, frame, {frame.area.x, 0, frame.area.w, 0});
  Rect area = frame.area;
  area.h -= bar + frame.metrics.mm(kGapMm);
  PlanDrawing drawing;
  drawing.vertical = frame.metrics.vertical;
  drawing.part = part_at({int(size->width), int(size->height)}, zoom_, across_, down_);
  scene.add(plan_node(path_, area, std::move(drawing), std::string(frame.say(kName))));
  for (Node& node : nodes) {
    node.rect = node.rect.moved(0, frame.area.bottom() - bar);
    scene.add(std::move(node));
  }
  return scene;
}

Navigation PictureView::on_action(std::string_view action, const Frame& /*frame*/) {
  const int before = most_steps(zoom_);
  if (action == "larger") zoom_ = std::min(zoom_ + 1, kMostZoom);
  if (action == "smaller") zoom_ = std::max(zoom_ - 1, 0);
  const int last = most_steps(zoom_);
  // The middle of what was seen stays in sight.
  if (last != before) {
    across_ = before == 0 ? last / 2 : (across_ * last + before / 2) / before;
    down_ = before == 0 ? last / 2 : (down_ * last + before / 2) / before;
  }
  across_ += action == "right" ? 1 : action == "left" ? -1 : 0;
  down_ += action == "down" ? 1 : action == "up" ? -1 : 0;
  across_ = std::clamp(across_, 0, last);
  down_ = std::clamp(down_, 0, last);
  return stay();
}

}  // namespace gongshi::kiosk
