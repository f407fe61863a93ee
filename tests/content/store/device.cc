#include "device.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>

#include "content/bundle/verdict.h"
#include "content/store/layout.h"
#include "tests/support/sample_release.h"

namespace gongshi::test {

using namespace content;          // NOLINT(google-build-using-namespace): a test's fixture
using namespace content::bundle;  // NOLINT(google-build-using-namespace): likewise

namespace {

/// Stores lie in memory where the machine offers that: these tests make tens of thousands of
/// fsyncs, and a cut of the power is PowerCutDisk's business.
[[maybe_unused]] const bool kInMemory =
    ::access("/dev/shm", W_OK) == 0 && ::setenv("TMPDIR", "/dev/shm", 1) == 0;

constexpr std::string_view kAddress = "滨河路 88 号";
constexpr std::string_view kPage = "text/page/about.zh";

void replace_once(std::string& text, std::string_view from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

ObjectKind kind_of(std::string_view path) {
  if (path.starts_with("table/")) return ObjectKind::kTable;
  return path.starts_with("text/") ? ObjectKind::kText : ObjectKind::kImage;
}

void write(const fs::path& path, std::string_view bytes) {
  fs::create_directories(path.parent_path());
  REQUIRE(write_file_atomic(path, bytes).has_value());
}

void write_signed(const fs::path& path, const SignedDocument& document) {
  for (std::size_t k = 0; k < document.signatures.size(); ++k) {
    write(store::signature_name(path, k + 1), document.signatures[k]);
  }
  write(path, document.text);
}

}  // namespace

Issue Office::issue(std::uint64_t seq) {
  return {"hosp-a",
          "production",
          1,
          seq,
          *parse_time("2026-11-20T02:00:00Z"),
          *parse_time("2027-01-04T02:00:00Z")};
}

std::map<std::string, Source> Office::content(std::uint64_t seq) {
  std::map<std::string, Source> content;
  for (auto& [path, bytes] : sample_objects()) content[path] = {kind_of(path), bytes};
  const std::string number = std::to_string(seq);
  replace_once(content["table/hospital"].bytes, kAddress, "滨河路 " + number + " 号");
  content[std::string(kPage)].bytes += "\n第 " + number + " 期\n";
  return content;
}

std::string Office::bundle(std::uint64_t seq) const {
  return bundle(issue(seq), content(seq), {&keys.office, &keys.reviewer});
}

std::string Office::bundle(const Issue& issue, const std::map<std::string, Source>& content,
                           const std::vector<const SecretKey*>& signers) const {
  return sign_bundle(assemble(issue, content).value().file, signers);
}

OwnedDocument Office::status(std::string_view file, std::string_view issued) const {
  const Container container = Container::read(file).value();
  const Manifest manifest = Manifest::parse(container.manifest.text).value();
  StatusDocument status;
  status.site = manifest.site;
  status.channel = manifest.channel;
  status.epoch = manifest.epoch;
  status.seq = manifest.seq;
  status.manifest = sha256(container.manifest.text);
  status.issued = *parse_time(issued);
  status.valid_until = status.issued + std::chrono::hours(48);
  return signed_by(status.text(), {&keys.status});
}

std::string with_root(std::string_view file, std::uint64_t version, const OwnedDocument& root) {
  Container container = Container::read(file).value();
  container.roots.push_back({version, root.view()});
  return container.bytes();
}

std::string with_status(std::string_view file, const OwnedDocument& status) {
  Container container = Container::read(file).value();
  container.status = status.view();
  return container.bytes();
}

void publish(const fs::path& web, std::string_view file, const OwnedDocument& status) {
  const Container container = Container::read(file).value();
  const Manifest manifest = Manifest::parse(container.manifest.text).value();
  for (const auto& object : container.objects) {
    const std::string hash = object.stored_hash.hex();
    write(web / "obj" / hash.substr(0, 2) / hash, object.stored);
  }
  write_signed(web / "manifest" / manifest.serial(), container.manifest);
  write_signed(web / "status", status.view());
}

void publish_root(const fs::path& web, std::uint64_t version, const OwnedDocument& root) {
  write_signed(web / "root" / (std::to_string(version) + ".root"), root.view());
}

Device::Device(const Office& office) {
  store::Disk disk;
  const auto made =
      store::Store::init(disk, store(), "hosp-a", "production", office.signed_root.view());
  REQUIRE_MESSAGE(made.has_value(), (made ? "" : made.error().what.en));
}

std::string Device::import(std::string_view file) {
  store::Disk disk;
  return import(disk, file);
}

std::string Device::import(store::Disk& disk, std::string_view file) {
  const fs::path path = dir_.write("stick/release.kbundle", file);
  auto store = store::Store::open(disk, this->store());
  if (!store) return std::string(verdict_word(verdict_of(store.error())));
  return std::string(verdict_word(store::import(*store, path).outcome.verdict));
}

std::string Device::shown() const {
  const auto reader = Reader::open(store());
  REQUIRE(reader.has_value());
  const auto release = reader->load();
  if (release) return serial_of(**release);
  return release.error().code == Errc::kNotFound ? "nothing" : "withheld";
}

std::string serial_of(const Release& release) {
  const std::string number = std::to_string(release.id().seq);
  const auto page = release.object(kPage);
  const bool whole = release.hospital().address.find("滨河路 " + number + " 号") != Text::npos &&
                     page && page->find("第 " + number + " 期") != std::string_view::npos;
  return whole ? release.id().serial() : "mixed";
}

}  // namespace gongshi::test
