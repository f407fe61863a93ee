// Endless data and bombs: what a frame may be, and what the builder makes.
#include "content/bundle/object.h"

#include <doctest/doctest.h>
#include <zstd.h>

#include "content/bundle/container.h"
#include "content/bundle/document.h"
#include "content/bundle/verdict.h"
#include "signed_bundle.h"

namespace gongshi::content::bundle {
namespace {

const std::string kRows(5000, 'r');

ManifestObject offer(std::string_view raw, std::string_view stored) {
  return {"table/x.tsv",   ObjectKind::kTable, raw.size(),    sha256(raw),
          Encoding::kZstd, stored.size(),      sha256(stored)};
}

std::string word_for(const ManifestObject& object, std::string_view stored) {
  const auto raw = raw_object(object, stored);
  return raw ? "OK" : raw.error().word;
}

std::string compressed(std::string_view raw, ZSTD_cParameter parameter, int value) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, parameter, value);
  std::string frame(ZSTD_compressBound(raw.size()), '\0');
  frame.resize(ZSTD_compress2(context, frame.data(), frame.size(), raw.data(), raw.size()));
  ZSTD_freeCCtx(context);
  return frame;
}

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE("object: a frame of ours decodes to what went in") {
    const std::string frame = smaller_frame(kRows);
    REQUIRE_FALSE(frame.empty());
    CHECK(frame.size() < 100);
    CHECK(raw_object(offer(kRows, frame), frame).value() == kRows);
  }

  TEST_CASE("object: what does not shrink is stored raw") {
    CHECK(smaller_frame("").empty());
    CHECK(smaller_frame("abc").empty());
  }

  TEST_CASE("object: stored size or hash other than signed is E_HASH") {
    const std::string frame = smaller_frame(kRows);
    ManifestObject object = offer(kRows, frame);
    CHECK(word_for(object, frame + "x") == "E_HASH");
    CHECK(word_for(object, frame.substr(1)) == "E_HASH");
    CHECK(word_for(object, "") == "E_HASH");
    object.stored_hash = sha256("other");
    CHECK(word_for(object, frame) == "E_HASH");
  }

  TEST_CASE("object: a raw hash other than signed is E_HASH") {
    const std::string frame = smaller_frame(kRows);
    ManifestObject object = offer(kRows, frame);
    object.raw_hash = sha256("other");
    CHECK(word_for(object, frame) == "E_HASH");
  }

  TEST_CASE("object: anything but one lone frame of the signed size is E_DECODE") {
    const std::string frame = smaller_frame(kRows);
    const auto refused = [](std::string_view raw, const std::string& stored) {
      CHECK(word_for(offer(raw, stored), stored) == "E_DECODE");
    };
    refused(kRows + "r", frame);
    refused(kRows.substr(1), frame);
    refused(kRows, frame + frame);
    refused(kRows + kRows, frame + frame);
    refused(kRows, frame + "x");
    refused(kRows, frame.substr(0, frame.size() - 1));
    refused(kRows, "");
    refused("", "");
    refused(kRows, std::string("\x50\x2A\x4D\x18\x04\x00\x00\x00skip", 12) + frame);
    refused("", std::string("\x50\x2A\x4D\x18\x04\x00\x00\x00skip", 12));
    refused(kRows, compressed(kRows, ZSTD_c_contentSizeFlag, 0));
    std::string broken = frame;
    broken.back() = static_cast<char>(broken.back() ^ 0x7F);
    refused(kRows.substr(1), broken);
  }

  TEST_CASE("object: a frame that asks for a dictionary is E_DECODE") {
    // A raw-content dictionary has no id, so the header's id is written by hand: descriptor with
    // single segment, 2-byte content size, 1-byte dictionary id (RFC 8878, 3.1.1.1).
    std::string frame = smaller_frame(kRows);
    REQUIRE(static_cast<unsigned char>(frame[4]) == 0x60);
    frame[4] = '\x61';
    frame.insert(5, 1, '\x07');
    REQUIRE(ZSTD_getDictID_fromFrame(frame.data(), frame.size()) == 7);
    CHECK(word_for(offer(kRows, frame), frame) == "E_DECODE");
  }

  TEST_CASE("object: a bomb is stopped by the signed size, before any memory is taken") {
    const std::string frame = smaller_frame(std::string(50'000'000, '\0'));
    REQUIRE(frame.size() < 10'000);
    CHECK(word_for(offer("small", frame), frame) == "E_DECODE");
    ManifestObject huge = offer("x", frame);
    huge.raw_size = kMaxNumber;
    CHECK(word_for(huge, frame) == "E_DECODE");
  }

  TEST_CASE("assemble: the same input builds the same bytes") {
    const auto first = assemble(test::sample_issue(), test::sample_content()).value();
    const auto second = assemble(test::sample_issue(), test::sample_content()).value();
    CHECK(first.file == second.file);
    CHECK(first.manifest_hash == sha256(Container::read(first.file).value().manifest.text));
  }

  TEST_CASE("assemble: equal content is stored once") {
    const auto made = assemble(test::sample_issue(), {{"text/a.md", {ObjectKind::kText, "x"}},
                                                      {"text/b.md", {ObjectKind::kText, "x"}}})
                          .value();
    const Container container = Container::read(made.file).value();
    CHECK(made.manifest.objects.size() == 2);
    CHECK(container.objects.size() == 1);
    CHECK(match_objects(container, made.manifest));
  }

  TEST_CASE("assemble: what a device would refuse is refused") {
    const auto refused = [](const Issue& issue, const std::map<std::string, Source>& content) {
      return !assemble(issue, content).has_value();
    };
    Issue issue = test::sample_issue();
    CHECK(refused(issue, {{"no-folder", {}}}));
    CHECK(refused(issue, {{"../etc/passwd", {}}}));
    issue.seq = 0;
    CHECK(refused(issue, {}));
    issue = test::sample_issue();
    issue.site = "Hosp";
    CHECK(refused(issue, {}));
    issue = test::sample_issue();
    issue.channel = "";
    CHECK(refused(issue, {}));
    issue = test::sample_issue();
    issue.fresh_until = issue.created;
    CHECK(refused(issue, {}));
    issue.fresh_until = issue.created + std::chrono::days(401);
    CHECK(refused(issue, {}));
    std::map<std::string, Source> many;
    for (int i = 0; i < 20'001; ++i) many["text/" + std::to_string(i)] = {};
    const auto too_many = assemble(test::sample_issue(), many);
    REQUIRE_FALSE(too_many);
    CHECK(too_many.error().word == "E_SIZE_LIMIT");
  }
}

}  // namespace gongshi::content::bundle
