// Seal: only the office's secret key opens an opinion, and every changed byte is noticed.
#include "content/feedback/seal.h"

#include <doctest/doctest.h>

#include "sample_opinion.h"

namespace gongshi::content::feedback {
namespace {

using bundle::SecretKey;
using test::sample_opinion;

TEST_CASE("seal: the office opens what a device has sealed") {
  const SecretKey key = SecretKey::generate();
  const auto sealed = seal(sample_opinion(), key.public_key());
  REQUIRE(sealed);
  CHECK(sealed->size() == kSealedBytes);
  CHECK(sealed->starts_with("gongshi-sealed-opinion 1 " + bundle::key_id_text(key.id()) + "\n"));
  const auto opened = open(*sealed, key);
  REQUIRE(opened);
  CHECK(opened->text.view() == sample_opinion().text.view());
}

TEST_CASE("seal: nothing of the opinion can be seen from outside") {
  const SecretKey key = SecretKey::generate();
  Opinion brief = sample_opinion();
  brief.text.clear();
  const auto one = seal(sample_opinion(), key.public_key());
  const auto same = seal(sample_opinion(), key.public_key());
  const auto other = seal(brief, key.public_key());
  REQUIRE(one);
  REQUIRE(same);
  REQUIRE(other);
  CHECK(*one != *same);
  CHECK(one->size() == other->size());
  CHECK(one->find(sample_opinion().number.digits()) == std::string::npos);
  CHECK(one->find("kiosk-1") == std::string::npos);
}

TEST_CASE("seal: another key is named, a change anywhere is refused") {
  const SecretKey key = SecretKey::generate();
  const SecretKey stranger = SecretKey::generate();
  const auto sealed = seal(sample_opinion(), key.public_key());
  REQUIRE(sealed);
  const auto by_stranger = open(*sealed, stranger);
  REQUIRE_FALSE(by_stranger);
  CHECK(by_stranger.error().code == Errc::kRejected);
  CHECK(by_stranger.error().what.en.find(bundle::key_id_text(key.id())) != std::string::npos);
  for (std::size_t i = 0; i < sealed->size(); i += 13) {
    std::string changed = *sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK_FALSE(open(changed, key));
  }
  CHECK_FALSE(open(sealed->substr(1), key));
  CHECK_FALSE(open(*sealed + "x", key));
  CHECK_FALSE(open("", key));
}

TEST_CASE("seal: a key that is no point of the curve is noticed before anybody writes") {
  bundle::PublicKey none;
  none.bytes.fill(0);
  CHECK_FALSE(can_seal_to(none));
  CHECK_FALSE(seal(sample_opinion(), none));
  CHECK(can_seal_to(SecretKey::generate().public_key()));
}

}  // namespace
}  // namespace gongshi::content::feedback
