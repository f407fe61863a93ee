#include "content/workspace/sheets/frame.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "content/workspace/sheets/qr.h"
#include "content/workspace/sheets/words.h"

namespace gongshi::content::sheets {
namespace {

using paper::Line;
using paper::Sheet;

constexpr double kNameSize = 15;
constexpr double kCategorySize = 12;
constexpr double kComplaintSize = 12;
constexpr double kIdentitySize = 10;
constexpr double kQrSide = 74;
constexpr double kGap = 8;
constexpr paper::Ink kWhite{1, 1, 1};

}  // namespace

void put_line(Sheet& sheet, const Line& line, double x, double baseline) {
  for (paper::TextMark run : line.runs) {
    run.x += x;
    run.baseline = baseline;
    sheet.marks.emplace_back(std::move(run));
  }
}

void draw_banner(Sheet& sheet, paper::Typesetter& setter, const paper::Format& format, double y,
                 double unit, Lang lang) {
  const Sentence words{"未核验签名的样稿，不得张贴", "Draft, signatures not verified: do not post"};
  const Line line = setter.line(paper::bold(words.in(lang), kWhite), 12 * unit);
  const double height = banner_height(unit) - 4 * unit;
  sheet.marks.emplace_back(
      paper::BoxMark{format.side_margin, y, format.body_width(), height, paper::kRed});
  put_line(sheet, line, (format.width - line.width) / 2, y + 13.3 * unit);
}

std::string page_words(std::size_t page, std::size_t pages, Lang lang) {
  const std::string number = std::to_string(page);
  const std::string total = std::to_string(pages);
  return Sentence{"第 " + number + " 页，共 " + total + " 页", "page " + number + " of " + total}
      .in(lang);
}

Frame::Frame(paper::Typesetter& setter, const Release& release, const Order& order,
             const paper::Format& format)
    : setter_(&setter),
      release_(&release),
      order_(&order),
      format_(format),
      unit_(format.width / paper::Format{}.width) {}

std::vector<Line> Frame::complaints_of(const Hospital& hospital, double width) const {
  const auto ways = complaint_lines(hospital, order_->lang);
  std::string together;
  for (const std::string& way : ways) together += (together.empty() ? "" : "　") + way;
  std::vector<Line> one{setter_->line(paper::bold(together), kComplaintSize * unit_)};
  if (one.front().width <= width) return one;
  std::vector<Line> lines;  // each way on its own
  for (const std::string& way : ways) {
    auto set = setter_->lines(paper::bold(way), kComplaintSize * unit_, width);
    std::move(set.begin(), set.end(), std::back_inserter(lines));
  }
  return lines;
}

std::string Frame::link_of(const Item& item) const {
  if (order_->kind != Kind::kPoster) return {};
  if (item.page != nullptr && order_->address_of) {
    if (std::string address = order_->address_of(*item.page); !address.empty()) return address;
  }
  return std::string(release_->hospital().web);
}

std::string Frame::further_of(const Item& item) const {
  if (order_->kind != Kind::kPoster) return {};
  std::string words = link_of(item);
  if (item.page != nullptr) {
    const std::string number = std::to_string(item.page->number);
    const Sentence kiosk{"触摸屏页面编号 " + number, "touch screen: page number " + number};
    words += (words.empty() ? "" : "　") + kiosk.in(order_->lang);
  }
  return words;
}

Frame::Foot Frame::foot_of(const Item& item) const {
  const Lang lang = order_->lang;
  const ReleaseId& id = release_->id();
  Foot foot;
  foot.link = link_of(item);
  const double qr = foot.link.empty() ? 0 : (kQrSide + kGap) * unit_;
  const double width = format_.body_width() - qr;
  foot.complaints = complaints_of(release_->hospital(), width);
  if (const std::string further = further_of(item); !further.empty()) {
    foot.further =
        setter_->lines(paper::bold(further, paper::kAccent), kComplaintSize * unit_, width);
  }
  const std::string serial = id.serial();
  const std::string day = issue_day(id);
  paper::Spans identity = paper::bold(Sentence{"第 " + serial + " 期", "No. " + serial}.in(lang));
  identity.push_back(
      {Sentence{"　校验码 " + id.short_code() + "　" + day + " 发布　责任部门：" + item.owner,
                "　code " + id.short_code() + "　issued " + day + "　Department: " + item.owner}
           .in(lang),
       fonts::Weight::kRegular, paper::kGrey});
  // The page's own number keeps the line's end to itself; only tables have very many.
  const std::size_t most = item.page != nullptr ? 10 : 10'000;
  const double page_room =
      setter_->line(paper::plain(page_words(most, most, lang)), kIdentitySize * unit_).width;
  foot.identity = setter_->lines(identity, kIdentitySize * unit_, width - page_room);
  const double text =
      paper::leading(kComplaintSize * unit_) *
          static_cast<double>(foot.further.size() + foot.complaints.size()) +
      paper::leading(kIdentitySize * unit_) * static_cast<double>(foot.identity.size());
  foot.height = std::max(text, foot.link.empty() ? 0 : kQrSide * unit_) + kGap * unit_;
  return foot;
}

paper::Format Frame::inside(const Item& item, double text_size) const {
  paper::Format format = format_;
  for (double& heading : format.heading_sizes) heading *= text_size / format.text_size;
  format.text_size = text_size;
  format.body_top += 38 * unit_ + (order_->verified ? 0 : banner_height(unit_));
  format.body_bottom -= foot_of(item).height + kGap * unit_;
  return format;
}

void Frame::draw_head(Sheet& sheet, const Item& item) const {
  const Lang lang = order_->lang;
  const Hospital& hospital = release_->hospital();
  const bool english = lang == Lang::kEn && !hospital.name_en.empty();
  const double top = format_.body_top;
  const Line name =
      setter_->fitted(paper::bold(english ? hospital.name_en : hospital.name_zh, paper::kAccent),
                      kNameSize * unit_, format_.body_width());
  put_line(sheet, name, format_.side_margin, top + 14 * unit_);
  if (const Category* category = release_->category(item.category); category != nullptr) {
    const Line words =
        setter_->line(paper::plain(name_of(*category, lang), paper::kGrey), kCategorySize * unit_);
    const double right = format_.width - format_.side_margin;
    const bool beside = name.width + words.width + 2 * kGap * unit_ < format_.body_width();
    if (beside) put_line(sheet, words, right - words.width, top + 14 * unit_);
  }
  sheet.marks.emplace_back(paper::BoxMark{format_.side_margin, top + 22 * unit_,
                                          format_.body_width(), 2.4 * unit_, paper::kAccent});
  if (!order_->verified) {
    draw_banner(sheet, *setter_, format_, top + 29 * unit_, unit_, lang);
  }
}

void Frame::draw_foot(Sheet& sheet, const Foot& foot, const std::string& page) const {
  const double top = format_.body_bottom - foot.height;
  const double left = format_.side_margin;
  sheet.marks.emplace_back(
      paper::BoxMark{left, top, format_.body_width(), 0.8 * unit_, paper::kAccent});
  double y = top + kGap * unit_ * 0.6;
  const auto draw = [&](const std::vector<Line>& lines, double size) {
    for (const Line& line : lines) {
      y += paper::leading(size);
      put_line(sheet, line, left, y - size * 0.4);
    }
  };
  draw(foot.further, kComplaintSize * unit_);
  draw(foot.complaints, kComplaintSize * unit_);
  draw(foot.identity, kIdentitySize * unit_);
  double right = format_.width - format_.side_margin;
  if (!foot.link.empty()) {
    const double side = kQrSide * unit_;
    draw_qr(sheet, foot.link, right - side, top + kGap * unit_ * 0.8, side);
    right -= side + kGap * unit_;
  }
  const Line number = setter_->line(paper::plain(page, paper::kGrey), kIdentitySize * unit_);
  put_line(sheet, number, right - number.width, y - kIdentitySize * unit_ * 0.4);
}

void Frame::draw(paper::Paper& paper, const Item& item) const {
  const Foot foot = foot_of(item);
  for (std::size_t i = 0; i < paper.sheets.size(); ++i) {
    draw_head(paper.sheets[i], item);
    draw_foot(paper.sheets[i], foot, page_words(i + 1, paper.sheets.size(), order_->lang));
  }
}

}  // namespace gongshi::content::sheets
