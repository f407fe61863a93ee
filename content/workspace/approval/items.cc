#include <algorithm>
#include <map>

#include "content/workspace/approval/item.h"
#include "content/workspace/approval/row_words.h"
#include "content/workspace/approval/words.h"
#include "content/workspace/workspace.h"

namespace gongshi::content::workspace {
namespace {

using content::Text;

class Collector {
 public:
  explicit Collector(const Workspace& workspace) : workspace_(workspace) {}

  std::vector<Item> collect() {
    add_hospital();
    add_catalogue();
    add_tables();
    for (const auto& entry : workspace_.pages) add_page(entry.value);
    for (const auto& entry : workspace_.messages) add_message(entry.value);
    for (const auto& entry : workspace_.emergency_cards) add_card(entry.value);
    for (const auto& entry : workspace_.answers) add_answer(entry.value);
    add_plans();
    std::ranges::sort(items_, {}, &Item::key);
    return std::move(items_);
  }

 private:
  /// The key is among the words: a sign-off counts for this item and no other.
  void add(std::string key, std::string_view title, std::string_view department,
           const WordList& words) {
    Item item{std::move(key), std::string(title), std::string(department), {}};
    if (item.department.empty()) item.department = workspace_.hospital.issuer;
    item.words = "项：" + item.key + "\n" + words.text();
    items_.push_back(std::move(item));
  }

  [[nodiscard]] std::string owner_of(std::string_view code) const {
    const content::Category* const category = find_category(workspace_, code);
    return category == nullptr ? std::string() : std::string(category->owner);
  }

  void add_hospital() {
    const content::Hospital& hospital = workspace_.hospital;
    WordList words;
    words.add("名称", hospital.name_zh);
    words.add("英文名称", hospital.name_en);
    words.add("简称", hospital.short_name_zh);
    words.add("地址", hospital.address);
    words.add("网址", hospital.web);
    words.add("投诉部门", hospital.complaint_office);
    words.add("投诉电话", hospital.complaint_phone);
    words.add("投诉时间", hospital.complaint_hours);
    words.add("投诉地点", hospital.complaint_place);
    words.add("监督电话", hospital.oversight_phone);
    words.add("监督时间", hospital.oversight_hours);
    words.add("咨询台电话", hospital.desk_phone);
    words.add("咨询台时间", hospital.desk_hours);
    words.add("咨询台地点", hospital.desk_place);
    words.add("物价办电话", hospital.price_office_phone);
    words.add("物价办时间", hospital.price_office_hours);
    words.add("物价办地点", hospital.price_office_place);
    words.add("急诊电话", hospital.emergency_phone);
    words.add("意见公钥", hospital.feedback_key);
    words.add("公开部门", hospital.issuer);
    words.add("医保说明", hospital.note_share);
    for (const content::CalendarDay& day : workspace_.calendar) {
      words.add(day.workday ? "调休上班" : "放假",
                date_text(day.date) + " " + std::string(day.name));
    }
    add("hospital", "医院基本信息和工作日历", hospital.issuer, words);
  }

  void add_catalogue() {
    WordList words;
    for (const auto& entry : workspace_.categories) {
      const content::Category& category = entry.value;
      WordList line;
      line.add("代码", category.code);
      line.add("名称", category.name_zh);
      line.add("英文", category.name_en);
      line.add("责任部门", category.owner);
      line.add("责任人", category.person);
      line.add("受众", category.audience);
      line.add_number("核对天数", category.check_days);
      words.add("类别", line.row());
    }
    add("catalogue", "信息公开目录", workspace_.hospital.issuer, words);
  }

  [[nodiscard]] static std::string_view photo_of(const std::vector<PhotoFile>& photos,
                                                 std::string_view owner) {
    const auto found = std::ranges::find(photos, owner, &PhotoFile::owner);
    return found == photos.end() ? std::string_view() : std::string_view(found->bytes);
  }

  // ---- tables: an item for each file ------------------------------------------------------------

  struct File {
    std::string department;
    std::vector<std::string> rows;
  };
  using Files = std::map<std::string, File>;

  template <class T, class Describe>
  void take(Files& files, const std::vector<Entry<T>>& entries, std::string_view category,
            const Describe& describe) {
    for (const Entry<T>& entry : entries) {
      File& file = files[workspace_.mappings[entry.origin.source].file];
      if (file.department.empty()) file.department = owner_of(category);
      file.rows.push_back(describe(entry.value).row());
    }
  }

  void add_tables() {
    Files files, ordered;
    const auto price = [](const content::PriceDetail& each) { return price_words(each); };
    take(files, workspace_.services, "B1", price);
    take(files, workspace_.drugs, "B2", price);
    take(files, workspace_.consumables, "B3", price);
    take(files, workspace_.departments, "A2",
         [](const content::Department& each) { return department_words(each); });
    take(files, workspace_.doctors, "A3", [this](const content::Doctor& each) {
      return doctor_words(each, photo_of(workspace_.doctor_photos, each.code));
    });
    take(files, workspace_.sessions, "C2",
         [](const content::Session& each) { return session_words(each); });
    take(ordered, workspace_.leaders, "A7", [this](const content::Leader& each) {
      return leader_words(each, photo_of(workspace_.leader_photos, each.code));
    });
    for (auto& [name, file] : files) std::ranges::sort(file.rows);
    files.merge(ordered);
    for (const auto& [name, file] : files) {
      WordList words;
      for (const std::string& row : file.rows) words.add("行", row);
      add(name, name, file.department, words);
    }
  }

  // ---- texts ------------------------------------------------------------------------------------

  void add_terms(WordList& words, const std::string& key) const {
    const auto found = workspace_.terms.find(key);
    if (found == workspace_.terms.end()) return;
    const Terms& terms = found->second;
    words.add("不早于", terms.not_before);
    words.add("证照有效期至", terms.expires);
    if (terms.higher) {
      words.add("上级机关", terms.higher->authority);
      words.add("上级文号", terms.higher->number);
      words.add("上级公开日期", terms.higher->published);
      words.add("上级公开处", terms.higher->where);
    }
    if (terms.corrects) {
      words.add("更正", terms.corrects->item);
      words.add("原文", terms.corrects->wrong);
      words.add("改为", terms.corrects->right);
      words.add("原因", terms.corrects->reason);
      words.add("错误起", terms.corrects->since);
      words.add("改正", terms.corrects->fixed);
    }
  }

  void add_text(WordList& words, std::string_view label, Text path) const {
    const auto found = std::ranges::find(workspace_.page_texts, path, &PageText::path);
    if (path.empty() || found == workspace_.page_texts.end()) return;
    words.add_body(label, found->text);
    for (const PagePicture& picture : found->pictures) words.add_picture("图片", picture.bytes);
  }

  void add_page(const content::Page& page) {
    const std::string key = "page/" + std::string(page.id);
    WordList words;
    words.add_number("号码", page.number);
    words.add("类别", page.category);
    words.add("标题", page.title_zh);
    words.add("英文标题", page.title_en);
    words.add("受众", page.audience);
    words.add("责任部门", page.owner);
    words.add("责任人", page.person);
    words.add("依据", page.basis);
    words.add("制作", page.made_on);
    words.add("有效", page.valid);
    add_terms(words, key);
    add_text(words, "正文", page.body_zh);
    add_text(words, "英文正文", page.body_en);
    add(key, page.title_zh, page.owner, words);
  }

  void add_message(const content::Message& message) {
    const std::string key = "message/" + std::string(message.id);
    WordList words;
    words.add("文字", message.text_zh);
    words.add("短文字", message.short_zh);
    words.add("英文", message.text_en);
    words.add("维吾尔文", message.text_ug);
    words.add("藏文", message.text_bo);
    words.add("蒙古文", message.text_mn);
    const std::string_view picture = photo_of(workspace_.message_pictures, message.id);
    if (!picture.empty()) words.add_picture("图片", picture);
    words.add("位置", message.tags);
    words.add("类别", message.category);
    words.add("受众", message.audience);
    words.add_number("等级", static_cast<int>(message.priority));
    words.add("有效", message.valid);
    words.add_number("星期", message.weekdays);
    words.add_number("日子", static_cast<int>(message.days));
    words.add_number("起分", message.from_minute.count());
    words.add_number("止分", message.to_minute.count());
    if (message.min_dwell.count() != 0) words.add_number("最短秒", message.min_dwell.count());
    if (message.max_dwell.count() != 0) words.add_number("最长秒", message.max_dwell.count());
    if (message.per_hour != 0) words.add_number("每小时", message.per_hour);
    add_terms(words, key);
    add(key, message.text_zh.substr(0, message.text_zh.find('\n')), owner_of(message.category),
        words);
  }

  void add_card(const content::EmergencyCard& card) {
    const std::string key = "card/" + std::string(card.id);
    WordList words;
    words.add("标题", card.title_zh);
    words.add("文字", card.text_zh);
    words.add("短文字", card.short_zh);
    words.add("英文", card.text_en);
    words.add("维吾尔文", card.text_ug);
    words.add("位置", card.tags);
    words.add("类别", card.category);
    words.add("受众", card.audience);
    words.add_number("最长分钟", card.max_run_min);
    words.add("有效", card.valid);
    add_terms(words, key);
    add(key, card.title_zh, owner_of(card.category), words);
  }

  void add_answer(const content::Answer& answer) {
    const std::string key = "answer/" + std::string(answer.number);
    WordList words;
    words.add("日期", answer.date);
    words.add("部门", answer.department);
    words.add("问", answer.question_zh);
    words.add("问（英文）", answer.question_en);
    words.add("答", answer.answer_zh);
    words.add("答（英文）", answer.answer_en);
    words.add("受众", answer.audience);
    words.add("止", answer.to);
    add(key, "答复 " + std::string(answer.number), answer.department, words);
  }

  void add_plans() {
    if (workspace_.plans.empty()) return;
    std::vector<std::string> rows;
    for (const content::Plan& plan : workspace_.plans) {
      WordList words;
      words.add("图", plan.id);
      words.add("名称", plan.name);
      words.add_number("层", plan.level);
      words.add_number("米", plan.metres);
      const auto picture =
          std::ranges::find(workspace_.plan_pictures, plan.picture, &PagePicture::path);
      if (picture != workspace_.plan_pictures.end()) words.add_picture("图片", picture->bytes);
      rows.push_back(words.row());
    }
    for (const auto& entry : workspace_.points) {
      const content::PlanPoint& point = entry.value;
      WordList words;
      words.add("点", point.id);
      words.add("在", std::to_string(point.x) + "," + std::to_string(point.y));
      words.add_number("种类", static_cast<int>(point.kind));
      words.add("名称", point.name);
      words.add("房间", point.rooms);
      words.add_number("朝向", static_cast<int>(point.faces));
      rows.push_back(words.row());
    }
    for (const content::PlanWay& way : workspace_.ways) {
      WordList words;
      words.add("路从", way.from);
      words.add("到", way.to);
      if (way.steps) words.add("台阶", std::string_view("是"));
      rows.push_back(words.row());
    }
    std::ranges::sort(rows);
    WordList words;
    for (const std::string& row : rows) words.add("平面图", row);
    add("plans", "平面图", owner_of("C4"), words);
  }

  const Workspace& workspace_;
  std::vector<Item> items_;
};

}  // namespace

std::vector<Item> collect_items(const Workspace& workspace) {
  return Collector(workspace).collect();
}

}  // namespace gongshi::content::workspace
