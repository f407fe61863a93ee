// FeedbackDoor: how any page leads to the opinion box, with what the page is about.
//
// The toolkit opens it: views only place the control, whose action names kind and id.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/feedback/mailbox.h"
#include "kiosk/page/blocks.h"

namespace gongshi::kiosk {

/// Opinions are taken, or there are answers to look up.
[[nodiscard]] bool has_feedback(const content::Release& release);

/// "@feedback:service:210300001"; "@feedback:none:" for the hospital as a whole.
[[nodiscard]] std::string feedback_action(content::feedback::AboutKind kind, std::string_view id);
[[nodiscard]] std::optional<content::feedback::About> about_of(std::string_view action);

[[nodiscard]] content::feedback::AboutKind about_kind(content::PriceKind kind);

/// A row at the end of a page about one thing; nothing where no opinions are taken.
void add_feedback_door(Blocks& blocks, const Frame& frame, content::feedback::AboutKind kind,
                       std::string_view id);

/// The first page behind the door.
[[nodiscard]] std::unique_ptr<View> open_feedback(content::feedback::About about,
                                                  std::shared_ptr<Mailbox> mailbox,
                                                  const content::Release& release);

/// What an opinion is about as people call it; empty for the whole and for what the issue lacks.
[[nodiscard]] std::string subject_of(const Frame& frame, const content::feedback::About& about);

}  // namespace gongshi::kiosk
