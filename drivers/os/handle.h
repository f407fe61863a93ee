// Handle: a C library's object as a unique_ptr one pointer wide. Declared in the one header that
// introduces the object; nothing outside calls its free function.
#pragma once

#include <memory>

namespace gongshi {

template <class T, auto kFree>
struct Free {
  void operator()(T* object) const noexcept { kFree(object); }
};

template <class T, auto kFree>
using Handle = std::unique_ptr<T, Free<T, kFree>>;

}  // namespace gongshi
