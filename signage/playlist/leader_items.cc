#include "signage/playlist/leader_items.h"

namespace gongshi::signage {

void add_leaders(const content::Release& release, Due& due) {
  for (const content::Leader& leader : release.leaders()) {
    Item item;
    item.kind = ItemKind::kRoutine;
    item.id = "leader:" + std::string(leader.code);
    item.text = leader.post;
    if (!item.text.empty()) item.text += ' ';
    item.text += leader.name;
    if (!leader.duties.empty()) item.text += "：" + std::string(leader.duties);
    due.routine.push_back(std::move(item));
  }
}

}  // namespace gongshi::signage
