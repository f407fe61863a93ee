// The audience wall: each way in which a staff item or a personal datum could be carried into a
// lobby, tried through every file of the workspace.
#include <doctest/doctest.h>

#include "content/workspace/row/privacy.h"
#include "tests/content/workspace/approval/office.h"
#include "tests/content/workspace/workbook.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using gongshi::test::Office;

namespace {

constexpr const char* kMobile = "13812345678";

/// The starter without approvals: whatever stops it here stops it there too.
class Lobby : public Office {
 public:
  Lobby() {
    edit("hospital.yaml", "\napprovals: required\n", "\napprovals: off\n");
    REQUIRE(errors().empty());
  }
  [[nodiscard]] std::string errors(Workspace* workspace = nullptr) const {
    return findings("2026-11-23", workspace);
  }
  /// One edit at a time, undone afterwards; the errors that it makes.
  [[nodiscard]] std::string smuggle(const std::string& file, const std::string& from,
                                    const std::string& to) const {
    const std::string before = text(file);
    edit(file, from, to);
    std::string found = errors();
    write(file, before);
    return found;
  }
};

bool has(const std::string& found, std::string_view code) {
  return found.find(code) != std::string::npos;
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("wall: a mobile number in every kind of text file stops the build") {
    const Lobby lobby;
    struct Way {
      const char* file;
      const char* from;
      const char* to;
    };
    for (const Way& way : {
             Way{"pages/visit-steps.zh.md", "title: ", "title: 13812345678 "},
             Way{"pages/visit-steps.zh.md", "owner: ", "owner: 13812345678 "},
             Way{"pages/visit-steps.zh.md", "person: ", "person: 13812345678 "},
             Way{"pages/visit-steps.zh.md", "basis: ", "basis: 13812345678 "},
             Way{"pages/visit-steps.zh.md", "## ", "[电话](tel:13812345678)\n## "},
             Way{"pages/visit-steps.zh.md", "## ", "电话 13812\n345678 找张医生\n\n## "},
             Way{"messages.yaml", "id: clinic-hours", "id: clinic-13812345678"},
             Way{"messages.yaml", "14:00", "138-1234-5678"},
             Way{"emergency.yaml", "id: fire", "id: f13812345678"},
             Way{"emergency.yaml", "title: ", "title: 13812345678 "},
             Way{"catalogue.yaml", "code: A2", "code: A13812345678"},
             Way{"catalogue.yaml", "person: ", "person: 13812345678 "},
             Way{"hospital.yaml", "address: ", "address: 13812345678 "},
             Way{"hospital.yaml", "site: my-hospital", "site: h13812345678"},
             Way{"hospital.yaml", "name: 元旦", "name: 13812345678"},
             Way{"people/departments.csv", "0000-", "13812345678 0000-"},
         }) {
      CAPTURE(way.file);
      CAPTURE(way.to);
      CHECK(has(lobby.smuggle(way.file, way.from, way.to), " E1503\n"));
    }
    CHECK(lobby.errors().empty());
  }

  TEST_CASE("wall: names of files are in the bundle, so they hold no number either") {
    const Lobby lobby;
    lobby.write("pages/13812345678.zh.md", lobby.text("pages/visit-steps.zh.md"));
    CHECK(has(lobby.errors(), "pages/13812345678.zh.md E1503\n"));
  }

  TEST_CASE("wall: comments of a YAML file and of a page's head are read by nobody") {
    const Lobby lobby;
    lobby.edit("messages.yaml", "messages:", "# 13812345678\nmessages:");
    lobby.edit("pages/visit-steps.zh.md", "title: ", "# 患者姓名：张三\ntitle: ");
    Workspace workspace;
    CHECK(lobby.errors(&workspace).empty());
    for (const PageText& text : workspace.page_texts) {
      CHECK(text.text.find("张三") == std::string::npos);
    }
    CHECK(lobby.smuggle("pages/visit-steps.zh.md", "## ", "<!-- 内部 -->\n## ") ==
          "pages/visit-steps.zh.md E1521\n");
  }

  TEST_CASE("wall: cells, codes and columns about patients") {
    const Lobby lobby;
    const std::string doctors = lobby.text("people/doctors.csv");
    const std::size_t line = doctors.find('\n');
    const std::size_t comma = doctors.find(',', line);
    std::string by_number = doctors;
    by_number.replace(line + 1, comma - line - 1, kMobile);
    lobby.write("people/doctors.csv", by_number);
    CHECK(has(lobby.errors(), "people/doctors.csv E1503\n"));
    by_number.replace(line + 1, std::string_view(kMobile).size(), "11010519491231002X");
    lobby.write("people/doctors.csv", by_number);
    CHECK(has(lobby.errors(), "people/doctors.csv E1502\n"));
    lobby.write("people/doctors.csv", doctors);

    const std::string services = lobby.text("prices/services.csv");
    std::string table;
    bool first = true;
    for (std::size_t at = 0; at < services.size();) {
      const std::size_t end = std::min(services.find('\n', at), services.size());
      std::string row = services.substr(at, end - at);
      if (!row.empty() && row.back() == '\r') row.pop_back();
      table += row + (first ? ",患者姓名" : ",张三") + "\n";
      first = false;
      at = end + 1;
    }
    lobby.write("prices/services.csv", table);
    CHECK(has(lobby.errors(), "prices/services.csv E1519\n"));
    lobby.write("prices/services.csv", services);
    CHECK(lobby.smuggle("pages/visit-steps.zh.md", "## ", "患者姓名：张三，住院号：0012345\n## ") ==
          "pages/visit-steps.zh.md E1519\n");
  }

  TEST_CASE("wall: a row that says it is for staff, and staff by audience or category") {
    const Lobby lobby;
    std::string departments = "公开范围," + lobby.text("people/departments.csv").substr(3);
    std::size_t row = 0;
    for (std::size_t at = departments.find('\n');
         at != std::string::npos && at + 1 < departments.size();
         at = departments.find('\n', at + 1)) {
      departments.insert(at + 1, row++ == 0 ? "仅限内部职工," : "公众,");
    }
    const std::string before = lobby.text("people/departments.csv");
    lobby.write("people/departments.csv", departments);
    CHECK(has(lobby.errors(), "people/departments.csv E1501\n"));
    lobby.write("people/departments.csv", before);
    CHECK(has(lobby.smuggle("pages/visit-steps.zh.md", "audience: public", "audience: staff"),
              " E1501\n"));
    CHECK(has(
        lobby.smuggle("messages.yaml", "id: clinic-hours", "audience: staff\n    id: clinic-hours"),
        " E1501\n"));
    CHECK(has(lobby.smuggle("catalogue.yaml", "person: 门诊部主任, audience: public",
                            "person: 门诊部主任, audience: staff"),
              " E1501\n"));
  }

  TEST_CASE("wall: what a workbook hides is not published") {
    const Lobby lobby;
    const std::string rows = test::sheet_of(
        {{"耗材编码", "耗材名称", "规格", "计价单位", "价格", "生产企业", "收费依据", "执行日期"},
         {"H1", "导管", "6F", "根", "10.00", "某厂", "文号", "2026-01-01"},
         {"H2", "导丝", "0.035", "根", "20.00", "某厂", "文号", "2026-01-01"}});
    fs::remove(lobby.folder() / "prices/consumables.csv");
    lobby.write("prices/consumables.xlsx", test::workbook_of({{"价格", rows}}));
    REQUIRE(lobby.errors().empty());

    std::string hidden_row = rows;
    hidden_row.insert(hidden_row.rfind("<row ") + 5, "hidden=\"1\" ");
    lobby.write("prices/consumables.xlsx", test::workbook_of({{"价格", hidden_row}}));
    Workspace workspace;
    CHECK(lobby.errors(&workspace) == "prices/consumables.xlsx E1521\n");
    CHECK(workspace.consumables.size() == 1);

    lobby.write("prices/consumables.xlsx",
                test::workbook_of(
                    {{"价格", "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>" + rows}}));
    CHECK(has(lobby.errors(), "prices/consumables.xlsx E1521\n"));
  }
}
