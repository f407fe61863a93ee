// The opinion box as a visitor uses it: faces, phrases, own words, the number, the answer.
#include <doctest/doctest.h>

#include "content/feedback/outbox.h"
#include "content/feedback/pace.h"
#include "content/feedback/personal.h"
#include "content/feedback/seal.h"
#include "content/schema.h"
#include "kiosk/views/feedback_door.h"
#include "kiosk/words/refusal_words.h"
#include "tests/kiosk/writer.h"
#include "tests/support/sample_release.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using content::feedback::AboutKind;
using content::feedback::Opinion;
using content::feedback::OpinionNumber;
using test::Visitor;

namespace {

/// The office, far away: its key is in the issue that the kiosk shows.
struct Office {
  content::bundle::SecretKey key = content::bundle::SecretKey::generate();
  test::TempDir outbox;

  [[nodiscard]] std::shared_ptr<const Issue> issue() const {
    auto objects = test::sample_objects();
    objects[std::string(content::kHospitalTable)] +=
        "feedback_key\t" + key.public_key().text() + "\n";
    auto release = content::Release::load(
        test::sample_id(), std::make_shared<content::MemoryObjects>(std::move(objects)));
    REQUIRE(release.has_value());
    return Issue::build(*release);
  }
  /// Gives the visitor's kiosk this office's issue and a box.
  void equip(Visitor& visitor) const {
    visitor.stage.set_issue(issue());
    visitor.stage.set_mailbox(std::make_shared<Mailbox>(outbox.path(), "kiosk-1", visitor.clock));
    visitor.wait(std::chrono::milliseconds(1));
  }
  [[nodiscard]] std::vector<Opinion> received() const {
    std::vector<Opinion> all;
    const auto names = content::feedback::waiting(outbox.path());
    REQUIRE(names.has_value());
    for (const std::string& name : *names) {
      const auto sealed = read_file(outbox / name, content::feedback::kSealedBytes);
      REQUIRE(sealed.has_value());
      auto opinion = content::feedback::open(*sealed, key);
      REQUIRE(opinion.has_value());
      all.push_back(*std::move(opinion));
    }
    return all;
  }
};

void walk(Visitor& visitor, std::initializer_list<const char*> taps) {
  for (const std::string words : taps) {
    CAPTURE(words);
    CAPTURE(visitor.page());
    REQUIRE(visitor.tap(words));
  }
}

}  // namespace

TEST_SUITE("kiosk feedback") {
  TEST_CASE("opinion box: a face and a phrase reach the office, the visitor has a number") {
    const Office office;
    Visitor visitor;
    office.equip(visitor);
    walk(visitor, {"意见箱", "说说意见", "较好", "对收费有疑问", "发送"});
    CHECK(visitor.page() == "sent");
    CHECK(visitor.taps == 5);
    const auto all = office.received();
    REQUIRE(all.size() == 1);
    CHECK(visitor.sees(all[0].number.shown()));
    CHECK(all[0].rating == 4);
    CHECK(all[0].phrases == std::vector<std::string>{"price"});
    CHECK(all[0].text.empty());
    CHECK(all[0].kind == content::feedback::OpinionKind::kOpinion);
    CHECK(all[0].about == content::feedback::About{});
    CHECK(all[0].site == "hosp-a");
    CHECK(all[0].device == "kiosk-1");
    CHECK(all[0].serial == "1-42");
    CHECK(all[0].language == "zh");
    CHECK(to_local(all[0].written).minute_of_day == std::chrono::minutes(610));
    // Going back sends nothing twice.
    REQUIRE(visitor.tap("@back"));
    CHECK_FALSE(visitor.tap("发送"));
    CHECK(office.received().size() == 1);
  }

  TEST_CASE("opinion box: own words about an item, a telephone number is refused with the reason") {
    const Office office;
    Visitor visitor;
    office.equip(visitor);
    walk(visitor, {"价格查询"});
    REQUIRE(visitor.type("xcg"));
    walk(visitor, {"血常规", "对这一项有意见或疑问？点这里告诉我们", "提个问题"});
    REQUIRE(visitor.type("13800138000"));
    walk(visitor, {"发送"});
    CHECK(visitor.page() == "write");
    CHECK(visitor.sees("手机号码"));
    CHECK(office.received().empty());
    walk(visitor, {"key:clear"});
    CHECK_FALSE(visitor.sees("手机号码"));
    REQUIRE(visitor.type("xue"));
    walk(visitor, {"choose:1"});
    REQUIRE(visitor.type("22"));
    walk(visitor, {"sign:2", "发送"});
    CHECK(visitor.page() == "sent");
    const auto all = office.received();
    REQUIRE(all.size() == 1);
    CHECK(all[0].kind == content::feedback::OpinionKind::kQuestion);
    CHECK(all[0].about.kind == AboutKind::kService);
    CHECK_FALSE(all[0].about.id.empty());
    CHECK(all[0].text.view().ends_with("22？"));
    CHECK(all[0].text.view().size() > 6);
    CHECK_FALSE(all[0].rating.has_value());
  }

  TEST_CASE("opinion box: own words written by hand, with digits and signs beside") {
    const Office office;
    Visitor visitor;
    office.equip(visitor);
    walk(visitor, {"意见箱", "提个问题"});
    REQUIRE(visitor.type("jia"));
    walk(visitor, {"input:hand"});
    CHECK_FALSE(visitor.sees("jia"));  // letters on their way to a character do not stay behind
    for (const char32_t character : {U'医', U'药'}) {
      test::write(visitor, character);
      visitor.wait(std::chrono::milliseconds(700));
      walk(visitor, {"write:0"});
    }
    CHECK(visitor.sees("医药"));
    test::write(visitor, U'口');
    visitor.wait(std::chrono::milliseconds(700));
    walk(visitor, {"write:0", "key:delete", "key:2", "key:2", "sign:2", "发送"});
    const auto all = office.received();
    REQUIRE(all.size() == 1);
    CHECK(all[0].text.view() == "医药22？");
  }

  TEST_CASE("opinion box: in English the letters are the text") {
    const Office office;
    Visitor visitor(test::kGlasses[0], {.language = Language::kEn});
    office.equip(visitor);
    walk(visitor, {"Opinions", "Ask a question"});
    REQUIRE(visitor.type("why"));
    walk(visitor, {"sign:2", "Send"});
    const auto all = office.received();
    REQUIRE(all.size() == 1);
    CHECK(all[0].text.view() == "Why?");
    CHECK(all[0].language == "en");
    CHECK(visitor.sees("Your number"));
  }

  TEST_CASE("opinion box: an issue without a key takes none and still finds answers") {
    Visitor visitor(test::kGlasses[0], {}, {}, Issue::build(test::sample_release()));
    CHECK_FALSE(takes_opinions(*visitor.stage.issue()->release));
    walk(visitor, {"意见箱"});
    CHECK(visitor.page() == "answer");
    walk(visitor, {"@home", "价格查询"});
    REQUIRE(visitor.type("xcg"));
    walk(visitor, {"血常规"});
    CHECK_FALSE(visitor.finds("对这一项有意见或疑问"));
    CHECK(visitor.finds("价格投诉"));
  }

  TEST_CASE("opinion box: the answer is found by the number, slips and patience are told") {
    const Office office;
    Visitor visitor;
    office.equip(visitor);
    walk(visitor, {"意见箱", "查看答复"});
    REQUIRE(visitor.type("4821735061"));
    CHECK(visitor.sees("482 173 5061"));
    CHECK(visitor.finds("胸部 CT 平扫的价格为什么和去年不一样？"));
    CHECK(visitor.finds("物价办"));
    walk(visitor, {"key:delete"});
    REQUIRE(visitor.type("2"));
    CHECK(visitor.sees("没有这个编号"));
    walk(visitor, {"key:clear"});
    REQUIRE(visitor.type(OpinionNumber::of_drawn(123'456'789)->digits()));
    CHECK(visitor.sees("还没有答复"));
  }

  TEST_CASE("opinion box: whoever leaves takes everything along") {
    const Office office;
    Visitor visitor;
    office.equip(visitor);
    walk(visitor, {"意见箱", "提个问题"});
    REQUIRE(visitor.type("22"));
    CHECK(visitor.sees("22"));
    visitor.wait(std::chrono::seconds(61));
    CHECK(visitor.page() == "home");
    walk(visitor, {"意见箱", "提个问题"});
    CHECK(visitor.sees("还可写 500 字"));
    CHECK_FALSE(visitor.tap("发送"));
    CHECK(office.received().empty());
  }

  TEST_CASE("opinion box: too many in a short time and a full box are said") {
    const Office office;
    Visitor visitor;
    office.equip(visitor);
    for (std::size_t i = 0; i < content::feedback::Pace::kMostInTenMinutes; ++i) {
      walk(visitor, {"意见箱", "说说意见", "很好", "发送", "返回首页"});
    }
    walk(visitor, {"意见箱", "说说意见", "很好", "发送"});
    CHECK(visitor.page() == "phrases");
    CHECK(visitor.sees("分钟后再发送"));
    CHECK(office.received().size() == content::feedback::Pace::kMostInTenMinutes);
    const Office closed;
    closed.equip(visitor);
    fs::remove_all(closed.outbox.path());
    walk(visitor, {"@home", "意见箱", "说说意见", "很好", "发送"});
    CHECK(visitor.sees("意见没有发出"));
  }

  TEST_CASE("feedback door: an action names what the page is about") {
    CHECK(about_of(feedback_action(AboutKind::kDrug, "X01")) ==
          content::feedback::About{AboutKind::kDrug, "X01"});
    CHECK(about_of(feedback_action(AboutKind::kNothing, "")) == content::feedback::About{});
    CHECK(about_of(feedback_action(AboutKind::kPage, std::string(65, 'x'))) ==
          content::feedback::About{});
    CHECK_FALSE(about_of("@feedback:nonsense:1"));
    CHECK_FALSE(about_of("@home"));
  }

  TEST_CASE(
      "refusals: every reason in Uyghur and Tibetan, in English as it comes, else in Chinese") {
    using content::feedback::Personal;
    std::vector<Sentence> reasons{content::feedback::too_fast(std::chrono::minutes(7))};
    for (const Personal found : {Personal::kIdCard, Personal::kMobile, Personal::kLandline}) {
      reasons.push_back(content::feedback::reason_of(found));
    }
    for (const Sentence& reason : reasons) {
      CAPTURE(reason.zh);
      CHECK(refusal_words(reason, Language::kUg) != reason.zh);
      CHECK(refusal_words(reason, Language::kBo) != reason.zh);
      CHECK(refusal_words(reason, Language::kMn) == reason.zh);
      CHECK(refusal_words(reason, Language::kEn) == reason.en);
      CHECK(refusal_words(reason, Language::kUg).find("{1}") == std::string::npos);
    }
    CHECK(refusal_words(reasons.front(), Language::kUg).find('7') != std::string::npos);
    CHECK(refusal_words({"别的", "another"}, Language::kUg) == "别的");
  }
}
