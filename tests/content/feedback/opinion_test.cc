// Opinion: what its document keeps, and what it lets through and refuses.
#include "content/feedback/opinion.h"

#include <doctest/doctest.h>

#include "content/feedback/phrases.h"
#include "sample_opinion.h"

namespace gongshi::content::feedback {
namespace {

using test::sample_opinion;

std::string document_of(const Opinion& opinion) {
  const auto document = write_document(opinion);
  REQUIRE(document);
  return std::string(document->view());
}

/// The document with its first `from` made `to`, padding kept to the size.
std::string changed(std::string document, std::string_view from, std::string_view to) {
  const std::size_t at = document.find(from);
  REQUIRE(at != std::string::npos);
  document.replace(at, from.size(), to);
  document.resize(kDocumentBytes, '\0');
  return document;
}

TEST_CASE("opinion: what was written is what is read") {
  const std::string document = document_of(sample_opinion());
  CHECK(document.size() == kDocumentBytes);
  const auto read = parse_document(document);
  REQUIRE(read);
  CHECK(read->number == sample_opinion().number);
  CHECK(read->site == "hosp-a");
  CHECK(read->device == "kiosk-1");
  CHECK(utc_text(read->written) == "2026-11-23T02:05:00Z");
  CHECK(read->serial == "1-42");
  CHECK(read->kind == OpinionKind::kQuestion);
  CHECK(read->about == About{AboutKind::kService, "210300001"});
  CHECK(read->rating == 4);
  CHECK(read->phrases == std::vector<std::string>{"price"});
  CHECK(read->text.view() == "胸部 CT 的价格为什么和去年不一样？\n谢谢。");
}

TEST_CASE("opinion: the longest one fits and none has another size") {
  Opinion opinion = sample_opinion();
  std::string longest;
  for (std::size_t i = 0; i < kMaxTextCharacters; ++i) longest += "𠀀";
  REQUIRE(opinion.text.assign(longest));
  opinion.site = std::string(32, 's');
  opinion.device = std::string(32, 'd');
  opinion.serial = "999999999-9007199254740991";
  opinion.about = {AboutKind::kConsumable, std::string(kMaxAboutBytes, 'c')};
  opinion.phrases = {"attitude", "good-staff", "machine"};
  const std::string document = document_of(opinion);
  CHECK(document.size() == kDocumentBytes);
  REQUIRE(parse_document(document));
  Opinion shortest = sample_opinion();
  shortest.text.clear();
  shortest.phrases.clear();
  shortest.about = {};
  CHECK(document_of(shortest).size() == document.size());
  CHECK(parse_document(document_of(shortest))->text.empty());
}

TEST_CASE("opinion: an empty one and one out of bounds are not written") {
  const auto refused = [](auto change) {
    Opinion opinion = sample_opinion();
    change(opinion);
    return !write_document(opinion).has_value();
  };
  CHECK(refused([](Opinion& o) {
    o.rating.reset();
    o.phrases.clear();
    o.text.clear();
  }));
  CHECK(refused([](Opinion& o) { o.rating = 6; }));
  CHECK(refused([](Opinion& o) { o.rating = 0; }));
  CHECK(refused([](Opinion& o) { o.site = "Hosp A"; }));
  CHECK(refused([](Opinion& o) { o.device = ""; }));
  CHECK(refused([](Opinion& o) { o.serial = "42"; }));
  CHECK(refused([](Opinion& o) { o.language = "fr"; }));
  CHECK(refused([](Opinion& o) { o.about.id = ""; }));
  CHECK(refused([](Opinion& o) { o.about.id = "\x1b[2J"; }));
  CHECK(refused([](Opinion& o) { o.about.id = std::string(65, 'x'); }));
  CHECK(refused([](Opinion& o) { o.about.kind = AboutKind::kNothing; }));
  CHECK(refused([](Opinion& o) { o.phrases = {"nonsense"}; }));
  CHECK(refused([](Opinion& o) { o.phrases = {"price", "price"}; }));
  CHECK(refused([](Opinion& o) { o.phrases = {"price", "wrong", "clear", "way"}; }));
  CHECK(refused([](Opinion& o) { o.written += std::chrono::seconds(1); }));
  CHECK(refused([](Opinion& o) { REQUIRE(o.text.assign("a\x1b[31m")); }));
}

TEST_CASE("opinion: a text is bounded and holds nothing that a terminal or list would obey") {
  CHECK_FALSE(fault_of("第一行\n第二行"));
  std::string most;
  for (std::size_t i = 0; i < kMaxTextCharacters; ++i) most += "字";
  CHECK_FALSE(fault_of(most));
  CHECK(fault_of(most + "字") == TextFault::kTooLong);
  CHECK(fault_of(std::string(kMaxTextBytes + 1, 'a')) == TextFault::kTooLong);
  CHECK(fault_of("\x1b[2J") == TextFault::kForbidden);
  CHECK(fault_of("a\tb") == TextFault::kForbidden);
  CHECK(fault_of("a\u202Eb") == TextFault::kForbidden);
  CHECK(fault_of("\xff") == TextFault::kForbidden);
}

TEST_CASE("opinion: another spelling, order, size or padding is refused") {
  const std::string good = document_of(sample_opinion());
  CHECK(parse_document(good));
  CHECK_FALSE(parse_document(good.substr(1)));
  CHECK_FALSE(parse_document(good + '\0'));
  CHECK_FALSE(parse_document(std::string(kDocumentBytes, '\0')));
  CHECK_FALSE(parse_document(changed(good, "gongshi-opinion 1", "gongshi-opinion 2")));
  CHECK_FALSE(parse_document(changed(good, "rating: 4", "rating: 6")));
  CHECK_FALSE(parse_document(changed(good, "rating: 4", "rating: 04")));
  CHECK_FALSE(parse_document(changed(good, "kind: question", "kind: joke")));
  CHECK_FALSE(parse_document(changed(good, "phrases: price", "phrases: price price")));
  CHECK_FALSE(parse_document(changed(good, "phrases: price", "phrases: nonsense")));
  CHECK_FALSE(parse_document(changed(good, "02:05:00Z", "02:05:01Z")));
  CHECK_FALSE(parse_document(changed(good, "about: service", "about: none")));
  CHECK_FALSE(parse_document(changed(good, "number: 4", "number: 5")));
  CHECK_FALSE(parse_document(changed(good, "\nend\n", "\nend\nend\n")));
  std::string dirty = good;
  dirty.back() = 'x';
  CHECK_FALSE(parse_document(dirty));
}

TEST_CASE("opinion: sealed or given away it leaves its text nowhere") {
  Opinion opinion = sample_opinion();
  const char* const bytes = opinion.text.view().data();
  const std::size_t size = opinion.text.view().size();
  const Opinion taken = std::move(opinion);
  CHECK(taken.text.view().size() == size);
  CHECK(std::string_view(bytes, size) == std::string(size, '\0'));
}

TEST_CASE("phrases: words are stable names and both languages say something") {
  for (const Phrase& phrase : phrases()) {
    CHECK(find_phrase(phrase.word) == &phrase);
    CHECK(phrase.word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
    CHECK_FALSE(phrase.text.zh.empty());
    CHECK_FALSE(phrase.text.en.empty());
  }
  CHECK(find_phrase("nonsense") == nullptr);
}

}  // namespace
}  // namespace gongshi::content::feedback
