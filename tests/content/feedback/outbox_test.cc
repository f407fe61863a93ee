// Outbox: whole files under names by chance, bounded, whatever else lies in the folder.
#include "content/feedback/outbox.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "content/feedback/seal.h"
#include "tests/support/temp_dir.h"

namespace gongshi::content::feedback {
namespace {

const std::string kSealed(kSealedBytes, 's');

TEST_CASE("outbox: what is posted waits, readable by the updater's group only") {
  const test::TempDir folder;
  const auto name = post(folder.path(), "kiosk-1", kSealed);
  REQUIRE(name);
  CHECK(is_opinion_name(*name));
  CHECK(waiting(folder.path()).value() == std::vector{*name});
  CHECK(read_file(folder / *name, kSealedBytes).value() == kSealed);
  struct stat info{};
  REQUIRE(::stat((folder / *name).c_str(), &info) == 0);
  CHECK((info.st_mode & 07777U) == (0640U & ~[] {
          const mode_t mask = ::umask(0);
          ::umask(mask);
          return mask;
        }()));
}

TEST_CASE("outbox: nothing but sealed opinions goes in") {
  const test::TempDir folder;
  CHECK_FALSE(post(folder.path(), "kiosk-1", "我的意见"));
  CHECK_FALSE(post(folder.path(), "../kiosk", kSealed));
  CHECK_FALSE(post(folder / "nowhere", "kiosk-1", kSealed));
  CHECK(waiting(folder.path())->empty());
  CHECK(waiting(folder / "nowhere")->empty());
}

TEST_CASE("outbox: a full one says so and keeps what it has") {
  const test::TempDir folder;
  for (std::size_t i = 0; i < kMaxWaiting; ++i) {
    const std::string digits = std::to_string(1'000 + i);
    folder.write("kiosk-1-00000000000A" + digits + ".opinion", "x");
  }
  const auto refused = post(folder.path(), "kiosk-1", kSealed);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::kRejected);
  CHECK(refused.error().what.zh.find("已满") != std::string::npos);
  CHECK(waiting(folder.path())->size() == kMaxWaiting);
}

TEST_CASE("outbox: names of others are not looked at") {
  const test::TempDir folder;
  folder.write("kiosk-1-5106A583DB0BDE46.opinion.new-12-0", "half");
  folder.write("notes.txt", "x");
  folder.write("KIOSK-5106A583DB0BDE46.opinion", "x");
  folder.write("-5106A583DB0BDE46.opinion", "x");
  folder.write("kiosk-1-5106a583db0bde46.opinion", "x");
  CHECK(waiting(folder.path())->empty());
  CHECK(is_opinion_name("kiosk-1-5106A583DB0BDE46.opinion"));
  CHECK_FALSE(is_opinion_name("a/b-5106A583DB0BDE46.opinion"));
  CHECK_FALSE(is_opinion_name(".opinion"));
  CHECK_FALSE(is_opinion_name(std::string(33, 'k') + "-5106A583DB0BDE46.opinion"));
}

TEST_CASE("outbox: a thousand strange files hide none and slow nobody down") {
  const test::TempDir folder;
  for (int i = 0; i < 1'000; ++i) folder.write("junk-" + std::to_string(i), "");
  REQUIRE(post(folder.path(), "kiosk-1", kSealed));
  CHECK(waiting(folder.path())->size() == 1);
}

}  // namespace
}  // namespace gongshi::content::feedback
