#include "tests/signage/agreement.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "signage/preview.h"

namespace gongshi::test {

using namespace signage;

void disagree(const std::string& what) {
  std::printf("WRONG: %s\n", what.c_str());
  std::exit(1);
}

Showing told(const Showing& asked, WallTime now) {
  const auto document = nlohmann::json::parse(showings_json({asked}, now));
  const auto& one = document.at("displays").at(0);
  const auto& item = one.at("rotation").at(one.at("current").get<std::size_t>());
  if (item.at("text") != one.at("text")) disagree("show names two texts at once");
  Showing showing;
  showing.serial = one.at("serial");
  showing.rotation.resize(1);
  showing.rotation[0].text = item.at("text");
  showing.rotation[0].id = item.at("id");
  showing.rotation[0].kind = asked.item().kind;
  if (item.at("kind") != item_kind_word(asked.item().kind)) disagree("show names another kind");
  showing.slot_start = asked.slot_start;  // JSON has whole seconds
  showing.slot_end = asked.slot_end;
  return showing;
}

std::string where(const Showing& shown, WallTime now) {
  return " (" + local_text(now) + ", " + shown.item().id + ": " + shown.item().text + ")";
}

void count(const Showing& shown, Tally& tally) {
  tally.emergencies += shown.item().kind == ItemKind::kEmergency ? 1 : 0;
  tally.fallbacks += shown.item().kind == ItemKind::kFallback ? 1 : 0;
}

}  // namespace gongshi::test
