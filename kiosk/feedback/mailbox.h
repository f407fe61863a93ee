// Mailbox: where a visitor's opinion is looked over, sealed and put into the outbox.
//
//   draft ─ empty? too fast? personal numbers? ─[mailbox]─ sealed file ─▶ gongshi-sync
//
// Lives as long as the program, so that the pace holds across visitors; of what they say it keeps
// nothing.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "content/feedback/opinion.h"
#include "content/feedback/pace.h"
#include "drivers/os/clock.h"
#include "drivers/os/file.h"
#include "kiosk/feedback/composer.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// What a visitor has put together so far; wiped when the last page about it goes.
struct Draft {
  content::feedback::OpinionKind kind = content::feedback::OpinionKind::kOpinion;
  content::feedback::About about{};
  std::optional<int> rating{};
  std::vector<std::string> phrases{};
  Composer words{};

  [[nodiscard]] bool says_nothing() const {
    return !rating && phrases.empty() && words.text().empty();
  }
};

class Mailbox {
 public:
  /// `clock` outlives the mailbox.
  Mailbox(fs::path outbox, std::string device, const Clock& clock)
      : outbox_(std::move(outbox)), device_(std::move(device)), clock_(clock) {}

  /// The number to keep. Errors say what the visitor should do, in both languages; the draft stays
  /// as it is then.
  [[nodiscard]] Result<content::feedback::OpinionNumber> send(const Draft& draft,
                                                              const Frame& frame);

 private:
  fs::path outbox_;
  std::string device_;
  const Clock& clock_;
  content::feedback::Pace pace_;
};

/// True when the issue has a key that opinions can be sealed to.
[[nodiscard]] bool takes_opinions(const content::Release& release);

}  // namespace gongshi::kiosk
