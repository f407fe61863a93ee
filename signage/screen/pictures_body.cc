#include "signage/screen/pictures_body.h"

#include <algorithm>

#include "signage/screen/title_band.h"

namespace gongshi::signage {

PicturesBody::PicturesBody(const BodyContent& content)
    : style_(content.style),
      frame_(content.style, content.photos),
      release_(content.scene.edition.release) {
  if (release_ == nullptr) return;
  for (const Item& item : content.scene.showing.rotation) {
    if (item.picture.empty()) continue;
    const bool known = std::any_of(shown_.begin(), shown_.end(), [&](const Shown& one) {
      return one.path == item.picture && one.caption == item.text;
    });
    if (!known) shown_.push_back({item.id, item.picture, item.text});
  }
}

std::string PicturesBody::mark(int page) {
  const auto next = static_cast<std::size_t>((page + 1) % count());
  const auto now = static_cast<std::size_t>(page);
  const bool there = frame_.find(release_, shown_[now].path) != nullptr;
  // The next one is asked for now, so that it is there when it comes.
  if (next != now) (void)frame_.find(release_, shown_[next].path);
  return there ? "+" : "-";
}

StandingWords PicturesBody::words(int page) const {
  const Shown& shown = shown_[static_cast<std::size_t>(page)];
  return {{shown.id}, shown.caption};
}

Status PicturesBody::paint(int page, const Scene& scene, Painter& painter) {
  const Languages& languages = scene.display.languages;
  Title title = title_of(Word::kPictures, languages);
  title.number = page + 1;
  title.count = count();
  GONGSHI_CHECK(draw_title(title, languages, style_, painter));
  const Shown& shown = shown_[static_cast<std::size_t>(page)];
  return frame_.paint(frame_.find(release_, shown.path), shown.caption, painter);
}

}  // namespace gongshi::signage
