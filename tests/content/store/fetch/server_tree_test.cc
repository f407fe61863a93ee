// What a web server may do to us, with a real nginx and with a server that misbehaves.
#include "content/store/fetch/server_tree.h"

#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <thread>

#include "tests/support/nginx.h"
#include "tests/support/rough_server.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;
using namespace std::chrono_literals;

namespace {

/// Bytes in which every place is recognisable.
std::string counted(std::size_t size) {
  std::string text;
  while (text.size() < size) text += std::to_string(text.size()) + " ";
  text.resize(size);
  return text;
}

struct Fetching {
  TempDir dir;
  store::Disk disk;

  [[nodiscard]] fs::path path() const { return dir / "part"; }
  [[nodiscard]] std::string text() const { return *read_file(path(), std::size_t{1} << 24); }

  /// One attempt at "obj", continuing what is there.
  Result<bool> fetch(const std::string& url, std::uint64_t size,
                     const store::WebOptions& options = {}) {
    auto part = store::PartFile::open(disk, path(), size);
    REQUIRE(part.has_value());
    auto tree = store::open_web_tree(url, options);
    REQUIRE(tree.has_value());
    return (*tree)->fetch("obj", *part);
  }
};

std::string head_of(std::string_view status, std::size_t length, std::string_view more = {}) {
  return "HTTP/1.1 " + std::string(status) +
         "\r\nConnection: close\r\nContent-Length: " + std::to_string(length) + "\r\n" +
         std::string(more) + "\r\n";
}

std::string range_head(std::size_t first, std::size_t size) {
  return head_of("206 Partial Content", size - first,
                 "Content-Range: bytes " + std::to_string(first) + "-" + std::to_string(size - 1) +
                     "/" + std::to_string(size) + "\r\n");
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("server tree: nginx continues a transfer, and only the rest comes") {
    Fetching fetching;
    const std::string whole = counted(100'000);
    fetching.dir.write("web/obj", whole);
    fetching.dir.write("part", whole.substr(0, 90'000));
    const Nginx nginx(fetching.dir);
    CHECK(*fetching.fetch(nginx.url(), whole.size()));
    CHECK(fetching.text() == whole);
    const auto requests = nginx.requests(1);
    REQUIRE(requests.size() == 1);
    CHECK(requests[0].status == 206);
    CHECK(requests[0].range == "bytes=90000-");
    CHECK(requests[0].bytes_out < 11'000);
    // What is whole already is not asked for.
    CHECK(*fetching.fetch(nginx.url(), whole.size()));
    CHECK(nginx.requests(1).size() == 1);
  }

  TEST_CASE("server tree: a server without Range begins that object anew") {
    Fetching fetching;
    const std::string whole = counted(100'000);
    fetching.dir.write("web/obj", whole);
    fetching.dir.write("part", whole.substr(0, 90'000));
    NginxOptions options;
    options.server = "max_ranges 0;";
    const Nginx nginx(fetching.dir, options);
    CHECK(*fetching.fetch(nginx.url(), whole.size()));
    CHECK(fetching.text() == whole);
    CHECK(nginx.requests(1)[0].status == 200);
  }

  TEST_CASE("server tree: what has come before a connection breaks is kept") {
    Fetching fetching;
    const std::string whole = counted(10'000);
    const RoughServer server([&](const std::string& head, const RoughServer& out) {
      const std::size_t from = range_start(head);
      out.send(from == 0 ? head_of("200 OK", whole.size(), "ETag: \"one\"\r\n")
                         : range_head(from, whole.size()));
      out.send(std::string_view(whole).substr(from, 4'000));
    });
    auto part = store::PartFile::open(fetching.disk, fetching.path(), whole.size());
    REQUIRE(part.has_value());
    auto tree = *store::open_web_tree(server.url());
    CHECK(tree->fetch("obj", *part).error().code == Errc::kClosed);
    CHECK(part->length() == 4'000);
    CHECK(tree->fetch("obj", *part).error().code == Errc::kClosed);
    CHECK(part->length() == 8'000);
    CHECK(*tree->fetch("obj", *part));
    CHECK(fetching.text() == whole);
    CHECK(server.heads()[1].find("If-Range: \"one\"\r\n") != std::string::npos);
  }

  TEST_CASE("server tree: an answer without a length that breaks off is continued too") {
    Fetching fetching;
    const std::string whole = counted(5'000);
    const RoughServer server([&](const std::string& head, const RoughServer& out) {
      const std::size_t from = range_start(head);
      out.send(from == 0 ? "HTTP/1.0 200 OK\r\n\r\n" : range_head(from, whole.size()));
      out.send(std::string_view(whole).substr(from, 3'000));
    });
    CHECK(fetching.fetch(server.url(), whole.size()).error().code == Errc::kClosed);
    CHECK(*fetching.fetch(server.url(), whole.size()));
    CHECK(fetching.text() == whole);
  }

  TEST_CASE("server tree: another range than asked for, and 416, begin that object anew") {
    const std::string whole = counted(5'000);
    for (const char* kind : {"shifted", "other size", "no range", "416"}) {
      CAPTURE(kind);
      Fetching fetching;
      fetching.dir.write("part", whole.substr(0, 1'000));
      const RoughServer server([&](const std::string& head, const RoughServer& out) {
        const std::size_t from = range_start(head);
        const std::string_view how = kind;
        if (from == 0) {
          out.send(head_of("200 OK", whole.size()) + whole);
        } else if (how == "shifted") {
          out.send(range_head(from + 1, whole.size()) + whole.substr(from + 1));
        } else if (how == "other size") {
          out.send(range_head(from, whole.size() + 1) + whole.substr(from) + "x");
        } else if (how == "no range") {
          out.send(head_of("206 Partial Content", 4'000) + whole.substr(from));
        } else {
          out.send(head_of("416 Range Not Satisfiable", 4) + "none");
        }
      });
      CHECK(*fetching.fetch(server.url(), whole.size()));
      CHECK(fetching.text() == whole);
      CHECK(server.heads().size() == 2);
    }
  }

  TEST_CASE("server tree: no file, an encoded file, a longer and a shorter one leave nothing") {
    Fetching fetching;
    fetching.dir.write("web/obj", counted(1'000));
    NginxOptions options;
    options.server = R"(
      location /moved/ { return 302 /obj; }
      location /login/ { return 200 "<html>please log in</html>"; }
      location /broken/ { return 503; }
      location /encoded/ { rewrite ^/encoded/(.*) /$1 break; add_header Content-Encoding gzip; })";
    const Nginx nginx(fetching.dir, options);
    const auto fails = [&](const std::string& below, std::uint64_t size) {
      const auto fetched = fetching.fetch(nginx.url() + below, size);
      REQUIRE_FALSE(fetched.has_value());
      CHECK(fs::file_size(fetching.path()) == 0);
      return fetched.error().code;
    };
    CHECK(fails("/moved", 1'000) == Errc::kIo);
    CHECK(fails("/broken", 1'000) == Errc::kIo);
    CHECK(fails("/login", 1'000) == Errc::kCorrupt);
    CHECK(fails("/login", 5) == Errc::kCorrupt);
    CHECK(fails("/encoded", 1'000) == Errc::kCorrupt);
    CHECK(fails("", 999) == Errc::kCorrupt);
    CHECK(fails("", 1'001) == Errc::kCorrupt);
    CHECK_FALSE(*fetching.fetch(nginx.url() + "/none", 1'000));
    CHECK(*fetching.fetch(nginx.url(), 1'000));
  }

  TEST_CASE("server tree: a login page does not cost what has come already") {
    Fetching fetching;
    const std::string whole = counted(5'000);
    fetching.dir.write("part", whole.substr(0, 4'000));
    fetching.dir.write("web/obj", whole);
    NginxOptions options;
    options.server = "location /login/ { return 200 \"<html>please log in</html>\"; }";
    const Nginx nginx(fetching.dir, options);
    CHECK(fetching.fetch(nginx.url() + "/login", whole.size()).error().code == Errc::kCorrupt);
    CHECK(fs::file_size(fetching.path()) == 4'000);
    CHECK(*fetching.fetch(nginx.url(), whole.size()));
    CHECK(nginx.requests(2).back().bytes_out < 2'000);
  }

  TEST_CASE("server tree: bodies and heads without end are cut at their limits") {
    std::size_t sent = 0;
    const RoughServer endless([&](const std::string& head, const RoughServer& out) {
      const bool endless_head = head.find("/head/") != std::string::npos;
      const bool refused = head.find("/refused/") != std::string::npos;
      out.send(refused ? "HTTP/1.1 404 Not Found\r\n" : "HTTP/1.1 200 OK\r\n");
      if (!endless_head) out.send("\r\n");
      const std::string piece =
          endless_head ? "X-Filler: " + std::string(900, 'x') + "\r\n" : std::string(1'000, 'x');
      for (sent = 0; sent < (std::size_t{64} << 20) && out.send(piece);) sent += piece.size();
    });
    Fetching fetching;
    CHECK(fetching.fetch(endless.url(), 50'000).error().code == Errc::kCorrupt);
    CHECK(fs::file_size(fetching.path()) == 0);
    CHECK_FALSE(fetching.fetch(endless.url() + "/head", 50'000).has_value());
    CHECK_FALSE(*fetching.fetch(endless.url() + "/refused", 50'000));
    auto tree = *store::open_web_tree(endless.url());
    CHECK(tree->get("status", 4096).error().code == Errc::kCorrupt);
    CHECK_FALSE(tree->get("head/status", 4096).has_value());
    CHECK(tree->get("refused/status", 4096)->kind == store::Reply::Kind::kNotFound);
    CHECK(tree->bytes_received() < (std::size_t{4} << 20));
  }

  TEST_CASE("server tree: a slow server is given up, what has come is kept") {
    const std::string whole = counted(5'000);
    const RoughServer server([&](const std::string& head, const RoughServer& out) {
      const std::size_t from = range_start(head);
      out.send(from == 0 ? head_of("200 OK", whole.size()) : range_head(from, whole.size()));
      out.send(std::string_view(whole).substr(from, 2'000));
      if (from == 0) out.silence(10s);
      out.send(std::string_view(whole).substr(from + 2'000));
    });
    Fetching fetching;
    store::WebOptions hasty;
    hasty.limits.slow_for = 1s;
    CHECK(fetching.fetch(server.url(), whole.size(), hasty).error().code == Errc::kTimeout);
    CHECK(fs::file_size(fetching.path()) == 2'000);
  }

  TEST_CASE("server tree: a transfer stops when it is asked to and is not waited for") {
    const RoughServer server(
        [](const std::string& /*head*/, const RoughServer& out) { out.silence(20s); });
    Fetching fetching;
    std::atomic<bool> stop = false;
    store::WebOptions options;
    options.stop = &stop;
    const auto begun = std::chrono::steady_clock::now();
    std::thread asking([&] {
      std::this_thread::sleep_for(100ms);
      stop = true;
    });
    CHECK_FALSE(fetching.fetch(server.url(), 1'000, options).has_value());
    asking.join();
    CHECK(std::chrono::steady_clock::now() - begun < 10s);  // of 20 s of silence
  }

  TEST_CASE("server tree: a proxy by option and by environment") {
    Fetching fetching;
    const std::string whole = counted(1'000);
    fetching.dir.write("web/obj", whole);
    const Nginx nginx(fetching.dir);  // answers absolute-form requests, as a proxy does
    store::WebOptions options;
    options.proxy = nginx.url();
    CHECK(*fetching.fetch("http://gongshi.invalid", whole.size(), options));
    CHECK(fetching.text() == whole);
    fs::remove(fetching.path());
    ::setenv("http_proxy", nginx.url().c_str(), 1);
    CHECK(*fetching.fetch("http://gongshi.invalid", whole.size()));
    ::unsetenv("http_proxy");
    fs::remove(fetching.path());
    const auto alone = fetching.fetch("http://gongshi.invalid", whole.size());
    REQUIRE_FALSE(alone.has_value());
    CHECK(alone.error().what.en.find("name is not known") != std::string::npos);
  }

  TEST_CASE("server tree: a password in an address is not shown") {
    CHECK(store::shown_url("https://me:secret@example.org/a@b") == "https://example.org/a@b");
    CHECK(store::shown_url("https://example.org/a@b") == "https://example.org/a@b");
    CHECK(store::shown_url("nonsense") == "nonsense");
  }
}
