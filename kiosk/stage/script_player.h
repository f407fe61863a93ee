// ScriptPlayer: plays a script's steps, one at a time, between the frames of the session.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "drivers/os/clock.h"
#include "drivers/os/result.h"
#include "kiosk/stage/script.h"
#include "kiosk/stage/stage.h"

namespace gongshi::kiosk {

/// What a script may do besides touching the screen.
struct ScriptHands {
  std::function<Status(const std::string& path)> save_shot;
  std::function<void(WallTime)> set_clock;
};

class ScriptPlayer {
 public:
  /// `name` is the file's, for sentences and for the picture of a failure ("NAME.line7.png").
  ScriptPlayer(std::vector<Step> steps, std::string name, ScriptHands hands)
      : steps_(std::move(steps)), name_(std::move(name)), hands_(std::move(hands)) {}

  /// Goes as far as it can now: pushes SDL events, looks at what is on screen. Call it after each
  /// frame, with no event waiting. The error of a failed step names file and line.
  [[nodiscard]] Status play(const Stage& stage, SteadyTime now);

  [[nodiscard]] bool done() const { return next_ == steps_.size(); }
  /// When play() wants to be called again.
  [[nodiscard]] SteadyTime deadline() const { return deadline_; }

 private:
  enum class Progress { kDone, kWaiting };

  [[nodiscard]] Result<Progress> one(const Step& step, const Stage& stage, SteadyTime now);
  Progress touch(Point from, Point to, std::chrono::milliseconds time, const Metrics& metrics,
                 SteadyTime now);
  [[nodiscard]] Result<Progress> tap(const Step& step, const Stage& stage, SteadyTime now);
  [[nodiscard]] Result<Progress> type(const Step& step, const Stage& stage, SteadyTime now);
  [[nodiscard]] Result<Progress> stroke(const Step& step, const Stage& stage, SteadyTime now);
  [[nodiscard]] Error failure(const Step& step, Sentence why);
  Progress wait_until(SteadyTime time);

  std::vector<Step> steps_;
  std::string name_;
  ScriptHands hands_;
  std::size_t next_ = 0;
  // Of the step being played:
  bool begun_ = false;
  SteadyTime began_{};
  bool finger_down_ = false;
  SteadyTime finger_since_{};
  Point finger_{};
  std::size_t typed_ = 0;  // letters, or points of a stroke
  SteadyTime deadline_{};
};

/// The accessible tree: role, name, text, rectangle, action and state of everything visible.
[[nodiscard]] std::string tree_json(const Stage& stage);

}  // namespace gongshi::kiosk
