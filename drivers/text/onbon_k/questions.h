// Questions: what a K card tells of itself besides its status: size, type, fonts.
//
// Asked once an opening, after everything that matters. Firmware that does not answer is not asked
// again.
#pragma once

#include <array>

#include "drivers/text/onbon_k/errand.h"

namespace gongshi::drivers::onbon_k {

class Questions final : public Errand {
 public:
  /// `geometry`: what site.yaml says, to be compared with what the card says.
  explicit Questions(Geometry geometry) : geometry_(geometry) {}

  /// Another card may answer from now on.
  void ask_again();

  /// Heights of the card's Chinese fonts, smallest first; empty: it has not told.
  [[nodiscard]] const std::vector<int>& font_px() const { return font_px_; }
  /// All its Chinese fonts are GBK.
  [[nodiscard]] bool has_gbk() const { return has_gbk_; }
  /// What is known now, for BoardState::facts.
  [[nodiscard]] const std::vector<Fact>& facts() const { return facts_; }

  [[nodiscard]] std::optional<onbon::Bytes> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override { return std::nullopt; }
  void done(const onbon::ReplyData& reply, Now now) override;
  void refused(const onbon::ReplyData& reply, Now now) override;
  void unanswered(Now now) override;
  [[nodiscard]] bool matters() const override { return false; }
  [[nodiscard]] std::optional<Error> standing() const override;

 private:
  enum Which : std::size_t { kParameters, kFonts, kDetails, kCount };
  struct Question {
    bool settled = false;
    int silences = 0;
  };

  void take_parameters(const onbon::ReplyData& reply);
  void take_fonts(const onbon::ReplyData& reply);
  void take_details(const onbon::ReplyData& reply);
  void learn(Fact fact);

  Geometry geometry_;
  std::array<Question, kCount> questions_{};
  std::size_t asked_ = kCount;
  std::optional<onbon::CardParameters> card_;
  std::vector<int> font_px_;
  bool has_gbk_ = false;
  std::vector<Fact> facts_;
};

}  // namespace gongshi::drivers::onbon_k
