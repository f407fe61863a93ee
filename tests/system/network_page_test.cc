// The handbook's page on the network is true: its nginx recipe serves devices as it says, and the
// sentences that it explains are the ones that the program says.
#include <doctest/doctest.h>

#include "content/store/fetch/connection.h"
#include "content/store/fetch/pull.h"
#include "device.h"
#include "tests/support/handbook.h"
#include "tests/support/nginx.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;

namespace {

NginxOptions as_the_page_says(const char* page) {
  NginxOptions options;
  options.http = handbook_block(page, "map ");
  options.server = handbook_block(page, "gzip off;");
  return options;
}

std::size_t add_line(char* data, std::size_t size, std::size_t count, void* lines) {
  static_cast<std::string*>(lines)->append(data, size * count);
  return size * count;
}

std::string page_text(const char* name) {
  return *read_file(fs::path(GONGSHI_SOURCE) / "config/handbook" / name, std::size_t{1} << 20);
}

}  // namespace

TEST_SUITE("system") {
  TEST_CASE("network page: the recipe is the same in both languages") {
    for (const char* first : {"map ", "gzip off;", "url: "}) {
      CHECK(handbook_block("network.zh.md", first) == handbook_block("network.en.md", first));
    }
  }

  TEST_CASE("network page: the recipe serves a device, with the times that it promises") {
    const Office office;
    const Device device(office);
    const TempDir dir;
    const std::string file = office.bundle(42);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    publish_root(dir / "web", 2, office.next_root([](bundle::Root&) {}));
    const Nginx nginx(dir, as_the_page_says("network.en.md"));
    auto connection = store::Connection::open({}).value();
    const auto head = [&](const std::string& path) {
      std::string lines;
      CURL* curl = connection.begin(nginx.url() + path);
      curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, add_line);
      curl_easy_setopt(curl, CURLOPT_HEADERDATA, &lines);
      curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
      curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "gzip");
      CHECK(connection.perform() == CURLE_OK);
      return lines;
    };
    const auto keeps = [&](const std::string& path, std::string_view how) {
      const std::string lines = head(path);
      CHECK(lines.find("Content-Encoding") == std::string::npos);
      return lines.find("Cache-Control: " + std::string(how) + "\r\n") != std::string::npos;
    };
    CHECK(keeps("/status", "max-age=30"));
    CHECK(keeps("/status.1.minisig", "max-age=30"));
    CHECK(keeps("/root/2.root", "max-age=31536000, immutable"));
    CHECK(keeps("/manifest/1-42", "max-age=31536000, immutable"));
    CHECK(keeps("/root/3.root", "max-age=60"));
    CHECK(head("/root/3.root").starts_with("HTTP/1.1 404"));
    store::Disk disk;
    const auto pull = [&] {
      auto opened = store::Store::open(disk, device.store());
      auto tree = *store::open_web_tree(nginx.url());
      store::PullOptions options;
      options.now = *parse_time("2026-11-23T00:00:00Z");
      return store::pull(*opened, *tree, nginx.url(), options);
    };
    CHECK(pull().outcome.verdict == bundle::Verdict::kOk);
    CHECK(device.shown() == "1-42");
    const store::PullReport idle = pull();
    CHECK(idle.outcome.verdict == bundle::Verdict::kAlready);
    MESSAGE("idle round: " << idle.bytes_received << " bytes in");
    CHECK(idle.bytes_received < 300);  // "not changed"; the status itself would be more
  }

  TEST_CASE("network page: the sentences are the program's own") {
    const TempDir dir;
    Certificates authority(dir);
    NginxOptions plain = as_the_page_says("network.en.md");
    plain.server += "location /moved/ { return 302 /status; }\n";
    const Nginx nginx(dir, plain);
    NginxOptions tls;
    tls.name = "tls";
    tls.tls = authority.issue("127.0.0.1");
    const Nginx secure(dir, tls);
    const auto says = [](const std::string& url, const store::WebOptions& options = {}) {
      const auto reply = (*store::open_web_tree(url, options))->get("status", 4096);
      REQUIRE_FALSE(reply.has_value());
      return reply.error().what;
    };
    const auto explained = [](const Sentence& said, const std::string& zh, const std::string& en) {
      CHECK(said.zh.find(zh) != std::string::npos);
      CHECK(said.en.find(en) != std::string::npos);
      CHECK(page_text("network.zh.md").find(zh) != std::string::npos);
      CHECK(page_text("network.en.md").find(en) != std::string::npos);
    };
    explained(says("http://gongshi.invalid"), "找不到服务器，请检查网络、DNS 和网址",
              "the server's name is not known; check network, DNS and address");
    store::WebOptions proxied;
    proxied.proxy = "http://proxy.invalid:3128";
    explained(says(nginx.url(), proxied), "找不到代理服务器，请检查 proxy 设置",
              "the proxy's name is not known; check the proxy setting");
    explained(says("http://127.0.0.1:1"), "连不上服务器，请检查网络和防火墙",
              "the server cannot be reached; check network and firewall");
    explained(says(secure.url()), "服务器证书不可信，请检查证书、ca_file 和本机时钟",
              "the server's certificate is not trusted; check certificate, ca_file and clock");
    store::WebOptions lost;
    lost.ca_file = dir / "none.pem";
    explained(says(secure.url(), lost), "读不了 ca_file 指定的证书文件",
              "the file that ca_file names cannot be read");
    const Sentence moved = says(nginx.url() + "/moved");
    CHECK(moved.en.find("the server answered 302 for") != std::string::npos);
  }
}
