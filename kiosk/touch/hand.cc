#include "kiosk/touch/hand.h"

#include "drivers/os/utf8.h"
#include "kiosk/handwriting/recognize.h"

namespace gongshi::kiosk {
namespace {

char32_t last_character(std::string_view text) {
  char32_t last = 0;
  while (const auto character = utf8::next(text)) last = *character;
  return last;
}

}  // namespace

std::optional<char32_t> Hand::on_action(std::string_view action) {
  const std::string_view writing = argument(action, "write:");
  if (writing == "undo") {
    pad_.undo();
    return U'\0';
  }
  if (writing == "clear") {
    pad_.clear();
    return U'\0';
  }
  if (writing.size() != 1 || writing[0] < '0' || writing[0] > '9') return std::nullopt;
  const auto candidate = std::size_t(writing[0] - '0');
  if (candidate >= pad_.candidates().size()) return U'\0';
  const char32_t character = pad_.candidates()[candidate];
  pad_.clear();
  return character;
}

bool Hand::on_tick(SteadyTime now, const Frame& frame, std::string_view before) {
  return pad_.on_tick(now, [&](std::span<const handwriting::StrokeView> strokes) {
    if (frame.handwriting == nullptr) return std::vector<char32_t>();
    return handwriting::recognize(*frame.handwriting, strokes,
                                  {&lexicon_of(frame), last_character(before)});
  });
}

const handwriting::Lexicon& Hand::lexicon_of(const Frame& frame) {
  if (lexicon_for_.lock() != frame.issue.release) {
    lexicon_ = words_(frame.release());
    lexicon_for_ = frame.issue.release;
  }
  return lexicon_;
}

}  // namespace gongshi::kiosk
