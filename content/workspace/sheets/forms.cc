// Forms: blank ones, filled in by hand. Nothing of any person is printed on them.
#include <algorithm>
#include <array>

#include "content/workspace/paper/bind.h"
#include "content/workspace/sheets/fit.h"
#include "content/workspace/sheets/grid.h"
#include "content/workspace/sheets/kinds.h"
#include "content/workspace/sheets/page_text.h"

namespace gongshi::content::sheets {
namespace {

using paper::Flow;

constexpr std::string_view kDisclosureGuide = "F1";
constexpr std::string_view kConduct = "E1";
/// Points of the text, the largest first; boxes grow and shrink with it.
constexpr std::array kTextSizes{12.0, 11.5, 11.0, 10.5, 10.0};

/// Height of a box to write one line in.
double row_of(const Flow& flow) {
  return flow.format().text_size * 2.25;
}

const Sentence kApplication{"信息公开申请表", "Application for disclosure of information"};
const Sentence kRating{"评议表", "Rating sheet"};

Cell label(const Sentence& words, double share, Lang lang) {
  return {share, paper::bold(words.in(lang)), true, true};
}

/// Boxes to be ticked.
Cell choices(const std::vector<Sentence>& words, double share, Lang lang) {
  std::string text;
  for (const Sentence& each : words) text += (text.empty() ? "□ " : "　□ ") + each.in(lang);
  return {share, paper::plain(text)};
}

/// Two labels, each with room behind it.
void draw_pair(Flow& flow, const Sentence& first, const Sentence& second, Lang lang) {
  draw_boxes(flow, {label(first, 22, lang), {28}, label(second, 22, lang), {28}}, row_of(flow));
}

void draw_part(Flow& flow, const Sentence& words, Lang lang) {
  draw_boxes(flow, {{1, paper::bold(words.in(lang), paper::kAccent), true, true}}, row_of(flow));
}

void draw_applicant(Flow& flow, Lang lang) {
  draw_part(flow, {"申请人：公民填写", "Applicant: a person"}, lang);
  draw_pair(flow, {"姓名", "Name"}, {"工作单位", "Employer"}, lang);
  draw_pair(flow, {"证件名称", "Kind of identity card"}, {"证件号码", "Its number"}, lang);
  draw_part(flow, {"申请人：法人或者其他组织填写", "Applicant: an organisation"}, lang);
  draw_pair(flow, {"名称", "Name"}, {"统一社会信用代码", "Social credit code"}, lang);
  draw_pair(flow, {"法定代表人", "Legal representative"}, {"联系人", "Contact"}, lang);
  draw_part(flow, {"联系方式", "How to reach you"}, lang);
  draw_pair(flow, {"联系电话", "Telephone"}, {"电子邮箱", "E-mail"}, lang);
  draw_pair(flow, {"通信地址", "Address"}, {"邮政编码", "Postal code"}, lang);
}

void draw_wish(Flow& flow, Lang lang) {
  draw_part(flow, {"所需信息", "What you ask for"}, lang);
  draw_boxes(
      flow,
      {label({"名称、文号或者其他特征描述", "Its title, number or another description"}, 22, lang),
       {78}},
      84);
  draw_boxes(flow, {label({"用途", "What it is for"}, 22, lang), {78}}, row_of(flow) * 1.7);
  draw_boxes(flow,
             {label({"提供形式", "Form"}, 22, lang),
              choices({{"纸质", "paper"}, {"电子文件", "file"}}, 28, lang),
              label({"减免费用", "Fees waived"}, 16, lang),
              choices({{"不申请", "no"}, {"申请（附证明）", "yes, proof attached"}}, 34, lang)},
             row_of(flow));
  draw_boxes(flow,
             {label({"获取方式", "How you get it"}, 22, lang),
              choices({{"当面领取", "in person"},
                       {"邮寄", "by post"},
                       {"传真", "by fax"},
                       {"电子邮件", "by e-mail"},
                       {"当场阅读、抄录", "read on the spot"}},
                      78, lang)},
             row_of(flow));
  draw_pair(flow, {"申请人签名（盖章）", "Signature (seal)"}, {"申请日期", "Date"}, lang);
}

void draw_office(Flow& flow, Lang lang) {
  draw_part(flow, {"以下由医院填写", "For the hospital"}, lang);
  draw_pair(flow, {"受理日期", "Accepted on"}, {"受理编号", "Number"}, lang);
  draw_pair(flow, {"答复期限", "Answer until"}, {"经办人", "Taken by"}, lang);
}

void draw_application(Flow& flow, const Release& release, Lang lang) {
  draw_applicant(flow, lang);
  draw_wish(flow, lang);
  draw_office(flow, lang);
  const Hospital& hospital = release.hospital();
  const std::string office(hospital.issuer);
  const std::string address(hospital.address);
  flow.space(8);
  flow.text(paper::plain(
      Sentence{"请当面、来信或者传真交到" + (office.empty() ? std::string("本院") : office) +
                   (address.empty() ? "" : "（" + address + "）") +
                   "。电话可以咨询，不能代替申请。申请公开与本人有关的信息，请出示有效证件。",
               "Hand it in, or send it by post or fax" + (office.empty() ? "" : ", to " + office) +
                   (address.empty() ? "" : " (" + address + ")") +
                   ". Questions may be asked by telephone, applications may not. For information "
                   "about yourself, please show your identity card."}
          .in(lang),
      paper::kGrey));
}

void draw_rating(Flow& flow, const Release& release, Lang lang) {
  static const std::array<Sentence, 5> kMarks{{{"很满意", "very good"},
                                               {"满意", "good"},
                                               {"一般", "fair"},
                                               {"不满意", "poor"},
                                               {"不了解", "don't know"}}};
  static const std::array<Sentence, 8> kPoints{
      {{"公开的内容真实、完整", "What is published is true and complete"},
       {"收费标准和价格看得懂、找得到", "Prices are easy to find and to understand"},
       {"就诊流程、科室和医生介绍清楚", "Steps, departments and doctors are well explained"},
       {"内容更新及时", "It is up to date"},
       {"触摸屏、电子屏和公示栏好用", "Screens and boards are easy to use"},
       {"工作人员的服务态度和用语", "Manner and words of the staff"},
       {"医德医风、廉洁行医", "Ethics and honesty"},
       {"投诉渠道畅通，答复及时", "Complaints are easy to make and soon answered"}}};
  flow.text(
      paper::plain(Sentence{"本表不记名。请不要写姓名、电话、证件号码和病情。请在合适的格内打“√”。",
                            "This sheet is anonymous: please write no name, telephone number, "
                            "identity number or illness. Tick one box in each row."}
                       .in(lang)),
      {.after = 10});
  std::vector<Cell> head{label({"评议内容", "What is rated"}, 45, lang)};
  for (const Sentence& mark : kMarks) head.push_back(label(mark, 11, lang));
  draw_boxes(flow, head, row_of(flow) * 1.3);
  for (const Sentence& point : kPoints) {
    std::vector<Cell> row{{45, paper::plain(point.in(lang))}};
    for (std::size_t i = 0; i < kMarks.size(); ++i)
      row.push_back({11, paper::plain("□"), false, true});
    draw_boxes(flow, row, row_of(flow) * 1.4);
  }
  flow.space(16);
  flow.text(paper::bold(Sentence{"您的意见和建议：", "Your opinions and proposals:"}.in(lang)));
  draw_ruled_lines(flow, 6, row_of(flow));
  flow.space(14);
  const Hospital& hospital = release.hospital();
  std::string where(hospital.complaint_office);
  if (!hospital.complaint_place.empty()) {
    where += (where.empty() ? "" : "，") + std::string(hospital.complaint_place);
  }
  flow.text(paper::plain(
      Sentence{
          "填好后请投入意见箱" + (where.empty() ? "" : "，或者交到" + where) + "。",
          "Put it into the opinion box" + (where.empty() ? "" : ", or hand it in: " + where) + "."}
          .in(lang),
      paper::kGrey));
}

/// The hospital's own page of that name, if the issue has one that holds on the day.
const Page* own_page(const Release& release, const Sentence& title, Date day) {
  const auto pages = release.pages();
  const auto found = std::find_if(pages.begin(), pages.end(), [&](const Page& page) {
    return page.title_zh == title.zh && page.valid.holds(day);
  });
  return found == pages.end() ? nullptr : &*found;
}

Item form_item(const Release& release, const Order& order, std::string_view category,
               const Sentence& title, void (*draw)(Flow&, const Release&, Lang)) {
  const Lang lang = order.lang;
  if (const Page* const page = own_page(release, title, order.day); page != nullptr) {
    return {std::string(page->category), title_of(*page, lang), std::string(page->owner), page,
            [&release, page, lang](Flow& flow) { return draw_page(flow, release, *page, lang); }};
  }
  const Category* const named = release.category(category);
  const Hospital& hospital = release.hospital();
  std::string owner(named != nullptr ? named->owner : hospital.issuer);
  return {std::string(category), title.in(lang), std::move(owner), nullptr,
          [&release, lang, draw](Flow& flow) {
            draw(flow, release, lang);
            return Status{};
          }};
}

/// How to fill it in: the hospital's own guide to disclosure.
void add_guide(std::vector<Item>& items, const Release& release, const Order& order) {
  for (const Page& page : release.pages()) {
    if (page.category != kDisclosureGuide || !page.valid.holds(order.day)) continue;
    items.push_back({std::string(page.category), title_of(page, order.lang),
                     std::string(page.owner), &page,
                     [&release, &page, lang = order.lang](Flow& flow) -> Status {
                       GONGSHI_CHECK(draw_page(flow, release, page, lang));
                       draw_origin(flow, release, page, lang);
                       return {};
                     }});
  }
}

}  // namespace

Result<Drawn> draw_forms(paper::Typesetter& setter, const Release& release, const Order& order,
                         PaperSize size) {
  const paper::Format format = format_of(Kind::kForms, size);
  const Frame frame(setter, release, order, format);
  std::vector<Item> items{
      form_item(release, order, kDisclosureGuide, kApplication, draw_application)};
  add_guide(items, release, order);
  items.push_back(form_item(release, order, kConduct, kRating, draw_rating));
  Drawn drawn;
  drawn.paper.format = format;
  for (const Item& item : items) {
    GONGSHI_TRY(paper::Paper paper, set_item(setter, frame, item, kTextSizes));
    drawn.items.push_back({item.title, paper.sheets.size()});
    drawn.paper = paper::bind(std::move(drawn.paper), std::move(paper));
  }
  return drawn;
}

}  // namespace gongshi::content::sheets
