// HTTPS: certificates that are trusted, that are not, and clocks that are wrong.
#include <doctest/doctest.h>

#include "content/store/fetch/web_tree.h"
#include "tests/support/nginx.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;

namespace {

const WallTime kNow = *parse_time("2026-11-22T00:00:00Z");
const WallTime kUnset = *parse_time("1970-01-01T00:05:00Z");
const WallTime kMisdated = *parse_time("2039-06-01T00:00:00Z");  // after all certificates

struct Https {
  TempDir dir;
  Certificates authority{dir};

  /// A server with this certificate; "" when it can be read from, else the error's sentence.
  std::string ask(const ServerCertificate& certificate, store::WebOptions options) {
    static int servers = 0;
    dir.write("web/status", "content");
    NginxOptions nginx_options;
    nginx_options.name = "nginx" + std::to_string(++servers);
    nginx_options.tls = certificate;
    const Nginx nginx(dir, nginx_options);
    if (options.ca_file.empty()) options.ca_file = authority.ca_file();
    auto tree = *store::open_web_tree(nginx.url(), options);
    const auto reply = tree->get("status", 4096);
    if (!reply) {
      CHECK(reply.error().word == "E_IO");
      return reply.error().what.en;
    }
    return reply->body == "content" ? std::string() : "other content";
  }
};

store::WebOptions at(WallTime clock, WallTime newest_signed_date = {}) {
  store::WebOptions options;
  options.clock = clock;
  options.newest_signed_date = newest_signed_date;
  return options;
}

constexpr std::string_view kUntrusted = "certificate is not trusted";

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("tls: the hospital's own authority is trusted, and no other") {
    Https https;
    const ServerCertificate good = https.authority.issue("127.0.0.1");
    CHECK(https.ask(good, at(kNow)).empty());
    store::WebOptions options = at(kNow);
    options.ca_file = Certificates(https.dir, "stranger").ca_file();
    CHECK(https.ask(good, options).find(kUntrusted) != std::string::npos);
    options.ca_file = "/etc/ssl/certs/ca-certificates.crt";
    if (fs::exists(options.ca_file)) {
      CHECK(https.ask(good, options).find(kUntrusted) != std::string::npos);
    }
    options.ca_file = https.dir / "none.pem";
    CHECK(https.ask(good, options).find("ca_file") != std::string::npos);
  }

  TEST_CASE("tls: another host's certificate and expired ones are refused") {
    Https https;
    const auto refused = [&](const ServerCertificate& certificate) {
      return https.ask(certificate, at(kNow)).find(kUntrusted) != std::string::npos;
    };
    CHECK(refused(https.authority.issue("gongshi.example.org")));
    CHECK(refused(https.authority.issue("127.0.0.1", "20250101000000Z", "20250201000000Z")));
    CHECK(refused(https.authority.issue("127.0.0.1", "20300101000000Z", "20310101000000Z")));
  }

  TEST_CASE("tls: a clock in 1970 is taken forward to the newest signed date") {
    Https https;
    const ServerCertificate good = https.authority.issue("127.0.0.1");
    CHECK(https.ask(good, at(kUnset)).find("clock") != std::string::npos);
    CHECK(https.ask(good, at(kUnset, kNow)).empty());
    const ServerCertificate expired =
        https.authority.issue("127.0.0.1", "20250101000000Z", "20250201000000Z");
    CHECK(https.ask(expired, at(kUnset, kNow)).find(kUntrusted) != std::string::npos);
  }

  TEST_CASE("tls: a bundle dated years ahead by mistake does not lock the device out") {
    Https https;
    CHECK(https.ask(https.authority.issue("127.0.0.1"), at(kNow, kMisdated)).empty());
  }

  TEST_CASE("tls: without a clock by parameter the machine's own is used") {
    Https https;
    const ServerCertificate expired =
        https.authority.issue("127.0.0.1", "20200101000000Z", "20200201000000Z");
    CHECK(https.ask(expired, {}).find(kUntrusted) != std::string::npos);
  }
}
