#include "content/workspace/fit/fit.h"

#include <algorithm>

#include "fonts/shaper.h"
#include "fonts/type_case.h"
#include "signage/layout/layout.h"

namespace gongshi::content::workspace {
namespace {

bool is_board(const DisplayKind& display) {
  return display.width > 0 && display.height > 0;
}

bool reaches(content::Text tags, const DisplayKind& display) {
  if (tags.empty() || display.tags.empty()) return true;
  const std::string list = ";" + std::string(tags) + ";";
  return std::ranges::any_of(display.tags, [&](const std::string& tag) {
    return list.find(";" + tag + ";") != std::string::npos;
  });
}

std::string size_text(const DisplayKind& display) {
  return std::to_string(display.width) + "×" + std::to_string(display.height);
}

/// A message or a card, with the file and what people call it.
struct Kind {
  std::string file;
  Sentence name;
  bool must_stand;
};

class FitCheck {
 public:
  FitCheck(Workspace& workspace, Findings& findings, fonts::TypeCase& type)
      : workspace_(workspace), findings_(findings), type_(type) {}

  template <class T>
  Status run(std::vector<Entry<T>>& entries, const Kind& kind) {
    for (Entry<T>& entry : entries) GONGSHI_CHECK(check(entry, kind));
    FileCount& count = findings_.file(kind.file);
    std::erase_if(entries, [&](const Entry<T>& entry) {
      if (!entry.refused) return false;
      --count.taken;
      ++count.refused;
      return true;
    });
    return {};
  }

 private:
  template <class T>
  Status check(Entry<T>& entry, const Kind& kind) {
    const T& notice = entry.value;
    const bool use_short = !notice.short_zh.empty();
    const content::Text shown = use_short ? notice.short_zh : notice.text_zh;
    const Place place{kind.file, entry.origin.row, use_short ? "short" : "text"};
    const Sentence name{kind.name.zh + " " + std::string(notice.id),
                        kind.name.en + " " + std::string(notice.id)};
    Sentence scrolls;
    for (const DisplayKind& display : workspace_.displays) {
      if (!is_board(display) || !reaches(notice.tags, display)) continue;
      GONGSHI_TRY(const auto layout,
                  signage::lay_out(shown, {display.width, display.height}, type_));
      // A board with its own font has been asked by E1506 already.
      if (!layout.missing.empty() && display.charset != "gb2312") {
        entry.refused = true;
        const std::string missing = fonts::missing_text(layout.missing);
        findings_.add(
            place, Code::kNoGlyph,
            {"显示屏“" + display.name + "”的字体里没有" + name.zh + " 里的字 " + missing,
             "the fonts of display \"" + display.name + "\" lack " + missing + " of " + name.en});
      }
      if (!layout.scrolls) continue;
      scrolls.zh += (scrolls.zh.empty() ? "“" : "、“") + display.name + "”" + size_text(display);
      scrolls.en +=
          (scrolls.en.empty() ? "\"" : ", \"") + display.name + "\" " + size_text(display);
    }
    if (kind.must_stand && !scrolls.zh.empty()) {
      findings_.add(place, Code::kScrollingCard,
                    {name.zh + " 在" + scrolls.zh + "上一屏放不下，要滚动；请把 short 写短",
                     name.en + " does not stand on " + scrolls.en +
                         " and scrolls there; shorten its `short` text"});
    }
    return {};
  }

  Workspace& workspace_;
  Findings& findings_;
  fonts::TypeCase& type_;
};

}  // namespace

Status check_fit(Workspace& workspace, Findings& findings) {
  const bool texts = !workspace.messages.empty() || !workspace.emergency_cards.empty();
  if (!texts || std::ranges::none_of(workspace.displays, is_board)) return {};
  GONGSHI_TRY(fonts::TypeCase type, fonts::TypeCase::open());
  FitCheck check(workspace, findings, type);
  GONGSHI_CHECK(check.run(workspace.messages, {"messages.yaml", {"消息", "message"}, false}));
  GONGSHI_CHECK(check.run(workspace.emergency_cards, {"emergency.yaml", {"应急卡", "card"}, true}));
  std::erase_if(workspace.message_pictures, [&](const PhotoFile& picture) {
    return std::ranges::none_of(workspace.messages,
                                [&](const auto& entry) { return entry.value.id == picture.owner; });
  });
  findings.sort();
  return {};
}

}  // namespace gongshi::content::workspace
