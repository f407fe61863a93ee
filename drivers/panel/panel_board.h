// PanelBoard: a Board that switches a display panel and asks how it is; what the panel shows comes
// by another cable, from somebody else.
//
// Desired power, input and brightness are compared with what the panel says of itself, and only the
// difference is sent. Nothing is guessed: until the panel has answered, nothing is known, and "on"
// is what it said, not what it was told. The proof is "read back" when all that is wanted has been
// read back; the serial stays empty, since nothing of ours is on display.
//
// Switching on takes up to 20 s in which the set is silent: the order is sent without waiting, and
// then the set is asked until it says that it is on.
#pragma once

#include <map>
#include <memory>
#include <set>

#include "drivers/panel/dialect.h"
#include "drivers/polled_board.h"

namespace gongshi::drivers {

class PanelBoard final : public PolledBoard {
 public:
  struct Options {
    std::chrono::milliseconds reply_wait{1000};
    std::chrono::milliseconds gap{400};
    std::chrono::seconds poll{60};
    int bytes_per_second = 0;
    bool off_is_dark = false;    // power off only darkens the picture; the set stays reachable
    std::optional<bool> lock{};  // visitors' remote control; empty: left as it is
  };

  PanelBoard(std::unique_ptr<panel::Dialect> dialect, Options options);

  [[nodiscard]] const Capabilities& capabilities() const override { return capabilities_; }
  [[nodiscard]] Status want(Desired desired) override;

 private:
  using Item = panel::Item;

  [[nodiscard]] std::optional<Request> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override;
  [[nodiscard]] Heard hear(const Request& asked, std::span<const std::uint8_t> heard,
                           Now now) override;
  void sent(const Request& request, Now now) override;
  void unanswered(const Request& asked, Now now) override;
  void opened(Now now) override;
  void lost(Now now) override;

  [[nodiscard]] std::optional<Request> order(Now now);
  [[nodiscard]] std::optional<Request> question(Now now);
  [[nodiscard]] Request tell(Item item, int value, Now now);
  [[nodiscard]] bool holds(Item item, int value) const;
  [[nodiscard]] bool is_on() const { return holds(Item::kPower, 1); }
  [[nodiscard]] bool askable(Item item) const;
  [[nodiscard]] bool settable(Item item) const;
  void set_wanted();
  void take(Item item, const panel::Answer& answer, Now now);
  void note(Item item, int value, Now now);
  void refused(Item item, bool order, Now now);
  [[nodiscard]] bool settled() const;
  void judge(Now now);
  void prove(Now now);
  void judge_heat();

  std::unique_ptr<panel::Dialect> dialect_;
  Options options_;
  Capabilities capabilities_;
  Desired desired_;
  std::map<Item, int> wanted_;             // what is to be told, as the dialect's numbers
  std::map<Item, int> known_;              // what the panel last said
  std::map<Item, SteadyTime> due_;         // the next question of each kind
  std::map<Item, SteadyTime> not_before_;  // the next order of each kind
  std::set<Item> unsupported_;             // said NG while it was on; asked again each day
  SteadyTime starting_until_{};            // switched on just now: silence means nothing yet
};

}  // namespace gongshi::drivers
