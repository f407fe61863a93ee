#include "content/workspace/fit/fit.h"

#include <algorithm>
#include <optional>

#include "content/corrections.h"
#include "content/workspace/file/notice_reader.h"
#include "content/workspace/fit/screen_cards.h"
#include "content/workspace/fit/viewing.h"
#include "fonts/shaper.h"
#include "fonts/type_case.h"
#include "signage/layout/layout.h"

namespace gongshi::content::workspace {
namespace {

bool is_board(const DisplayKind& display) {
  return display.width > 0 && display.height > 0;
}

std::string size_text(const DisplayKind& display) {
  return std::to_string(display.width) + "×" + std::to_string(display.height);
}

/// A text as a display of that language shows it, and its key in the file.
struct Shown {
  std::string key;
  content::Text text;
};

/// Tibetan and Mongolian are texts of messages only.
content::Text rare_text(const content::Message& message, std::string_view language) {
  if (language == "bo") return message.text_bo;
  return language == "mn" ? message.text_mn : content::Text{};
}
content::Text rare_text(const content::EmergencyCard& /*card*/, std::string_view /*language*/) {
  return {};
}

template <class T>
Shown shown_in(const T& notice, std::string_view language, const DisplayKind& display) {
  if (language == "zh") {
    const bool whole = notice.short_zh.empty() || !is_board(display);
    return whole ? Shown{"text", notice.text_zh} : Shown{"short", notice.short_zh};
  }
  const std::string key = "text." + std::string(language);
  if (language == "en") return {key, notice.text_en};
  if (language == "ug") return {key, notice.text_ug};
  return {key, rare_text(notice, language)};
}

Sentence lacks(const std::vector<char32_t>& characters) {
  const std::string points = fonts::missing_text(characters);
  return {"没有字 " + points, "it lacks " + points};
}

/// What a display makes of a text.
struct Outcome {
  std::optional<Sentence> refusal{};  // why it cannot show it
  Code code = Code::kNoGlyph;
  bool scrolls = false;
};

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
    for (Entry<T>& entry : entries) {
      for (const std::string_view language : {"zh", "en", "ug", "bo", "mn"}) {
        GONGSHI_CHECK(check(entry, kind, language));
      }
    }
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
  /// The text of one language on every display that it reaches and that shows the language.
  template <class T>
  Status check(Entry<T>& entry, const Kind& kind, std::string_view language) {
    const Sentence name{kind.name.zh + " " + std::string(entry.value.id),
                        kind.name.en + " " + std::string(entry.value.id)};
    Sentence scrolls, accepted;
    // A correction that follows a message was written in the head of its page.
    const content::Text page =
        entry.origin.row > 0 ? content::Text() : content::correction_page(entry.value.id);
    Place place{kind.file, entry.origin.row};
    if (!page.empty()) place = {"pages/" + std::string(page) + ".zh.md", 0, "corrects"};
    for (const DisplayKind& display : workspace_.displays) {
      if (std::ranges::find(display.languages, language) == display.languages.end()) continue;
      const Shown shown = shown_in(entry.value, language, display);
      if (shown.text.empty() || !reaches(entry.value.tags, display)) continue;
      if (page.empty()) place.column = shown.key;
      GONGSHI_TRY(const Outcome outcome,
                  set(shown.text, display, page.empty() && language == "zh"));
      if (outcome.refusal) {
        const Sentence& why = *outcome.refusal;
        Sentence what{"显示屏“" + display.name + "”显示不了" + name.zh + "：" + why.zh,
                      "display \"" + display.name + "\" cannot show " + name.en + ": " + why.en};
        if (page.empty()) {
          entry.refused = true;
          findings_.add(place, outcome.code, std::move(what));
        } else {
          findings_.block(place, outcome.code, std::move(what));
        }
      }
      if (outcome.scrolls) {
        note_display(display, display.accepts_scrolling_cards ? accepted : scrolls);
      }
    }
    if (kind.must_stand && !scrolls.zh.empty()) {
      findings_.block(
          place, Code::kScrollingCard,
          {name.zh + " 在" + scrolls.zh + "上一屏放不下，要滚动；请写短一些",
           name.en + " does not stand on " + scrolls.en + " and scrolls there; make it shorter"});
    }
    if (kind.must_stand && !accepted.zh.empty()) {
      findings_.add(
          place, Code::kAccepted,
          {name.zh + " 在" + accepted.zh + "上一屏放不下，要滚动（已写明 accept: scrolling_cards）",
           name.en + " does not stand on " + accepted.en +
               " and scrolls there (accepted: scrolling_cards)"});
    }
    return {};
  }

  static void note_display(const DisplayKind& display, Sentence& list) {
    list.zh += (list.zh.empty() ? "“" : "、“") + display.name + "”" + size_text(display);
    list.en += (list.en.empty() ? "\"" : ", \"") + display.name + "\" " + size_text(display);
  }

  /// `asked`: whether a GB2312 board has the characters was asked when the file was read.
  Result<Outcome> set(content::Text text, const DisplayKind& display, bool asked) {
    Outcome outcome;
    std::vector<char32_t> missing;
    if (is_board(display)) {
      const auto layout =
          signage::lay_out(text, {display.width, display.height}, type_,
                           signage::readable_rows(display.viewing_m, display.pitch_mm));
      // Letters that are higher than the whole board are as good as missing.
      if (!layout && layout.error().code == Errc::kNoGlyph) {
        return Outcome{layout.error().what};
      }
      if (!layout) return layout.error();
      outcome.scrolls = layout->scrolls;
      missing = layout->missing;
    } else if (display.kind == "screen") {
      GONGSHI_TRY(const auto* chain, type_.fonts.screen(kScreenText, fonts::Weight::kRegular));
      missing = fonts::shape(*chain, text).missing;
    }
    if (display.charset == "gb2312") {
      // What the board draws is its own font.
      const auto outside = asked ? std::nullopt : first_outside_gb2312(text);
      if (outside) outcome = {lacks({*outside}), Code::kCharset, outcome.scrolls};
    } else if (!missing.empty()) {
      outcome.refusal = lacks(missing);
    }
    return outcome;
  }

  static constexpr int kScreenText =
      48;  // pixels; which characters there are does not depend on it

  Workspace& workspace_;
  Findings& findings_;
  fonts::TypeCase& type_;
};

}  // namespace

Status check_fit(Workspace& workspace, Findings& findings) {
  check_viewing(workspace.displays, findings);
  const bool texts = !workspace.messages.empty() || !workspace.emergency_cards.empty();
  const auto asked = [](const DisplayKind& each) {
    return is_board(each) || each.kind == "screen" || each.languages != DisplayKind{}.languages;
  };
  if (!texts || std::ranges::none_of(workspace.displays, asked)) return {};
  GONGSHI_TRY(fonts::TypeCase type, fonts::TypeCase::open());
  FitCheck check(workspace, findings, type);
  GONGSHI_CHECK(check.run(workspace.messages, {"messages.yaml", {"消息", "message"}, false}));
  GONGSHI_CHECK(check.run(workspace.emergency_cards, {"emergency.yaml", {"应急卡", "card"}, true}));
  GONGSHI_CHECK(check_cards_on_screens(workspace, findings, type));
  std::erase_if(workspace.message_pictures, [&](const PhotoFile& picture) {
    return std::ranges::none_of(workspace.messages,
                                [&](const auto& entry) { return entry.value.id == picture.owner; });
  });
  findings.sort();
  return {};
}

}  // namespace gongshi::content::workspace
