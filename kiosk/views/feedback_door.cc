#include "kiosk/views/feedback_door.h"

#include <algorithm>

#include "kiosk/views/answer_view.h"
#include "kiosk/views/opinion_view.h"

namespace gongshi::kiosk {
namespace {

using content::feedback::About;
using content::feedback::AboutKind;

constexpr std::string_view kPrefix = "@feedback:";
constexpr Words kDoor{
    "对这一项有意见或疑问？点这里告诉我们", "An opinion or a question about this? Tell us here",
    "بۇ توغرىسىدا پىكىر ياكى سوئالىڭىز بارمۇ؟ بۇ يەرنى بېسىڭ", "འདིར་བསམ་འཆར་རམ་དྲི་བ་ཡོད་ན་འདིར་ནོན།"};
constexpr double kRowMm = 20.0;

}  // namespace

bool has_feedback(const content::Release& release) {
  return takes_opinions(release) || !release.answers().empty();
}

std::string feedback_action(AboutKind kind, std::string_view id) {
  return std::string(kPrefix) + std::string(content::feedback::about_word(kind)) + ":" +
         std::string(id);
}

std::optional<About> about_of(std::string_view action) {
  if (!action.starts_with(kPrefix)) return std::nullopt;
  action.remove_prefix(kPrefix.size());
  const std::size_t colon = action.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  for (int kind = 0; kind <= int(AboutKind::kPage); ++kind) {
    if (content::feedback::about_word(AboutKind(kind)) != action.substr(0, colon)) continue;
    About about{AboutKind(kind), std::string(action.substr(colon + 1))};
    if (about.id.size() > content::feedback::kMaxAboutBytes || about.id.empty()) about = {};
    return about;
  }
  return std::nullopt;
}

AboutKind about_kind(content::PriceKind kind) {
  switch (kind) {
    case content::PriceKind::kService:
      return AboutKind::kService;
    case content::PriceKind::kDrug:
      return AboutKind::kDrug;
    case content::PriceKind::kConsumable:
      return AboutKind::kConsumable;
  }
  return AboutKind::kNothing;
}

void add_feedback_door(Blocks& blocks, const Frame& frame, AboutKind kind, std::string_view id) {
  if (!takes_opinions(frame.release())) return;
  const Metrics& m = frame.metrics;
  const std::string_view words = frame.say(kDoor);
  const int margin = m.mm(5);
  const int side = m.mm(10);
  const int left = margin + side + m.mm(4);
  const int width = blocks.width() - left - margin;
  const int text = paragraph_height(frame.text, words, TextStyle::kBodyBold, width);
  const int height = std::max(m.mm(kRowMm), text + 2 * m.mm(3));
  Node ground = row_ground({0, 0, blocks.width(), height}, words, feedback_action(kind, id));
  ground.fill = Color::kAccentSoft;
  Node label = text_node({left, (height - text) / 2, width, text}, words, TextStyle::kBodyBold,
                         Color::kAccent);
  label.wrap = true;
  blocks.gap(kGapMm);
  blocks.add(height, {std::move(ground),
                      {.role = Role::kIcon,
                       .rect = {margin, (height - side) / 2, side, side},
                       .color = Color::kAccent,
                       .icon = Icon::kComplaint,
                       .quiet = true},
                      std::move(label)});
  blocks.gap(kGapMm);
}

std::unique_ptr<View> open_feedback(About about, std::shared_ptr<Mailbox> mailbox,
                                    const content::Release& release) {
  if (!takes_opinions(release) || mailbox == nullptr) return std::make_unique<AnswerView>();
  return std::make_unique<OpinionView>(std::move(about), std::move(mailbox));
}

std::string subject_of(const Frame& frame, const About& about) {
  const content::Release& release = frame.release();
  const auto named = [&](const auto& range, auto id, auto name) {
    const auto found = std::ranges::find(range, std::string_view(about.id), id);
    return found == range.end() ? std::string() : std::string((*found).*name);
  };
  switch (about.kind) {
    case AboutKind::kNothing:
      return {};
    case AboutKind::kService:
    case AboutKind::kDrug:
    case AboutKind::kConsumable:
      return named(release.prices(), &content::PriceItem::code, &content::PriceItem::name);
    case AboutKind::kDoctor:
      return named(release.doctors(), &content::Doctor::code, &content::Doctor::name);
    case AboutKind::kDepartment:
      return named(release.departments(), &content::Department::code, &content::Department::name);
    case AboutKind::kPage:
      return named(release.pages(), &content::Page::id, &content::Page::title_zh);
  }
  return {};
}

}  // namespace gongshi::kiosk
