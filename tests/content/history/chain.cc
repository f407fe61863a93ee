#include "tests/content/history/chain.h"

#include <doctest/doctest.h>

namespace gongshi::test {

using namespace content;  // NOLINT(google-build-using-namespace): a test's fixture

ReleaseId chain_id(std::uint64_t seq, std::string_view day) {
  ReleaseId id = sample_id();
  id.seq = seq;
  id.created = *parse_time(std::string(day) + "T12:00:00+08:00");
  id.manifest_hash = std::string(62, 'a') + (seq < 10 ? "0" : "") + std::to_string(seq);
  return id;
}

Result<std::shared_ptr<const Release>> issue_after(const Release* before, ObjectMap objects,
                                                   const ReleaseId& id) {
  if (before != nullptr) {
    GONGSHI_TRY(const auto plain, Release::load(id, std::make_shared<MemoryObjects>(objects)));
    GONGSHI_TRY(auto tables, history::derive(*before, *plain));
    objects[std::string(kIssueTable)] = std::move(tables.issues);
    objects[std::string(kStepTable)] = std::move(tables.steps);
    objects[std::string(kChangeTable)] = std::move(tables.changes);
  }
  return Release::load(id, std::make_shared<MemoryObjects>(std::move(objects)));
}

void edit(ObjectMap& objects, std::string_view path, std::string_view text, std::string_view by) {
  std::string& bytes = objects.find(path)->second;
  const std::size_t at = bytes.find(text);
  REQUIRE(at != std::string::npos);
  bytes.replace(at, text.size(), by);
}

}  // namespace gongshi::test
