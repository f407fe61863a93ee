#include "desk.h"

#include <doctest/doctest.h>

#include "content/bundle/container.h"

namespace gongshi::test {

using namespace content::bundle;  // NOLINT(google-build-using-namespace): a test's fixture

namespace {

/// `table` without the row that has the cell `code`.
std::string without(const std::string& table, std::string_view code) {
  const std::size_t at = table.find("\n" + std::string(code) + "\t") + 1;
  REQUIRE(at != 0);
  const std::size_t begin = table.rfind('\n', at) + 1;
  std::string shorter = table;
  return shorter.erase(begin, table.find('\n', at) + 1 - begin);
}

}  // namespace

Desk::Desk() {
  fs::create_directories(box());
  for (const std::uint64_t seq : {42U, 43U}) {
    auto content = Office::content(seq);
    auto& services = content.at("table/services").bytes;
    if (seq == 43) services = without(services, kWithdrawn);
    const std::string file =
        office_.bundle(Office::issue(seq), content, {&office_.keys.office, &office_.keys.reviewer});
    publish(web(), file, office_.status(file, "2026-11-23T00:00:00Z"));
    manifests_[seq] = sha256(Container::read(file).value().manifest.text).hex();
    files_[seq] = file;
  }
}

fs::path Desk::bundle(std::uint64_t seq) const {
  return dir_.write(std::to_string(seq) + ".kbundle", files_.at(seq));
}

std::vector<content::bundle::RootFile> Desk::roots() const {
  return {{office_.root, {office_.signed_root.text, office_.signed_root.signatures}}};
}

void Desk::add_device(const std::string& name, const std::string& place) {
  keys_.emplace(name, SecretKey::generate());
  places_[name] = place;
}

std::vector<content::receipts::ListedDevice> Desk::devices() const {
  std::vector<content::receipts::ListedDevice> devices;
  for (const auto& [name, key] : keys_) {
    devices.push_back({name, key.public_key(), places_.at(name)});
  }
  return devices;
}

fs::path Desk::devices_file() const {
  std::string text = "# name  public key  place\n";
  for (const auto& device : devices()) {
    text += device.name + " " + device.key.text() + " " + device.place + "\n";
  }
  return dir_.write("devices.txt", text);
}

Receipt Desk::receipt(const std::string& device, std::uint64_t seq) const {
  Receipt receipt;
  receipt.site = "hosp-a";
  receipt.channel = "production";
  receipt.device = device;
  receipt.issued = now();
  receipt.serial = "1-" + std::to_string(seq);
  receipt.manifest = manifest(seq);
  receipt.state = "CURRENT";
  receipt.outcome = "OK";
  receipt.software = "0.1.0";
  content::DisplayLine line;
  line.display = device + "-led";
  line.kind = "onbon-k";
  line.serial = receipt.serial;
  line.manifest_hash = receipt.manifest;
  line.proof = content::Proof::kReadBack;
  line.proved_at = now();
  line.seen = content::Seen::kSeen;
  receipt.displays = {line};
  receipt.display_count = 1;
  return receipt;
}

void Desk::put(const Receipt& receipt) const {
  const SecretKey& its = key(receipt.device);
  put_text(receipt.text(), its, "hosp-a/" + receipt_name(receipt.device, its.id()));
}

void Desk::put_text(const std::string& text, const SecretKey& key, const std::string& name) const {
  dir_.write("box/" + name + ".minisig", signature_file(text, key));
  dir_.write("box/" + name, text);
}

}  // namespace gongshi::test
