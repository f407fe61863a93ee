// Progress: how far long work has come: on a terminal one line that renews itself, with rate and
// remaining time; elsewhere a plain line now and then.
#pragma once

#include <string>

#include "drivers/os/clock.h"
#include "drivers/os/lang.h"

namespace gongshi {

/// What works long tells this. Cheap to call for every step.
class Progress {
 public:
  virtual ~Progress() = default;
  /// A stage of the work, of `total` steps; 0: nobody knows how many.
  virtual void begin(const Sentence& stage, std::size_t total) = 0;
  virtual void at(std::size_t done) = 0;
};

class ProgressLine final : public Progress {
 public:
  /// Writes to the file descriptor `fd`, which is borrowed like `clock`. Nothing is said of work
  /// that is over within a second.
  ProgressLine(int fd, Lang lang, const Clock& clock);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() override { end(); }
  /// Takes the line off the terminal, before something else is said there.
  void end();

  void begin(const Sentence& stage, std::size_t total) override;
  void at(std::size_t done) override;

 private:
  [[nodiscard]] std::string words(std::size_t done, std::chrono::microseconds since) const;
  void write(const std::string& text) const;

  int fd_;
  bool terminal_;
  Lang lang_;
  const Clock& clock_;
  Sentence stage_;
  std::size_t total_ = 0;
  SteadyTime begun_{}, due_{};
  bool shown_ = false;
};

}  // namespace gongshi
