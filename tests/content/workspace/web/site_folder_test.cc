#include "content/workspace/web/site_folder.h"

#include <doctest/doctest.h>
#include <sys/file.h>

#include <fcntl.h>

#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::web;

namespace {

Status fill_folder(const fs::path& target, std::string_view home) {
  GONGSHI_TRY(SiteFolder folder, SiteFolder::begin(target));
  GONGSHI_CHECK(folder.put(kIssueFile, std::string(kIssueMark) + "\n}\n"));
  GONGSHI_CHECK(folder.put("index.html", home));
  GONGSHI_CHECK(folder.put("en/index.html", home));
  return folder.finish();
}

std::string read(const fs::path& path) {
  const auto text = read_file(path, 1 << 20);
  return text ? *text : "?";
}

std::size_t entries(const fs::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) count += entry.exists() ? 1U : 0U;
  return count;
}

void check_refused(const Status& status, std::string_view naming) {
  REQUIRE_FALSE(status.has_value());
  CHECK(status.error().code == Errc::kRejected);
  CHECK(status.error().word == "E1609");
  CHECK(status.error().what.en.find(naming) != std::string::npos);
}

}  // namespace

TEST_SUITE("web") {
  TEST_CASE("folder: appears whole, with a list that sha256sum reads") {
    const test::TempDir dir;
    REQUIRE(fill_folder(dir / "deep/www", "一").has_value());
    CHECK(read(dir / "deep/www/index.html") == "一");
    CHECK(read(dir / "deep/www/en/index.html") == "一");
    CHECK(entries(dir / "deep") == 1);
    CHECK(std::system(("cd " + (dir / "deep/www").string() + " && sha256sum --quiet -c SHA256SUMS")
                          .c_str()) == 0);
  }

  TEST_CASE("folder: an earlier export is replaced whole, an empty folder is filled") {
    const test::TempDir dir;
    fs::create_directory(dir / "www");
    REQUIRE(fill_folder(dir / "www", "一").has_value());
    {
      auto folder = SiteFolder::begin(dir / "www/");
      REQUIRE(folder.has_value());
      REQUIRE(folder->put(kIssueFile, std::string(kIssueMark) + "\n}\n").has_value());
      REQUIRE(folder->put("index.html", "二").has_value());
      CHECK(read(dir / "www/index.html") == "一");  // until it is finished
      REQUIRE(folder->finish().has_value());
    }
    CHECK(read(dir / "www/index.html") == "二");
    CHECK_FALSE(fs::exists(dir / "www/en"));
    CHECK(entries(dir.path()) == 1);
  }

  TEST_CASE("folder: what is not finished leaves nothing behind and changes nothing") {
    const test::TempDir dir;
    REQUIRE(fill_folder(dir / "www", "一").has_value());
    {
      auto folder = SiteFolder::begin(dir / "www");
      REQUIRE(folder.has_value());
      REQUIRE(folder->put("index.html", "二").has_value());
      CHECK(entries(dir.path()) == 2);
    }
    CHECK(read(dir / "www/index.html") == "一");
    CHECK(entries(dir.path()) == 1);
  }

  TEST_CASE("folder: other people's files are refused by name and stay") {
    const test::TempDir dir;
    dir.write("photos/me.jpg", "x");
    check_refused(fill_folder(dir / "photos", "一"), "photos");
    CHECK(read(dir / "photos/me.jpg") == "x");

    dir.write("file", "x");
    check_refused(fill_folder(dir / "file", "一"), "is not a folder");

    REQUIRE(fill_folder(dir / "www", "一").has_value());
    dir.write("www/en/own.php", "x");
    check_refused(fill_folder(dir / "www", "二"), "en/own.php");
    CHECK(read(dir / "www/index.html") == "一");
    fs::remove(dir / "www/en/own.php");
    fs::create_symlink("/etc/passwd", dir / "www/link");
    check_refused(fill_folder(dir / "www", "二"), "link");
    fs::remove(dir / "www/link");
    // A listed name that is a link now would be removed, not followed; it is refused all the same.
    fs::remove(dir / "www/index.html");
    fs::create_symlink("/etc/passwd", dir / "www/index.html");
    check_refused(fill_folder(dir / "www", "二"), "index.html");
  }

  TEST_CASE("folder: a list alone, or a mark alone, is no export of ours") {
    const test::TempDir dir;
    REQUIRE(fill_folder(dir / "www", "一").has_value());
    dir.write("www/issue.json", "{}");
    check_refused(fill_folder(dir / "www", "二"), "no earlier export");
    REQUIRE(fill_folder(dir / "two", "一").has_value());
    fs::remove(dir / "two/SHA256SUMS");
    check_refused(fill_folder(dir / "two", "二"), "no earlier export");
  }

  TEST_CASE("folder: a link in place of the folder is refused") {
    const test::TempDir dir;
    REQUIRE(fill_folder(dir / "www", "一").has_value());
    fs::create_directory_symlink(dir / "www", dir / "link");
    check_refused(fill_folder(dir / "link", "二"), "is not a folder");
    CHECK(read(dir / "www/index.html") == "一");
  }

  TEST_CASE("folder: something put there while it is being made is found at the last moment") {
    const test::TempDir dir;
    REQUIRE(fill_folder(dir / "www", "一").has_value());
    auto folder = SiteFolder::begin(dir / "www");
    REQUIRE(folder.has_value());
    REQUIRE(folder->put("index.html", "二").has_value());
    dir.write("www/letter.txt", "x");
    check_refused(folder->finish(), "letter.txt");
    CHECK(read(dir / "www/letter.txt") == "x");
  }

  TEST_CASE("folder: leavings of a killed export go, those of a living one stay") {
    const test::TempDir dir;
    dir.write("www.new-1/index.html", "dead");
    dir.write("www.new-2/index.html", "alive");
    dir.write("other.new-3/index.html", "of another folder");
    dir.write("www.new-design/index.html", "somebody's own");
    const Fd lock(::open((dir / "www.new-2").c_str(), O_RDONLY | O_DIRECTORY));
    REQUIRE(::flock(lock.get(), LOCK_EX) == 0);
    REQUIRE(fill_folder(dir / "www", "一").has_value());
    CHECK_FALSE(fs::exists(dir / "www.new-1"));
    CHECK(fs::exists(dir / "www.new-2"));
    CHECK(fs::exists(dir / "other.new-3"));
    CHECK(fs::exists(dir / "www.new-design"));
  }
}
