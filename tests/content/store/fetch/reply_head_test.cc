#include "content/store/fetch/reply_head.h"

#include <doctest/doctest.h>

using namespace gongshi::content::store;

TEST_SUITE("store") {
  TEST_CASE("reply head: the lines that count, whatever their case") {
    ReplyHead head;
    head.take("HTTP/1.1 206 Partial Content\r\n");
    head.take("eTaG: \"65a-1\"\r\n");
    head.take("LAST-MODIFIED:Sun, 22 Nov 2026 02:00:00 GMT\r\n");
    head.take("Content-Range: bytes 100-499/500\r\n");
    head.take("ETag-of-something: x\r\n");
    head.take("\r\n");
    CHECK(head.validator() == Validator{"\"65a-1\"", "Sun, 22 Nov 2026 02:00:00 GMT"});
    CHECK(head.range() == ContentRange{100, 499, 500});
    CHECK_FALSE(head.encoded());
    CHECK(head.bytes() == 148);
  }

  TEST_CASE("reply head: a second status line begins anew") {
    ReplyHead head;
    head.take("HTTP/1.1 100 Continue\r\n");
    head.take("Content-Encoding: gzip\r\n");
    head.take("ETag: \"a\"\r\n");
    CHECK(head.encoded());
    head.take("HTTP/1.1 200 OK\r\n");
    CHECK_FALSE(head.encoded());
    CHECK(head.validator().empty());
    head.take("Content-Encoding: Identity\r\n");
    CHECK_FALSE(head.encoded());
  }

  TEST_CASE("reply head: what could not be sent back is not remembered") {
    ReplyHead head;
    head.take("ETag: \"a\x01\"\r\n");
    head.take("Last-Modified: " + std::string(300, 'x') + "\r\n");
    CHECK(head.validator().empty());
  }

  TEST_CASE("reply head: content ranges") {
    CHECK(parse_content_range("bytes 0-0/*") == ContentRange{0, 0, {}});
    for (const char* bad : {"", "bytes", "bytes */500", "bytes 5-4/500", "bytes 0-500/500",
                            "bytes 0-1", "bytes 0-1/", "items 0-1/2", "bytes 00-1/2", "bytes -1/2",
                            "bytes 0-1/2 ", "bytes 1/2-3", "bytes 0-99999999999999999999/*"}) {
      CAPTURE(bad);
      CHECK_FALSE(parse_content_range(bad).has_value());
    }
  }
}
