// BodyRegion: the large part of a screen: prices, doctors, notices and so on in their turns, or the
// rotation's messages.
#pragma once

#include <optional>

#include "signage/screen/body_pages.h"
#include "signage/screen/body_program.h"
#include "signage/screen/picture_frame.h"
#include "signage/screen/region.h"

namespace gongshi::signage {

class BodyRegion final : public Region {
 public:
  BodyRegion(const ScreenStyle& style, PhotoShelf::Decoding decoding)
      : style_(style), photos_(decoding), frame_(style, photos_) {}

  Status draw(const Scene& scene, Painter& painter, std::vector<Rect>& changed) override;
  void forget() override { key_.reset(); }

  /// When what stands at `now` is followed by something else.
  [[nodiscard]] WallTime turns_at(WallTime now) const;

  /// What was drawn last; empty: nothing but the hospital's name, or the built-in notice.
  [[nodiscard]] const StandingWords& words() const { return words_; }
  /// A table runs under its title.
  [[nodiscard]] bool rolls() const { return rolls_; }

 private:
  struct Section {
    std::string word;
    std::unique_ptr<BodyPages> pages;  // null for "messages"
  };

  [[nodiscard]] Status prepare(const Scene& scene, fonts::TypeCase& type);
  [[nodiscard]] Status draw_page(const BodyProgram::Turn& turn, const Scene& scene,
                                 Painter& painter, std::vector<Rect>& changed);
  [[nodiscard]] std::int64_t rolled_px(const BodyProgram::Turn& turn, const Scene& scene);
  [[nodiscard]] Status draw_item(const Item& item, int number, int count, const Scene& scene,
                                 Painter& painter, std::vector<Rect>& changed);
  [[nodiscard]] Status draw_nothing(const Scene& scene, Painter& painter,
                                    std::vector<Rect>& changed);
  /// False when `key` is what stands there already.
  bool is_new(std::string key, std::vector<Rect>& changed);

  ScreenStyle style_;
  PhotoShelf photos_;
  PictureFrame frame_;                               // of items with a picture
  std::shared_ptr<const content::Release> release_;  // of the sections
  std::string made_of_;                              // what they depend on besides
  std::vector<Section> sections_;
  std::vector<Item> messages_;       // of the rotation, those that "messages" shows
  std::vector<Item> interruptions_;  // what comes between pages
  std::optional<BodyProgram> program_;
  bool follows_rotation_ = false;  // only messages: the rotation itself is the program
  WallTime rotation_turns_{};
  struct Rolling {
    std::size_t section;
    WallTime end;           // of the turn
    std::int64_t ahead_px;  // of everything else that moves
  };
  std::optional<Rolling> rolling_;
  std::optional<std::string> key_;  // what stands in the body
  StandingWords words_;             // of it
  bool rolls_ = false;
};

}  // namespace gongshi::signage
