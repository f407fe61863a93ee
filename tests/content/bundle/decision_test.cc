// One case for each row of the threat table that concerns bytes and trust.
#include "content/bundle/decision.h"

#include <doctest/doctest.h>

#include "signed_bundle.h"

namespace gongshi::content::bundle {
namespace {

using test::Keys;

struct Sample {
  Keys keys;
  Root root = keys.document();
  std::string unsigned_file = assemble(test::sample_issue(), test::sample_content())->file;
  std::string file = test::sign_bundle(unsigned_file, {&keys.office, &keys.reviewer});
};

std::string_view word(const Decision& decision) {
  return verdict_word(decision.verdict);
}

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE("decision: office and reviewer together are accepted") {
    const Sample sample;
    const Decision decision = test::decide(sample.root, sample.file);
    CHECK(word(decision) == "OK");
    REQUIRE(decision.accepted.has_value());
    CHECK(decision.accepted->manifest.serial() == "1-42");
    CHECK(decision.accepted->manifest.objects.size() == 3);
    CHECK(test::word_for(sample.root, sample.file) == "OK");
  }

  TEST_CASE("decision: one changed byte anywhere in a signed bundle is refused") {
    const Sample sample;
    std::string file = sample.file;
    std::size_t accepted = 0;
    for (std::size_t i = 0; i < file.size(); ++i) {
      for (const unsigned mask : {0x01U, 0x20U, 0x80U}) {
        file[i] = static_cast<char>(static_cast<unsigned char>(sample.file[i]) ^ mask);
        const std::string_view found = test::word_for(sample.root, file);
        if (found == "OK" || found == "ALREADY") {
          ++accepted;
          INFO("byte " << i << " mask " << mask);
          CHECK(found != "OK");
        }
      }
      file[i] = sample.file[i];
    }
    CHECK(accepted == 0);
  }
}

}  // namespace gongshi::content::bundle
