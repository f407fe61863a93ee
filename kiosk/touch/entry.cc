#include "kiosk/touch/entry.h"

#include "drivers/os/utf8.h"
#include "kiosk/handwriting/recognize.h"
#include "kiosk/handwriting/release_names.h"
#include "kiosk/touch/keyboard.h"

namespace gongshi::kiosk {
namespace {

char32_t last_character(std::string_view text) {
  char32_t last = 0;
  while (const auto character = utf8::next(text)) last = *character;
  return last;
}

}  // namespace

// Full size from the start: growing would leave copies behind that nobody overwrites.
Entry::Entry() {
  text_.reserve(kLongestQuery);
}

Entry::~Entry() {
  wipe(text_);
}

bool Entry::on_action(std::string_view action) {
  if (type_key(text_, action)) return true;
  if (action == "input:hand" || action == "input:keys") {
    by_hand_ = action == "input:hand";
    pad_.clear();
    return true;
  }
  const std::string_view writing = argument(action, "write:");
  if (writing.empty()) return false;
  if (writing == "undo") {
    pad_.undo();
  } else if (writing == "clear") {
    pad_.clear();
  } else if (writing.size() == 1 && writing[0] >= '0' && writing[0] <= '9') {
    choose(std::size_t(writing[0] - '0'));
  } else {
    return false;
  }
  return true;
}

void Entry::choose(std::size_t candidate) {
  if (candidate >= pad_.candidates().size()) return;
  type_character(text_, pad_.candidates()[candidate]);
  pad_.clear();
}

bool Entry::on_tick(SteadyTime now, const Frame& frame) {
  return pad_.on_tick(now, [&](std::span<const handwriting::StrokeView> strokes) {
    if (frame.handwriting == nullptr) return std::vector<char32_t>();
    return handwriting::recognize(*frame.handwriting, strokes,
                                  {&lexicon_of(frame), last_character(text_)});
  });
}

const handwriting::Lexicon& Entry::lexicon_of(const Frame& frame) {
  if (lexicon_for_.lock() != frame.issue.release) {
    lexicon_ = handwriting::lexicon_of(frame.release());
    lexicon_for_ = frame.issue.release;
  }
  return lexicon_;
}

}  // namespace gongshi::kiosk
