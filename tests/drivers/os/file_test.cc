#include "drivers/os/file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/support/temp_dir.h"

using namespace gongshi;

TEST_SUITE("os") {
  TEST_CASE("file: an atomic write replaces the whole and leaves nothing beside it") {
    const test::TempDir dir;
    REQUIRE(write_file_atomic(dir / "a", "first and longer").has_value());
    REQUIRE(write_file_atomic(dir / "a", "second").has_value());
    CHECK(*read_file(dir / "a", 100) == "second");
    CHECK(std::distance(fs::directory_iterator(dir.path()), fs::directory_iterator{}) == 1);
  }

  TEST_CASE("file: reads are bounded, follow no link and take no device") {
    const test::TempDir dir;
    dir.write("big", "12345");
    CHECK(read_file(dir / "big", 4).error().code == Errc::kCorrupt);
    fs::create_symlink(dir / "big", dir / "link");
    CHECK_FALSE(read_file(dir / "link", 100).has_value());
    REQUIRE(::mkfifo((dir / "fifo").c_str(), 0600) == 0);
    CHECK(read_file(dir / "fifo", 100).error().code == Errc::kCorrupt);
    CHECK(read_file(dir / "none", 100).error().code == Errc::kNotFound);
  }

  TEST_CASE("file: a write into a folder that is not there says so and names it") {
    const test::TempDir dir;
    const Status status = write_file_atomic(dir / "no/such", "x");
    REQUIRE_FALSE(status.has_value());
    CHECK(status.error().code == Errc::kIo);
    CHECK(status.error().what.en.find("no/such") != std::string::npos);
  }

  TEST_CASE("file: a mapping outlives the name") {
    const test::TempDir dir;
    const auto mapped = MappedFile::open(dir.write("m", "mapped"), 100);
    REQUIRE(mapped.has_value());
    fs::remove(dir / "m");
    CHECK(mapped->text() == "mapped");
    CHECK(MappedFile::open(dir.write("empty", ""), 100)->bytes().empty());
  }
}
