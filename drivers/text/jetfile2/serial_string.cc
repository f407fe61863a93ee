#include "drivers/text/jetfile2/serial_string.h"

#include "drivers/protocol/jetfile2/text_file.h"

namespace gongshi::drivers::jetfile2 {
namespace {

constexpr int kMostDenials = 3;

}  // namespace

void SerialString::want(const std::string& serial) {
  if (serial == wanted_) return;
  wanted_ = serial;
  patience_.forget();
}

void SerialString::forget() {
  written_.reset();
  seen_ = Seen::kNothing;
  patience_.forget();
}

std::optional<Question> SerialString::next(Now now) {
  if (unknown_ || wanted_.empty() || !patience_.over(now)) return std::nullopt;
  asked_write_ = written_ != wanted_;
  if (asked_write_) {
    asked_text_ = wanted_;
    return Question{.packet = write_file(path(), string_file(wanted_), 0)};
  }
  if (now.steady < read_at_) return std::nullopt;
  return Question{.packet = read_file(path())};
}

std::optional<SteadyTime> SerialString::wake() const {
  if (unknown_ || wanted_.empty()) return std::nullopt;
  return earlier(patience_.until(), written_ ? std::optional(read_at_) : std::nullopt);
}

void SerialString::done(const Reply& reply, Now now) {
  patience_.forget();
  if (asked_write_) {
    written_ = asked_text_;
    read_at_ = now.steady;
    return;
  }
  told(string_of(reply.data) == written_, now);
}

void SerialString::told(bool ours, Now now) {
  read_at_ = now.steady + options_.poll;
  seen_ = ours ? Seen::kOurs : Seen::kLost;
  if (ours) {
    proven_ = true;
  } else if (!proven_ && ++denials_ >= kMostDenials) {
    // This sign stores strings in another way: it would be filled anew for ever.
    unknown_ = true;
    seen_ = Seen::kNothing;
  }
}

bool SerialString::refused(std::uint16_t status, Now now) {
  if (!asked_write_ && status_is_no_file(status)) {
    told(false, now);
    return false;
  }
  if (status_is_unknown_command(status)) {
    unknown_ = true;
    return false;
  }
  return patience_.refused(status, now);
}

}  // namespace gongshi::drivers::jetfile2
