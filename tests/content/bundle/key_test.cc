#include "content/bundle/key.h"

#include <doctest/doctest.h>

#include "content/bundle/hash.h"
#include "content/bundle/minisign_text.h"
#include "content/bundle/signature.h"
#include "signed_bundle.h"

namespace gongshi::content::bundle {
namespace {

// Made by `minisign -G -W` and `minisign -S` 0.11 over the three bytes "hi\n".
constexpr std::string_view kPublicFile =
    "untrusted comment: minisign public key 5106A583DB0BDE46\n"
    "RWRG3gvbg6UGUTwT7SCK+FOVi9q3HV05l8x/l13fmENu+Sfk1klShQ8o\n";
constexpr std::string_view kSecretFile =
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAARt4L24OlBlG3xqklFeOjNt"
    "yYAPxR"
    "lcSs/m1bJgmBB22cFilNV2EoHzwT7SCK+FOVi9q3HV05l8x/"
    "l13fmENu+Sfk1klShQ8oAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAA=\n";
constexpr std::string_view kSignatureFile =
    "untrusted comment: signature from minisign secret key\n"
    "RURG3gvbg6UGUYjdeXdpUUB9sYTF2RxTCuiwfUL0BWx4nfh2sR1abaxRiP5TYlFgQ3YJsXCRGueuXKalfn95zjmpRVogoA"
    "oZxgA=\n"
    "trusted comment: timestamp:1795329795\tfile:f\thashed\n"
    "tHJHJnittMZWMirNZN11he6XHnsVLe3qa+IQn11V780EaGppxoO7dOmNnDjhydU+kHnkX8rm2gNQPBdrT265AQ==\n";

Result<std::string> never_asked() {
  return Error{Errc::kUsage, {"", ""}, {}};
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string changed(text);
  const std::size_t at = changed.find(from);
  REQUIRE(at != std::string::npos);
  return changed.replace(at, from.size(), to);
}

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE("key: minisign's files of 0.11 are read and written alike") {
    const PublicKey open = parse_public_key_file(kPublicFile).value();
    CHECK(key_id_text(open.id) == "5106A583DB0BDE46");
    CHECK(write_public_key_file(open) == kPublicFile);
    const SecretKey secret = parse_secret_key_file(kSecretFile, never_asked).value();
    CHECK(secret.public_key() == open);
    CHECK(write_secret_key_file(secret, std::nullopt).value() == kSecretFile);
  }

  TEST_CASE("signature: minisign's of 0.11 verifies, and no other document or key does") {
    const Signature signature = Signature::parse(kSignatureFile).value();
    const PublicKey key = parse_public_key_file(kPublicFile).value();
    CHECK(signature.text() == kSignatureFile);
    CHECK(signature.verifies(prehash("hi\n"), key));
    CHECK_FALSE(signature.verifies(prehash("hi"), key));
    CHECK_FALSE(signature.verifies(prehash("hi\n"), SecretKey::generate().public_key()));
    PublicKey other_id = key;
    other_id.id[7] ^= 1U;
    CHECK_FALSE(signature.verifies(prehash("hi\n"), other_id));
    Signature other_comment = signature;
    other_comment.trusted_comment += " ";
    CHECK_FALSE(other_comment.verifies(prehash("hi\n"), key));
  }

  TEST_CASE("signature: ours is the same, Ed25519 leaves no choice") {
    const SecretKey secret = parse_secret_key_file(kSecretFile, never_asked).value();
    CHECK(sign(prehash("hi\n"), secret, "timestamp:1795329795\tfile:f\thashed").text() ==
          kSignatureFile);
  }

  TEST_CASE("signature: the file has four lines and nothing else") {
    const auto refused = [](const std::string& file) {
      INFO(file);
      CHECK_FALSE(Signature::parse(file));
    };
    const std::string file(kSignatureFile);
    refused("");
    refused(file.substr(0, file.size() - 1));
    refused(file + "\n");
    refused(file + "x");
    refused("\n" + file);
    refused(replaced(file, "secret key\n", "secret key\r\n"));
    refused(replaced(file, "signature from", "Signature from"));
    refused(replaced(file, "trusted comment: timestamp", "Trusted comment: timestamp"));
    refused(replaced(file, "\thashed", std::string_view("\0hashed", 7)));
    refused(replaced(file, "RURG", "RWRG"));  // the old tag "Ed"
    refused(replaced(file, "xgA=", "xgB="));  // an unused bit set
    refused(replaced(file, "xgA=", "xgA"));   // no padding
    refused(replaced(file, "5AQ==", "5AQ== "));
    refused(replaced(file, "timestamp", std::string(1024, 't')));
  }

  TEST_CASE("base64: one text for the same bytes") {
    std::array<std::uint8_t, 3> bytes{};
    CHECK(base64_bytes("+/+/", bytes));
    CHECK(base64_text(bytes) == "+/+/");
    CHECK_FALSE(base64_bytes("-_-_", bytes));
    CHECK_FALSE(base64_bytes("+/+", bytes));
    CHECK_FALSE(base64_bytes("+/+/AAAA", bytes));
    CHECK_FALSE(base64_bytes("+/+\n", bytes));
    CHECK_FALSE(base64_bytes("", bytes));
    for (int high = 128; high < 256; ++high) {
      CHECK_FALSE(base64_bytes(std::string("+/+") + static_cast<char>(high), bytes));
    }
  }

  TEST_CASE("key: damaged files are refused") {
    CHECK_FALSE(parse_public_key_file(""));
    CHECK_FALSE(parse_public_key_file(kPublicFile.substr(0, kPublicFile.size() - 1)));
    CHECK_FALSE(parse_public_key_file(replaced(kPublicFile, "RWRG", "RURG")));
    CHECK_FALSE(parse_public_key_file(replaced(kPublicFile, "untrusted", "Untrusted")));
    CHECK_FALSE(parse_public_key_file(kSecretFile));
    CHECK_FALSE(parse_secret_key_file(kPublicFile, never_asked));
    CHECK_FALSE(parse_secret_key_file(replaced(kSecretFile, "EIy", "EIz"), never_asked));
    // One bit of the seed: the halves no longer fit each other.
    CHECK_FALSE(parse_secret_key_file(replaced(kSecretFile, "lG3x", "lG2x"), never_asked));
  }

  TEST_CASE("key: a file that asks for more password work than minisign's own is refused") {
    const SecretKey key = SecretKey::generate();
    const KeyCost cheap{32'768, 16'777'216};
    std::string file = write_secret_key_file(key, "x", cheap).value();
    std::array<std::uint8_t, 158> bytes{};
    const std::size_t line = file.find('\n') + 1;
    REQUIRE(base64_bytes(std::string_view(file).substr(line, file.size() - line - 1), bytes));
    bytes[53] = 1;  // the memory's highest byte
    file.replace(line, file.size() - line - 1, base64_text(bytes));
    bool asked = false;
    const auto refused = parse_secret_key_file(file, [&]() -> Result<std::string> {
      asked = true;
      return std::string("x");
    });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::kRejected);
    CHECK_FALSE(asked);
  }

  TEST_CASE("hash: SHA-256 of the standard's examples") {
    // FIPS 180-4 examples: "abc", and the empty message.
    CHECK(sha256("abc").hex() ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("").hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }
}

}  // namespace gongshi::content::bundle
