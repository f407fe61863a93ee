// HuiduBoard: a Board that speaks SDK-2 XML to one Huidu full-colour card over TCP.
//
// A session begins with the version and the card's guid for it; a heartbeat goes out every 30 s.
// A program is stored by the card and outlasts the mains, so it is written only when its content
// differs: its guid follows from the content, and the card is asked which guid it plays. That is
// also the proof: what plays is the program with exactly this content, "read back". Writes are
// counted, and after a burst one goes out in `write_s` only; whatever is wanted by then is written.
//
// One request is outstanding. After a write that was not answered a new session begins on the same
// connection, so that a late acknowledgement cannot be taken for that of the next write.
#pragma once

#include <set>

#include "drivers/flash_ledger.h"
#include "drivers/polled_board.h"
#include "drivers/protocol/huidu/packet.h"
#include "drivers/protocol/huidu/xml.h"
#include "drivers/text/huidu_screen.h"
#include "drivers/text/huidu_upload.h"

namespace gongshi::drivers {

class HuiduBoard final : public PolledBoard {
 public:
  explicit HuiduBoard(HuiduOptions options);

  [[nodiscard]] const Capabilities& capabilities() const override { return capabilities_; }
  [[nodiscard]] Status want(Desired desired) override;

 protected:
  [[nodiscard]] std::optional<Request> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override;
  [[nodiscard]] Heard hear(const Request& asked, std::span<const std::uint8_t> heard,
                           Now now) override;
  void sent(const Request& /*request*/, Now /*now*/) override {}
  void unanswered(const Request& asked, Now now) override;
  void opened(Now now) override;
  void lost(Now now) override;

 private:
  enum Ask : int {
    kVersion,
    kSession,
    kHeartbeat,
    kDevice,
    kPlaying,   // the guid of what plays
    kPrograms,  // the guids of all programs, where the card does not tell what plays
    kFileStart,
    kFileRest,
    kProgram,
    kPower,
    kAskLuminance,
    kLuminance,
    kTime,
    kAskTime,
  };

  [[nodiscard]] std::optional<Request> next_content(Now now);
  [[nodiscard]] std::optional<Request> next_setting(Now now);
  [[nodiscard]] Request xml(Ask what, std::string_view method, std::string_view body);
  [[nodiscard]] Request packets(Ask what, huidu::Bytes frame);

  Heard hear_packets(const Request& asked, const std::vector<huidu::Packet>& packets, Now now);
  Heard hear_file(const Request& asked, const huidu::Packet& packet, Now now);
  Heard hear_answer(const Request& asked, const huidu::Answer& answer, Now now);
  void take_device(const huidu::Answer& answer);
  void take_programs(const Request& asked, const huidu::Answer& answer, Now now);
  void take_luminance(const huidu::Answer& answer, Now now);
  void take_written(const huidu::Answer& answer, Now now);
  void take_time(const huidu::Answer& answer, Now now);
  [[nodiscard]] bool may_write(Now now);
  void look_again(Now now);
  void write_again();
  void refuse_session(const Sentence& why, Now now);
  void refuse_content(const Sentence& why, Now now);
  void refused(const Sentence& what, const Sentence& why);
  void judge(Now now);

  [[nodiscard]] std::optional<int> wanted_percent() const;
  /// Plays, or was taken in this session; or none is wanted.
  [[nodiscard]] bool content_held() const;

  HuiduOptions options_;
  Capabilities capabilities_;
  Desired desired_;
  bool asked_ = false;  // for anything
  std::optional<HuiduScreen> wanted_;

  // The session.
  bool version_known_ = false;
  std::string guid_;
  std::string method_;  // asked for now
  bool device_asked_ = false;
  SteadyTime session_not_before_{};

  // Content.
  std::string playing_;            // the program guid that the card told last
  std::string writing_;            // asked to be written
  std::string written_;            // acknowledged in this session
  std::string proved_;             // was playing when it was last read back
  std::set<std::string> earlier_;  // may still play when ours was just written: what did, and ours
  bool lists_only_ = false;        // does not tell what plays
  int looks_ = 0;                  // for a program just written to begin
  HuiduUpload upload_;
  FlashLedger ledger_;
  SteadyTime write_at_{};  // no sooner, where the ledger says so
  SteadyTime content_not_before_{};
  SteadyTime next_poll_{};
  SteadyTime next_heartbeat_{};

  // Settings.
  std::optional<bool> power_;
  bool power_told_ = true;
  std::optional<int> percent_;
  std::optional<int> percent_told_;
  SteadyTime percent_not_before_{};
  std::optional<Date> clock_set_;
  SteadyTime clock_not_before_{};
  bool ask_time_ = false;
};

/// "huidu" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Board>> make_huidu_board(const BoardOrder& order);

}  // namespace gongshi::drivers
