#include "content/bundle/container.h"

#include <doctest/doctest.h>

#include <functional>

#include "content/bundle/verdict.h"
#include "signed_bundle.h"

namespace gongshi::content::bundle {
namespace {

std::string padded(std::string_view bytes) {
  std::string block(bytes);
  block.resize((bytes.size() + 511) / 512 * 512, '\0');
  return block;
}

std::string entry(std::string_view name, std::string_view bytes) {
  return entry_header(name, bytes.size()) + padded(bytes);
}

const std::string kEnd(1024, '\0');
const std::string kHash(64, 'a');

bool reads(const std::string& file) {
  const auto container = Container::read(file);
  if (container) return true;
  CHECK(verdict_of(container.error()) == Verdict::kContainer);
  return false;
}

/// The header's checksum made right again after a change, as an attacker would.
std::string with_checksum(std::string header) {
  header.replace(148, 8, "        ");
  unsigned sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  std::string digits(6, '0');
  for (std::size_t i = 6; i-- > 0; sum /= 8) digits[i] = static_cast<char>('0' + sum % 8);
  header.replace(148, 8, digits + std::string("\0 ", 2));
  return header;
}

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE("container: a header is the one counted by hand in FORMAT.md") {
    const std::string header = entry_header("manifest", 322);
    REQUIRE(header.size() == 512);
    std::string expected(512, '\0');
    expected.replace(0, 8, "manifest");
    expected.replace(100, 7, "0000644");
    expected.replace(108, 7, "0000000");
    expected.replace(116, 7, "0000000");
    expected.replace(124, 11, "00000000502");
    expected.replace(136, 11, "00000000000");
    expected.replace(148, 6, "007473");
    expected[155] = ' ';
    expected[156] = '0';
    expected.replace(257, 5, "ustar");
    expected.replace(263, 2, "00");
    CHECK(header == expected);
  }

  TEST_CASE("container: parts come in the one order") {
    const std::string manifest = entry("manifest", "m");
    const std::string root2 = entry("root/2.root", "r");
    const std::string root3 = entry("root/3.root", "r");
    const std::string status = entry("status", "s") + entry("status.1.minisig", "x");
    const std::string object = entry("obj/" + kHash, "o");
    CHECK(reads(manifest + kEnd));
    CHECK(reads(root2 + root3 + manifest + status + object + kEnd));
    CHECK(reads(root2 + entry("root/2.root.1.minisig", "x") + manifest +
                entry("manifest.1.minisig", "") + entry("manifest.2.minisig", "y") + kEnd));
    CHECK_FALSE(reads(kEnd));
    CHECK_FALSE(reads(""));
    CHECK_FALSE(reads(root3 + root2 + manifest + kEnd));
    CHECK_FALSE(reads(root2 + root2 + manifest + kEnd));
    CHECK_FALSE(reads(manifest + root2 + kEnd));
    CHECK_FALSE(reads(object + manifest + kEnd));
    CHECK_FALSE(reads(manifest + object + status + kEnd));
    CHECK_FALSE(reads(manifest + manifest + kEnd));
    CHECK_FALSE(reads(manifest + entry("status", "s") + kEnd));
    CHECK(reads(manifest + status + entry("status.2.minisig", "y") + object + kEnd));
    CHECK_FALSE(reads(manifest + status + entry("status.3.minisig", "x") + kEnd));
    CHECK_FALSE(reads(manifest + entry("status", "s") + entry("status.2.minisig", "x") + kEnd));
    CHECK_FALSE(reads(manifest + entry("manifest.2.minisig", "x") + kEnd));
    CHECK_FALSE(reads(entry("manifest.1.minisig", "x") + manifest + kEnd));
    CHECK_FALSE(reads(entry("root/02.root", "r") + manifest + kEnd));
    CHECK_FALSE(reads(entry("root/0.root", "r") + manifest + kEnd));
    CHECK_FALSE(reads(entry("root/.root", "r") + manifest + kEnd));
    CHECK_FALSE(reads(manifest + entry("obj/" + std::string(64, 'A'), "o") + kEnd));
    CHECK_FALSE(reads(manifest + entry("obj/../../etc/passwd", "o") + kEnd));
    CHECK_FALSE(reads(manifest + entry("README", "o") + kEnd));
  }

  TEST_CASE("container: at most eight signatures a document") {
    std::string file = entry("manifest", "m");
    for (int k = 1; k <= 8; ++k) file += entry("manifest." + std::to_string(k) + ".minisig", "x");
    CHECK(reads(file + kEnd));
    CHECK_FALSE(reads(file + entry("manifest.9.minisig", "x") + kEnd));
  }

  TEST_CASE("container: the end is two zero blocks and nothing else") {
    const std::string manifest = entry("manifest", "m");
    CHECK_FALSE(reads(manifest));
    CHECK_FALSE(reads(manifest + kEnd.substr(512)));
    CHECK_FALSE(reads(manifest + kEnd + kEnd));
    CHECK_FALSE(reads(manifest + kEnd + "x"));
    CHECK_FALSE(reads(manifest + kEnd.substr(1)));
    for (std::size_t size = 0; size < manifest.size() + kEnd.size(); ++size) {
      if (Container::read((manifest + kEnd).substr(0, size))) FAIL("accepted at ", size);
    }
  }

  TEST_CASE("container: links, devices, folders, long names and other times are refused") {
    const auto changed = [](const std::function<void(std::string&)>& change) {
      std::string header = entry_header("manifest", 1);
      change(header);
      return with_checksum(header) + padded("m") + kEnd;
    };
    CHECK(reads(changed([](std::string&) {})));
    for (const char type : {'\0', '1', '2', '3', '4', '5', '6', '7', 'L', 'K', 'S', 'g', 'x'}) {
      CHECK_FALSE(reads(changed([&](std::string& header) { header[156] = type; })));
    }
    for (const std::size_t at : {99U, 107U, 157U, 257U, 262U, 265U, 297U, 329U, 345U, 511U}) {
      CHECK_FALSE(reads(changed([&](std::string& header) { header[at] = 'x'; })));
    }
    CHECK_FALSE(reads(changed([](std::string& header) { header.replace(100, 7, "0000755"); })));
    CHECK_FALSE(
        reads(changed([](std::string& header) { header.replace(136, 11, "00000000001"); })));
    CHECK_FALSE(reads(changed([](std::string& header) { header.replace(108, 7, "0001750"); })));
    // Base 256, and octal with spaces: sizes as GNU and old tars write them.
    CHECK_FALSE(reads(changed([](std::string& header) { header[124] = '\x80'; })));
    CHECK_FALSE(
        reads(changed([](std::string& header) { header.replace(124, 11, "         1 "); })));
  }

  TEST_CASE("container: a size beyond the file is refused without reading past it") {
    for (const std::uint64_t size : {std::uint64_t{513}, std::uint64_t{077777777777}}) {
      CHECK_FALSE(reads(entry_header("manifest", size) + padded("m")));
    }
  }

  TEST_CASE("container: padding that is not zero is refused") {
    std::string file = entry("manifest", "m") + kEnd;
    file[600] = 'x';
    CHECK_FALSE(reads(file));
  }

  TEST_CASE("container: at most 20600 entries") {
    const std::string head = entry("manifest", "");
    std::string objects;
    for (int i = 0; i < 20'599; ++i) objects += entry_header("obj/" + kHash, 0);
    CHECK(reads(head + objects + kEnd));
    CHECK_FALSE(reads(head + objects + entry_header("obj/" + kHash, 0) + kEnd));
  }

  TEST_CASE("container: what was read is written with the same bytes") {
    const test::Keys keys;
    const std::string file = test::sign_bundle(
        assemble(test::sample_issue(), test::sample_content()).value().file, {&keys.office});
    CHECK(Container::read(file).value().bytes() == file);
  }

  TEST_CASE("container: objects match the manifest in its order, each once, some left out") {
    const std::string file = assemble(test::sample_issue(), test::sample_content()).value().file;
    const Container whole = Container::read(file).value();
    const Manifest manifest = Manifest::parse(whole.manifest.text).value();
    REQUIRE(whole.objects.size() == 3);
    CHECK(match_objects(whole, manifest));

    Container thin = whole;
    thin.objects.erase(thin.objects.begin() + 1);
    CHECK(match_objects(thin, manifest));
    thin.objects.clear();
    CHECK(match_objects(thin, manifest));

    Container swapped = whole;
    std::swap(swapped.objects[0], swapped.objects[1]);
    CHECK_FALSE(match_objects(swapped, manifest));
    Container doubled = whole;
    doubled.objects.push_back(doubled.objects.back());
    CHECK_FALSE(match_objects(doubled, manifest));
    Container stranger = whole;
    stranger.objects.push_back({sha256("stranger"), "stranger"});
    const auto refused = match_objects(stranger, manifest);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().word == "E_CONTAINER");
  }
}

}  // namespace gongshi::content::bundle
