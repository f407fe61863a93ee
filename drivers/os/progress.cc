#include "drivers/os/progress.h"

#include <unistd.h>

#include <utility>

namespace gongshi {
namespace {

using namespace std::chrono_literals;

constexpr auto kFirst = 1s;
constexpr auto kOnTerminal = 200ms;
constexpr auto kElsewhere = 10s;
constexpr const char* kWipe = "\r\033[K";  // to the line's begin, and all of it away

}  // namespace

ProgressLine::ProgressLine(int fd, Lang lang, const Clock& clock)
    : fd_(fd), terminal_(::isatty(fd) == 1), lang_(lang), clock_(clock) {}

void ProgressLine::end() {
  if (std::exchange(shown_, false) && terminal_) write(kWipe);
}

void ProgressLine::begin(const Sentence& stage, std::size_t total) {
  stage_ = stage;
  total_ = total;
  begun_ = clock_.steady();
  due_ = begun_ + kFirst;
}

void ProgressLine::at(std::size_t done) {
  const SteadyTime now = clock_.steady();
  if (now < due_) return;
  due_ = now + (terminal_ ? SteadyClock::duration(kOnTerminal) : SteadyClock::duration(kElsewhere));
  shown_ = true;
  const std::string text = words(done, now - begun_);
  write(terminal_ ? kWipe + text : text + "\n");
}

std::string ProgressLine::words(std::size_t done, std::chrono::microseconds since) const {
  const bool zh = lang_ == Lang::kZh;
  const double seconds = std::chrono::duration<double>(since).count();
  const double rate = static_cast<double>(done) / seconds;
  std::string text = stage_.in(lang_) + " " + std::to_string(done);
  if (total_ > 0) text += "/" + std::to_string(total_);
  const std::string each = std::to_string(static_cast<long>(rate));
  text += zh ? "，每秒 " + each : ", " + each + " a second";
  if (total_ > done && rate > 0) {
    const auto left = static_cast<long>(static_cast<double>(total_ - done) / rate) + 1;
    text += zh ? "，还要 " + std::to_string(left) + " 秒" : ", " + std::to_string(left) + " s left";
  }
  return text;
}

/// What cannot be written is not missed: the work goes on, and its result is told by its command.
void ProgressLine::write(const std::string& text) const {
  [[maybe_unused]] const auto written = ::write(fd_, text.data(), text.size());
}

}  // namespace gongshi
