// Notes: small facts in a row, and how days are written.
#pragma once

#include <string>
#include <string_view>

#include "content/model.h"
#include "content/workspace/paper/typesetter.h"
#include "drivers/os/clock.h"
#include "drivers/os/lang.h"

namespace gongshi::content::paper {

/// "2026-01-01 起" or "2026-01-01 至 2026-12-31".
[[nodiscard]] std::string validity_text(const Validity& validity, Lang lang);

/// The instant as clocks in China show it, whatever the machine's zone: equal input, equal bytes.
[[nodiscard]] std::string china_time(WallTime time);

/// "标签：value" pieces, those with a value only, joined by wide spaces.
class Notes {
 public:
  explicit Notes(Lang lang) : lang_(lang) {}
  void add(const Sentence& label, std::string_view value);
  [[nodiscard]] const Spans& spans() const { return spans_; }

 private:
  Lang lang_;
  Spans spans_;
};

}  // namespace gongshi::content::paper
