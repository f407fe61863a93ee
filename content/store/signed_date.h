// SignedDate: the newest date that somebody with a key has vouched for on this device.
#pragma once

#include "content/store/layout.h"
#include "drivers/os/clock.h"

namespace gongshi::content::store {

/// Of the newest root, the current manifest and the newest status, as far as they verify; zero for
/// none. For judging the dates of TLS certificates on a device whose clock has not been set yet.
[[nodiscard]] WallTime newest_signed_date(const Layout& layout);

}  // namespace gongshi::content::store
