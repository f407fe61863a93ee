// The home page: the two searches, the topics in the kiosk's order, and all other ways in.
#include <algorithm>
#include <array>
#include <vector>

#include "content/topics.h"
#include "content/workspace/web/other_languages.h"
#include "content/workspace/web/qr.h"
#include "content/workspace/web/site.h"

namespace gongshi::content::web {
namespace {

constexpr Words kTitle{"{1}信息公开", "{1}: public disclosure"};
constexpr Words kNotices{"公告", "Notices"};
constexpr Words kAllNotices{"全部公告", "All notices"};
constexpr Words kTopics{"公开内容", "What is disclosed"};
constexpr Words kMore{"更多", "More"};
constexpr Words kAddress{"网址", "Address of these pages"};
constexpr Words kCode{"网址的二维码，可用手机扫描", "QR code of the address"};
constexpr std::size_t kMostNotices = 3;

struct Door {
  std::string_view file;
  Words name, detail;
};

constexpr std::array kHeroes = {
    Door{"prices.html",
         {"价格查询", "Prices"},
         {"医疗服务、药品、耗材价格，可用拼音首字母查找", "Services, drugs and supplies"}},
    Door{"doctors.html",
         {"医生查询", "Doctors"},
         {"按科室或姓名查医生与出诊时间", "By department or name, with their hours"}},
};

constexpr std::array kDoors = {
    Door{"clinics.html", {"一周出诊", "Clinics of the week"}, {}},
    Door{"departments.html", {"科室", "Departments"}, {}},
    Door{"leaders.html", {"领导分工", "Leaders and their duties"}, {}},
    Door{"plans.html", {"楼层平面图", "Plans of the floors"}, {}},
    Door{"catalogue.html", {"信息公开目录", "Disclosure catalogue"}, {}},
    Door{"issues.html", {"历次公开和价格变动", "Past issues and changes of prices"}, {}},
    Door{"answers.html", {"意见答复", "Answers to opinions"}, {}},
};

void notices(Markup& out, const Edition& e) {
  std::vector<const Message*> shown;
  for (const Message& each : e.release.messages()) {
    if (is_shown(e, each)) shown.push_back(&each);
  }
  if (shown.empty()) return;
  std::ranges::stable_sort(shown, {}, [](const Message* each) { return each->priority; });
  shown.resize(std::min(shown.size(), kMostNotices));
  out.open("section", {{"class", "notice"}}).leaf("h2", e.say(kNotices)).open("ul");
  for (const Message* each : shown) {
    out.open("li");
    either(out, e, each->text_zh, each->text_en);
    out.close();
  }
  out.close().open("p");
  link(out, "topic-notices.html", e.say(kAllNotices));
  out.close().close();
}

void tile(Markup& out, std::string_view file, std::string_view name, std::string_view detail) {
  out.open("li").open("a", {{"href", file}}).leaf("strong", name);
  if (!detail.empty()) out.text(" ").leaf("span", detail);
  out.close().close();
}

/// The address that a QR code is made of: what people may follow, and a code can hold.
std::string address_code(const Release& release) {
  return qr_svg(safe_link(release.hospital().web));
}

void address(Markup& out, const Edition& e) {
  const Text web = e.release.hospital().web;
  if (address_code(e.release).empty()) return;
  out.open("section", {{"class", "address"}}).leaf("h2", e.say(kAddress));
  out.single("img", {{"src", std::string(e.up()) + std::string(kAddressCode)},
                     {"alt", e.say(kCode)},
                     {"width", "160"},
                     {"height", "160"}});
  out.open("p").leaf("a", web, {{"href", web}, {"rel", "noreferrer"}}).close().close();
}

}  // namespace

Status put_address_code(const Put& put, const Release& release) {
  const std::string code = address_code(release);
  return code.empty() ? Status{} : put(kAddressCode, code);
}

Status put_home(const Put& put, const Edition& e) {
  const Hospital& hospital = e.release.hospital();
  Markup out;
  notices(out, e);
  out.open("ul", {{"class", "heroes"}});
  for (const Door& door : kHeroes) tile(out, door.file, e.say(door.name), e.say(door.detail));
  out.close().open("section").leaf("h2", e.say(kTopics)).open("ul", {{"class", "tiles"}});
  for (const Topic& topic : topics()) {
    tile(out, "topic-" + std::string(topic.key) + ".html", e.text(topic.name.zh, topic.name.en),
         e.text(topic.detail.zh, topic.detail.en));
  }
  out.close().close().open("section").leaf("h2", e.say(kMore)).open("ul", {{"class", "cards"}});
  for (const Door& door : kDoors) {
    out.open("li");
    link(out, door.file, e.say(door.name));
    out.close();
  }
  for (const OtherLanguage& each : other_languages()) {
    if (!is_written(e, each)) continue;
    out.open("li").leaf("a", each.own_name, {{"href", each.file}, {"lang", each.tag}}).close();
  }
  out.close().close();
  address(out, e);
  const std::string title = fill(e.say(kTitle), {e.text(hospital.name_zh, hospital.name_en)});
  return put_page(put, e, {"index.html", title, {}}, out);
}

}  // namespace gongshi::content::web
