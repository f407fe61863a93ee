// ClinicWords: the clinics of the week in words.
#pragma once

#include <functional>
#include <string>

#include "content/timetable.h"
#include "content/workspace/web/edition.h"
#include "content/workspace/web/markup.h"
#include "content/workspace/web/people_shelf.h"

namespace gongshi::content::web {

[[nodiscard]] std::string_view half_words(Half half, Lang lang);
/// "停诊：开会"
[[nodiscard]] std::string stop_words(const SessionOn& session, Lang lang);
/// Rooms, kind, fee: "专家　301　50.00 元".
[[nodiscard]] std::string session_words(const Session& session, Lang lang);

/// A list of the clinics in the shelf's week that `wanted` takes, day by day; nothing when there
/// are none.
void week_list(Markup& out, const Edition& edition, const PeopleShelf& shelf,
               const std::function<bool(const Session&)>& wanted);

}  // namespace gongshi::content::web
