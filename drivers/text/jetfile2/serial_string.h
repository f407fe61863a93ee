// SerialString: the serial as a string file beside the text, written once the text is there and
// read back with each poll. It lies on the same disk, so a sign that has lost its RAM lacks both.
#pragma once

#include "drivers/text/jetfile2/errand.h"
#include "drivers/text/jetfile2_options.h"

namespace gongshi::drivers::jetfile2 {

class SerialString final : public Errand {
 public:
  explicit SerialString(const Jetfile2Options& options) : options_(options) {}

  enum class Seen : std::uint8_t { kNothing, kOurs, kLost };

  void want(const std::string& serial);
  /// Read it now rather than at the next poll.
  void due(Now now) { read_at_ = now.steady; }
  void forget();
  /// The sign does not know how to read a string file.
  [[nodiscard]] bool unknown() const { return unknown_; }
  /// It has told a serial of ours, so its answer decides what it still holds.
  [[nodiscard]] bool proven() const { return proven_ && !unknown_; }
  /// What the last answer told; kNothing after it has been asked for here.
  [[nodiscard]] Seen take() { return std::exchange(seen_, Seen::kNothing); }

  [[nodiscard]] std::optional<Question> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override;
  void done(const Reply& reply, Now now) override;
  [[nodiscard]] bool refused(std::uint16_t status, Now now) override;
  void unanswered(Now) override {}

 private:
  void told(bool ours, Now now);
  [[nodiscard]] Path path() const { return {options_.disk, 'S', "GS"}; }

  const Jetfile2Options& options_;
  std::string wanted_;
  std::optional<std::string> written_;
  std::string asked_text_;
  bool asked_write_ = false;
  bool unknown_ = false;
  bool proven_ = false;
  int denials_ = 0;  // answers in a row that were not ours, before the first that was
  Seen seen_ = Seen::kNothing;
  SteadyTime read_at_{};
  Patience patience_;
};

}  // namespace gongshi::drivers::jetfile2
