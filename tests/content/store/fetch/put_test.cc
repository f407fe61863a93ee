// Receipts are PUT to a real nginx, set up as the handbook says.
#include "content/store/fetch/put.h"

#include <doctest/doctest.h>

#include "tests/support/certificates.h"
#include "tests/support/handbook.h"
#include "tests/support/nginx.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;
using store::IssuedReceipt;

namespace {

const std::string kName = "kiosk-1-5106A583DB0BDE46.receipt";
const IssuedReceipt kReceipt{kName, "hosp-a", "gongshi-receipt 1\n", "the signature\n"};

/// The handbook's lines for another folder and another network.
std::string recipe(const std::string& page = "receipts.en.md") {
  return handbook_block(
      page, "location ~ ^/receipts/",
      {{"root /srv/gongshi-receipts;", ""}, {"allow 10.20.0.0/16;", "allow 127.0.0.0/8;"}});
}

NginxOptions office() {
  NginxOptions options;
  options.server = recipe();
  return options;
}

std::string text_of(const fs::path& path) {
  const auto text = read_file(path, 1U << 20U);
  return text ? *text : std::string("nothing");
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("put: signature first, both replaced, nothing but receipts may be written") {
    CHECK(recipe("receipts.zh.md") == recipe("receipts.en.md"));
    const TempDir dir;
    const Nginx nginx(dir, office());
    REQUIRE(store::send_receipt(nginx.url() + "/receipts/", kReceipt).has_value());
    const fs::path folder = dir / "web/receipts/hosp-a";
    CHECK(text_of(folder / kName) == kReceipt.text);
    CHECK(text_of(folder / (kName + ".minisig")) == kReceipt.signature);
    const auto requests = nginx.requests(2);
    REQUIRE(requests.size() == 2);
    CHECK(requests[0].method == "PUT");
    CHECK(requests[0].target == "/receipts/hosp-a/" + kName + ".minisig");
    CHECK(requests[0].status == 201);
    IssuedReceipt newer = kReceipt;
    newer.text = std::string(65'536, 'x');  // the largest that there is
    REQUIRE(store::send_receipt(nginx.url() + "/receipts", newer).has_value());
    CHECK(text_of(folder / kName) == newer.text);

    auto connection = store::Connection::open({});
    REQUIRE(connection.has_value());
    const auto refused = [&](const std::string& path, const std::string& body) {
      const auto put = store::put_file(*connection, nginx.url() + path, body);
      REQUIRE_FALSE(put.has_value());
      CHECK(put.error().code == Errc::kIo);
      CHECK(put.error().word == "E_IO");
    };
    refused("/status", "a forged status");
    refused("/receipts/hosp-a/index.html", "a page");
    refused("/receipts/hosp-a/../../status", "a forged status");
    refused("/receipts/" + kName, "not below a site");
    refused("/receipts/hosp-a/" + kName, std::string(70'000, 'x'));
    CHECK(text_of(folder / kName) == newer.text);
    CHECK_FALSE(fs::exists(dir / "web/status"));
  }

  TEST_CASE("put: a server that refuses, redirects or is dead is told in a sentence") {
    const TempDir dir;
    NginxOptions options;
    options.server =
        "location /denied/ { deny all; }\n"
        "location /moved/ { return 307 /elsewhere/; }\n"
        "location /busy/ { return 503; }\n";
    std::string dead;
    const auto error = [](const std::string& url) {
      const auto sent = store::send_receipt(url, kReceipt);
      REQUIRE_FALSE(sent.has_value());
      CHECK(sent.error().word == "E_IO");
      return sent.error().what.en;
    };
    {
      const Nginx nginx(dir, options);
      dead = nginx.url();
      CHECK(error(nginx.url() + "/denied").find("answered 403") != std::string::npos);
      CHECK(error(nginx.url() + "/moved").find("answered 307") != std::string::npos);
      CHECK(error(nginx.url() + "/busy").find("answered 503") != std::string::npos);
      CHECK(error(nginx.url() + "/static").find("answered 405") != std::string::npos);
    }
    CHECK(error(dead).find("cannot be reached") != std::string::npos);
    CHECK(store::send_receipt("ftp://example.org/", kReceipt).error().code == Errc::kUsage);
    CHECK(store::send_receipt("file:///tmp", kReceipt).error().code == Errc::kUsage);
  }

  TEST_CASE("put: a name and password in the address, which no sentence repeats") {
    const TempDir dir;
    dir.write("passwords", "kiosk:{PLAIN}lobby\n");
    NginxOptions options;
    options.server = "auth_basic receipts; auth_basic_user_file " + (dir / "passwords").string() +
                     ";\n" + recipe();
    const Nginx nginx(dir, options);
    const std::string host = nginx.url().substr(7);
    CHECK(store::send_receipt("http://kiosk:lobby@" + host + "/receipts", kReceipt).has_value());
    const auto wrong = store::send_receipt("http://kiosk:sesame@" + host + "/receipts", kReceipt);
    REQUIRE_FALSE(wrong.has_value());
    CHECK(wrong.error().what.en.find("answered 401") != std::string::npos);
    CHECK(wrong.error().what.en.find("sesame") == std::string::npos);
    CHECK(wrong.error().what.zh.find("sesame") == std::string::npos);
  }

  TEST_CASE("put: over TLS only to a server whose certificate is trusted") {
    const TempDir dir;
    Certificates authority(dir);
    NginxOptions options = office();
    options.tls = authority.issue("127.0.0.1");
    const Nginx nginx(dir, options);
    store::WebOptions trusting;
    trusting.ca_file = authority.ca_file();
    CHECK(store::send_receipt(nginx.url() + "/receipts", kReceipt, trusting).has_value());
    fs::remove_all(dir / "web/receipts");
    const auto untrusted = store::send_receipt(nginx.url() + "/receipts", kReceipt);
    REQUIRE_FALSE(untrusted.has_value());
    CHECK(untrusted.error().what.en.find("certificate is not trusted") != std::string::npos);
    CHECK_FALSE(fs::exists(dir / "web/receipts"));
  }
}
