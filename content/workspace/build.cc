#include "content/workspace/build.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "content/history/derive.h"
#include "content/release.h"
#include "content/schema.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::workspace {
namespace {

using content::Text;
using content::bundle::ObjectKind;
using content::bundle::Source;

template <class T>
std::vector<T> values_of(const std::vector<Entry<T>>& entries) {
  std::vector<T> values;
  values.reserve(entries.size());
  for (const Entry<T>& entry : entries) values.push_back(entry.value);
  return values;
}

/// Every character that something is found by, so that a search knows each of its readings.
class UsedCharacters {
 public:
  void add(Text text) {
    while (const auto c = utf8::next(text)) {
      if (*c >= 0x80) used_.insert(*c);
    }
  }

  [[nodiscard]] std::vector<content::Reading> readings(const Pinyin& pinyin, TextPool& pool) const {
    std::vector<content::Reading> readings;
    for (const char32_t c : used_) {
      const std::string all = pinyin.all_of(c);
      if (!all.empty()) readings.push_back({c, pool.keep(all)});
    }
    return readings;
  }

 private:
  std::set<char32_t> used_;
};

class ObjectMaker {
 public:
  ObjectMaker(Workspace& workspace, const Pinyin& pinyin)
      : workspace_(workspace), pinyin_(pinyin) {}

  Result<std::map<std::string, Source>> make() {
    for (const SheetKind kind : {SheetKind::kService, SheetKind::kDrug, SheetKind::kConsumable}) {
      GONGSHI_CHECK(make_prices(kind));
    }
    make_pictures();
    GONGSHI_CHECK(make_people());
    GONGSHI_CHECK(make_leaders());
    GONGSHI_CHECK(make_pages());
    GONGSHI_CHECK(make_notices());
    GONGSHI_CHECK(table(content::kHospitalTable, content::write_hospital(workspace_.hospital)));
    GONGSHI_CHECK(make_answers());
    GONGSHI_CHECK(make_corrections());
    GONGSHI_CHECK(make_plans());
    GONGSHI_CHECK(table(content::kCalendarTable, content::write_calendar(workspace_.calendar)));
    const auto readings = used_.readings(pinyin_, workspace_.pool);
    GONGSHI_CHECK(table(content::kReadingTable, content::write_readings(readings)));
    return std::move(objects_);
  }

 private:
  Status table(std::string_view path, Result<std::string> text) {
    if (!text) return std::move(text).error();
    objects_[std::string(path)] = {ObjectKind::kTable, *std::move(text)};
    return {};
  }

  Text reading_of(Text name) {
    const auto [at, fresh] = known_.try_emplace(name);
    if (fresh) at->second = workspace_.pool.keep(pinyin_.of_name(name));
    return at->second;
  }

  Status make_prices(SheetKind kind) {
    std::vector<content::PriceDetail> prices = values_of(workspace_.prices(kind));
    for (content::PriceDetail& price : prices) {
      price.item.pinyin = reading_of(price.item.name);
      used_.add(price.item.name);
      used_.add(price.item.aliases);
    }
    const auto order = [](const content::PriceDetail& p) {
      return std::tie(p.item.pinyin, p.item.name, p.item.code, p.item.spec, p.item.unit,
                      p.item.maker, p.model, p.item.valid.from);
    };
    std::ranges::sort(prices, [&](const auto& a, const auto& b) { return order(a) < order(b); });
    const content::PriceKind to = kind == SheetKind::kService ? content::PriceKind::kService
                                  : kind == SheetKind::kDrug  ? content::PriceKind::kDrug
                                                              : content::PriceKind::kConsumable;
    return table(content::price_table(to), content::write_prices(to, prices));
  }

  /// Object paths take small letters and digits; two codes that differ in case only get a number.
  std::string picture_path(const std::string& owner, std::string (*path_of)(std::string_view)) {
    std::string name;
    for (const char c : owner) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (c >= 'A' && c <= 'Z') {
        name += static_cast<char>(c - 'A' + 'a');
      } else {
        name += plain ? c : '-';
      }
    }
    if (name.front() == '-') name.insert(0, "x");
    std::string path = path_of(name);
    for (int i = 2; objects_.contains(path); ++i) path = path_of(name + "-" + std::to_string(i));
    return path;
  }

  /// Each picture as an object; `tell` gives its path to the owner.
  template <class Tell>
  void make_images(const std::vector<PhotoFile>& files, std::string (*path_of)(std::string_view),
                   const Tell& tell) {
    for (const PhotoFile& file : files) {
      const std::string path = picture_path(file.owner, path_of);
      objects_[path] = {ObjectKind::kImage, file.bytes};
      tell(file.owner, workspace_.pool.keep(path));
    }
  }

  void make_pictures() {
    make_images(workspace_.doctor_photos, content::doctor_photo_path,
                [&](const std::string& owner, Text path) {
                  for (auto& entry : workspace_.doctors) {
                    if (entry.value.code == owner) entry.value.photo = path;
                  }
                });
    make_images(workspace_.leader_photos, content::leader_photo_path,
                [&](const std::string& owner, Text path) {
                  for (auto& entry : workspace_.leaders) {
                    if (entry.value.code == owner) entry.value.photo = path;
                  }
                });
    make_images(workspace_.message_pictures, content::message_picture_path,
                [&](const std::string& owner, Text path) {
                  for (auto& entry : workspace_.messages) {
                    if (entry.value.id == owner) entry.value.picture = path;
                  }
                });
  }

  Status make_people() {
    auto departments = values_of(workspace_.departments);
    for (content::Department& each : departments) {
      each.pinyin = reading_of(each.name);
      used_.add(each.name);
    }
    std::ranges::sort(departments, {}, [](const auto& d) { return std::tie(d.pinyin, d.code); });
    auto doctors = values_of(workspace_.doctors);
    for (content::Doctor& each : doctors) {
      if (each.pinyin.empty()) each.pinyin = workspace_.pool.keep(pinyin_.of_person(each.name));
      for (const Text words : {each.name, each.title, each.specialty}) used_.add(words);
    }
    std::ranges::sort(doctors, {}, [](const auto& d) { return std::tie(d.pinyin, d.code); });
    auto sessions = values_of(workspace_.sessions);
    std::ranges::sort(sessions, {}, [](const content::Session& s) {
      return std::tie(s.department, s.doctor, s.weekday, s.date, s.half, s.room, s.kind,
                      s.valid.from);
    });
    GONGSHI_CHECK(table(content::kDepartmentTable, content::write_departments(departments)));
    GONGSHI_CHECK(table(content::kDoctorTable, content::write_doctors(doctors)));
    return table(content::kSessionTable, content::write_sessions(sessions));
  }

  /// In the office's own order: who stands first is no matter of readings.
  Status make_leaders() {
    auto leaders = values_of(workspace_.leaders);
    for (content::Leader& each : leaders) {
      if (each.pinyin.empty()) each.pinyin = workspace_.pool.keep(pinyin_.of_person(each.name));
      used_.add(each.name);
    }
    return table(content::kLeaderTable, content::write_leaders(leaders));
  }

  Status make_pages() {
    auto categories = values_of(workspace_.categories);
    std::ranges::sort(categories, {}, &content::Category::code);
    auto pages = values_of(workspace_.pages);
    std::ranges::sort(pages, {}, &content::Page::number);
    for (const content::Page& page : pages) used_.add(page.title_zh);
    for (const PageText& text : workspace_.page_texts) {
      objects_[text.path] = {ObjectKind::kText, text.text};
      for (const PagePicture& picture : text.pictures) {
        objects_[picture.path] = {ObjectKind::kImage, picture.bytes};
      }
    }
    GONGSHI_CHECK(table(content::kCategoryTable, content::write_categories(categories)));
    GONGSHI_CHECK(table(content::kPageTable, content::write_pages(pages)));
    return {};
  }

  /// Messages and emergency cards, both in the office's own order.
  Status make_notices() {
    const auto messages = values_of(workspace_.messages);
    const auto cards = values_of(workspace_.emergency_cards);
    GONGSHI_CHECK(table(content::kEmergencyTable, content::write_emergency_cards(cards)));
    return table(content::kMessageTable, content::write_messages(messages));
  }

  /// By number: the newest numbers are no more likely to be asked for than old ones.
  Status make_answers() {
    auto answers = values_of(workspace_.answers);
    if (answers.empty()) return {};
    std::ranges::sort(answers, {}, &content::Answer::number);
    return table(content::kAnswerTable, content::write_answers(answers));
  }

  Status make_corrections() {
    if (workspace_.corrections.empty()) return {};
    auto corrections = workspace_.corrections;
    std::ranges::sort(corrections, {}, &content::CorrectionLink::page);
    return table(content::kCorrectionTable, content::write_corrections(corrections));
  }

  /// By id: in whatever order they are drawn and numbered, the bytes are the same.
  Status make_plans() {
    if (workspace_.plans.empty()) return {};
    auto plans = workspace_.plans;
    auto points = values_of(workspace_.points);
    auto ways = workspace_.ways;
    std::ranges::sort(plans, {}, [](const auto& p) { return std::tie(p.level, p.id); });
    std::ranges::sort(points, {}, &content::PlanPoint::id);
    std::ranges::sort(ways, {}, [](const auto& w) { return std::tie(w.from, w.to); });
    for (const PagePicture& picture : workspace_.plan_pictures) {
      objects_[picture.path] = {ObjectKind::kImage, picture.bytes};
    }
    GONGSHI_CHECK(table(content::kPlanTable, content::write_plans(plans)));
    GONGSHI_CHECK(table(content::kPointTable, content::write_points(points)));
    return table(content::kWayTable, content::write_ways(ways));
  }

  Workspace& workspace_;
  const Pinyin& pinyin_;
  std::map<std::string, Source> objects_;
  std::map<Text, Text> known_;
  UsedCharacters used_;
};

/// What a device would refuse is refused here, before anybody signs it.
Result<std::shared_ptr<const content::Release>> read_back(
    const std::map<std::string, Source>& objects, content::ReleaseId id = {}) {
  std::map<std::string, std::string, std::less<>> bytes;
  for (const auto& [path, source] : objects) bytes.emplace(path, source.bytes);
  return content::Release::load(std::move(id),
                                std::make_shared<content::MemoryObjects>(std::move(bytes)));
}

content::bundle::Issue issue_of(const Workspace& workspace, const IssueNumber& number) {
  content::bundle::Issue issue;
  issue.site = workspace.site;
  issue.channel = workspace.channel;
  issue.epoch = number.epoch;
  issue.seq = number.seq;
  issue.created = std::chrono::floor<std::chrono::seconds>(number.created);
  issue.fresh_until = issue.created + kFreshFor;
  return issue;
}

/// The past that this issue tells: nobody types it, it follows from the issue before. derive() has
/// read back what it made.
Status add_history(std::map<std::string, Source>& objects, const content::bundle::Issue& issue,
                   const content::Release& published) {
  content::ReleaseId id;
  id.site = issue.site;
  id.channel = issue.channel;
  id.epoch = issue.epoch;
  id.seq = issue.seq;
  id.created = issue.created;
  id.fresh_until = issue.fresh_until;
  GONGSHI_TRY(const auto now, read_back(objects, id));
  auto tables = content::history::derive(published, *now);
  if (!tables && tables.error().code == Errc::kUsage) {
    return finding_error(Code::kNotTheNext, tables.error().what);
  }
  if (!tables) return std::move(tables).error();
  const auto put = [&](std::string_view path, std::string bytes) {
    objects[std::string(path)] = {ObjectKind::kTable, std::move(bytes)};
  };
  put(content::kIssueTable, std::move(tables->issues));
  put(content::kStepTable, std::move(tables->steps));
  put(content::kChangeTable, std::move(tables->changes));
  return {};
}

}  // namespace

Result<std::map<std::string, Source>> make_objects(Workspace& workspace, const Pinyin& pinyin) {
  GONGSHI_TRY(auto objects, ObjectMaker(workspace, pinyin).make());
  GONGSHI_TRY(const auto release, read_back(objects));
  return objects;
}

Result<content::bundle::Assembled> build_bundle(Workspace& workspace, const Pinyin& pinyin,
                                                const IssueNumber& number,
                                                const IssueBefore& before) {
  constexpr std::uint64_t kMostEpoch = 999'999'999;
  constexpr std::uint64_t kMostSeq = 9'007'199'254'740'991;
  if (number.epoch < 1 || number.epoch > kMostEpoch || number.seq < 1 || number.seq > kMostSeq) {
    return finding_error(Code::kBadNumber,
                         {"epoch 应为 1 到 999999999，seq 应为 1 到 9007199254740991",
                          "epoch is 1 to 999999999, seq is 1 to 9007199254740991"},
                         Errc::kUsage);
  }
  GONGSHI_TRY(auto objects, make_objects(workspace, pinyin));
  const content::bundle::Issue issue = issue_of(workspace, number);
  if (before.published != nullptr) {
    GONGSHI_CHECK(add_history(objects, issue, *before.published));
  }
  return content::bundle::assemble(issue, objects, before.bundle);
}

}  // namespace gongshi::content::workspace
