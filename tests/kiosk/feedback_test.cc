// The opinion box as a visitor uses it: faces, phrases, own words, the number, the answer.
// GONGSHI_VIEW_PICTURES=FOLDER keeps a picture of each page.
#include <doctest/doctest.h>

#include <cstdlib>

#include "content/feedback/outbox.h"
#include "content/feedback/seal.h"
#include "content/schema.h"
#include "kiosk/views/feedback_door.h"
#include "tests/kiosk/visitor.h"
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

void keep_picture(Visitor& visitor, const std::string& name) {
  if (const char* folder = std::getenv("GONGSHI_VIEW_PICTURES")) {
    visitor.save(std::string(folder) + "/" + name + ".png");
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
    Visitor visitor;
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
    keep_picture(visitor, "answer-found");
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

  TEST_CASE("opinion box: every page whole on every glass in every manner") {
    const Office office;
    constexpr Manner kManners[] = {{},
                                   {.text_step = 1},
                                   {.elder = true},
                                   {.contrast = true},
                                   {.low_reach = true},
                                   {.language = Language::kEn},
                                   {.language = Language::kEn, .elder = true}};
    for (const test::Glass& glass : test::kGlasses) {
      for (std::size_t manner = 0; manner < std::size(kManners); ++manner) {
        Visitor visitor(glass, kManners[manner]);
        office.equip(visitor);
        const auto look = [&](const std::string& page) {
          const std::string where = page + "-" + std::to_string(manner) + "-" +
                                    std::to_string(glass.pixels.w) + "-" +
                                    std::to_string(int(glass.inch));
          auto placed = visitor.placed();
          // Letter keys do not grow with the text yet; they are checked with the searches.
          if (kManners[manner].grow() > 1.0) {
            std::erase_if(placed, [](const Placed& one) {
              return one.node.role == Role::kKey && one.node.action.starts_with("key:");
            });
          }
          for (const std::string& fault :
               faults(placed, visitor.stage.page_metrics(), *visitor.text)) {
            FAIL_CHECK(where, ": ", fault);
          }
          keep_picture(visitor, where);
        };
        if (kManners[manner].grow() <= 1.0) look("home");
        walk(visitor, {"@feedback:none:"});
        look("opinion");
        walk(visitor, {"look"});
        REQUIRE(visitor.type("4821735061"));
        look("answer");
        walk(visitor, {"@back", "ask"});
        look("write-empty");
        REQUIRE(visitor.type("1380013800"));
        walk(visitor, {"key:0", "send"});
        look("write-refused");
        walk(visitor, {"key:clear", "key:j", "key:i", "key:a"});
        look("write");
        walk(visitor, {"@back", "rate"});
        look("faces");
        walk(visitor, {"face:5"});
        look("phrases");
        if (manner != 0) continue;  // five in ten minutes
        walk(visitor, {"send"});
        look("sent");
      }
    }
  }

  TEST_CASE("opinion box: the number's page is whole in every manner") {
    constexpr Manner kManners[] = {
        {.elder = true}, {.contrast = true}, {.low_reach = true}, {.language = Language::kEn}};
    for (const test::Glass& glass : test::kGlasses) {
      for (std::size_t manner = 0; manner < std::size(kManners); ++manner) {
        const Office office;
        Visitor visitor(glass, kManners[manner]);
        office.equip(visitor);
        walk(visitor, {"@feedback:none:", "rate", "face:1", "send"});
        REQUIRE(visitor.page() == "sent");
        for (const std::string& fault :
             faults(visitor.placed(), visitor.stage.page_metrics(), *visitor.text)) {
          FAIL_CHECK(glass.pixels.w, " ", manner, ": ", fault);
        }
        keep_picture(visitor, "sent-" + std::to_string(manner + 10) + "-" +
                                  std::to_string(glass.pixels.w) + "-" +
                                  std::to_string(int(glass.inch)));
      }
    }
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
}
