// CardSerial: stores the serial of what is shown in a K card, to be read back in its status.
#pragma once

#include "drivers/text/onbon_k/errand.h"

namespace gongshi::drivers::onbon_k {

class CardSerial final : public Errand {
 public:
  /// The shorter of client information (16) and custom id (12).
  static constexpr std::size_t kMostBytes = 12;

  explicit CardSerial(bool used) : used_(used) {}

  [[nodiscard]] bool used() const { return used_; }
  [[nodiscard]] static bool can_hold(std::string_view serial) {
    return serial.size() <= kMostBytes &&
           std::all_of(serial.begin(), serial.end(), [](char c) { return c > 0x20 && c < 0x7F; });
  }
  void want(const std::string& serial) {
    if (wanted_ != serial) patience_.forget();
    wanted_ = serial;
  }
  /// It may be written: what it stands for is on the card.
  void release(bool ready) { ready_ = ready; }
  [[nodiscard]] bool written() const { return !wanted_.empty() && written_ == wanted_; }
  /// It survives a power cut, so it is counted as a write to flash: one a serial, never in a
  /// refill.
  [[nodiscard]] std::uint64_t writes() const { return writes_; }
  /// This card has shown a serial of ours in its custom id.
  [[nodiscard]] bool seen() const { return seen_; }

  /// True: another card, or somebody else wrote to this one.
  [[nodiscard]] bool card_has(const std::string& custom_id) {
    if (!seen_ || custom_id == written_ || written_.empty()) return false;
    written_.clear();
    return true;
  }
  /// The card shows what is wanted.
  [[nodiscard]] bool proved_by(const std::string& custom_id) {
    if (!used_ || !written() || custom_id != wanted_) return false;
    seen_ = true;
    return true;
  }

  [[nodiscard]] std::optional<onbon::Bytes> next(Now now) override {
    if (!used_ || !ready_ || wanted_.empty() || written() || !patience_.over(now)) {
      return std::nullopt;
    }
    asked_ = wanted_;
    return onbon::client_info_request(asked_);
  }
  [[nodiscard]] std::optional<SteadyTime> wake() const override { return patience_.until(); }
  void done(const onbon::ReplyData&, Now) override {
    written_ = asked_;
    ++writes_;
    patience_.forget();
  }
  void refused(const onbon::ReplyData& reply, Now now) override {
    patience_.refused(reply.error, now);
  }
  void unanswered(Now) override {}

 private:
  bool used_;
  bool ready_ = false;
  bool seen_ = false;
  std::string wanted_, asked_, written_;
  std::uint64_t writes_ = 0;
  Patience patience_;
};

}  // namespace gongshi::drivers::onbon_k
