// gongshi-bundle approve and approvals, as people run them.
#include <doctest/doctest.h>

#include "tests/content/bundle/shell.h"
#include "tests/content/workspace/approval/office.h"

using namespace gongshi;
using gongshi::test::gongshi_bundle;
using gongshi::test::Office;

namespace {

constexpr const char* kNow = " --now 2026-11-23T10:00:00+08:00";

test::Said sign(const Office& office, const std::string& item, const std::string& role,
                const std::string& name, const std::string& more = "") {
  return gongshi_bundle("approve " + office.folder().string() + " " + item + " --as " + role +
                        " --name " + name + more + kNow);
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("approve: from proposal to bundle, and back with a reason") {
    const Office office;
    const std::string folder = office.folder().string();
    const std::string bundle = folder + "/1.kbundle";
    CHECK(gongshi_bundle("build " + folder + " -o " + bundle + kNow).exit_code == 1);
    CHECK(sign(office, "--all", "proposer", "周文").exit_code == 0);
    CHECK(sign(office, "hospital", "leader", "冯院长").last_line() ==
          "gongshi-bundle: E1608 hospital: answerable person comes first");
    CHECK(sign(office, "page/nothing", "proposer", "周文").exit_code == 1);
    CHECK(sign(office, "--all", "answerable", "吴主任").exit_code == 0);
    CHECK(sign(office, "--all", "office", "郑公开").exit_code == 0);
    CHECK(sign(office, "--all", "secrecy", "王保密").exit_code == 0);
    CHECK(gongshi_bundle("approvals " + folder + kNow).exit_code == 1);
    CHECK(sign(office, "--all", "leader", "冯院长").exit_code == 0);
    const auto done = gongshi_bundle("approvals " + folder + kNow);
    CHECK(done.exit_code == 0);
    CHECK(done.last_line().ends_with("approved 15"));
    CHECK(gongshi_bundle("build " + folder + " -o " + bundle + kNow).exit_code == 0);

    office.edit("messages.yaml", "14:00", "14:30");
    const auto check = gongshi_bundle("check " + folder + kNow);
    CHECK(check.exit_code == 1);
    CHECK(check.text.find("下午14:0\", is \"…00，下午14:3\"") != std::string::npos);
    CHECK(gongshi_bundle("build " + folder + " -o " + bundle + kNow).exit_code == 1);
    CHECK(sign(office, "message/clinic-hours", "proposer", "周文").exit_code == 0);
    const auto back =
        sign(office, "message/clinic-hours", "office", "郑公开", " --refuse 时间不对");
    CHECK(back.exit_code == 0);
    CHECK(back.text.find("refused") != std::string::npos);
    const auto why = gongshi_bundle("check " + folder + kNow);
    CHECK(why.text.find("E1517") != std::string::npos);
    CHECK(why.text.find("时间不对") != std::string::npos);
  }
}
