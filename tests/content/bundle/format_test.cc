// FORMAT.md's worked example, made again from what the page says about it.
#include <doctest/doctest.h>
#include <sodium.h>

#include <algorithm>

#include "content/bundle/assemble.h"
#include "content/bundle/container.h"
#include "content/bundle/hash.h"
#include "content/bundle/object.h"
#include "drivers/os/file.h"
#include "signed_bundle.h"

namespace gongshi::content::bundle {
namespace {

SecretKey key_of_seed(std::uint8_t byte) {
  std::array<std::uint8_t, 32> seed{};
  std::array<std::uint8_t, 32> public_bytes{};
  std::array<std::uint8_t, 64> bytes{};
  seed.fill(byte);
  crypto_sign_seed_keypair(public_bytes.data(), bytes.data(), seed.data());
  KeyId id{};
  id.fill(byte);
  return {id, bytes};
}

/// The page's indented blocks as text: every line with its four spaces taken off.
std::string unindented(const std::string& page) {
  std::string text;
  std::string_view rest = page;
  while (!rest.empty()) {
    const std::size_t stop = std::min(rest.find('\n'), rest.size() - 1);
    const std::string_view line = rest.substr(0, stop + 1);
    text += line.starts_with("    ") ? line.substr(4) : line;
    rest.remove_prefix(stop + 1);
  }
  return text;
}

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE("format: the worked example is what the page prints") {
    const std::string page =
        unindented(read_file(GONGSHI_SOURCE "/content/FORMAT.md", 1'000'000).value());
    const auto printed = [&](std::string_view text) {
      return page.find(text) != std::string::npos;
    };

    const SecretKey office = key_of_seed(2);
    const SecretKey reviewer = key_of_seed(3);
    const Assembled assembled =
        assemble(test::sample_issue(), {{"text/hello.md", {ObjectKind::kText, "你好\n"}}}).value();
    const std::string file = test::sign_bundle(assembled.file, {&office, &reviewer});
    const Container container = Container::read(file).value();

    CHECK(file.size() == 5120);
    CHECK(printed(container.manifest.text));
    CHECK(printed(container.manifest.signatures.at(0)));
    CHECK(printed(container.manifest.signatures.at(1)));
    CHECK(printed(assembled.manifest_hash.hex()));
    CHECK(printed("its SHA-256 is `" + sha256(file).hex() + "`"));

    Root root;
    root.site = "hosp-a";
    root.issued = *parse_time("2025-06-01T00:00:00Z");
    for (const Role role : kRoles) {
      const auto byte = static_cast<std::uint8_t>(static_cast<int>(role) + 1);
      root.role(role).keys = {key_of_seed(byte).public_key()};
    }
    CHECK(printed(root.text()));
    CHECK(test::word_for(root, file) == "OK");
  }
}

}  // namespace gongshi::content::bundle
