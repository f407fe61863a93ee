// gongshi-bundle keygen feedback and opinions, run as the office runs them.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "content/bundle/signature.h"
#include "content/feedback/desk/report.h"
#include "content/feedback/seal.h"
#include "sample_opinion.h"
#include "shell.h"
#include "tests/support/temp_dir.h"

namespace gongshi::content::feedback {
namespace {

using test::gongshi_bundle;
using test::sample_opinion;
using test::TempDir;
using Json = nlohmann::json;

/// The office's key pair and a folder of what devices have sent.
struct Office {
  TempDir folder;
  bundle::SecretKey key = make_key();

  bundle::SecretKey make_key() const {
    const auto said =
        gongshi_bundle("keygen feedback feedback --no-password --dir " + folder.path().string());
    REQUIRE(said.exit_code == 0);
    CHECK(said.text.find("feedback_key: RW") != std::string::npos);
    const auto file = read_file(folder / "feedback.key", 1024);
    REQUIRE(file);
    auto read = bundle::parse_secret_key_file(*file, [] { return std::string(); });
    REQUIRE(read);
    return *std::move(read);
  }
  void take(const std::string& name, const Opinion& opinion) const {
    const auto sealed = seal(opinion, key.public_key());
    REQUIRE(sealed);
    folder.write("in/" + name, *sealed);
  }
  [[nodiscard]] test::Said opinions(const std::string& more = {}) const {
    return gongshi_bundle("opinions " + (folder / "in").string() + " --key " +
                          (folder / "feedback.key").string() + " " + more);
  }
};

TEST_CASE("opinions: the office lists what visitors sent, the same one once") {
  const Office office;
  office.take("hosp-a/kiosk-1-0000000000000001.opinion", sample_opinion());
  office.take("stick/kiosk-1-0000000000000001.opinion", sample_opinion());
  Opinion other = sample_opinion(500'000'000);
  other.kind = OpinionKind::kOpinion;
  other.rating = 1;
  office.take("hosp-a/kiosk-2-0000000000000002.opinion", other);
  const auto said = office.opinions();
  CHECK(said.exit_code == 0);
  CHECK(said.text.find(sample_opinion().number.shown()) != std::string::npos);
  CHECK(said.text.find("question  rating 4/5  service 210300001  number 1-42") !=
        std::string::npos);
  CHECK(said.text.find("    I have doubts about a price\n    胸部 CT 的价格") != std::string::npos);
  CHECK(said.text.find("    谢谢。\n") != std::string::npos);
  CHECK(said.text.find("opinions: 2, files that do not open: 0") != std::string::npos);
  const Json json = Json::parse(office.opinions("--json").text);
  REQUIRE(json["opinions"].size() == 2);
  CHECK(json["opinions"][0]["copies"] == 2);
  CHECK(json["opinions"][0]["phrases"][0]["word"] == "price");
  CHECK(json["opinions"][1]["rating"] == 1);
}

TEST_CASE("opinions: what does not open is named with the reason") {
  const Office office;
  office.take("good-0000000000000001.opinion", sample_opinion());
  const auto foreign = seal(sample_opinion(), bundle::SecretKey::generate().public_key());
  REQUIRE(foreign);
  office.folder.write("in/foreign.opinion", *foreign);
  office.folder.write("in/\x1b[31mred.opinion", "not one");
  office.folder.write("in/large.opinion", std::string(100'000, 'x'));
  const auto said = office.opinions();
  CHECK(said.exit_code == 1);
  CHECK(said.text.find("foreign.opinion: sealed to another key") != std::string::npos);
  CHECK(said.text.find("�[31mred.opinion: not a sealed opinion") != std::string::npos);
  CHECK(said.text.find("the limit is") != std::string::npos);
  CHECK(said.text.find('\x1b') == std::string::npos);
  CHECK(said.text.find("opinions: 1, files that do not open: 3") != std::string::npos);
}

TEST_CASE("opinions: a folder of nobody and a wrong key are told") {
  const Office office;
  CHECK(office.opinions().exit_code == 3);
  office.take("a-0000000000000001.opinion", sample_opinion());
  office.folder.write("feedback.key", "rubbish");
  CHECK(office.opinions().exit_code == 1);
}

TEST_CASE("opinions: two with one number are both shown, with a doubt") {
  const Office office;
  office.take("a-0000000000000001.opinion", sample_opinion());
  Opinion other = sample_opinion();
  other.rating = 2;
  office.take("b-0000000000000002.opinion", other);
  const Json json = Json::parse(office.opinions("--json").text);
  REQUIRE(json["opinions"].size() == 2);
  CHECK(json["opinions"][0]["doubtful"] == true);
  CHECK(json["opinions"][1]["doubtful"] == true);
}

TEST_CASE("opinions: only a listed device's signature proves the sender") {
  const Office office;
  office.take("a-0000000000000001.opinion", sample_opinion());
  office.take("b-0000000000000002.opinion", sample_opinion(600'000'000));
  const auto device = bundle::SecretKey::generate();
  const auto sealed = read_file(office.folder / "in/a-0000000000000001.opinion", kSealedBytes);
  REQUIRE(sealed);
  office.folder.write("in/a-0000000000000001.opinion.minisig",
                      bundle::sign(bundle::prehash(*sealed), device, "timestamp:1").text());
  office.folder.write("devices.txt", "kiosk-1 " + device.public_key().text() + " hall\n");
  const auto said = office.opinions("--devices " + (office.folder / "devices.txt").string());
  CHECK(said.exit_code == 0);
  const std::size_t first = said.text.find(sample_opinion().number.shown());
  const std::size_t doubt = said.text.find("sender not proven");
  CHECK(first < doubt);
  CHECK(said.text.find("sender not proven", doubt + 1) == std::string::npos);
}

TEST_CASE("opinions: the sheet is one that Excel reads and no cell is a formula") {
  const Office office;
  Opinion opinion = sample_opinion();
  REQUIRE(opinion.text.assign("=HYPERLINK(\"http://evil\",\"点我\")\n第二行"));
  office.take("a-0000000000000001.opinion", opinion);
  const fs::path sheet = office.folder / "opinions.csv";
  CHECK(office.opinions("--csv " + sheet.string()).exit_code == 0);
  const auto text = read_file(sheet, 100'000);
  REQUIRE(text);
  CHECK(text->starts_with("\xEF\xBB\xBF\"number\","));
  CHECK(text->find("\"'=HYPERLINK(\"\"http://evil\"\"") != std::string::npos);
  CHECK(text->ends_with("\r\n"));
  CHECK((fs::status(sheet).permissions() & fs::perms::others_read) == fs::perms::none);
}

TEST_CASE("opinions: only from a day on") {
  const Office office;
  office.take("a-0000000000000001.opinion", sample_opinion());
  CHECK(office.opinions("--since 2026-11-20").text.find("opinions: 1,") != std::string::npos);
  CHECK(office.opinions("--since 2026-11-25").text.find("opinions: 0,") != std::string::npos);
  CHECK(office.opinions("--since yesterday").exit_code == 2);
}

}  // namespace
}  // namespace gongshi::content::feedback
