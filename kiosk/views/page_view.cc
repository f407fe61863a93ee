#include "kiosk/views/page_view.h"

#include <algorithm>

#include "kiosk/page/blocks.h"
#include "kiosk/page/markdown_blocks.h"
#include "kiosk/views/correction_doors.h"
#include "kiosk/views/feedback_door.h"
#include "kiosk/views/search_page.h"
#include "kiosk/ways/picture_view.h"
#include "kiosk/ways/way_doors.h"
#include "kiosk/words/public_words.h"

namespace gongshi::kiosk {
namespace {

using content::Category;
using content::Page;

constexpr Words kCatalogue{"公开目录", "Catalogue", "ئاشكارىلاش مۇندەرىجىسى", "", "ᠭᠠᠷᠴᠠᠭ"};
constexpr Words kDepartment{"责任部门", "Department", "مەسئۇل بۆلۈم", "", "ᠬᠠᠷᠢᠭᠤᠴᠠᠭᠰᠠᠨ ᠲᠠᠰᠤᠭ"};
constexpr Words kBasis{"依据", "Basis", "ئاساس", "", "ᠦᠨᠳᠦᠰᠦᠯᠡᠯ"};
constexpr Words kMade{"制作日期", "Made on", "تۈزۈلگەن ۋاقتى"};
constexpr Words kValid{"有效期", "Valid", "كۈچكە ئىگە مەزگىلى"};
constexpr Words kNumber{"页面编号", "Page number", "بەت نومۇرى"};
constexpr Words kIssue{"本期公开", "This issue", "بۇ سان"};
constexpr Words kGone{"这一页已不在本期公开内容中。", "This page is no longer part of this issue.",
                      "بۇ بەت بۇ ساننىڭ مەزمۇنىدا يوق."};
constexpr Words kUnreadable{"这一页的正文暂时无法显示。",
                            "The text of this page cannot be shown at the moment.",
                            "بۇ بەتنىڭ تېكىستىنى ھازىرچە كۆرسەتكىلى بولمايدۇ."};
constexpr Words kDisclosure{"信息公开", "Public information", "ئۇچۇر ئاشكارىلاش", "", "ᠢᠯᠡ ᠮᠡᠳᠡᠭᠡ"};

/// "2026-03-10 起，长期有效"
std::string validity_words(const Frame& frame, const content::Validity& valid) {
  const std::string from = date_text(valid.from);
  const std::string to = valid.to ? date_text(*valid.to) : std::string();
  if (frame.manner.language == Language::kEn) {
    return to.empty() ? "from " + from : "from " + from + " to " + to;
  }
  return from + (to.empty() ? " 起，长期有效" : " 起，至 " + to + " 止");
}

std::string issue_words(const Frame& frame) {
  const content::ReleaseId& id = frame.release().id();
  const std::string day = date_text(to_local(id.created).date);
  return frame.manner.language == Language::kEn ? "No. " + id.serial() + ", published " + day
                                                : "第 " + id.serial() + " 期，" + day + " 发布";
}

const Page* find_page(const content::Release& release, std::string_view id) {
  const auto pages = release.pages();
  const auto found =
      std::find_if(pages.begin(), pages.end(), [&](const Page& page) { return page.id == id; });
  return found == pages.end() ? nullptr : &*found;
}

void add_origin(Blocks& blocks, const Frame& frame, const Page& page) {
  blocks.gap(kGapMm);
  if (const Category* category = frame.release().category(page.category)) {
    blocks.fact(frame.say(kCatalogue), category_name(frame, *category));
  }
  blocks.fact(
      frame.say(kDepartment),
      std::string(page.owner) + (page.person.empty() ? "" : "，" + std::string(page.person)));
  blocks.fact(frame.say(kBasis), page.basis);
  blocks.fact(frame.say(kMade), date_text(page.made_on));
  blocks.fact(frame.say(kValid), validity_words(frame, page.valid));
  blocks.fact(frame.say(kNumber), std::to_string(page.number));
  blocks.fact(frame.say(kIssue), issue_words(frame));
}

/// The page as it stands in this issue today.
const Page* page_today(const Frame& frame, std::string_view id) {
  const Page* page = find_page(frame.release(), id);
  return page != nullptr && page->valid.holds(to_local(frame.now).date) ? page : nullptr;
}

}  // namespace

std::string PageView::title(const Frame& frame) const {
  const Page* page = find_page(frame.release(), id_);
  const Category* category = page == nullptr ? nullptr : frame.release().category(page->category);
  return std::string(category == nullptr ? frame.say(kDisclosure)
                                         : category_name(frame, *category));
}

Scene PageView::draw(const Frame& frame) const {
  Scene scene;
  Blocks blocks(frame, frame.area);
  const Page* const page = page_today(frame, id_);
  if (page == nullptr) {
    blocks.text(frame.say(kGone), TextStyle::kTitle, Color::kInk, 0, Role::kHeading);
    blocks.gap(kGapMm);
    blocks.text(desk_words(frame));
  } else {
    const bool english = frame.manner.language == Language::kEn && !page->body_en.empty();
    const std::string_view title = page_title(frame, *page);
    blocks.text(title, TextStyle::kTitle, Color::kInk, 0, Role::kHeading);
    blocks.gap(3);
    if (add_way_doors(blocks, frame, page->category)) blocks.gap(3);
    if (add_correction_doors(blocks, frame, content::CorrectedKind::kPage, page->id)) {
      blocks.gap(3);
    }
    if (add_corrected_door(blocks, frame, page->id)) blocks.gap(3);
    if (const auto body = frame.release().object(english ? page->body_en : page->body_zh)) {
      add_markdown(blocks, frame, *body, title);
    } else {
      blocks.text(std::string(frame.say(kUnreadable)) + desk_words(frame));
    }
    add_origin(blocks, frame, *page);
    add_feedback_door(blocks, frame, content::feedback::AboutKind::kPage, page->id);
  }
  add_list(scene, frame.area, std::move(blocks).list("page"));
  return scene;
}

Navigation PageView::on_action(std::string_view action, const Frame& frame) {
  if (auto item = open_correction_door(action, frame)) return push(std::move(item));
  if (auto way = open_way_door(action)) return push(std::move(way));
  if (const auto picture = argument(action, "picture:"); !picture.empty()) {
    return push(std::make_unique<PictureView>(std::string(picture)));
  }
  return stay();
}

}  // namespace gongshi::kiosk
