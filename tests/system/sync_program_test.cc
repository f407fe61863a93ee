// gongshi-sync as people and units run it: the real program, the real gongshi-bundle, and nginx on
// loopback as the static web server.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "content/store/fetch/pull.h"
#include "content/store/fetch/web_tree.h"
#include "content/store/report/display_line.h"
#include "device.h"
#include "drivers/os/clock.h"
#include "tests/support/nginx.h"
#include "tests/support/program.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;

namespace {

/// What a server must not do to us, one location each.
NginxOptions hostile() {
  NginxOptions options;
  options.server = R"(
    location /moved/ { return 302 /status; }
    location /gone/ { return 410; }
    location /broken/ { return 503; }
    location /encoded/ { rewrite ^/encoded/(.*) /$1 break; add_header Content-Encoding gzip; }
    location /slow/ { rewrite ^/slow/(.*) /$1 break; limit_rate 100; })";
  return options;
}

Ran run(const TempDir& dir, std::vector<std::string> words) {
  return run_program(std::move(words), dir / "output");
}

store::PullReport pull(const Device& device, const std::string& url) {
  auto tree = store::open_web_tree(url);
  store::Disk disk;
  auto opened = store::Store::open(disk, device.store());
  REQUIRE(opened.has_value());
  return store::pull(*opened, **tree, url);
}

}  // namespace

TEST_SUITE("system") {
  TEST_CASE("sync: pulls from nginx, and an idle round costs less than 2 kB") {
    const Office office;
    const Device device(office);
    const TempDir dir;
    const Nginx nginx(dir);
    CHECK(pull(device, nginx.url()).no_status);
    const std::string file = office.bundle(42);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    CHECK(pull(device, nginx.url()).outcome.verdict == bundle::Verdict::kOk);
    CHECK(device.shown() == "1-42");
    const store::PullReport idle = pull(device, nginx.url());
    CHECK(idle.outcome.verdict == bundle::Verdict::kAlready);
    MESSAGE("idle round: " << idle.bytes_received << " bytes in");
    CHECK(idle.bytes_received < 1000);
    const std::string next = office.bundle(43);
    publish(dir / "web", next, office.status(next, "2026-11-24T00:00:00Z"));
    // nginx tells versions apart by the second; gongshi-bundle publish sees to that by itself.
    fs::last_write_time(dir / "web/status",
                        fs::last_write_time(dir / "web/status") + std::chrono::seconds{2});
    const store::PullReport update = pull(device, nginx.url());
    CHECK(update.outcome.verdict == bundle::Verdict::kOk);
    CHECK(update.bytes_received < file.size());
    CHECK(device.shown() == "1-43");
  }

  TEST_CASE("sync: redirects, encodings, long answers and a dead server are refused") {
    const TempDir dir;
    dir.write("web/status", std::string(3000, 's'));
    std::string dead;
    {
      const Nginx nginx(dir, hostile());
      dead = nginx.url();
      auto tree = *store::open_web_tree(nginx.url());
      const auto answer = tree->get("status", 4096);
      REQUIRE(answer.has_value());
      CHECK(answer->body.size() == 3000);
      CHECK_FALSE(answer->validator.empty());
      CHECK(tree->get("status", 4096, answer->validator)->kind == store::Reply::Kind::kNotModified);
      CHECK(tree->get("status", 2999).error().code == Errc::kCorrupt);
      CHECK(tree->get("none", 4096)->kind == store::Reply::Kind::kNotFound);
      CHECK(tree->get("gone/x", 4096)->kind == store::Reply::Kind::kNotFound);
      CHECK(tree->get("moved/x", 4096).error().code == Errc::kIo);
      CHECK(tree->get("broken/x", 4096).error().code == Errc::kIo);
      CHECK(tree->get("encoded/status", 4096).error().code == Errc::kCorrupt);
      store::WebOptions hasty;
      hasty.limits.slow_for = std::chrono::seconds(1);
      auto impatient = *store::open_web_tree(nginx.url(), hasty);
      CHECK(impatient->get("slow/status", 4096).error().code == Errc::kTimeout);
    }
    auto tree = *store::open_web_tree(dead);
    CHECK(tree->get("status", 4096).error().word == "E_IO");
  }

  TEST_CASE("sync: HTTPS with the hospital's own authority, and a proxy, as people set them") {
    const Office office;
    const TempDir dir;
    const Device device(office);
    const std::string store = device.store().string();
    const std::string file = office.bundle(42);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    Certificates authority(dir);
    NginxOptions tls;
    tls.tls = authority.issue("127.0.0.1");
    const Nginx secure(dir, tls);
    NginxOptions as_proxy;
    as_proxy.name = "proxy";
    const Nginx proxy(dir, as_proxy);
    const auto pull = [&](std::vector<std::string> words) {
      words.insert(words.begin(), {GONGSHI_SYNC, "pull", "--lang", "en"});
      return run(dir, std::move(words));
    };
    Ran ran = pull({"--store", store, "--url", secure.url()});
    CHECK(ran.code == 3);
    CHECK(ran.last_line() == "E_IO");
    CHECK(ran.output.find("certificate is not trusted; check certificate, ca_file and clock") !=
          std::string::npos);
    ran = pull({"--store", store, "--url", secure.url(), "--ca-file", authority.ca_file()});
    CHECK(ran.code == 0);
    CHECK(ran.last_line() == "OK");
    CHECK(ran.output.find(" bytes received\n") != std::string::npos);
    const std::string config =
        dir.write("site.yaml", "site: hosp-a\nstore: " + store + "\nurl: " + secure.url() +
                                   "\nsync:\n  ca_file: " + authority.ca_file().string() + "\n")
            .string();
    CHECK(pull({"--config", config}).last_line() == "ALREADY");
    const std::string nowhere = "http://gongshi.invalid";
    CHECK(pull({"--store", store, "--url", nowhere}).code == 3);
    ran = pull({"--store", store, "--url", nowhere, "--proxy", proxy.url()});
    CHECK(ran.last_line() == "ALREADY");
  }

  TEST_CASE("sync: the program's words, exit codes and status") {
    const Office office;
    const TempDir dir;
    const std::string store = (dir / "store").string();
    const auto sync = [&](std::vector<std::string> words) {
      words.insert(words.begin(), GONGSHI_SYNC);
      words.insert(words.end(), {"--lang", "en"});
      return run(dir, std::move(words));
    };
    dir.write("1.root", office.signed_root.text);
    dir.write("1.root.1.minisig", office.signed_root.signatures[0]);
    const std::string good = dir.write("good.kbundle", office.bundle(42)).string();
    const std::string bad = dir.write("bad.kbundle", office.bundle(43).substr(0, 4096)).string();
    CHECK(sync({"import", good, "--store", store}).code == 3);
    const std::vector<std::string> init{"init",       "--store", store,
                                        "--site",     "hosp-a",  "--channel",
                                        "production", "--root",  (dir / "1.root").string()};
    CHECK(sync(init).code == 0);
    CHECK(sync(init).code == 2);
    CHECK(sync({"init", "--store", store}).code == 2);

    Ran ran = sync({"import", good, "--store", store});
    CHECK(ran.code == 0);
    CHECK(ran.last_line() == "OK");
    ran = sync({"import", good, "--store", store});
    CHECK(ran.code == 0);
    CHECK(ran.last_line() == "ALREADY");
    ran = sync({"import", bad, "--store", store, "--now", "2026-11-22T00:00:00Z"});
    CHECK(ran.code == 1);
    CHECK(ran.last_line() == "E_CONTAINER");
    ran = sync({"import", (dir / "none").string(), "--store", store});
    CHECK(ran.code == 3);
    CHECK(ran.last_line() == "E_IO");
    CHECK(sync({"pull", "--url", "ftp://x/", "--store", store}).code == 2);
    ran = sync({"pull", "--url", "http://127.0.0.1:1/", "--store", store});
    CHECK(ran.code == 3);
    CHECK(ran.last_line() == "E_IO");

    const WallTime now = *parse_time("2026-11-22T00:00:10Z");
    REQUIRE(write_display_lines(dir / "displays", "kiosk",
                                {{"kiosk-1",
                                  "kiosk",
                                  "1-42",
                                  "",
                                  Proof::kDrawn,
                                  now - std::chrono::seconds(5),
                                  Seen::kSeen,
                                  {}}})
                .has_value());
    const std::vector<std::string> status{"status",
                                          "--store",
                                          store,
                                          "--displays",
                                          (dir / "displays").string(),
                                          "--now",
                                          "2026-11-22T00:00:10Z"};
    ran = sync(status);
    CHECK(ran.code == 0);
    CHECK(ran.output.find("\nserial: 1-42\nstate: UNCONFIRMED\n") != std::string::npos);
    CHECK(ran.output.find("kiosk-1      kiosk       1-42     drawn         5 s  seen") !=
          std::string::npos);
    std::vector<std::string> as_json = status;
    as_json.emplace_back("--json");
    const auto json = nlohmann::json::parse(sync(as_json).output);
    CHECK(json["serial"] == "1-42");
    CHECK(json["state"] == "UNCONFIRMED");
    CHECK(json["last"]["word"] == "E_IO");
    CHECK(json["displays"][0]["proof"] == "drawn");
  }

  TEST_CASE("sync: a bundle made by gongshi-bundle comes in by folder tree and by stick") {
    const TempDir dir;
    const std::string here = dir.path().string();
    const auto ok = [&](std::vector<std::string> words) {
      const Ran ran = run(dir, std::move(words));
      REQUIRE_MESSAGE(ran.code == 0, ran.output);
      return ran;
    };
    const std::string bundle = GONGSHI_BUNDLE;
    for (const char* role : {"root", "office", "reviewer", "status"}) {
      ok({bundle, "keygen", role, role, "--dir", here + "/keys", "--no-password"});
    }
    ok({bundle, "root", "new", "--site", "demo-hospital", "--key",
        "root:" + here + "/keys/root.pub", "--key", "office:" + here + "/keys/office.pub", "--key",
        "reviewer:" + here + "/keys/reviewer.pub", "--key", "status:" + here + "/keys/status.pub",
        "--threshold", "root=1", "--sign-with", here + "/keys/root.key", "-o", here + "/root"});
    ok({bundle, "build", GONGSHI_SOURCE "/content/sample", "-o", here + "/a.kbundle", "--seq",
        "1"});
    ok({bundle, "sign", here + "/a.kbundle", "--key", here + "/keys/office.key"});
    const std::string store = here + "/store";
    ok({GONGSHI_SYNC, "init", "--store", store, "--site", "demo-hospital", "--channel",
        "production", "--root", here + "/root/1.root"});
    Ran ran = run(dir, {GONGSHI_SYNC, "import", here + "/a.kbundle", "--store", store});
    CHECK(ran.code == 1);
    CHECK(ran.last_line() == "E_SIG");
    ok({bundle, "sign", here + "/a.kbundle", "--key", here + "/keys/reviewer.key"});
    ok({bundle, "publish", here + "/a.kbundle", "--web", here + "/web", "--root", here + "/root",
        "--status-key", here + "/keys/status.key"});
    CHECK(ok({GONGSHI_SYNC, "pull", "--url", "file://" + here + "/web", "--store", store})
              .last_line() == "OK");
    CHECK(ok({GONGSHI_SYNC, "import", here, "--store", store}).last_line() == "ALREADY");
    ran = ok({GONGSHI_SYNC, "status", "--store", store, "--lang", "en"});
    CHECK(ran.output.find("\nstate: CURRENT\n") != std::string::npos);
  }
}
