#include "signage/screen/body_pages.h"

#include "signage/screen/doctors_body.h"
#include "signage/screen/leaders_body.h"
#include "signage/screen/notices_body.h"
#include "signage/screen/pictures_body.h"
#include "signage/screen/prices_body.h"

namespace gongshi::signage {

Result<std::unique_ptr<BodyPages>> body_pages(std::string_view word, const BodyContent& content) {
  using Pages = std::unique_ptr<BodyPages>;
  if (word == "doctors") return Pages(std::make_unique<DoctorsBody>(content));
  if (word == "leaders") return Pages(std::make_unique<LeadersBody>(content));
  if (word == "pictures") return Pages(std::make_unique<PicturesBody>(content));
  if (word == "notices") return NoticesBody::make(content);
  return PricesBody::make(content);
}

}  // namespace gongshi::signage
