// From a device's displays to the office's answer, with the real programs and a real nginx between:
// init, import, receipt --send, then gongshi-bundle receipts on what the server has taken.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "content/store/report/display_line.h"
#include "device.h"
#include "tests/support/handbook.h"
#include "tests/support/nginx.h"
#include "tests/support/program.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;

namespace {

constexpr std::string_view kNow = "2026-11-23T02:05:32Z";

/// A device as IT sets it up, with one LED board.
class Lobby {
 public:
  Lobby(const TempDir& dir, std::string name, const std::string& receipts_url)
      : dir_(dir), name_(std::move(name)) {
    dir.write(name_ + ".yaml", "site: hosp-a\nstore: " + store().string() +
                                   "\ndisplays_folder: " + (dir / (name_ + "-shows")).string() +
                                   "\nsync:\n  device: " + name_ + "\n  receipts_url: " +
                                   receipts_url + "\ndisplays:\n  - name: " + name_ +
                                   "-led\n    kind: terminal\n    size: 96x16\n");
  }

  [[nodiscard]] fs::path store() const { return dir_ / (name_ + "-store"); }

  Ran sync(std::vector<std::string> words) const {
    words.insert(words.begin(), GONGSHI_SYNC);
    words.insert(words.end(), {"--config", (dir_ / (name_ + ".yaml")).string(), "--lang", "en"});
    return run_program(std::move(words), dir_ / "output");
  }

  /// What the signage daemon would write.
  void show(const std::string& serial, const std::string& manifest) const {
    DisplayLine line;
    line.display = name_ + "-led";
    line.kind = "terminal";
    line.serial = serial;
    line.manifest_hash = manifest;
    line.proof = Proof::kDrawn;
    line.proved_at = *parse_time(kNow);
    line.seen = Seen::kSeen;
    const fs::path folder = dir_ / (name_ + "-shows");
    REQUIRE(write_display_lines(folder, "signage", {line}).has_value());
    // The programs below are told another time than the machine's.
    fs::last_write_time(folder / "signage.json",
                        std::chrono::file_clock::from_sys(*parse_time(kNow)));
  }

 private:
  const TempDir& dir_;
  std::string name_;
};

}  // namespace

TEST_SUITE("system") {
  TEST_CASE("receipts: from two devices through nginx to the office's answer") {
    const Office office;
    const TempDir dir;
    NginxOptions options;
    options.server = handbook_block(
        "receipts.en.md", "location ~ ^/receipts/",
        {{"root /srv/gongshi-receipts;", ""}, {"allow 10.20.0.0/16;", "allow 127.0.0.0/8;"}});
    const Nginx nginx(dir, options);
    dir.write("1.root", office.signed_root.text);
    dir.write("1.root.1.minisig", office.signed_root.signatures[0]);
    const std::string issue = dir.write("42.kbundle", office.bundle(42)).string();
    const std::string manifest =
        bundle::sha256(bundle::Container::read(office.bundle(42)).value().manifest.text).hex();

    std::string list;
    const Lobby lobbies[] = {{dir, "east", nginx.url() + "/receipts"},
                             {dir, "west", nginx.url() + "/receipts"}};
    for (const Lobby& lobby : lobbies) {
      const Ran made = lobby.sync({"init", "--site", "hosp-a", "--channel", "production", "--root",
                                   (dir / "1.root").string()});
      CHECK(made.code == 0);
      CHECK(made.output.find("key of this device's receipts: ") != std::string::npos);
      CHECK(lobby.sync({"import", issue}).code == 0);
      const Ran status = lobby.sync({"status"});
      constexpr std::string_view kLine = "line for the list of devices: ";
      const std::size_t at = status.output.find(kLine) + kLine.size();
      list += status.output.substr(at, status.output.find('\n', at) + 1 - at);
    }
    const std::string devices = dir.write("devices.txt", list).string();
    const auto ask = [&](std::vector<std::string> more) {
      std::vector<std::string> words{
          GONGSHI_BUNDLE, "receipts", (dir / "web").string(), "--devices", devices, "--bundle",
          issue,          "--now",    std::string(kNow),      "--lang",    "en",    "--json"};
      words.insert(words.end(), more.begin(), more.end());
      const Ran ran = run_program(words, dir / "answer");
      return std::pair(ran.code, nlohmann::json::parse(ran.output));
    };
    CHECK(ask({}).second["findings"].size() == 2);  // nobody has reported yet

    const std::vector<std::string> send{"receipt", "--send", "--now", std::string(kNow)};
    lobbies[0].show("1-42", manifest);
    lobbies[1].show("1-42", manifest);
    for (const Lobby& lobby : lobbies) {
      const Ran sent = lobby.sync(send);
      CHECK(sent.code == 0);
      CHECK(sent.output.starts_with("gongshi-receipt 1\nsite: hosp-a\n"));
      CHECK(fs::exists(lobby.store() / "receipts"));
    }
    auto [code, json] = ask({});
    CHECK(code == 0);
    CHECK(json["newest"] == "1-42");
    CHECK(json["devices"][0]["displays"][0]["display"] == "east-led");
    CHECK(json["devices"][1]["displays"][0]["proof"] == "drawn");
    std::tie(code, json) = ask({"--item", "250303005"});
    CHECK(code == 1);
    CHECK(json["item"]["en"] == "service 250303005 is still shown on 2 of 2 displays");

    // Somebody on the network writes a receipt of his own over a device's.
    for (const auto& entry : fs::recursive_directory_iterator(dir / "web/receipts")) {
      if (entry.path().extension() != ".receipt") continue;
      std::string text = *read_file(entry.path(), 1U << 16U);
      text.replace(text.find("1-42"), 4, "1-99");
      REQUIRE(write_file_atomic(entry.path(), text).has_value());
      break;
    }
    std::tie(code, json) = ask({});
    CHECK(code == 1);
    CHECK(json["findings"][0]["word"] == "MISSING");
    CHECK(json["findings"][1]["word"] == "BAD_SIGNATURE");
    CHECK(json["newest"] == "1-42");

    const Lobby nowhere(dir, "south", "http://127.0.0.1:1/receipts");
    CHECK(nowhere
              .sync({"init", "--site", "hosp-a", "--channel", "production", "--root",
                     (dir / "1.root").string()})
              .code == 0);
    const Ran failed = nowhere.sync(send);
    CHECK(failed.code == 3);
    CHECK(failed.output.find("E_IO") != std::string::npos);
    CHECK(fs::exists(nowhere.store() / "receipts/south.receipt"));
  }
}
