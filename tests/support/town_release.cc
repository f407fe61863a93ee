#include "tests/support/town_release.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "content/workspace/build.h"
#include "content/workspace/readings/pinyin.h"
#include "tests/support/sample_release.h"

namespace gongshi::test {

std::shared_ptr<const content::Release> town_release() {
  static const auto town = [] {
    using namespace content::workspace;
    auto pinyin = Pinyin::load({});
    REQUIRE(pinyin.has_value());
    Findings findings;
    auto read = read_workspace(std::string(GONGSHI_SOURCE) + "/content/sample",
                               Date{std::chrono::year(2026) / 11 / 23}, findings);
    REQUIRE(read.has_value());
    // Whoever changes content/sample has it signed again: config/sign_off.sh.
    REQUIRE(findings.count(Severity::kError) == 0);
    auto objects = make_objects(*read, *pinyin);
    REQUIRE(objects.has_value());
    std::map<std::string, std::string, std::less<>> bytes;
    for (const auto& [path, source] : *objects) bytes.emplace(path, source.bytes);
    auto release = content::Release::load(
        sample_id(), std::make_shared<content::MemoryObjects>(std::move(bytes)));
    REQUIRE(release.has_value());
    return *release;
  }();
  return town;
}

}  // namespace gongshi::test
