// A whole release: objects one behind the other, each "\x01path\n" and its bytes. One that loads is
// walked through as the screens do.
#include "content/release.h"

#include <algorithm>

#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace gongshi::content;

constexpr char kBegin = '\x01';  // no object of a release may hold it

std::map<std::string, std::string, std::less<>> objects_in(std::string_view text) {
  std::map<std::string, std::string, std::less<>> objects;
  while (!text.empty() && text.front() == kBegin) {
    const std::size_t line = text.find('\n');
    if (line == std::string_view::npos) break;
    const std::size_t next = std::min(text.find(kBegin, line), text.size());
    objects[std::string(text.substr(1, line - 1))] = text.substr(line + 1, next - line - 1);
    text.remove_prefix(next);
  }
  return objects;
}

/// Everything a view may ask for; the sum of all lengths, so that nothing is optimised away.
std::size_t walk(const Release& release) {
  std::size_t sum = 0;
  for (const PriceItem& item : release.prices()) {
    const PriceDetail detail = release.detail(item);
    gongshi::fuzz::demand(detail.item.code == item.code);
    sum += detail.basis.size() + item.pinyin.size();
  }
  for (const Doctor& doctor : release.doctors()) {
    gongshi::fuzz::demand(release.department(doctor.department) != nullptr);
    if (const auto photo = release.object(doctor.photo)) sum += photo->size();
  }
  for (const Session& session : release.sessions()) {
    gongshi::fuzz::demand(release.department(session.department) != nullptr);
  }
  for (const Page& page : release.pages()) {
    gongshi::fuzz::demand(release.category(page.category) != nullptr);
    sum += page.title_zh.size();
  }
  for (const Message& message : release.messages()) sum += message.text_zh.size();
  for (const EmergencyCard& card : release.emergency_cards()) {
    gongshi::fuzz::demand(release.emergency_card(card.id) == &card);
    sum += card.text_zh.size();
  }
  for (const PlanWay& way : release.ways()) {
    const PlanPoint* const from = release.point(way.from);
    gongshi::fuzz::demand(from != nullptr && release.plan(from->plan) != nullptr);
    if (const PlanPoint* const room = release.point_of_room(from->rooms))
      sum += room->name.zh.size();
  }
  for (const Leader& leader : release.leaders()) {
    if (const auto photo = release.object(leader.photo)) sum += photo->size();
  }
  return sum;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto objects = std::make_shared<MemoryObjects>(objects_in(gongshi::fuzz::text_of(data, size)));
  const ReleaseId id{"hosp-a", "production", 1, 42, std::string(64, 'a'), {}, {}};
  if (const auto release = Release::load(id, std::move(objects))) {
    gongshi::fuzz::demand(walk(**release) < std::size_t{1} << 40U);
  }
  return 0;
}
