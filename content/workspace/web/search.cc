// The search: a page, and the names of everything as data that its script reads.
//
// The data are scripts that assign an array, because a page opened from a disk may load nothing
// else; small ones, so that a browser can show what it has while the rest comes.
#include <array>

#include "content/workspace/web/site.h"

namespace gongshi::content::web {
namespace {

constexpr Words kTitle{"查找", "Search"};
constexpr Words kHow{
    "可以输入名称、别名、编码、拼音首字母（如 XCG）或全拼（如 xuechanggui）。",
    "Enter a Chinese name, another name, a code, pinyin initials (XCG) or full pinyin."};
constexpr Words kNoScript{
    "浏览器没有运行脚本，不能在这里查找。请用下面按首字母排列的列表。",
    "Searching needs a script, which your browser does not run. Use the lists from A to Z below."};
constexpr Words kLists{"按首字母排列的列表", "Lists from A to Z"};

struct Door {
  std::string_view file;
  Words name;
};

constexpr std::array kDoors = {
    Door{"prices.html", {"医疗服务、药品、耗材价格", "Prices of services, drugs, consumables"}},
    Door{"doctors.html", {"医生", "Doctors"}},
    Door{"departments.html", {"科室", "Departments"}},
    Door{"catalogue.html", {"全部公开页面", "All pages"}},
};

/// What the script says, in the page's language.
struct Phrase {
  std::string_view key;
  Words words;
};

constexpr std::array kPhrases = {
    Phrase{"sort0", {"医疗服务", "Service"}},
    Phrase{"sort1", {"药品", "Drug"}},
    Phrase{"sort2", {"医用耗材", "Consumable"}},
    Phrase{"sort3", {"页面", "Page"}},
    Phrase{"sort4", {"医生", "Doctor"}},
    Phrase{"sort5", {"科室", "Department"}},
    Phrase{"form1", {"政府指导价", "Government-guided"}},
    Phrase{"form2", {"市场调节价", "Market price"}},
    Phrase{"form3", {"自主定价", "Price set by the hospital"}},
    Phrase{"yuan", {"元", "yuan"}},
    Phrase{"dollars", {"美元", "US dollars"}},
    Phrase{"later", {"还未执行", "not yet in force"}},
    Phrase{"loading", {"正在读取 {1}/{2}", "reading {1} of {2}"}},
    Phrase{"missing",
           {"查找数据没有读全，网页文件可能不完整",
            "data of the search is missing: is the folder whole?"}},
    Phrase{"found", {"找到 {1} 项", "{1} found"}},
    Phrase{"first",
           {"找到 {1} 项，列出前 {2} 项，请再多输入几个字",
            "{1} found, the first {2} shown: enter more"}},
    Phrase{"none",
           {"没有找到。请换一种写法，或按首字母查看。",
            "Nothing found. Try another spelling, or the lists from A to Z."}},
};

}  // namespace

Status put_search(const Put& put, const Edition& e, std::size_t chunks) {
  Markup out;
  out.leaf("p", e.say(kHow));
  out.open("noscript").leaf("p", e.say(kNoScript), {{"class", "mark"}}).close();
  out.leaf("p", "", {{"id", "state"}, {"role", "status"}});
  out.open("ol", {{"id", "results"},
                  {"class", "results"},
                  {"data-chunks", std::to_string(chunks)},
                  {"data-root", e.up()}});
  out.close();
  out.open("ul", {{"id", "words"}, {"hidden", "hidden"}});
  for (const Phrase& each : kPhrases) {
    out.leaf("li", e.say(each.words), {{"data-key", each.key}});
  }
  out.close().open("section").leaf("h2", e.say(kLists)).open("ul", {{"class", "cards"}});
  for (const Door& door : kDoors) {
    out.open("li");
    link(out, door.file, e.say(door.name));
    out.close();
  }
  out.close().close();
  return put_page(put, e, {"search.html", e.say(kTitle), {}, "search.js"}, out);
}

}  // namespace gongshi::content::web
