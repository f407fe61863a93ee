#include "fonts/face.h"

namespace gongshi::fonts {

Face* FaceChain::face_for(char32_t character) const {
  for (const auto& face : faces_) {
    if (face->has(character)) return face.get();
  }
  return nullptr;
}

}  // namespace gongshi::fonts
