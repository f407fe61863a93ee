// ViewBench: a view on a panel of a given size, over the sample hospital, without window or loop.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/draw/painter.h"
#include "kiosk/draw/text.h"
#include "kiosk/page/check.h"
#include "kiosk/page/view.h"
#include "kiosk/stage/chrome.h"
#include "tests/support/sample_facts.h"
#include "tests/support/sample_release.h"

namespace gongshi::test {

struct Panel {
  kiosk::Size pixels;
  double inch;
};

/// The three shapes that lobbies have.
inline constexpr Panel kPanels[] = {
    {{1920, 1080}, 24.0},
    {{1280, 1024}, 19.0},
    {{1080, 1920}, 32.0},
};

class ViewBench {
 public:
  explicit ViewBench(const Panel& panel = kPanels[0],
                     std::shared_ptr<const content::Release> release = sample_release())
      : metrics_(kiosk::Metrics::of(panel.pixels, panel.inch)),
        issue_(kiosk::Issue::build(std::move(release))) {
    auto text = kiosk::Text::open(metrics_.px_per_mm);
    REQUIRE(text.has_value());
    text_ = *std::move(text);
    // Monday 2026-11-23, 10:05 in the hospital's zone, whatever zone the machine is in.
    now_ = from_local({std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23)},
                      std::chrono::minutes(605));
  }

  [[nodiscard]] const kiosk::Metrics& metrics() const { return metrics_; }
  /// Before the sample's date it is an earlier issue's: the clock stays believable.
  void set_now(WallTime now) {
    now_ = now;
    facts_.active->created = std::min(facts_.active->created, now);
    facts_.status->issued = std::min(facts_.status->issued, now);
  }
  void set_language(kiosk::Language language) { manner_.language = language; }
  void set_freshness(content::Freshness freshness) { facts_ = sample_facts(freshness); }

  [[nodiscard]] kiosk::Frame frame() const {
    const auto freshness = content::store::freshness_report(facts_, now_);
    kiosk::Frame frame{*issue_, metrics_, *text_, {}, freshness.now, freshness, manner_};
    frame.area = kiosk::content_area(frame, chrome("", true));
    return frame;
  }

  /// What is on screen, lists scrolled to `offset`.
  [[nodiscard]] std::vector<kiosk::Placed> placed(const kiosk::View& view, int offset = 0) const {
    return kiosk::unroll(view.draw(frame()), metrics_,
                         [offset](std::string_view) { return offset; });
  }

  /// Offset of the last page of the view's first list.
  [[nodiscard]] int travel(const kiosk::View& view) const {
    for (const kiosk::Node& node : view.draw(frame()).nodes) {
      if (node.list) return kiosk::list_travel(*node.list, node.rect);
    }
    return 0;
  }

  /// Scrolls to the control called `words`, taps it and returns where that leads.
  kiosk::Navigation tap(kiosk::View& view, std::string_view words) const {
    const int end = travel(view);
    for (int offset = 0;; offset += metrics_.mm(60)) {
      const auto all = placed(view, std::min(offset, end));
      if (const auto* const found = kiosk::find(all, words, true)) {
        return view.on_action(found->node.action, frame());
      }
      REQUIRE_MESSAGE(offset < end, "no control is called ", std::string(words));
    }
  }

  void type(kiosk::View& view, std::string_view letters) const {
    for (const char letter : letters) {
      const auto moved = view.on_action("key:" + std::string(1, letter), frame());
      CHECK(moved.kind == kiosk::Navigation::Kind::kStay);
    }
  }

  [[nodiscard]] bool shows(const kiosk::View& view, std::string_view words) const {
    const int end = travel(view);
    for (int offset = 0;; offset += metrics_.mm(60)) {
      const auto all = placed(view, std::min(offset, end));
      if (kiosk::find(all, words, false) != nullptr) return true;
      if (offset >= end) return false;
    }
  }

  /// No fault on the first and the last page of what the view shows; pictures go to the folder
  /// GONGSHI_VIEW_PICTURES, if that is set, to be looked at.
  void check(const kiosk::View& view, std::string_view name) const {
    for (const int offset : {0, travel(view)}) {
      const auto all =
          kiosk::unroll(page(view), metrics_, [offset](std::string_view) { return offset; });
      for (const std::string& fault : kiosk::faults(all, metrics_, *text_)) {
        FAIL_CHECK(std::string(name), " ", metrics_.width, "x", metrics_.height, ": ", fault);
      }
    }
    if (const char* folder = std::getenv("GONGSHI_VIEW_PICTURES")) save(view, folder, name);
  }

 private:
  static kiosk::ChromeState chrome(std::string title, bool prices) {
    return {.title = std::move(title), .at_home = false, .prices = prices};
  }

  /// The view with header and footer.
  [[nodiscard]] kiosk::Scene page(const kiosk::View& view) const {
    kiosk::Scene scene = view.draw(frame());
    scene.append(kiosk::header_and_footer(frame(), chrome(view.title(frame()), true)));
    return scene;
  }

  void save(const kiosk::View& view, const std::string& folder, std::string_view name) const {
    auto surface = kiosk::make_surface({metrics_.width, metrics_.height});
    REQUIRE(surface.has_value());
    kiosk::Painter painter(*text_, metrics_);
    painter.set_images([this](std::string_view path) { return issue_->release->object(path); });
    painter.paint(**surface, page(view), [](std::string_view) { return 0; }, {}, metrics_.screen());
    const std::string path =
        folder + "/" + std::string(name) + "-" + std::to_string(metrics_.width) + ".png";
    CHECK(kiosk::save_picture(**surface, path).has_value());
  }

  kiosk::Metrics metrics_;
  std::shared_ptr<const kiosk::Issue> issue_;
  std::unique_ptr<kiosk::Text> text_;
  WallTime now_{};
  kiosk::Manner manner_;
  content::store::FreshnessFacts facts_ = sample_facts(content::Freshness::kCurrent);
};

}  // namespace gongshi::test
