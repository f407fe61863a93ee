#include "content/workspace/proof/sections.h"

namespace gongshi::content::proof {

void draw_answers(Flow& flow, const Release& release, Lang lang) {
  if (release.answers().empty()) return;
  flow.heading(1, Sentence{"对意见的答复", "Answers to opinions"}.in(lang));
  flow.text(plain(Sentence{"触摸屏上谁知道编号，谁就能看到；公开的还列在医院网页上。请核对问题和答"
                           "复里都认不出是哪个人。",
                           "At the kiosk whoever knows the number sees them, and those for the "
                           "public are on the web "
                           "pages too. Make sure that no person can be recognised."}
                      .in(lang),
                  kGrey),
            {.size = 8.5, .after = 2});
  for (const Answer& answer : release.answers()) {
    flow.heading(3, std::string(answer.number));
    Notes notes(lang);
    notes.add({"答复部门", "answered by"}, answer.department);
    notes.add({"答复日期", "on"}, date_text(answer.date));
    if (answer.audience != Audience::kPublic) {
      notes.add({"受众", "for"}, Sentence{"患者，不上网页", "patients, not on the web"}.in(lang));
    }
    if (answer.to) notes.add({"显示到", "shown until"}, date_text(*answer.to));
    flow.text(notes.spans(), {.size = kSmallSize, .after = 3});
    draw_texts(flow,
               {{{"问题", "question"}, answer.question_zh},
                {{"答复", "answer"}, answer.answer_zh},
                {{"问题（英文）", "question (English)"}, answer.question_en},
                {{"答复（英文）", "answer (English)"}, answer.answer_en}},
               lang);
  }
}

}  // namespace gongshi::content::proof
