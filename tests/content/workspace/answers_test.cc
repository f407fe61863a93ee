// answers.yaml and the key that opinions are sealed to: read, checked, and in the release.
#include <doctest/doctest.h>

#include "content/bundle/key.h"
#include "content/release.h"
#include "content/workspace/build.h"
#include "content/workspace/starter.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using std::chrono::year;

namespace {

const Date kToday{year{2026} / 3 / 1};

/// The starter workspace with answers of the test's own.
struct Office {
  test::TempDir dir;
  Findings findings;

  Office() { REQUIRE(write_starter(dir / "s").has_value()); }

  Workspace read(const std::string& answers) {
    dir.write("s/answers.yaml", "answers:\n" + answers);
    findings = {};
    auto workspace = read_workspace(dir / "s", kToday, findings);
    REQUIRE(workspace.has_value());
    return *std::move(workspace);
  }

  [[nodiscard]] std::string told(std::string_view file) const {
    std::string text;
    for (const Finding& finding : findings.list()) {
      if (finding.place.file != file) continue;
      text += std::to_string(finding.place.row) + ":" + finding.place.column + " " +
              code_word(finding.code) + "\n";
    }
    return text;
  }
};

std::shared_ptr<const content::Release> release_of(Workspace& workspace) {
  const auto pinyin = Pinyin::load({});
  REQUIRE(pinyin.has_value());
  auto objects = make_objects(workspace, *pinyin);
  if (!objects) FAIL(objects.error().what.en);
  std::map<std::string, std::string, std::less<>> bytes;
  for (const auto& [path, source] : *objects) bytes.emplace(path, source.bytes);
  auto release =
      content::Release::load({}, std::make_shared<content::MemoryObjects>(std::move(bytes)));
  REQUIRE(release.has_value());
  return *release;
}

/// hospital.yaml of the starter with `line` added.
void add_line(const test::TempDir& dir, const std::string& line) {
  const auto text = read_file(dir / "s/hospital.yaml", 100'000);
  REQUIRE(text.has_value());
  dir.write("s/hospital.yaml", *text + "\n" + line + "\n");
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("answers.yaml: an answer is found by the number, until its last day") {
    Office office;
    Workspace workspace = office.read(
        "  - number: 482-173-5061\n    date: 2026-02-24\n    department: 物价办\n"
        "    question: {zh: 价格为什么变了？, en: Why so}\n"
        "    answer: {zh: 执行新规范。, en: A new catalogue.}\n"
        "    to: 2026-03-31\n    audience: patient\n"
        "  - {number: 7391058243, date: 2026-02-25, department: 门诊部, question: 排队, answer: "
        "已加开}\n");
    CHECK(office.told("answers.yaml") == "");
    CHECK(office.findings.file("answers.yaml").taken == 2);
    const auto release = release_of(workspace);
    REQUIRE(release->answers().size() == 2);
    const content::Answer* answer = release->answer("4821735061", kToday);
    REQUIRE(answer != nullptr);
    CHECK(answer->department == "物价办");
    CHECK(answer->question_zh == "价格为什么变了？");
    CHECK(answer->question_en == "Why so");
    CHECK(answer->answer_zh == "执行新规范。");
    CHECK(answer->answer_en == "A new catalogue.");
    CHECK(date_text(answer->date) == "2026-02-24");
    CHECK(answer->audience == content::Audience::kPatient);
    CHECK(release->answer("4821735061", year{2026} / 3 / 31) != nullptr);
    CHECK(release->answer("4821735061", year{2026} / 4 / 1) == nullptr);
    CHECK(release->answer("7391058243", year{2030} / 1 / 1) != nullptr);
    CHECK(release->answer("1000000000", kToday) == nullptr);
  }

  TEST_CASE("answers.yaml: every fault in one run") {
    Office office;
    const Workspace workspace = office.read(
        "  - {number: 4821735062, date: 2026-02-24, department: 甲, question: 问, answer: 答}\n"
        "  - {number: 4821735061, department: 甲, question: 问, answer: 答}\n"
        "  - {number: 4821735061, date: 2026-02-24, question: 问, answer: 答}\n"
        "  - {number: 4821735061, date: 2026-02-24, department: 甲, question: 问}\n"
        "  - {number: 4821735061, date: 2026-02-24, department: 甲, question: 问, answer: 答, "
        "to: 2026-02-01}\n"
        "  - {number: 4821735061, date: 2026-02-24, department: 甲, question: 问, answer: 答, "
        "audience: staff}\n"
        "  - {number: 4821735061, date: 2026-02-24, department: 甲, answer: 答, "
        "question: 我是13800138000}\n"
        "  - {number: 4821735061, date: 2026-02-24, department: 甲, question: 问, answer: 答, "
        "adress: x}\n"
        "  - {number: 7391058243, date: 2026-02-24, department: 甲, question: 问, answer: 答}\n"
        "  - {number: 7391058243, date: 2026-02-25, department: 乙, question: 问, answer: 答}\n"
        "  - {number: 5000000007, date: 2026-01-01, department: 甲, question: 问, answer: 答, "
        "to: 2026-02-01}\n");
    CHECK(office.told("answers.yaml") ==
          "2:number E1013\n3:date E1012\n4:department E1012\n5:answer E1012\n6:to E1304\n"
          "7:audience E1501\n8:question E1503\n9:adress E1011\n11:number E1405\n");
    const FileCount& count = office.findings.file("answers.yaml");
    CHECK(count.read == 11);
    CHECK(count.refused == 9);
    CHECK(count.ended == 1);
    CHECK(count.taken == 1);
    REQUIRE(workspace.answers.size() == 1);
    CHECK(workspace.answers[0].value.department == "甲");
  }

  TEST_CASE("hospital.yaml: a key for opinions is one that something can be sealed to") {
    Office office;
    const std::string key = content::bundle::SecretKey::generate().public_key().text();
    add_line(office.dir, "feedback_key: " + key);
    Workspace workspace = office.read("");
    CHECK(office.told("hospital.yaml") == "");
    CHECK(release_of(workspace)->hospital().feedback_key == key);

    Office other;
    add_line(other.dir, "feedback_key: RWsecret");
    CHECK(other.read("").hospital.feedback_key.empty());
    CHECK(other.told("hospital.yaml").find(":feedback_key E1013") != std::string::npos);
  }
}
