// Manifest, root and status: what their grammar lets through and what it refuses.
#include "content/bundle/document.h"

#include <doctest/doctest.h>

#include "content/bundle/manifest.h"
#include "content/bundle/root.h"
#include "content/bundle/status_document.h"
#include "content/bundle/verdict.h"
#include "signed_bundle.h"

namespace gongshi::content::bundle {
namespace {

const std::string kHashA(64, 'a');
const std::string kHashB(64, 'b');
const std::string kHashC(64, 'c');

const std::string kHead =
    "kbundle-manifest 1\nsite: hosp-a\nchannel: production\nepoch: 1\nseq: 42\n"
    "created: 2025-06-15T02:00:00Z\nfresh-until: 2025-07-30T00:00:00Z\n";
const std::string kTwo = kHead + "objects: 2\nraw-total: 12\nobj image/a.png image 5 " + kHashA +
                         " raw 5 " + kHashA + "\nobj table/b table 7 " + kHashB + " zstd 4 " +
                         kHashC + "\nend\n";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string manifest_word(std::string_view text) {
  const auto manifest = Manifest::parse(text);
  return manifest ? "OK" : manifest.error().word;
}

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE("manifest: fields, objects and deltas are read and written alike") {
    const std::string delta = "delta " + kHashB + " " + kHashA + " 3 " + kHashC + "\n";
    const std::string text = replaced(kTwo, "end\n", delta + "end\n");
    const Manifest manifest = Manifest::parse(text).value();
    CHECK(manifest.site == "hosp-a");
    CHECK(manifest.channel == "production");
    CHECK(manifest.serial() == "1-42");
    CHECK(utc_text(manifest.created) == "2025-06-15T02:00:00Z");
    CHECK(manifest.raw_total == 12);
    REQUIRE(manifest.objects.size() == 2);
    CHECK(manifest.objects[1].encoding == Encoding::kZstd);
    CHECK(manifest.objects[1].stored_size == 4);
    CHECK(manifest.deltas.size() == 1);
    CHECK(manifest.text() == text);
    // The delta's bytes are an object's here: mentioned once.
    CHECK(manifest.stored_order() ==
          std::vector<Hash>{*Hash::from_hex(kHashA), *Hash::from_hex(kHashC)});
  }

  TEST_CASE("manifest: a delta is an offer: of any target, but in its own form") {
    const auto word_with = [](const std::string& line) {
      return manifest_word(replaced(kTwo, "end\n", line + "end\n"));
    };
    const std::string strange(64, 'e');
    CHECK(word_with("delta " + strange + " " + strange + " 0 " + strange + "\n") == "OK");
    CHECK(word_with("delta " + kHashB + " " + kHashA + " 3\n") == "E_FORMAT");
    CHECK(word_with("delta " + kHashB + " " + kHashA + " 03 " + kHashC + "\n") == "E_FORMAT");
    CHECK(word_with("delta " + kHashB + " " + kHashA + " -3 " + kHashC + "\n") == "E_FORMAT");
    CHECK(word_with("delta " + kHashB + " " + kHashA + " 9007199254740992 " + kHashC + "\n") ==
          "E_FORMAT");
    CHECK(word_with("delta " + kHashB + " " + kHashA.substr(1) + " 3 " + kHashC + "\n") ==
          "E_FORMAT");
    CHECK(word_with("delta " + kHashB + " " + kHashA + " 3 " + kHashC + " \n") == "E_FORMAT");
    const std::string object = "obj zz/z text 0 " + kHashA + " raw 0 " + kHashA + "\n";
    CHECK(word_with("delta " + kHashB + " " + kHashA + " 3 " + kHashC + "\n" + object) ==
          "E_FORMAT");
  }

  TEST_CASE("manifest: an empty release has no objects") {
    CHECK(manifest_word(kHead + "objects: 0\nraw-total: 0\nend\n") == "OK");
  }

  TEST_CASE("manifest: every departure from the grammar is E_FORMAT") {
    REQUIRE(manifest_word(kTwo) == "OK");
    const auto refused = [](std::string_view from, std::string_view to) {
      INFO(from << " -> " << to);
      CHECK(manifest_word(replaced(kTwo, from, to)) == "E_FORMAT");
    };
    refused("kbundle-manifest 1", "kbundle-manifest 2");
    refused("kbundle-manifest 1", "kbundle-manifest 01");
    refused("kbundle-manifest 1", "kbundle-root 1");
    refused("site: hosp-a", "site: Hosp-a");
    refused("site: hosp-a", "site:  hosp-a");
    refused("site: hosp-a", "site: hosp-a ");
    refused("site: hosp-a\n", "");
    refused("site: hosp-a\n", "site: hosp-a\nsite: hosp-a\n");
    refused("site: hosp-a\n", "site: hosp-a\n\n");
    refused("site: hosp-a\n", "site: hosp-a\r\n");
    refused("site: hosp-a", "site: hosp_a");
    refused("site: hosp-a", "site: " + std::string(33, 'a'));
    refused("channel: production", "channel: prod1");
    refused("channel: production", "channel: " + std::string(17, 'a'));
    refused("epoch: 1", "epoch: 0");
    refused("epoch: 1", "epoch: 01");
    refused("epoch: 1", "epoch: +1");
    refused("epoch: 1", "epoch: 1000000000");
    refused("seq: 42", "seq: 0");
    refused("seq: 42", "seq: 9007199254740992");
    refused("seq: 42", "seq: 99999999999999999999999");
    refused("seq: 42", "seq: 4x");
    refused("created: 2025-06-15T02:00:00Z", "created: 2025-02-29T02:00:00Z");
    refused("created: 2025-06-15T02:00:00Z", "created: 2025-06-15T24:00:00Z");
    refused("created: 2025-06-15T02:00:00Z", "created: 2025-06-15T02:60:00Z");
    refused("created: 2025-06-15T02:00:00Z", "created: 2025-06-15T02:00:60Z");
    refused("created: 2025-06-15T02:00:00Z", "created: 2025-06-15 02:00:00Z");
    refused("created: 2025-06-15T02:00:00Z", "created: 2025-06-15T02:00:00+08:00");
    refused("fresh-until: 2025-07-30T00:00:00Z", "fresh-until: 2025-06-15T02:00:00Z");
    refused("fresh-until: 2025-07-30T00:00:00Z", "fresh-until: 2026-07-20T02:00:01Z");
    refused("objects: 2", "objects: 1");
    refused("objects: 2", "objects: 3");
    refused("objects: 2", "objects: 20001");
    refused("raw-total: 12", "raw-total: 11");
    refused("raw-total: 12", "raw-total: 13");
    refused("obj image/a.png", "obj image/c.png/../x");
    refused("obj image/a.png", "obj zmage/a.png");
    refused("obj image/a.png", "obj table/b");
    refused("obj image/a.png image", "obj image/a.png picture");
    refused("raw 5", "raw 6");
    refused("raw 5", "gzip 5");
    refused("zstd 4", "zstd -4");
    refused("table 7", "table 007");
    refused(kHashC, std::string(64, 'C'));
    refused(kHashC, std::string(63, 'c'));
    refused(kHashC, kHashC + " more");
    refused("end\n", "");
    refused("end\n", "end");
    refused("end\n", "end\nend\n");
    refused("end\n", "end\n\n");
    refused("end\n", "obj\nend\n");
    CHECK(manifest_word("") == "E_FORMAT");
    CHECK(manifest_word("\xEF\xBB\xBF" + kTwo) == "E_FORMAT");
    CHECK(manifest_word(replaced(kTwo, "site", std::string_view("si\0e", 4))) == "E_FORMAT");
  }

  TEST_CASE("manifest: fresh-until may be 400 days after created") {
    CHECK(manifest_word(replaced(kTwo, "fresh-until: 2025-07-30T00:00:00Z",
                                 "fresh-until: 2026-07-20T02:00:00Z")) == "OK");
  }

  TEST_CASE("manifest: raw-total above one GiB is E_SIZE_LIMIT") {
    const auto of_size = [](const std::string& size) {
      return kHead + "objects: 1\nraw-total: " + size + "\nobj t/b table " + size + " " + kHashA +
             " zstd 9 " + kHashB + "\nend\n";
    };
    CHECK(manifest_word(of_size("1073741824")) == "OK");
    CHECK(manifest_word(of_size("1073741825")) == "E_SIZE_LIMIT");
    CHECK(manifest_word(of_size("9007199254740991")) == "E_SIZE_LIMIT");
  }

  TEST_CASE("manifest: sizes that would wrap around a sum are E_FORMAT") {
    std::string text = kHead + "objects: 3000\nraw-total: 1\n";
    for (int i = 0; i < 3000; ++i) {
      text += "obj t/" + std::to_string(100000 + i) + " table 9007199254740991 " + kHashA +
              " zstd 1 " + kHashB + "\n";
    }
    CHECK(manifest_word(text + "end\n") == "E_FORMAT");
  }

  TEST_CASE("path: two to four parts of plain characters") {
    for (const char* path : {"a/b", "a/b/c/d", "table/service.tsv", "p/2025-06_x.v2.md", "0/9"}) {
      CHECK_MESSAGE(is_object_path(path), path);
    }
    for (const char* path :
         {"", "a", "/a", "a/", "a//b", "a/b/c/d/e", "a/.b", "a/b.", "a/b..c", "a/-b", "a/_b",
          "a/..", "../a", "a/B", "a/b c", "a\\b", "a/b\n", "a/\xE5\xAD\x97"}) {
      CHECK_FALSE_MESSAGE(is_object_path(path), path);
    }
    CHECK(is_object_path("a/" + std::string(126, 'b')));
    CHECK_FALSE(is_object_path("a/" + std::string(127, 'b')));
  }

  TEST_CASE("root: read and written alike, and refused when its rules are broken") {
    const test::Keys keys;
    Root root = keys.document();
    const std::string text = root.text();
    CHECK(Root::parse(text).value().text() == text);
    const auto refused = [&](std::string_view from, std::string_view to) {
      INFO(from << " -> " << to);
      const auto parsed = Root::parse(replaced(text, from, to));
      REQUIRE_FALSE(parsed);
      CHECK(parsed.error().word == "E_ROOT");
    };
    refused("role root 1", "role root 0");
    refused("role root 1", "role root 3");
    refused("role root 1", "role root 9");
    refused("role reviewer 1", "role reviewer 2");
    refused("role office 1\n", "");
    refused("role office 1\nrole reviewer 1", "role reviewer 1\nrole office 1");
    refused("min-display-epoch: 1", "min-display-epoch: 2");
    refused("version: 1", "version: 0");
    refused("key status " + keys.status.public_key().text() + "\n", "");
    refused("key status", "key editor");
    refused("key status", "key office");
    refused(keys.status.public_key().text(), keys.office.public_key().text());
    refused(keys.status.public_key().text(), keys.status.public_key().text().substr(1));
    refused("key root", "key  root");
    // The same key under another key id is the same key.
    PublicKey disguised = keys.office.public_key();
    disguised.id[0] ^= 1U;
    refused(keys.reviewer.public_key().text(), disguised.text());
  }

  TEST_CASE("root: more than 64 KiB is refused") {
    const test::Keys keys;
    Root root = keys.document();
    for (int i = 0; i < 1000; ++i) {
      root.role(Role::kStatus).keys.push_back(SecretKey::generate().public_key());
    }
    CHECK_FALSE(Root::parse(root.text()));
  }

  TEST_CASE("status: read and written alike, valid-until after issued, at most 4 KiB") {
    const std::string text =
        "kbundle-status 1\nsite: hosp-a\nchannel: production\nepoch: 1\nseq: 42\nmanifest: " +
        kHashA + "\nissued: 2025-06-16T00:00:00Z\nvalid-until: 2025-06-18T00:00:00Z\nend\n";
    const auto status = StatusDocument::parse(text);
    REQUIRE(status);
    CHECK(status->seq == 42);
    CHECK(status->text() == text);
    CHECK_FALSE(StatusDocument::parse(replaced(text, "2025-06-18", "2025-06-16")));
    CHECK_FALSE(StatusDocument::parse(replaced(text, "kbundle-status", "kbundle-manifest")));
    CHECK_FALSE(StatusDocument::parse(replaced(text, "seq: 42\n", "")));
    CHECK_FALSE(StatusDocument::parse(replaced(text, kHashA, std::string(4096, 'a'))));
  }

  TEST_CASE("document: a failure names the line in both languages") {
    const auto parsed = Manifest::parse(replaced(kTwo, "seq: 42", "seq: x"));
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().what.en.starts_with("manifest, line 5: "));
    CHECK(parsed.error().what.zh.starts_with("清单第 5 行："));
  }

  TEST_CASE("verdict: every word leads back to its verdict and says what to do") {
    for (int i = 0; i <= static_cast<int>(Verdict::kOk); ++i) {
      const auto verdict = static_cast<Verdict>(i);
      CHECK(verdict_from_word(verdict_word(verdict)) == verdict);
      CHECK_FALSE(verdict_sentence(verdict).zh.empty());
      CHECK_FALSE(verdict_sentence(verdict).en.empty());
    }
    CHECK_FALSE(verdict_from_word("E_NOTHING"));
    CHECK(verdict_word(Verdict::kMissingObject) == "E_MISSING_OBJECT");
    CHECK(verdict_word(Verdict::kEquivocation) == "E_EQUIVOCATION");
  }
}

}  // namespace gongshi::content::bundle
