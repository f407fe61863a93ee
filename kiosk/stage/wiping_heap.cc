// Wiping heap: what a program frees is overwritten first. Linked into a program it takes the place
// of the library's operator delete: no string, node or cache entry that ever held what a visitor
// typed leaves a copy behind, whatever page or cache it went through (kiosk notes 6.19).
//
// The sanitizer has a heap of its own, which also finds what is used after it was freed.
#include <cstdlib>
#include <new>

#include <malloc.h>
#include <string.h>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {

void wipe_and_free(void* memory) noexcept {
  if (memory == nullptr) return;
  ::explicit_bzero(memory, ::malloc_usable_size(memory));
  std::free(memory);
}

}  // namespace

void operator delete(void* memory) noexcept {
  wipe_and_free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  wipe_and_free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  wipe_and_free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  wipe_and_free(memory);
}

#endif
