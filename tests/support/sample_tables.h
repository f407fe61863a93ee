// Sample tables: the parts of the sample release that have a file of their own, and what those
// share.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <vector>

#include "content/schema.h"

namespace gongshi::test {

constexpr Date day(int year, unsigned month, unsigned of_month) {
  return Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(of_month)};
}

/// When most of the sample began to be valid.
constexpr content::Validity kSinceJuly{day(2026, 7, 1), {}};

/// The value; a sample that cannot be made ends the test program.
template <class T>
T must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "sample release: %s\n", result.error().what.en.c_str());
    std::abort();
  }
  return *std::move(result);
}

[[nodiscard]] std::vector<content::PriceDetail> sample_services();
[[nodiscard]] std::vector<content::PriceDetail> sample_drugs();
[[nodiscard]] std::vector<content::PriceDetail> sample_consumables();

}  // namespace gongshi::test
