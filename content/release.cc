#include "content/release.h"

#include <algorithm>
#include <unordered_set>

#include "content/markdown.h"
#include "content/picture_header.h"
#include "content/plan_check.h"
#include "content/room_match.h"
#include "content/schema.h"

namespace gongshi::content {
namespace {

constexpr std::size_t kUsualRowBytes = 160;

Error content_error(Errc code, Sentence what) {
  return {code, std::move(what), "E_CONTENT"};
}

/// Names the item by its id only: a refused text must not reach a log or a screen.
Error staff_error(std::string_view id) {
  const std::string name(id);
  return content_error(Errc::kRejected,
                       {"条目 " + name + " 仅供内部职工，不得在大厅显示；整期不予采用",
                        "item " + name +
                            " is for staff only and must not reach a lobby; the "
                            "whole release is refused"});
}

Error dangling(std::string_view table, std::string_view id, std::string_view refers_to) {
  const std::string where = std::string(table) + "：" + std::string(id);
  return content_error(Errc::kCorrupt,
                       {where + " 所指的 " + std::string(refers_to) + " 不存在",
                        std::string(table) + ": " + std::string(id) + " refers to a " +
                            std::string(refers_to) + " that does not exist"});
}

std::unordered_set<Text> codes_of(const auto& values) {
  std::unordered_set<Text> codes;
  for (const auto& value : values) codes.insert(value.code);
  return codes;
}

Result<std::string_view> optional_bytes(const Objects& objects, std::string_view path) {
  auto bytes = objects.bytes(path);
  if (!bytes && bytes.error().code == Errc::kNotFound) return std::string_view{};
  return bytes;
}

/// The rows of an optional table.
template <class T>
Result<std::vector<T>> optional_table(const Objects& objects, std::string_view path,
                                      Result<std::vector<T>> (*read)(std::string_view)) {
  GONGSHI_TRY(const auto text, optional_bytes(objects, path));
  if (text.empty()) return std::vector<T>{};
  return read(text);
}

Status check_objects(const Objects& objects, std::string_view table, std::string_view id,
                     std::string_view path) {
  if (path.empty()) return {};
  const auto bytes = objects.bytes(path);
  if (bytes) return {};
  if (bytes.error().code == Errc::kNotFound) return dangling(table, id, path);
  return bytes.error();
}

Error bad_picture(std::string_view page, std::string_view path, const Sentence& why) {
  const std::string where = std::string(page) + "：" + std::string(path) + "：";
  return content_error(Errc::kCorrupt, {"页面 " + where + why.zh, "page " + where + why.en});
}

/// The pictures that a page's text shows: all there, their headers within the limits.
Status check_pictures(const Objects& objects, std::string_view page, std::string_view body) {
  if (body.empty()) return {};
  GONGSHI_TRY(const std::string_view text, objects.bytes(body));
  if (text.find(kPicturePrefix) == text.npos) return {};
  std::size_t count = 0;
  for (const Element& element : parse_markdown(text)) {
    if (element.kind != Element::Kind::kImage) continue;
    if (++count > kMostPagePictures) {
      return bad_picture(page, body, {"图片超过 12 张", "more than 12 pictures"});
    }
    GONGSHI_CHECK(check_objects(objects, kPageTable, page, element.picture));
    GONGSHI_TRY(const std::string_view bytes, objects.bytes(element.picture));
    const auto size = picture_size(bytes);
    if (!size) return bad_picture(page, element.picture, size.error().what);
  }
  return {};
}

}  // namespace

std::string ReleaseId::serial() const {
  return std::to_string(epoch) + "-" + std::to_string(seq);
}

std::string ReleaseId::short_code() const {
  return manifest_hash.substr(0, 8);
}

Result<std::shared_ptr<const Release>> Release::load(ReleaseId id,
                                                     std::shared_ptr<const Objects> objects) {
  std::shared_ptr<Release> release(new Release());
  release->id_ = std::move(id);
  release->objects_ = std::move(objects);
  GONGSHI_CHECK(release->read_tables());
  GONGSHI_CHECK(release->check_audience());
  GONGSHI_CHECK(release->check_references());
  return std::shared_ptr<const Release>(std::move(release));
}

Status Release::read_tables() {
  const Objects& objects = *objects_;
  GONGSHI_TRY(const auto hospital, objects.bytes(kHospitalTable));
  GONGSHI_TRY(hospital_, read_hospital(hospital));

  std::vector<std::pair<PriceKind, std::string_view>> tables;
  std::size_t bytes = 0;
  for (const PriceKind kind : {PriceKind::kService, PriceKind::kDrug, PriceKind::kConsumable}) {
    GONGSHI_TRY(const auto text, objects.bytes(price_table(kind)));
    tables.emplace_back(kind, text);
    bytes += text.size();
  }
  prices_.reserve(bytes / kUsualRowBytes);
  for (const auto& [kind, text] : tables) GONGSHI_CHECK(content::read_prices(kind, text, prices_));

  GONGSHI_TRY(const auto departments, objects.bytes(kDepartmentTable));
  GONGSHI_TRY(departments_, read_departments(departments));
  GONGSHI_TRY(const auto doctors, objects.bytes(kDoctorTable));
  GONGSHI_TRY(doctors_, read_doctors(doctors));
  GONGSHI_TRY(const auto categories, objects.bytes(kCategoryTable));
  GONGSHI_TRY(categories_, read_categories(categories));
  GONGSHI_TRY(const auto pages, objects.bytes(kPageTable));
  GONGSHI_TRY(pages_, read_pages(pages));
  GONGSHI_TRY(const auto messages, objects.bytes(kMessageTable));
  GONGSHI_TRY(messages_, read_messages(messages));
  GONGSHI_TRY(sessions_, optional_table(objects, kSessionTable, &read_sessions));
  GONGSHI_TRY(emergency_cards_, optional_table(objects, kEmergencyTable, &read_emergency_cards));
  GONGSHI_TRY(leaders_, optional_table(objects, kLeaderTable, &read_leaders));
  GONGSHI_TRY(readings_, optional_table(objects, kReadingTable, &read_readings));
  GONGSHI_TRY(calendar_, optional_table(objects, kCalendarTable, &read_calendar));
  GONGSHI_TRY(answers_, optional_table(objects, kAnswerTable, &read_answers));
  GONGSHI_TRY(corrections_, optional_table(objects, kCorrectionTable, &read_corrections));
  GONGSHI_TRY(plans_, optional_table(objects, kPlanTable, &read_plans));
  GONGSHI_TRY(points_, optional_table(objects, kPointTable, &read_points));
  GONGSHI_TRY(ways_, optional_table(objects, kWayTable, &read_ways));
  GONGSHI_TRY(history_.issues, optional_table(objects, kIssueTable, &read_issues));
  GONGSHI_TRY(history_.steps, optional_table(objects, kStepTable, &read_steps));
  GONGSHI_TRY(history_.changes, optional_table(objects, kChangeTable, &read_changes));
  return history_.check(id_.epoch == 0 ? std::string() : id_.serial());
}

Status Release::check_audience() const {
  for (const Category& each : categories_) {
    if (each.audience == Audience::kStaff) return staff_error(each.code);
  }
  for (const Page& each : pages_) {
    if (each.audience == Audience::kStaff) return staff_error(each.id);
  }
  for (const Message& each : messages_) {
    if (each.audience == Audience::kStaff) return staff_error(each.id);
  }
  for (const EmergencyCard& each : emergency_cards_) {
    if (each.audience == Audience::kStaff) return staff_error(each.id);
  }
  for (const Answer& each : answers_) {
    if (each.audience == Audience::kStaff) return staff_error(each.number);
  }
  return {};
}

Status Release::check_references() const {
  const auto departments = codes_of(departments_);
  const auto doctors = codes_of(doctors_);
  const auto categories = codes_of(categories_);
  for (const Department& each : departments_) {
    if (!each.parent.empty() && !departments.contains(each.parent)) {
      return dangling(kDepartmentTable, each.code, "department");
    }
  }
  for (const Doctor& each : doctors_) {
    if (!departments.contains(each.department)) {
      return dangling(kDoctorTable, each.code, "department");
    }
    GONGSHI_CHECK(check_objects(*objects_, kDoctorTable, each.code, each.photo));
  }
  std::size_t row = 1;
  for (const Session& each : sessions_) {
    const std::string number = std::to_string(++row);
    if (!departments.contains(each.department)) {
      return dangling(kSessionTable, number, "department");
    }
    if (!each.doctor.empty() && !doctors.contains(each.doctor)) {
      return dangling(kSessionTable, number, "doctor");
    }
  }
  std::unordered_set<int> numbers;
  for (const Page& each : pages_) {
    if (!categories.contains(each.category)) return dangling(kPageTable, each.id, "category");
    GONGSHI_CHECK(check_objects(*objects_, kPageTable, each.id, each.body_zh));
    GONGSHI_CHECK(check_objects(*objects_, kPageTable, each.id, each.body_en));
    GONGSHI_CHECK(check_pictures(*objects_, each.id, each.body_zh));
    GONGSHI_CHECK(check_pictures(*objects_, each.id, each.body_en));
    if (!numbers.insert(each.number).second) {
      const std::string name(each.id);
      return content_error(Errc::kCorrupt, {"页面 " + name + " 的编号与别的页面重复",
                                            "page " + name + " has another page's number"});
    }
  }
  for (const Message& each : messages_) {
    if (!each.category.empty() && !categories.contains(each.category)) {
      return dangling(kMessageTable, each.id, "category");
    }
    GONGSHI_CHECK(check_objects(*objects_, kMessageTable, each.id, each.picture));
  }
  for (const EmergencyCard& each : emergency_cards_) {
    if (!each.category.empty() && !categories.contains(each.category)) {
      return dangling(kEmergencyTable, each.id, "category");
    }
  }
  for (const Leader& each : leaders_) {
    GONGSHI_CHECK(check_objects(*objects_, kLeaderTable, each.code, each.photo));
  }
  for (const Plan& each : plans_) {
    GONGSHI_CHECK(check_objects(*objects_, kPlanTable, each.id, each.picture));
    GONGSHI_CHECK(check_plan_picture(*objects_, each));
  }
  GONGSHI_CHECK(check_corrections());
  return check_plans(plans_, points_, ways_);
}

Status Release::check_corrections() const {
  const auto stands = [this](const CorrectionLink& link) {
    switch (link.kind) {
      case CorrectedKind::kPage:
        return std::ranges::find(pages_, link.id, &Page::id) != pages_.end();
      case CorrectedKind::kPrice:
        return std::ranges::find(prices_, link.id, &PriceItem::code) != prices_.end();
      case CorrectedKind::kMessage:
        return std::ranges::find(messages_, link.id, &Message::id) != messages_.end();
    }
    return false;
  };
  for (const CorrectionLink& each : corrections_) {
    if (std::ranges::find(pages_, each.page, &Page::id) == pages_.end()) {
      return dangling(kCorrectionTable, each.page, "page");
    }
    // Where something is said to be withdrawn, visitors would look for it in vain, or find it.
    if (stands(each) == each.gone) {
      const std::string name(each.page);
      return content_error(Errc::kCorrupt,
                           {"更正 " + name + " 所更正的一项是否已撤下，与本期内容不符",
                            "correction " + name + " is wrong about its item being withdrawn"});
    }
  }
  return {};
}

std::span<const PriceItem> Release::prices(PriceKind kind) const {
  const auto [first, last] =
      std::equal_range(prices_.begin(), prices_.end(), kind, [](const auto& a, const auto& b) {
        const auto kind_of = [](const auto& each) {
          if constexpr (std::is_same_v<std::decay_t<decltype(each)>, PriceKind>) {
            return each;
          } else {
            return each.kind;
          }
        };
        return kind_of(a) < kind_of(b);
      });
  return {first, last};
}

std::span<const PriceStep> Release::steps(const PriceItem& item) const {
  const PriceStep wanted = step_key(detail(item));
  const auto [first, last] =
      std::equal_range(history_.steps.begin(), history_.steps.end(), wanted, item_before);
  return {first, last};
}

PriceDetail Release::detail(const PriceItem& item) const {
  return read_detail(item);
}

const Department* Release::department(std::string_view code) const {
  const auto found = std::find_if(departments_.begin(), departments_.end(),
                                  [&](const Department& each) { return each.code == code; });
  return found == departments_.end() ? nullptr : &*found;
}

const Doctor* Release::doctor(std::string_view code) const {
  const auto found = std::find_if(doctors_.begin(), doctors_.end(),
                                  [&](const Doctor& each) { return each.code == code; });
  return found == doctors_.end() ? nullptr : &*found;
}

const EmergencyCard* Release::emergency_card(std::string_view id) const {
  const auto found = std::find_if(emergency_cards_.begin(), emergency_cards_.end(),
                                  [&](const EmergencyCard& each) { return each.id == id; });
  return found == emergency_cards_.end() ? nullptr : &*found;
}

const Answer* Release::answer(std::string_view number, Date day) const {
  const auto found = std::ranges::find(answers_, number, &Answer::number);
  const bool shown = found != answers_.end() && (!found->to || day <= *found->to);
  return shown ? &*found : nullptr;
}

const Category* Release::category(std::string_view code) const {
  const auto found = std::find_if(categories_.begin(), categories_.end(),
                                  [&](const Category& each) { return each.code == code; });
  return found == categories_.end() ? nullptr : &*found;
}

const Plan* Release::plan(std::string_view id) const {
  const auto found = std::ranges::find(plans_, id, &Plan::id);
  return found == plans_.end() ? nullptr : &*found;
}

const PlanPoint* Release::point(std::string_view id) const {
  const auto found = std::ranges::find(points_, id, &PlanPoint::id);
  return found == points_.end() ? nullptr : &*found;
}

const PlanPoint* Release::point_of_room(std::string_view room) const {
  return match_room(points_, room);
}

Result<std::string_view> Release::object(std::string_view path) const {
  return objects_->bytes(path);
}

}  // namespace gongshi::content
