// Handbook: the settings that a page recommends, read from the page itself, so that what hospitals
// copy is what the tests have run.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongshi::test {

/// The indented block of config/handbook/`page` that begins with the line `first` and ends before
/// the next empty line, with each pair's first text replaced by its second, wherever it stands.
/// Ends the test when one of these texts is not in the page.
[[nodiscard]] std::string handbook_block(
    const std::string& page, std::string_view first,
    const std::vector<std::pair<std::string, std::string>>& changes = {});

}  // namespace gongshi::test
