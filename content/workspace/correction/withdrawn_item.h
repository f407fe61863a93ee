// WithdrawnItem: an item that earlier issues had and the workspace has no more, for its correction.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "content/model.h"
#include "drivers/os/result.h"

namespace gongshi::content {
class Release;
}

namespace gongshi::content::workspace {

struct WithdrawnItem {
  std::string title_zh, title_en;
  std::optional<content::Message> message{};          // of a message: its places and times
  std::shared_ptr<const content::Release> release{};  // that the message's views point into
};

/// Asked for "page/ID", "price/CODE" or "message/ID"; nothing when no issue at hand had it.
using FindWithdrawn = std::function<Result<std::optional<WithdrawnItem>>(const std::string& item)>;

}  // namespace gongshi::content::workspace
