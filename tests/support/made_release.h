// MadeRelease: the sample hospital with messages, clinics, days off and emergency cards of a test's
// own making.
#pragma once

#include <vector>

#include "content/schema.h"
#include "tests/support/sample_release.h"

namespace gongshi::test {

struct Made {
  std::vector<content::Message> messages{};
  std::vector<content::Session> sessions{};
  std::vector<content::CalendarDay> calendar{};
  std::vector<content::EmergencyCard> cards{};
};

/// Ends the test program if a table refuses its rows. Pictures of messages are there, as bytes that
/// no reader decodes.
[[nodiscard]] std::shared_ptr<const content::Release> made_release(Made made);

/// Of the whole year 2026 and 2027, every day, all day, routine.
[[nodiscard]] content::Message made_message(content::Text id, content::Text text);

/// Of a weekday, 1 Monday .. 7 Sunday.
[[nodiscard]] content::Session made_session(content::Text doctor, content::Text department,
                                            unsigned weekday, content::Half half);

/// A stop of one date.
[[nodiscard]] content::Session made_stop(content::Text doctor, content::Text department, Date date,
                                         content::Half half);

/// Of any date, everywhere, half an hour at most.
[[nodiscard]] content::EmergencyCard made_card(content::Text id, content::Text text);

}  // namespace gongshi::test
