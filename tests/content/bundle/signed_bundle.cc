#include "signed_bundle.h"

#include <algorithm>

#include "content/bundle/object.h"

namespace gongshi::test {

using namespace content::bundle;  // NOLINT(google-build-using-namespace): a test's fixture

Root Keys::document() const {
  Root document;
  document.site = "hosp-a";
  document.issued = *parse_time("2025-06-01T00:00:00Z");
  document.role(Role::kRoot).keys = {root.public_key(), other_root.public_key()};
  document.role(Role::kOffice).keys = {office.public_key(), other_office.public_key()};
  document.role(Role::kReviewer).keys = {reviewer.public_key()};
  document.role(Role::kStatus).keys = {status.public_key()};
  return document;
}

std::string signature_file(std::string_view text, const SecretKey& key) {
  return sign(prehash(text), key, "timestamp:1749952800\tfile:manifest\thashed").text();
}

SignedDocument OwnedDocument::view() const {
  return {text, {signatures.begin(), signatures.end()}};
}

OwnedDocument signed_by(std::string text, const std::vector<const SecretKey*>& keys) {
  OwnedDocument document{std::move(text), {}};
  for (const SecretKey* key : keys) {
    document.signatures.push_back(signature_file(document.text, *key));
  }
  return document;
}

Issue sample_issue() {
  return {"hosp-a",
          "production",
          1,
          42,
          *parse_time("2025-06-15T02:00:00Z"),
          *parse_time("2025-07-30T00:00:00Z")};
}

std::map<std::string, Source> sample_content() {
  std::string table;
  for (int row = 0; row < 40; ++row) table += "250101001\t血常规\t次\t200000\n";
  return {{"image/logo.png", {ObjectKind::kImage, "\x89PNG"}},
          {"table/service.tsv", {ObjectKind::kTable, table}},
          {"text/empty.md", {ObjectKind::kText, ""}}};
}

std::string sign_bundle(std::string_view unsigned_file, const std::vector<const SecretKey*>& keys) {
  auto container = Container::read(unsigned_file).value();
  const OwnedDocument manifest = signed_by(std::string(container.manifest.text), keys);
  container.manifest = manifest.view();
  return container.bytes();
}

Decision decide(const Root& root, std::string_view file, const std::optional<Floor>& floor) {
  const auto container = Container::read(file);
  if (!container) return {verdict_of(container.error()), container.error().what, {}, {}, {}};
  return decide_bundle(root, *container, {"hosp-a", "production"}, floor);
}

std::string_view word_for(const Root& root, std::string_view file) {
  const Decision decision = decide(root, file);
  if (!decision.accepted) return verdict_word(decision.verdict);
  const Container container = Container::read(file).value();
  for (const ManifestObject& object : decision.accepted->manifest.objects) {
    const auto entry = std::ranges::find(container.objects, object.stored_hash,
                                         &Container::ObjectEntry::stored_hash);
    if (entry == container.objects.end()) return verdict_word(Verdict::kMissingObject);
    if (const auto raw = raw_object(object, entry->stored); !raw) {
      return verdict_word(verdict_of(raw.error()));
    }
  }
  return verdict_word(decision.verdict);
}

}  // namespace gongshi::test
