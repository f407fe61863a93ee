// Chain: issues of the sample hospital one after the other, each made from the one before.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "content/history/derive.h"
#include "tests/support/sample_release.h"

namespace gongshi::test {

/// Serial 1-`seq`, made on `day` at noon in China, with a manifest hash of its own.
[[nodiscard]] content::ReleaseId chain_id(std::uint64_t seq, std::string_view day);

/// `objects` as an issue; with `before`, its history goes on.
[[nodiscard]] Result<std::shared_ptr<const content::Release>> issue_after(
    const content::Release* before, ObjectMap objects, const content::ReleaseId& id);

/// `text` once replaced in the object at `path`.
void edit(ObjectMap& objects, std::string_view path, std::string_view text, std::string_view by);

}  // namespace gongshi::test
