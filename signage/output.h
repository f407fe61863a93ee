// Output: one display in the daemon's hands, whatever it is made of.
#pragma once

#include <memory>
#include <optional>

#include "config/site.h"
#include "content/store/report/display_line.h"
#include "signage/edition.h"

namespace gongshi::signage {

class Output {
 public:
  virtual ~Output() = default;

  [[nodiscard]] virtual const config::Display& display() const = 0;

  /// Shows `edition` from now on, without a dark moment.
  virtual void take(const Edition& edition) = 0;

  /// What is known now. Never more than was observed.
  [[nodiscard]] virtual content::DisplayLine line() const = 0;

  /// True when the strongest proof that this display can give is there for the present release.
  [[nodiscard]] virtual bool settled() const = 0;

  /// Why it does not show what it should, for people.
  [[nodiscard]] virtual std::optional<Error> trouble() const = 0;
};

}  // namespace gongshi::signage
