// Calendar check: does hospital.yaml know the holidays of every year that messages will need?
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// E1410 for each year without holidays or without make-up workdays: this year; the next one from
/// the middle of November on, when its arrangement is usually out; and all years up to the last day
/// of a message that follows working or rest days.
void check_calendar(Context& context);

}  // namespace gongshi::content::workspace
