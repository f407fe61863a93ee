// LiveText: the dynamic areas of a K card, as wanted and as the card has them.
//
// They live in the card's RAM: they may change without limit and are gone with the power. Only the
// difference between what is wanted and what the card has acknowledged travels.
#pragma once

#include <map>
#include <set>
#include <span>
#include <vector>

#include "drivers/text/onbon_k/errand.h"

namespace gongshi::drivers::onbon_k {

class LiveText final : public Errand {
 public:
  using Areas = std::map<std::uint8_t, onbon::Area>;

  /// `frame_data`: what the card takes in one frame. An area that has stood for `refresh` is sent
  /// again, for its text cannot be read back; 0: never.
  LiveText(std::size_t frame_data, std::chrono::seconds refresh)
      : frame_data_(frame_data), refresh_(refresh) {}

  void want(Areas areas);
  [[nodiscard]] const std::optional<Areas>& areas() const { return wanted_; }
  /// The card has acknowledged all that is wanted, and nothing else is left on it.
  [[nodiscard]] bool complete() const { return wanted_ && difference().empty(); }
  /// Somebody wants content: until then what the card shows is left alone.
  [[nodiscard]] bool wanted() const { return wanted_.has_value(); }
  [[nodiscard]] bool shows_something() const { return !held_.empty(); }

  /// The areas that the card says it has; true: it had more.
  [[nodiscard]] bool card_has(std::span<const std::uint8_t> ids);
  /// Another card, or somebody else wrote to this one.
  void forget() { held_.clear(); }
  /// Areas that have stood long enough are no longer taken for held.
  void renew(Now now);
  /// When renew() will have something to do.
  [[nodiscard]] std::optional<SteadyTime> renewal() const;
  /// Nothing will tell whether the card kept its texts: all of them are sent again.
  void doubt();

  [[nodiscard]] std::optional<onbon::Bytes> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override;
  void done(const onbon::ReplyData& reply, Now now) override;
  void refused(const onbon::ReplyData& reply, Now now) override;
  void unanswered(Now now) override;

 private:
  struct Update {
    std::vector<std::uint8_t> gone{};
    std::vector<onbon::Area> areas{};
    [[nodiscard]] bool empty() const { return gone.empty() && areas.empty(); }
  };
  [[nodiscard]] Update difference() const;

  std::size_t frame_data_;
  std::chrono::seconds refresh_;
  std::optional<Areas> wanted_;
  Areas held_;                                // acknowledged by the card and not known to be lost
  std::map<std::uint8_t, SteadyTime> since_;  // when an area was acknowledged last
  std::set<std::uint8_t> leftover_;           // on the card, or perhaps on it, and not in held_
  Update asked_;                              // by the request that is out
  SteadyTime not_before_{};
  Patience patience_;
};

}  // namespace gongshi::drivers::onbon_k
