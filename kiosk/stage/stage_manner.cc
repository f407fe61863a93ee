// How a Stage takes on the visitor's manner: size, colours, language, reach.
#include <utility>

#include "kiosk/stage/reach.h"
#include "kiosk/stage/stage.h"

namespace gongshi::kiosk {
Manner Stage::usual_manner() const {
  return {.language = place_.languages.empty() ? Language::kZh : place_.languages.front()};
}

void Stage::set_look(Look look) {
  look_ = std::move(look);
  wear(dressed_);
  stale_ = true;
}

void Stage::dress(const Manner& manner) {
  if (manner != dressed_) wear(manner);
}

void Stage::wear(const Manner& manner) {
  dressed_ = manner;
  reach_ = manner.low_reach ? reachable(panel_, place_.lower_edge_mm) : panel_.screen();
  metrics_ = panel_;
  metrics_.height = reach_.h;
  metrics_.grow = manner.grow();
  metrics_.elder = manner.elder;
  metrics_.mirrored = manner.mirrored();
  if (manner.vertical()) metrics_ = metrics_.turned();
  if (!manner.vertical()) sheet_.reset();
  text_.dress(metrics_, look_.of(manner));
  painter_.dress(page_metrics(), look_.of(manner), look_.corners);
  drawn_ = {};
}

Metrics Stage::page_metrics() const {
  Metrics metrics = panel_;
  metrics.grow = metrics_.grow;
  metrics.elder = metrics_.elder;
  metrics.mirrored = metrics_.mirrored;
  return metrics_.vertical ? metrics.turned() : metrics;
}

ChromeState Stage::chrome_state(const Frame& frame) const {
  const View& view = navigator_.view();
  ChromeState state{view.title(frame), navigator_.at_home(), view.shows_prices(), countdown_};
  state.logo = look_.logo_size;
  state.helps.languages = place_.languages;
  state.helps.speech = reading_.possible();
  state.helps.speaking = reading_.active();
  state.helps.paused = reading_.paused();
  state.helps.hidden = hidden_.has_value();
  return state;
}

bool Stage::change_manner(std::string_view action) {
  if (action == "@text-size") {
    manner_.text_step = (manner_.text_step + 1) % kTextSteps;
  } else if (action == "@elder") {
    manner_.elder = !manner_.elder;
    manner_.text_step = 0;
  } else if (action == "@contrast") {
    manner_.contrast = !manner_.contrast;
  } else if (action == "@reach") {
    manner_.low_reach = !manner_.low_reach;
  } else if (action == "@language") {
    if (place_.languages.size() != 2) {
      choosing_language_ = true;
    } else {
      manner_.language = place_.languages[manner_.language == place_.languages[0] ? 1 : 0];
    }
  } else if (const auto code = argument(action, "@language:"); !code.empty()) {
    choosing_language_ = false;
    if (const auto language = language_of(code)) manner_.language = *language;
  } else {
    return false;
  }
  navigator_.set_patience(manner_.elder ? 2 : 1);  // kiosk notes 6.17
  return true;
}

}  // namespace gongshi::kiosk
