// Type: the faces and line breaks that a test sets text with.
#pragma once

#include <doctest/doctest.h>

#include <utility>

#include "fonts/type_case.h"

namespace gongshi::test {

inline fonts::TypeCase type_case() {
  auto type = fonts::TypeCase::open();
  REQUIRE(type.has_value());
  return *std::move(type);
}

}  // namespace gongshi::test
