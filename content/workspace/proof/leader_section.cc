#include "content/workspace/paper/table.h"
#include "content/workspace/proof/sections.h"

namespace gongshi::content::proof {

Status draw_leaders(Flow& flow, const Release& release, Lang lang) {
  if (release.leaders().empty()) return {};
  flow.heading(1, Sentence{"领导分工", "Leaders and their duties"}.in(lang));
  std::vector<Portrait> portraits;
  {
    Table table(flow, {{Sentence{"编码", "code"}.in(lang), 50},
                       {Sentence{"姓名", "name"}.in(lang), 80},
                       {Sentence{"职务", "post"}.in(lang), 100},
                       {Sentence{"分管工作", "duties"}.in(lang), 293}});
    for (const Leader& leader : release.leaders()) {
      Spans who = bold(leader.name);
      who.push_back({"\n" + std::string(leader.pinyin), fonts::Weight::kRegular, kGrey});
      Notes notes(lang);
      notes.add({"照片", "photo"}, leader.photo);
      portraits.push_back({std::string(leader.name), std::string(leader.photo)});
      table.row({plain(leader.code), who, plain(leader.post), plain(leader.duties)}, notes.spans());
    }
  }
  return draw_portraits(flow, release, portraits);
}

}  // namespace gongshi::content::proof
