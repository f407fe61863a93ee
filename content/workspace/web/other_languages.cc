// A page for each language that the whole site is not written in: what the release says in it, and
// the way to the rest, which is in Chinese and marked so.
#include <array>

#include "content/topics.h"
#include "content/workspace/web/other_languages.h"
#include "content/workspace/web/site.h"

namespace gongshi::content::web {
namespace {

constexpr Words kAbout{
    "本页列出有这种文字的内容；栏目链接到的页面是中文的。",
    "What there is in this language. The pages that the topics lead to are in Chinese."};
constexpr Words kNotices{"公告", "Notices"};
constexpr Words kTopics{"栏目（中文）", "Topics (in Chinese)"};
constexpr Words kPlans{"楼层平面图", "Plans of the floors"};

void words_in(Markup& out, const OtherLanguage& language, std::string_view tag,
              std::string_view text) {
  if (language.rtl) {
    out.leaf(tag, text, {{"lang", language.tag}, {"dir", "rtl"}});
  } else {
    out.leaf(tag, text, {{"lang", language.tag}});
  }
}

Status put_language(const Put& put, const Edition& e, const OtherLanguage& language) {
  Markup out;
  out.leaf("p", e.say(kAbout));
  out.open("section").leaf("h2", e.say(kNotices)).open("ul", {{"class", "messages"}});
  for (const Message& each : e.release.messages()) {
    if (!is_shown(e, each) || (each.*language.message).empty()) continue;
    out.open("li");
    words_in(out, language, "p", each.*language.message);
    chinese(out, e, "p", each.text_zh);
    out.close();
  }
  out.close().close();
  out.open("section").leaf("h2", e.say(kTopics)).open("ul", {{"class", "cards"}});
  for (const Topic& topic : topics()) {
    if ((topic.name.*language.name).empty()) continue;
    out.open("li").open("a", {{"href", "topic-" + std::string(topic.key) + ".html"}});
    words_in(out, language, "span", topic.name.*language.name);
    out.text(" ");
    chinese(out, e, "span", topic.name.zh);
    out.close().close();
  }
  out.close().close();
  Markup plans;
  for (std::size_t i = 0; i < e.release.plans().size(); ++i) {
    const Plan& plan = e.release.plans()[i];
    if ((plan.name.*language.name).empty()) continue;
    plans.open("li").open("a", {{"href", "plan-" + std::to_string(i + 1) + ".html"}});
    words_in(plans, language, "span", plan.name.*language.name);
    plans.text(" ");
    chinese(plans, e, "span", plan.name.zh);
    plans.close().close();
  }
  if (!plans.empty_so_far()) {
    out.open("section").leaf("h2", e.say(kPlans)).open("ul", {{"class", "cards"}}).add(plans);
    out.close().close();
  }
  return put_page(put, e, {language.file, language.own_name, {}, {}, language.tag}, out);
}

}  // namespace

std::span<const OtherLanguage> other_languages() {
  static constexpr std::array kLanguages = {
      OtherLanguage{"ug", "uyghur.html", "ئۇيغۇرچە", true, &Message::text_ug, &Names::ug},
      OtherLanguage{"bo", "tibetan.html", "བོད་ཡིག", false, &Message::text_bo, &Names::bo},
      OtherLanguage{"mn-Mong", "mongolian.html", "ᠮᠣᠩᠭᠣᠯ", false, &Message::text_mn, &Names::mn},
  };
  return kLanguages;
}

bool is_written(const Edition& e, const OtherLanguage& language) {
  for (const Message& each : e.release.messages()) {
    if (is_shown(e, each) && !(each.*language.message).empty()) return true;
  }
  return false;
}

Status put_other_languages(const Put& put, const Edition& e) {
  for (const OtherLanguage& each : other_languages()) {
    if (is_written(e, each)) GONGSHI_CHECK(put_language(put, e, each));
  }
  return {};
}

}  // namespace gongshi::content::web
