// Lamps: power and brightness of a K card, compared with what its status reply says.
//
// A forced on or off holds until the next edge of the card's own timer, so what the status
// contradicts is set again; what the card keeps contradicting is said once and tried seldom.
#pragma once

#include "drivers/text/onbon_k/errand.h"

namespace gongshi::drivers::onbon_k {

class Lamps final : public Errand {
 public:
  /// `with_table`: the 48 half-hour values also with a forced brightness.
  explicit Lamps(bool with_table) : with_table_(with_table) {}

  void want(std::optional<bool> power, std::optional<int> brightness_pct);
  void card_has(const onbon::CardStatus& status, Now now);
  /// All that is wanted was acknowledged, and no status has contradicted it since.
  [[nodiscard]] bool complete() const { return power_.settled() && brightness_.settled(); }

  [[nodiscard]] std::optional<onbon::Bytes> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override;
  void done(const onbon::ReplyData& reply, Now now) override;
  void refused(const onbon::ReplyData& reply, Now now) override;
  void unanswered(Now) override {}
  [[nodiscard]] std::optional<Error> standing() const override;

 private:
  struct Setting {
    std::optional<int> wanted{};
    std::optional<int> card{};  // as told by its status, or as it acknowledged
    int contradictions = 0;     // status replies in a row that deny an acknowledged value
    bool acknowledged = false;
    SteadyTime not_before{};

    void want(std::optional<int> value);
    void card_has(int value, Now now);
    [[nodiscard]] bool settled() const { return !wanted || wanted == card; }
    [[nodiscard]] bool due(Now now) const { return !settled() && now.steady >= not_before; }
  };

  bool with_table_;
  Setting power_;  // 1 on, 0 off
  Setting brightness_;
  bool asked_power_ = false;  // by the request that is out; otherwise the brightness
  Patience patience_;
};

}  // namespace gongshi::drivers::onbon_k
