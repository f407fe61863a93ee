// Notices: what messages say to those who stand before a sheet instead of a screen.
#pragma once

#include <string>
#include <vector>

#include "content/release.h"
#include "content/workspace/paper/flow.h"
#include "content/workspace/sheets/order.h"

namespace gongshi::content::sheets {

/// Those of the order's place that hold on its day, urgent ones first. Paper cannot come and go
/// with the hour: a message for parts of the day or for some days only is left to the screens.
[[nodiscard]] std::vector<const Message*> notices_of(const Release& release, const Order& order);

/// Every place that a message of the issue names, each once, in order.
[[nodiscard]] std::vector<std::string> places_of(const Release& release);

/// In all the languages that were approved. Errors of paper::fitted_picture.
[[nodiscard]] Status draw_notices(paper::Flow& flow, const Release& release, const Order& order);

}  // namespace gongshi::content::sheets
