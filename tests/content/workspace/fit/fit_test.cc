// What boards of displays.yaml make of messages and emergency cards.
#include "content/workspace/fit/fit.h"

#include <doctest/doctest.h>

#include "content/workspace/starter.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using std::chrono::year;

namespace {

constexpr std::string_view kHead =
    ", title: 火情, max_run_minutes: 5, from: 2026-01-01, text: {zh: ";

struct Office {
  test::TempDir dir;
  Findings findings;

  Office() { REQUIRE(write_starter(dir / "s").has_value()); }

  Workspace read(const std::string& displays, const std::string& cards,
                 const std::string& messages = {}) {
    dir.write("s/displays.yaml", "displays:\n" + displays);
    dir.write("s/emergency.yaml", "cards:\n" + cards);
    dir.write("s/messages.yaml", "messages:\n" + messages);
    auto workspace = read_workspace(dir / "s", Date{year{2026} / 3 / 1}, findings);
    REQUIRE(workspace.has_value());
    REQUIRE(check_fit(*workspace, findings).has_value());
    return *std::move(workspace);
  }

  [[nodiscard]] std::string told() const {
    std::string text;
    for (const Finding& each : findings.list()) {
      text += each.place.file + ":" + std::to_string(each.place.row) + ":" + each.place.column +
              " " + code_word(each.code) + "\n";
    }
    return text;
  }
};

std::string card(std::string_view id, std::string_view text, std::string_view more = "") {
  return "  - {id: " + std::string(id) + std::string(kHead) + std::string(text) + "}" +
         std::string(more) + "}\n";
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("fit: a card that does not stand on a board is told, one that does is not") {
    // 64x16 dots hold four Chinese characters of the smallest type, 128x32 sixteen.
    Office office;
    const Workspace workspace = office.read(
        "  - {kind: onbon-k, name: 小屏, width: 64, height: 16, charset: gb2312}\n"
        "  - {kind: onbon-k, name: 大屏, width: 128, height: 32, charset: gb2312}\n"
        "  - {kind: screen, name: 电视, width: 1920, height: 1080}\n",
        card("four", "火情撤离") + card("five", "火情请撤离") +
            card("long", "火情请走楼梯从最近的安全出口撤离不要乘电梯") +
            card("short", "火情请走楼梯从最近的安全出口撤离", ", short: 火情"));
    CHECK(office.told() == "emergency.yaml:3:text E1509\nemergency.yaml:4:text E1509\n");
    CHECK(office.findings.list()[0].what.en.find("\"小屏\" 64×16 and") != std::string::npos);
    CHECK(office.findings.list()[1].what.zh.find("“小屏”64×16、“大屏”128×32") != std::string::npos);
    CHECK(office.findings.blocked());
    CHECK(workspace.emergency_cards.size() == 4);
  }

  TEST_CASE("fit: a card that scrolls is a warning only on the display that accepts it") {
    Office office;
    (void)office.read(
        "  - {kind: onbon-k, name: 小屏, width: 64, height: 16, accept: scrolling_cards}\n"
        "  - {kind: onbon-k, name: 大屏, width: 128, height: 32}\n",
        card("five", "火情请撤离") + card("long", "火情请走楼梯从最近的安全出口撤离不要乘电梯"));
    CHECK(office.told() ==
          "emergency.yaml:2:text E1526\nemergency.yaml:3:text E1509\n"
          "emergency.yaml:3:text E1526\n");
    CHECK(office.findings.list()[1].what.zh.find("小屏") == std::string::npos);
    CHECK(office.findings.list()[2].what.en.find("\"小屏\" 64×16 and") != std::string::npos);
    CHECK(office.findings.count(Severity::kError) == 1);
  }

  TEST_CASE("fit: a card stands in type that is read from where people stand, or not at all") {
    // From 21 m a character has 73.5 mm: 16 rows of dots 4.75 mm apart, from 42 m all 32 rows.
    Office office;
    (void)office.read(
        "  - {kind: onbon-k, name: 近, width: 128, height: 32, pitch_mm: 4.75, viewing_m: 21}\n"
        "  - {kind: onbon-k, name: 远, width: 128, height: 32, pitch_mm: 4.75, viewing_m: 42}\n",
        card("four", "火情撤离") + card("five", "火情请撤离"));
    CHECK(office.told() == "emergency.yaml:3:text E1509\n");
    CHECK(office.findings.list()[0].what.zh.find("近") == std::string::npos);
  }

  TEST_CASE("fit: only boards that the tags reach are asked, and messages may scroll") {
    Office office;
    (void)office.read("  - {kind: terminal, name: 小屏, width: 64, height: 16, tags: [ward]}\n",
                      card("lobby", "火情请走楼梯撤离", ", tags: [lobby]"),
                      "  - {id: m, text: {zh: 这一条消息比小屏长得多}, from: 2026-01-01}\n");
    CHECK(office.told() == "");
  }

  TEST_CASE("fit: a character that no font of a board has refuses the text that holds it") {
    // U+1F525 is a coloured picture of a flame, in none of the fonts of LED boards.
    Office office;
    const Workspace workspace =
        office.read("  - {kind: terminal, name: 条屏, width: 256, height: 16}\n",
                    card("fire", "火情\U0001F525撤离") + card("plain", "火情撤离"),
                    "  - {id: m, text: {zh: 欢迎\U0001F525}, from: 2026-01-01}\n"
                    "  - {id: n, text: {zh: 欢迎\U0001F525}, short: 欢迎, from: 2026-01-01}\n");
    CHECK(office.told() == "emergency.yaml:2:text E1510\nmessages.yaml:2:text E1510\n");
    CHECK(office.findings.list()[0].what.en.find("U+1F525") != std::string::npos);
    REQUIRE(workspace.emergency_cards.size() == 1);
    CHECK(workspace.emergency_cards[0].value.id == "plain");
    CHECK(workspace.messages.size() == 1);
    CHECK(office.findings.file("emergency.yaml").taken == 1);
    CHECK(office.findings.file("emergency.yaml").refused == 1);
  }

  TEST_CASE("fit: each language is asked of the displays that show it") {
    Office office;
    const Workspace workspace = office.read(
        "  - {kind: onbon-k, name: 大屏, width: 128, height: 32, charset: gb2312, "
        "languages: [zh, ug]}\n"
        "  - {kind: terminal, name: 条屏, width: 64, height: 16, languages: [zh, en]}\n"
        "  - {kind: screen, name: 电视, languages: [zh, en]}\n",
        card("fire", "撤离, en: Leave the building now") + card("burn", "撤离, en: Go\U0001F525"),
        "  - {id: ug, text: {zh: 欢迎, ug: خۇش}, from: 2026-01-01}\n"
        "  - {id: mn, text: {zh: 欢迎, mn: ᠰᠠᠶᠢᠨ}, from: 2026-01-01}\n"
        "  - {id: zh, text: {zh: 欢迎\U0001F525}, short: 欢迎, from: 2026-01-01}\n");
    CHECK(office.told() ==
          "emergency.yaml:2:text.en E1509\nemergency.yaml:3:text.en E1510\n"
          "emergency.yaml:3:text.en E1510\nmessages.yaml:2:text.ug E1506\n"
          "messages.yaml:4:text E1510\n");
    REQUIRE(workspace.messages.size() == 1);
    CHECK(workspace.messages[0].value.id == "mn");
    CHECK(workspace.emergency_cards.size() == 1);
  }

  TEST_CASE("fit: a size in displays.yaml that no board has is told") {
    Office office;
    (void)office.read(
        "  - {kind: terminal, width: 64, height: 8}\n"
        "  - {kind: terminal, width: wide, height: 16}\n"
        "  - {kind: terminal}\n"
        "  - {kind: terminal, languages: [zh, fr]}\n",
        card("long", "火情请走楼梯从最近的安全出口撤离不要乘电梯"));
    CHECK(office.told() ==
          "displays.yaml:2:height E1013\ndisplays.yaml:3:width E1013\n"
          "displays.yaml:5:languages E1209\n");
  }

  TEST_CASE("fit: a display that cannot be read from its distance is told, with what it can") {
    Office office;
    const Workspace workspace = office.read(
        "  - {kind: onbon-k, name: 近, width: 128, height: 16, pitch_mm: 4.75, viewing_m: 21}\n"
        "  - {kind: onbon-k, name: 远, width: 128, height: 16, pitch_mm: 4.75, viewing_m: 22}\n"
        "  - {kind: onbon-k, name: 不知, width: 128, height: 16, viewing_m: 22}\n"
        "  - {kind: screen, name: 大, width: 1920, height: 1080, inch: 75, viewing_m: 5}\n"
        "  - {kind: screen, name: 小, width: 1920, height: 1080, inch: 43, viewing_m: 5}\n"
        "  - {kind: screen, name: 四, width: 3840, height: 2160, inch: 43, viewing_m: 3}\n",
        card("four", "火情撤离"));
    CHECK(office.told() ==
          "displays.yaml:3:viewing_m E1525\n"
          "displays.yaml:6:viewing_m E1525\n");
    CHECK(office.findings.blocked());
    CHECK(office.findings.list()[0].what.zh.find("76 毫米") != std::string::npos);
    CHECK(office.findings.list()[0].what.zh.find("21.7 米") != std::string::npos);
    CHECK(workspace.displays[3].picture.width == 1920);
    CHECK(workspace.displays[3].width == 0);  // no board: texts are not set in its dots
  }

  TEST_CASE("fit: type too small for its distance is a warning where the display accepts it") {
    Office office;
    (void)office.read(
        "  - {kind: screen, name: 小, width: 1920, height: 1080, inch: 43, viewing_m: 5, "
        "accept: [small_text]}\n"
        "  - {kind: screen, name: 错, width: 1920, height: 1080, accept: [small]}\n",
        card("four", "火情撤离"));
    CHECK(office.told() == "displays.yaml:2:viewing_m E1526\ndisplays.yaml:3:accept E1209\n");
    CHECK_FALSE(office.findings.list()[0].blocks);
    CHECK(office.findings.list()[0].severity == Severity::kWarning);
  }

  TEST_CASE("fit: a card on a screen has room for all its languages, in type that can be read") {
    // 1920 x 1080 dots on 43 inches: half a millimetre each. From 12 m a character needs 42 mm, 85
    // dots. 180 characters in 1804 x 672 dots: at 85 dots 21 in a line, so nine lines 115 dots
    // apart do not fit.
    std::string long_text;
    for (int i = 0; i < 12; ++i) long_text += "请走楼梯从最近的安全出口离开，";
    const std::string screen =
        "  - {kind: screen, name: 电视, width: 1920, height: 1080, inch: 43, viewing_m: ";
    const std::string cards = card("short", "离开") + card("long", long_text);
    Office far;
    (void)far.read(screen + "12, accept: small_text}\n", cards);
    CHECK(far.told() == "displays.yaml:2:viewing_m E1526\nemergency.yaml:3:text E1526\n");
    Office strict;
    (void)strict.read(screen + "12, tags: [ward]}\n",
                      card("short", "离开") + card("long", long_text, ", tags: [lobby]"));
    CHECK(strict.told() == "displays.yaml:2:viewing_m E1525\n");
    Office refused;
    (void)refused.read(screen + "12}\n", cards);
    CHECK(refused.told() == "displays.yaml:2:viewing_m E1525\nemergency.yaml:3:text E1525\n");
    CHECK(refused.findings.blocked());
  }

  TEST_CASE("fit: distances and diagonals that no display has are told") {
    Office office;
    (void)office.read(
        "  - {kind: screen, width: 1920, height: 1080, inch: 4, viewing_m: 5}\n"
        "  - {kind: onbon-k, width: 64, height: 16, pitch_mm: 5x, viewing_m: 0.5}\n",
        card("four", "火情撤离"));
    CHECK(office.told() ==
          "displays.yaml:2:inch E1013\n"
          "displays.yaml:3:pitch_mm E1013\n"
          "displays.yaml:3:viewing_m E1013\n");
  }
}
