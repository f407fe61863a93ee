#include "tests/kiosk/writer.h"

#include <doctest/doctest.h>

namespace gongshi::test {

using namespace kiosk;
using std::chrono::milliseconds;

namespace {

constexpr float kBoxOfFile = 150;  // by_hand.txt

void write(Visitor& visitor, const Rect& box, const handwriting::Stroke& stroke) {
  const auto at = [&](const handwriting::InkPoint& p) {
    return Point{box.x + int(p.x * float(box.w) / kBoxOfFile),
                 box.y + int(p.y * float(box.h) / kBoxOfFile)};
  };
  finger(visitor, Contact::Phase::kDown, at(stroke.front()));
  for (std::size_t i = 1; i < stroke.size(); ++i) {
    for (int part = 1; part <= 8; ++part) {
      const float share = float(part) / 8;
      finger(visitor, Contact::Phase::kMove,
             at({stroke[i - 1].x + share * (stroke[i].x - stroke[i - 1].x),
                 stroke[i - 1].y + share * (stroke[i].y - stroke[i - 1].y)}));
      visitor.wait(milliseconds(8));
    }
  }
  finger(visitor, Contact::Phase::kUp, at(stroke.back()));
  visitor.wait(milliseconds(60));
}

}  // namespace

std::shared_ptr<const handwriting::Templates> shared_hand_templates() {
  static const auto templates = std::make_shared<const handwriting::Templates>(hand_templates());
  return templates;
}

const Placed* writing_box(const std::vector<Placed>& all) {
  for (const Placed& one : all) {
    if (one.node.role == Role::kWriting) return &one;
  }
  return nullptr;
}

void finger(Visitor& visitor, Contact::Phase phase, Point at) {
  visitor.stage.contact({phase, Contact::Source::kFinger, 1, at, visitor.clock.steady()},
                        visitor.clock.wall());
}

void write(Visitor& visitor, char32_t character) {
  for (const handwriting::Written& one : written_by_hand()) {
    if (one.character != character) continue;
    for (const handwriting::Stroke& stroke : one.strokes) {
      const auto all = visitor.placed();
      const Placed* const box = writing_box(all);
      REQUIRE(box != nullptr);
      write(visitor, visitor.stage.on_glass(box->node.rect), stroke);
    }
    return;
  }
  FAIL("by_hand.txt does not have it");
}

}  // namespace gongshi::test
