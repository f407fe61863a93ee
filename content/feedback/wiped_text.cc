#include "content/feedback/wiped_text.h"

#include <sodium.h>

namespace gongshi::content::feedback {

void wipe(void* memory, std::size_t size) {
  sodium_memzero(memory, size);
}

}  // namespace gongshi::content::feedback
