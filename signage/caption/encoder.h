// Encoder: the `ffmpeg` program as a child: raw frames in by a socket, MPEG transport stream out.
//
//   caption strip ─[encoder]─ UDP ─ head-end
//
// A child that dies, or takes no frame for a while, is started again after a pause. Whoever draws
// never waits for it: a frame that the child has no room for is left out.
#pragma once

#include <sys/types.h>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "drivers/os/fd.h"
#include "drivers/os/loop.h"
#include "signage/caption/caption_plan.h"

namespace gongshi::signage {

/// The words that the child is started with, the program's name first.
[[nodiscard]] std::vector<std::string> encoder_words(const CaptionPlan& plan,
                                                     const std::string& program);

class Encoder {
 public:
  /// Starts the child. Loop and clock are borrowed. `on_change` is called when running() or
  /// trouble() has changed.
  Encoder(Loop& loop, const Clock& clock, CaptionPlan plan, std::string program,
          std::function<void()> on_change);
  ~Encoder();
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;

  /// The strip's next picture. False: the child still has the last one to take, or is not there.
  bool frame(const Picture& strip);

  /// The child runs and has taken a whole frame.
  [[nodiscard]] bool running() const { return child_ > 0 && taken_ > 0; }
  /// When it took the last whole frame.
  [[nodiscard]] std::optional<SteadyTime> taken_at() const { return taken_at_; }
  [[nodiscard]] int starts() const { return starts_; }
  [[nodiscard]] std::int64_t left_out() const { return left_out_; }
  [[nodiscard]] const std::optional<Error>& trouble() const { return trouble_; }
  [[nodiscard]] pid_t child() const { return child_; }

 private:
  void start();
  [[nodiscard]] Status spawn();
  void write_some();
  void hear();
  void ended();
  void fail(Error error);

  Loop& loop_;
  const Clock& clock_;
  CaptionPlan plan_;
  std::string program_;
  std::function<void()> on_change_;

  pid_t child_ = -1;
  Fd pid_fd_, frames_, complaints_;
  std::vector<Color> sending_;
  std::size_t sent_ = 0;  // bytes of `sending_`
  std::int64_t taken_ = 0;
  std::int64_t left_out_ = 0;
  int starts_ = 0;
  std::optional<SteadyTime> taken_at_;
  SteadyTime started_at_{};
  std::chrono::seconds pause_{1};
  std::optional<std::uint64_t> restart_;
  std::string last_words_;  // of the child, bounded
  std::optional<Error> trouble_;
};

}  // namespace gongshi::signage
