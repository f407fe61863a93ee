#include "tests/support/nginx.h"

#include <doctest/doctest.h>

#include "content/store/fetch/web_tree.h"
#include "tests/support/rough_server.h"

using namespace gongshi;
using namespace gongshi::test;
using namespace gongshi::content;

TEST_SUITE("support") {
  TEST_CASE("nginx: a port that is taken is left to its owner and the next one is tried") {
    const RoughServer other([](const std::string& /*head*/, const RoughServer& out) {
      out.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nother");
    });
    const TempDir dir;
    dir.write("web/status", "mine");
    NginxOptions options;
    const auto taken = other.url().substr(other.url().rfind(':') + 1);
    options.first_port = static_cast<std::uint16_t>(std::stoi(taken));
    Nginx nginx(dir, options);
    CHECK(nginx.port() != options.first_port);
    const auto served = [&] { return (*store::open_web_tree(nginx.url()))->get("status", 64); };
    REQUIRE(served().has_value());
    CHECK(served()->body == "mine");
    nginx.stop();
    CHECK_FALSE(served().has_value());
    nginx.start();
    REQUIRE(served().has_value());
    CHECK(served()->body == "mine");
  }
}
