#include "tests/content/workspace/workbook.h"

#include <doctest/doctest.h>
#include <zip.h>

#include "tests/support/temp_dir.h"

namespace gongshi::test {

std::string zip_of(const Parts& parts) {
  const TempDir dir;
  const fs::path path = dir / "book.xlsx";
  int error = 0;
  zip_t* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_EXCL, &error);
  REQUIRE(zip != nullptr);
  for (const auto& [name, text] : parts) {
    zip_source_t* source = zip_source_buffer(zip, text.data(), text.size(), 0);
    REQUIRE(zip_file_add(zip, name.c_str(), source, 0) >= 0);
  }
  REQUIRE(zip_close(zip) == 0);
  const auto bytes = read_file(path, 64U << 20U);
  REQUIRE(bytes.has_value());
  return *bytes;
}

Parts book(const std::string& sheet_data) {
  return {
      {"xl/workbook.xml",
       "<workbook xmlns:r=\"x\"><sheets><sheet name=\"价格\" r:id=\"rId1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id=\"rId1\" "
       "Target=\"worksheets/sheet1.xml\"/></Relationships>"},
      {"xl/sharedStrings.xml",
       "<sst><si><t>项目名称</t></si><si><r><t>血</t></r><r><t>常规</t></r>"
       "<rPh sb=\"0\" eb=\"1\"><t>xue</t></rPh></si></sst>"},
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId=\"164\" "
       "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>"
       "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/>"
       "<xf numFmtId=\"164\"/></cellXfs></styleSheet>"},
      {"xl/worksheets/sheet1.xml", "<worksheet>" + sheet_data + "</worksheet>"},
  };
}

std::string sheet_of(const std::vector<std::vector<std::string>>& rows,
                     const std::vector<std::string>& merges) {
  std::string xml = "<sheetData>";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::string number = std::to_string(r + 1);
    xml += "<row r=\"" + number + "\">";
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      if (rows[r][c].empty()) continue;
      const std::string place(1, static_cast<char>('A' + c));
      xml +=
          "<c r=\"" + place + number + "\" t=\"inlineStr\"><is><t>" + rows[r][c] + "</t></is></c>";
    }
    xml += "</row>";
  }
  xml += "</sheetData><mergeCells>";
  for (const std::string& merge : merges) xml += "<mergeCell ref=\"" + merge + "\"/>";
  return xml + "</mergeCells>";
}

std::string workbook_of(const std::vector<std::pair<std::string, std::string>>& sheets) {
  Parts parts = book("");
  std::string list = "<workbook xmlns:r=\"x\"><sheets>";
  std::string relations = "<Relationships>";
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    list += "<sheet name=\"" + sheets[i].first + "\" r:id=\"rId" + number + "\"/>";
    relations +=
        "<Relationship Id=\"rId" + number + "\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    parts["xl/worksheets/sheet" + number + ".xml"] =
        "<worksheet>" + sheets[i].second + "</worksheet>";
  }
  parts["xl/workbook.xml"] = list + "</sheets></workbook>";
  parts["xl/_rels/workbook.xml.rels"] = relations + "</Relationships>";
  return zip_of(parts);
}

}  // namespace gongshi::test
