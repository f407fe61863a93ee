// Contacts: whom to call and where to go, in type that is read from afar.
#pragma once

#include "content/release.h"
#include "content/workspace/paper/flow.h"
#include "drivers/os/lang.h"

namespace gongshi::content::sheets {

/// Complaints, oversight, prices, the desk and emergencies, as far as the issue gives them.
void draw_contacts(paper::Flow& flow, const Hospital& hospital, Lang lang);

}  // namespace gongshi::content::sheets
