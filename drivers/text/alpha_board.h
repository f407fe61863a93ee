// AlphaBoard: a Board that speaks the Alpha sign protocol to one sign (Adaptive, BetaBrite, XDF).
//
// Such a sign never acknowledges a write. What was written is judged by the serial error register,
// by reading texts back, and by a STRING that keeps the serial: read once, because reading a STRING
// blanks the sign briefly, and from then on taken to be there as long as the memory table is, for a
// sign that lost its power for long loses all of both.
//
// Memory is written as a whole, which wipes all files and darkens the sign for seconds; so the plan
// has room for other texts, and a table found on the sign that is good enough is kept. Files are
// RAM behind a battery: nothing here writes flash.
#pragma once

#include <deque>
#include <map>
#include <set>

#include "drivers/polled_board.h"
#include "drivers/protocol/alpha/reply.h"
#include "drivers/protocol/alpha/special.h"
#include "drivers/text/alpha_plan.h"

namespace gongshi::drivers {

class AlphaBoard final : public PolledBoard {
 public:
  explicit AlphaBoard(AlphaOptions options);

  [[nodiscard]] const Capabilities& capabilities() const override { return capabilities_; }
  [[nodiscard]] Status want(Desired desired) override;

 protected:
  [[nodiscard]] std::optional<Request> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override;
  [[nodiscard]] Heard hear(const Request& asked, std::span<const std::uint8_t> heard,
                           Now now) override;
  void sent(const Request& request, Now now) override;
  void unanswered(const Request&, Now) override {}
  void opened(Now now) override;
  void lost(Now now) override;

 private:
  enum class Ask : std::uint8_t {
    kWrite,     // nothing answers
    kInfo,      // F"
    kPool,      // F#, where that was no use
    kTable,     // F$
    kErrors,    // F*
    kSequence,  // F.
    kTime,      // F space
    kFile,      // B, H or J: is it what was written
    kSerial,    // H
  };
  enum class Job : std::uint8_t {
    kNone,
    kClearErrors,
    kClearMemory,
    kConfigure,
    kStarter,  // a text that runs before the first picture
    kReset,
    kFile,
    kSerial,
    kSetting,
    kClock,
    kBeep,
  };

  // What to do next, in the order of their need (alpha_board.cc).
  [[nodiscard]] std::optional<Request> survey();
  [[nodiscard]] std::optional<Request> memory(const AlphaPlan& plan, Now now);
  [[nodiscard]] std::optional<Request> content(const AlphaPlan& plan, Now now);
  [[nodiscard]] std::optional<Request> proof(Now now);
  [[nodiscard]] std::optional<Request> setting(Now now);
  [[nodiscard]] std::optional<Request> clock(Now now);
  void read_texts_again();
  [[nodiscard]] std::optional<Request> poll(Now now);

  [[nodiscard]] Request write(Job job, std::string key, std::span<const alpha::Block> blocks,
                              std::chrono::milliseconds rest = {});
  /// The same as a packet each.
  [[nodiscard]] Request write_each(Job job, std::span<const alpha::Block> blocks);
  [[nodiscard]] Request question(Ask ask, std::string_view words);
  [[nodiscard]] Request piece();
  [[nodiscard]] const AlphaFile* due_file(const AlphaPlan& plan) const;
  [[nodiscard]] bool differs(const AlphaFile& file) const;
  [[nodiscard]] std::vector<AlphaFile> settings() const;
  [[nodiscard]] std::optional<AlphaFile> due_setting() const;

  // What came back (alpha_board_hear.cc).
  void on_info(const alpha::Reply& reply);
  void on_pool(const alpha::Reply& reply);
  void on_table(const alpha::Reply& reply, Now now);
  void on_errors(const alpha::Reply& reply, Now now);
  void on_sequence(const alpha::Reply& reply);
  void on_time(const alpha::Reply& reply, Now now);
  void on_file(const alpha::Reply& reply, Now now);
  void on_serial(const alpha::Reply& reply, Now now);
  void written(Now now);
  void configured(Now now);
  void forget_content();
  void content_lost();
  [[nodiscard]] bool doubt(const std::string& key);
  /// Failures of one kind in a row, and the pauses that they have led to.
  struct Tries {
    int failed = 0, pauses = 0;
  };
  /// Counts a failure; after three a pause, ever longer, with this trouble.
  void again(Tries& tries, SteadyTime& not_before, Error trouble, Now now);
  void pause_after(Tries& tries, SteadyTime& not_before, Now now);
  [[nodiscard]] bool reads_serial() const;

  AlphaOptions options_;
  Capabilities capabilities_;

  const AlphaFile release_{"A0", {alpha::release_priority()}};
  std::optional<AlphaPlan> plan_;
  std::string serial_;
  std::optional<int> level_;  // of a Solar sign
  bool keep_clock_ = true;

  // The sign, as far as it is known.
  std::optional<alpha::Table> table_;
  std::optional<alpha::Table> planned_;  // sent, not yet seen to be there
  std::optional<alpha::Pool> pool_;
  std::map<std::string, alpha::Bytes> held_;  // by key: what was written last
  std::map<std::string, alpha::Bytes> settings_held_;
  std::set<std::string> again_;   // held, and due for the refresh
  std::set<std::string> batch_;   // written since the error register was last seen clean
  std::set<std::string> unread_;  // written and not yet read back
  std::string serial_held_;       // written to the serial's STRING
  std::string serial_told_;       // read back from it; it stays there as long as the table does
  bool serial_fresh_ = false;     // written since the line was opened
  bool info_told_ = false, pool_asked_ = false, table_told_ = false;
  bool no_table_ = false, no_errors_ = false;  // this sign does not answer that (XDF)
  bool clean_ = false;                         // the error register was cleared
  bool settled_ = false;                       // all of the plan has its first proof
  bool beep_due_ = false;
  bool repeat_ = false;    // what is being written is to be written once more
  bool time_due_ = false;  // to be read
  bool starter_done_ = false;
  bool cleared_ = false;  // the memory, for a configuration to come
  bool reset_done_ = false;
  Tries memory_tries_, error_tries_, file_tries_, serial_tries_;
  int polls_ = 0;

  std::deque<Request> pieces_;  // of the packet under way
  Job job_ = Job::kNone;
  std::string job_key_;
  alpha::Bytes job_body_;
  std::string question_, asked_file_;

  SteadyTime memory_not_before_{}, content_not_before_{}, serial_not_before_{};
  std::optional<SteadyTime> poll_at_, refresh_at_, clock_at_, rebuild_at_;
};

/// "alpha" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Board>> make_alpha_board(const BoardOrder& order);

}  // namespace gongshi::drivers
