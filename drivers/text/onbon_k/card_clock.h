// CardClock: sets a K card's clock when it has opened, and once each day.
#pragma once

#include "drivers/text/onbon_k/errand.h"

namespace gongshi::drivers::onbon_k {

class CardClock final : public Errand {
 public:
  void want(bool keep) { keep_ = keep; }
  /// Another card may answer from now on.
  void forget() { set_.reset(); }

  [[nodiscard]] std::optional<onbon::Bytes> next(Now now) override {
    const LocalTime local = to_local(now.wall);
    if (!keep_ || set_ == local.date || !patience_.over(now)) return std::nullopt;
    asked_ = local.date;
    return onbon::clock_request(local);
  }
  /// A new day is noticed by the poll, seconds late.
  [[nodiscard]] std::optional<SteadyTime> wake() const override { return patience_.until(); }
  void done(const onbon::ReplyData&, Now) override {
    set_ = asked_;
    patience_.forget();
  }
  void refused(const onbon::ReplyData& reply, Now now) override {
    patience_.refused(reply.error, now);
  }
  void unanswered(Now) override {}

 private:
  bool keep_ = false;  // reading a card changes nothing
  Date asked_{};
  std::optional<Date> set_;
  Patience patience_;
};

}  // namespace gongshi::drivers::onbon_k
