#include "kiosk/touch/keyboard.h"

#include <doctest/doctest.h>

#include <set>

using namespace gongshi::kiosk;

TEST_SUITE("kiosk") {
  TEST_CASE("keyboard: 26 letters, ten digits and two words, at least 12 mm with 3 mm between") {
    for (const Metrics& m : {Metrics::of({1920, 1080}, 24), Metrics::of({1280, 1024}, 19),
                             Metrics::of({1080, 1920}, 24), Metrics::of({1080, 1920}, 32)}) {
      Scene scene;
      const int margin = m.mm(kPageMarginMm);
      const Rect area{margin, 300, m.width - 2 * margin, keyboard_height(m)};
      keyboard(scene, m, area);
      REQUIRE(scene.nodes.size() == 38);
      std::set<std::string> actions;
      for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
        const Node& key = scene.nodes[i];
        actions.insert(key.action);
        CHECK(key.rect.w >= m.mm(12));
        CHECK(key.rect.h >= m.mm(12));
        CHECK(area.holds(key.rect));
        for (std::size_t k = 0; k < i; ++k) {
          CHECK_FALSE(scene.nodes[k].rect.inset(-m.mm(1.4)).overlaps(key.rect.inset(-m.mm(1.4))));
        }
      }
      CHECK(actions.size() == 38);
      CHECK(actions.contains("key:q"));
      CHECK(actions.contains("key:0"));
    }
  }

  TEST_CASE("keyboard: keys build a query of at most 40 characters") {
    std::string typed;
    for (const char* action : {"key:x", "key:c", "key:g"}) CHECK(type_key(typed, action));
    CHECK(typed == "xcg");
    CHECK(type_key(typed, "key:delete"));
    CHECK(typed == "xc");
    CHECK(type_key(typed, "key:clear"));
    CHECK(typed.empty());
    CHECK(type_key(typed, "key:delete"));
    for (int i = 0; i < 60; ++i) CHECK(type_key(typed, "key:a"));
    CHECK(typed.size() == 40);
    CHECK_FALSE(type_key(typed, "open:250101001"));
    CHECK_FALSE(type_key(typed, "key:ab"));
  }

  TEST_CASE("keyboard: wiping leaves none of the typed bytes in the buffer") {
    std::string typed = "yi gan mian yi qiu dan bai";  // longer than a short string holds inside
    const char* const bytes = typed.data();
    const std::size_t size = typed.size();
    wipe(typed);
    CHECK(typed.empty());
    for (std::size_t i = 0; i < size; ++i) CHECK(bytes[i] == '\0');
  }
}
