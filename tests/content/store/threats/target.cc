#include "target.h"

#include <doctest/doctest.h>

#include "content/bundle/verdict.h"

namespace gongshi::test {

using namespace content;  // NOLINT(google-build-using-namespace): a test's fixture

namespace {

store::Patience without_waiting() {
  return {[](std::chrono::milliseconds /*pause*/) { return true; }, [] { return 0.5; }};
}

}  // namespace

Target::Target() {
  REQUIRE(device.import(office.bundle(42)) == "OK");
}

std::string Target::pull(const std::string& url, const store::WebOptions& options) {
  const auto tree = store::open_web_tree(url, options);
  REQUIRE(tree.has_value());
  store::Disk disk;
  auto opened = store::Store::open(disk, device.store());
  REQUIRE(opened.has_value());
  const store::PullReport report = store::pull(*opened, **tree, url, {without_waiting()});
  if (report.no_status) return "NO_STATUS";
  return std::string(bundle::verdict_word(report.outcome.verdict));
}

std::string Target::freshness(std::string_view now) const {
  const auto reader = Reader::open(device.store());
  REQUIRE(reader.has_value());
  const auto release = reader->load();
  return std::string(freshness_word(reader->freshness(*parse_time(now))));
}

std::string Target::with_manifest(const std::function<void(std::string&)>& change) const {
  const std::string file = office.bundle(43);
  bundle::Container container = bundle::Container::read(file).value();
  std::string text(container.manifest.text);
  change(text);
  const OwnedDocument manifest =
      signed_by(std::move(text), {&office.keys.office, &office.keys.reviewer});
  container.manifest = manifest.view();
  return container.bytes();
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  for (; at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace gongshi::test
