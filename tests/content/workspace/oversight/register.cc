#include "tests/content/workspace/oversight/register.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "content/bundle/document_file.h"
#include "content/history/signed_issue.h"
#include "content/workspace/build.h"

namespace gongshi::test {

using namespace content::workspace;

Register::Register() {
  edit("hospital.yaml", "site: my-hospital", "site: hosp-a");  // as the keys' root says
  REQUIRE(make_directories(archive()).has_value());
  REQUIRE(make_directories(box()).has_value());
  const auto document = signed_by(keys_.document().text(), {&keys_.root});
  REQUIRE(content::bundle::write_document(root(), document.view()).has_value());
}

void Register::act(const std::string& key, Role role, std::string_view day, Verb verb) const {
  Workspace workspace;
  (void)findings(day, &workspace);
  const auto item = std::ranges::find(workspace.items, key, &Item::key);
  REQUIRE(item != workspace.items.end());
  Act act;
  act.item = key;
  act.role = role;
  act.verb = verb;
  act.name = signer_of(role);
  act.date = day_of(day);
  act.words = item->hash().hex();
  if (verb != Verb::kAgree && verb != Verb::kConfirm) act.reason = "写错";
  REQUIRE(append_acts(folder(), {act}).has_value());
}

std::string Register::publish(const std::string& day) {
  static const Pinyin pinyin = Pinyin::load({}).value();
  Workspace workspace;
  (void)findings(day, &workspace);
  const WallTime now = parse_time(day + "T12:00:00+08:00").value();
  std::shared_ptr<const content::Release> before;
  if (seq_ > 0) {
    const fs::path last = archive() / (std::to_string(seq_) + ".kbundle");
    before = content::history::load_issue(content::bundle::DeskBundle::open(last).value()).value();
  }
  const auto made = build_bundle(workspace, pinyin, {1, ++seq_, now}, {nullptr, before.get()});
  REQUIRE(made.has_value());
  auto container = content::bundle::Container::read(made->file).value();
  const std::string manifest(container.manifest.text);
  const auto signed_at = (now + std::chrono::minutes{5}).time_since_epoch();
  const std::string comment =
      "timestamp:" +
      std::to_string(std::chrono::duration_cast<std::chrono::seconds>(signed_at).count()) +
      "\tfile:manifest\thashed";
  const auto prehash = content::bundle::prehash(manifest);
  const std::string office = content::bundle::sign(prehash, keys_.office, comment).text();
  const std::string reviewer = content::bundle::sign(prehash, keys_.reviewer, comment).text();
  container.manifest = {manifest, {office, reviewer}};
  const fs::path file = archive() / (std::to_string(seq_) + ".kbundle");
  REQUIRE(write_file_atomic(file, container.bytes()).has_value());
  return made->manifest_hash.hex();
}

void Register::add_device(const std::string& name) {
  devices_.emplace(name, content::bundle::SecretKey::generate());
  std::string list;
  for (const auto& [device, key] : devices_) {
    list += device + " " + key.public_key().text() + " 大厅\n";
  }
  REQUIRE(write_file_atomic(devices(), list).has_value());
}

void Register::receipt(const std::string& name, std::string_view at, const std::string& manifest,
                       const std::vector<std::string>& displays) const {
  content::bundle::Receipt receipt;
  receipt.site = "hosp-a";
  receipt.channel = "production";
  receipt.device = name;
  receipt.issued = parse_time(at).value();
  receipt.serial = "1-" + std::to_string(std::max<std::uint64_t>(seq_, 1));
  receipt.manifest = manifest;
  receipt.state = "CURRENT";
  receipt.software = "0.1.0";
  for (const std::string& display : displays) {
    content::DisplayLine line;
    line.display = display;
    line.kind = "onbon-k";
    line.serial = receipt.serial;
    line.manifest_hash = manifest;
    line.proof = content::Proof::kReadBack;
    line.proved_at = receipt.issued;
    line.seen = content::Seen::kSeen;
    receipt.displays.push_back(line);
  }
  receipt.display_count = displays.size();
  const content::bundle::SecretKey& key = devices_.at(name);
  const std::string text = receipt.text();
  const std::string file = name + "-" + utc_text(receipt.issued) + ".receipt";
  dir_.write("box/" + file + ".minisig", signature_file(text, key));
  dir_.write("box/" + file, text);
}

}  // namespace gongshi::test
