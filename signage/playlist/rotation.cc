#include "signage/playlist/rotation.h"

#include <algorithm>
#include <iterator>

#include "signage/playlist/words.h"

namespace gongshi::signage {
namespace {

using content::Release;

/// In the words of `languages`, where they have any.
Item line(ItemKind kind, std::string id, std::string text, const Languages& languages) {
  Item item;
  if (!reads_chinese(languages)) item.language = main_language(languages);
  item.kind = kind;
  item.id = std::move(id);
  item.text = std::move(text);
  return item;
}

void append(std::vector<Item>& items, std::vector<Item> more) {
  std::move(more.begin(), more.end(), std::back_inserter(items));
}

/// One urgent item, two others, and so on until every item of both has been in once.
std::vector<Item> woven(const std::vector<Item>& urgent, const std::vector<Item>& others) {
  if (urgent.empty()) return others;
  std::vector<Item> rotation;
  std::size_t next_urgent = 0;
  std::size_t next_other = 0;
  while (next_urgent < urgent.size() || next_other < others.size()) {
    rotation.push_back(urgent[next_urgent % urgent.size()]);
    ++next_urgent;
    for (int i = 0; i < 2 && next_other < others.size(); ++i) {
      rotation.push_back(others[next_other++]);
    }
  }
  return rotation;
}

/// The urgent items that the rotation repeats; one with a number per hour has its own times.
std::vector<Item> take_repeated(std::vector<Item>& urgent) {
  const auto counted = std::stable_partition(urgent.begin(), urgent.end(),
                                             [](const Item& item) { return item.per_hour > 0; });
  std::vector<Item> repeated(std::make_move_iterator(counted),
                             std::make_move_iterator(urgent.end()));
  urgent.erase(counted, urgent.end());
  return repeated;
}

}  // namespace

std::vector<Item> release_rotation(const Release& release, const LocalTime& now,
                                   const content::store::FreshnessReport& age,
                                   const Languages& languages, Due due) {
  const std::vector<Item> repeated = take_repeated(due.urgent);
  std::vector<Item> others = std::move(due.urgent);
  append(others, std::move(due.day_part));
  append(others, std::move(due.routine));
  if (others.empty() && repeated.empty()) {
    others.push_back(line(ItemKind::kFallback, "name",
                          std::string(hospital_name(release.hospital(), languages)), languages));
    if (age.clock_sure)
      others.push_back(line(ItemKind::kFallback, "date", date_line(now, languages), languages));
  }
  if (!release.hospital().complaint_phone.empty()) {
    others.push_back(line(ItemKind::kComplaint, "complaint",
                          complaint_line(release.hospital().complaint_phone, languages),
                          languages));
  }
  others.push_back(line(ItemKind::kSerial, "serial", serial_line(release, languages), languages));
  std::vector<Item> rotation = woven(repeated, others);
  if (!age.wants_banner()) return rotation;
  return woven({line(ItemKind::kWarning, "stale", warning_line(age, languages), languages)},
               rotation);
}

std::vector<Item> notice_rotation(const Edition& edition, const LocalTime& now, bool clock_sure,
                                  const Languages& languages) {
  std::vector<Item> items;
  const config::Notice& notice = edition.notice;
  if (!notice.hospital.empty()) {
    items.push_back(line(ItemKind::kFallback, "name", notice.hospital, {"zh"}));
  }
  const Wording& why = edition.withheld ? kWithheldWords : kWaitWords;
  items.push_back(line(ItemKind::kFallback, edition.withheld ? "withheld" : "wait",
                       std::string(why.in(languages)), languages));
  if (!notice.complaint_phone.empty()) {
    items.push_back(line(ItemKind::kComplaint, "complaint",
                         complaint_line(notice.complaint_phone, languages), languages));
  }
  if (clock_sure)
    items.push_back(line(ItemKind::kFallback, "date", date_line(now, languages), languages));
  return items;
}

}  // namespace gongshi::signage
