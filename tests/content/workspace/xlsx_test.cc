// Workbooks written part by part, as ECMA-376 describes them.
#include "content/workspace/source/xlsx.h"

#include <doctest/doctest.h>
#include "content/workspace/source/archive.h"
#include "tests/content/workspace/workbook.h"

using namespace gongshi;
using namespace gongshi::content::workspace;

namespace {

using namespace gongshi::test;

Result<Sheet> first_sheet(std::string_view bytes) {
  auto sheets = parse_workbook(bytes);
  if (!sheets) return std::move(sheets).error();
  return std::move(sheets->front().sheet);
}

std::string shown(const Sheet& sheet) {
  std::string text;
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    const Row row = sheet.row(i);
    text += std::to_string(row.number) + ":";
    for (const Cell& cell : row.cells) text += "[" + std::string(cell.text) + "]";
    text += " ";
  }
  return text;
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("xlsx: strings, numbers, dates and percentages as people see them") {
    // Serial 45413 is 2024-05-01; 0.1 with format 9 is 10%; 17.824999999999999 is shown as 17.825.
    const auto sheet = first_sheet(
        zip_of(book("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" "
                    "t=\"inlineStr\"><is><t>单位"
                    "</t></is></c></row><row r=\"4\"><c r=\"A4\" t=\"s\"><v>1</v></c>"
                    "<c r=\"B4\"><v>17.824999999999999</v></c><c r=\"C4\" s=\"1\"><v>45413</v></c>"
                    "<c r=\"D4\" s=\"2\"><v>0.1</v></c><c r=\"E4\" t=\"e\"><v>#N/A</v></c>"
                    "<c r=\"F4\"><v>120200001</v></c><c r=\"G4\" s=\"3\"><v>45413.5</v></c>"
                    "<c r=\"H4\"><v>1102000030000123456</v></c></row></sheetData>")));
    REQUIRE(sheet.has_value());
    CHECK(shown(*sheet) ==
          "1:[项目名称][][单位] 4:[血常规][17.825][2024-05-01][10%][#N/A][120200001][2024-05-01]"
          "[1.10200003000012e+18] ");
    CHECK(sheet->row(1).cells[4].kind == CellKind::kError);
    CHECK(sheet->row(1).cells[2].kind == CellKind::kDate);
  }

  TEST_CASE("xlsx: a merged group cell is carried down") {
    const auto sheet = first_sheet(
        zip_of(book("<sheetData><row r=\"1\"><c r=\"A1\" "
                    "t=\"inlineStr\"><is><t>检验</t></is></c><c r=\"B1\"><v>1</v>"
                    "</c></row><row r=\"2\"><c r=\"B2\"><v>2</v></c></row><row "
                    "r=\"3\"><c r=\"B3\"><v>3</v></c></row>"
                    "</sheetData><mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>")));
    REQUIRE(sheet.has_value());
    CHECK(shown(*sheet) == "1:[检验][1] 2:[检验][2] 3:[][3] ");
  }

  TEST_CASE("xlsx: every sheet with content is read under its name") {
    Parts parts = book("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>");
    parts["xl/workbook.xml"] =
        "<workbook xmlns:r=\"x\"><sheets><sheet name=\"一\" r:id=\"rId1\"/><sheet name=\"二\" "
        "r:id=\"rId2\"/></sheets></workbook>";
    parts["xl/_rels/workbook.xml.rels"] =
        "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/><Relationship "
        "Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>";
    parts["xl/worksheets/sheet2.xml"] =
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>2</v></c></row></sheetData></worksheet>";
    const auto sheets = parse_workbook(zip_of(parts));
    REQUIRE(sheets.has_value());
    REQUIRE(sheets->size() == 2);
    CHECK((*sheets)[0].name == "一");
    CHECK((*sheets)[1].name == "二");
    CHECK(shown((*sheets)[1].sheet) == "1:[2] ");
  }

  TEST_CASE("xlsx: a bomb, a damaged file and other kinds of file are refused by name") {
    Parts parts = book("");
    parts["xl/worksheets/sheet1.xml"] =
        "<worksheet>" + std::string(8U << 20U, ' ') + "</worksheet>";
    const auto bomb = first_sheet(zip_of(parts));
    REQUIRE_FALSE(bomb.has_value());
    CHECK(bomb.error().word == "E1002");
    std::string cut = zip_of(book("<sheetData/>"));
    cut.resize(cut.size() / 2);
    CHECK(first_sheet(cut).error().word == "E1007");
    CHECK(first_sheet("\xD0\xCF\x11\xE0").error().word == "E1003");
    CHECK(first_sheet("<html>").error().word == "E1003");
    parts.erase("xl/workbook.xml");
    CHECK(first_sheet(zip_of(parts)).error().word == "E1007");
  }

  TEST_CASE("xlsx: addresses that go backwards or beyond the format are damage") {
    for (const char* data : {"<row r=\"2\"/><row r=\"1\"/>", "<row r=\"1048577\"/>",
                             "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
                             "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>"}) {
      const auto sheet =
          first_sheet(zip_of(book("<sheetData>" + std::string(data) + "</sheetData>")));
      CHECK_FALSE(sheet.has_value());
    }
  }
}
