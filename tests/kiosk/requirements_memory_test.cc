// Requirement 19 of the thirty: nothing that a visitor typed is left in the program's memory when
// the visit has ended. The test reads its own heap through /proc/self/mem; what it looks for it
// keeps scrambled, and puts together on its stack only.
#include <doctest/doctest.h>

#include <array>
#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

#include "tests/kiosk/writer.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using std::chrono::milliseconds;
using std::chrono::seconds;
using test::Visitor;

namespace {

constexpr char kScramble = 0x5A;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

/// A word that is nowhere in memory as it is written.
class Secret {
 public:
  template <std::size_t kSize>
  consteval explicit Secret(const char (&word)[kSize]) : size_(kSize - 1) {
    static_assert(kSize <= 48);
    for (std::size_t i = 0; i < size_; ++i) bytes_[i] = char(word[i] ^ kScramble);
  }
  /// The word itself, into `clear`.
  std::string_view reveal(std::array<char, 48>& clear) const {
    for (std::size_t i = 0; i < size_; ++i) clear[i] = char(bytes_[i] ^ kScramble);
    return {clear.data(), size_};
  }

 private:
  std::array<char, 48> bytes_{};
  std::size_t size_;
};

struct Region {
  std::uintptr_t from = 0, to = 0;
};

/// The heap and every other writable memory that no file is behind; stacks are left out.
std::vector<Region> heap_regions() {
  std::vector<Region> regions;
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    Region region;
    char rights[5] = {}, name[200] = {};
    const int fields = std::sscanf(line.c_str(), "%" SCNxPTR "-%" SCNxPTR " %4s %*s %*s %*s %199s",
                                   &region.from, &region.to, rights, name);
    const bool anonymous = fields == 3 || std::string_view(name) == "[heap]";
    if (fields >= 3 && anonymous && rights[1] == 'w') regions.push_back(region);
  }
  return regions;
}

/// How often `secret` is found in memory. The pieces that are read overlap by a word.
int found_in_memory(const Secret& secret) {
  const std::vector<Region> regions = heap_regions();
  REQUIRE_FALSE(regions.empty());
  const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  REQUIRE(memory >= 0);
  std::array<char, 48> clear{};
  const std::string_view word = secret.reveal(clear);
  std::array<char, 65536> piece{};
  int found = 0;
  for (const Region& region : regions) {
    for (std::uintptr_t at = region.from; at < region.to;) {
      const std::size_t size = std::min<std::size_t>(piece.size(), region.to - at);
      const ssize_t read = ::pread(memory, piece.data(), size, off_t(at));
      if (read <= 0) break;
      std::string_view rest(piece.data(), std::size_t(read));
      for (auto i = rest.find(word); i != rest.npos; i = rest.find(word, i + 1)) ++found;
      at += read == ssize_t(piece.size()) ? piece.size() - word.size() + 1 : std::size_t(read);
    }
  }
  ::close(memory);
  clear.fill(0);
  piece.fill(0);
  return found;
}

void walk(Visitor& visitor, std::initializer_list<const char*> taps) {
  for (const char* const words : taps) REQUIRE(visitor.tap(words));
}

}  // namespace

TEST_SUITE("requirements") {
  TEST_CASE("requirement 19: no typed word is left in memory when the visit has ended") {
    if (kSanitized) {
      MESSAGE("skipped: a sanitizer's own heap keeps what was freed");
      return;
    }
    // As typed, as shown, and with the spaces between its groups; no dictionary has them.
    constexpr Secret kOpinion("22704913 "), kOpinionEnd("13 58"), kLetters("zhuavkq");
    constexpr Secret kQuery("zqxvwkj"), kShown("ZQXVWKJ"), kNumber("9071845"), kGroups("907 184 5");
    constexpr Secret kWritten("\xE5\x8C\xBB\xE8\xA1\x80\xE7\x89\x87\xE5\x8F\xA3");  // by hand
    Visitor visitor;
    walk(visitor, {"prices"});
    REQUIRE(visitor.type("zqxvwkj"));
    CHECK(found_in_memory(kQuery) + found_in_memory(kShown) > 0);
    walk(visitor, {"@home", "@feedback:none:", "look"});
    REQUIRE(visitor.type("9071845"));
    CHECK(found_in_memory(kGroups) > 0);
    walk(visitor, {"@back", "ask"});
    REQUIRE(visitor.type("22704913"));
    walk(visitor, {"space", "key:5", "key:8"});
    REQUIRE(visitor.type("zhuavkq"));
    CHECK(found_in_memory(kOpinion) > 0);
    CHECK(found_in_memory(kLetters) > 0);
    walk(visitor, {"input:hand"});
    for (const char32_t character : {U'医', U'血', U'片', U'口'}) {
      test::write(visitor, character);
      visitor.wait(milliseconds(700));
      walk(visitor, {"write:0"});
    }
    CHECK(found_in_memory(kWritten) > 0);
    visitor.wait(seconds(125));
    REQUIRE(visitor.page() == "home");
    for (const Secret* const secret :
         {&kOpinion, &kOpinionEnd, &kLetters, &kQuery, &kShown, &kNumber, &kGroups, &kWritten}) {
      CHECK(found_in_memory(*secret) == 0);
    }
  }
}
