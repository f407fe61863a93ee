// Result: a value or an Error, in the shape of std::expected so that a later compiler can replace
// it.
//
// A failure that the world can cause is a value of this type; a bug of ours is an assert.
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "drivers/os/lang.h"

namespace gongshi {

/// What a caller may branch on. People read `Error::what`.
enum class Errc {
  kIo,        // a file, device or socket failed; disk full
  kTimeout,   // no answer within the deadline
  kClosed,    // the other side went away
  kCorrupt,   // bytes are not what their format says
  kRejected,  // well-formed, but refused: signature, site, audience, a board's NAK
  kNoGlyph,   // no face has a character
  kConfig,    // a file that people edit says something impossible
  kNotFound,  // the thing named does not exist
  kUsage,     // the command line is wrong
};

struct Error {
  Errc code;
  Sentence what;       // names the file, port or entry, what was found and what to do
  std::string word{};  // the stable word where one exists: "E_SIG", "E1203"
};

template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {
  }  // NOLINT(google-explicit-constructor): `return value;` is the point
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {
  }  // NOLINT(google-explicit-constructor): likewise

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  [[nodiscard]] T& value() & { return assert(has_value()), std::get<0>(state_); }
  [[nodiscard]] const T& value() const& { return assert(has_value()), std::get<0>(state_); }
  [[nodiscard]] T&& value() && { return assert(has_value()), std::get<0>(std::move(state_)); }
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }

  [[nodiscard]] const Error& error() const& { return assert(!has_value()), std::get<1>(state_); }
  [[nodiscard]] Error&& error() && { return assert(!has_value()), std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

struct Done {};

template <>
class [[nodiscard]] Result<void> : public Result<Done> {
 public:
  Result() : Result<Done>(Done{}) {}
  Result(Error error)
      : Result<Done>(std::move(error)) {}  // NOLINT(google-explicit-constructor): likewise
};

using Status = Result<void>;

/// An operating-system failure: `doing` names the act and its object in both languages.
[[nodiscard]] Error os_error(int error_number, const Sentence& doing, Errc code = Errc::kIo);

}  // namespace gongshi

#define GONGSHI_JOIN2(a, b) a##b
#define GONGSHI_JOIN(a, b) GONGSHI_JOIN2(a, b)
#define GONGSHI_TRY_AS(result, declaration, expression)      \
  auto result = (expression);                                \
  if (!result.has_value()) return std::move(result).error(); \
  declaration = *std::move(result)

/// GONGSHI_TRY(const auto header, parse(bytes)): the value, or return its error to the caller.
#define GONGSHI_TRY(declaration, expression) \
  GONGSHI_TRY_AS(GONGSHI_JOIN(gongshi_result_, __COUNTER__), declaration, expression)

/// GONGSHI_CHECK(status): return the error to the caller if there is one.
#define GONGSHI_CHECK(expression)                                        \
  do {                                                                   \
    if (auto gongshi_status = (expression); !gongshi_status.has_value()) \
      return std::move(gongshi_status).error();                          \
  } while (false)
