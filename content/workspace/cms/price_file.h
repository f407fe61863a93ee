// CMS price file: a hospital's standard charges in the format of the US Centers for Medicare and
// Medicaid Services (45 CFR 180.50, template 3.0), as read and not yet judged.
//
// CSV "tall" (one row for an item and payer), CSV "wide" (one row for an item, columns for each
// payer) and JSON become the same items.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/workspace/finding.h"
#include "content/workspace/source/sheet.h"

namespace gongshi::content::workspace {

struct CmsValue {
  std::string_view text;  // trimmed
  int column = -1;        // index into CmsPriceFile::columns
};

struct CmsCode {
  CmsValue code, type;
};

/// What one payer has negotiated.
struct CmsCharge {
  CmsValue payer, plan, dollar, percentage, algorithm, methodology;
  CmsValue median, low, high, count, notes;
};

struct CmsItem {
  int row = 0;  // of the CSV; of JSON the number of the item
  CmsValue description, setting, drug_unit, drug_type, modifiers;
  CmsValue gross, cash, min, max, notes;
  std::vector<CmsCode> codes;
  std::vector<CmsCharge> charges;
};

struct CmsHead {
  CmsValue hospital, updated, version, locations, addresses, npi, license, attested, attester;
};

struct CmsPriceFile {
  CmsHead head;
  int head_row = 2;                  // where its values stand
  std::vector<std::string> columns;  // "H(standard_charge|gross)", or the key of a JSON item
  std::vector<CmsItem> items;
  TextPool pool;  // owns what no sheet owns
};

/// True when the first row of a CSV is that of such a file.
[[nodiscard]] bool is_cms_sheet(const Sheet& sheet);

/// Views into `sheet` and the file's own pool. Empty with blocking findings when the header cannot
/// be read.
[[nodiscard]] std::optional<CmsPriceFile> read_cms_sheet(const std::string& file,
                                                         const Sheet& sheet, Findings& findings);

/// `text` is well-formed UTF-8 of at most 256 MiB. Empty with a blocking finding when it is no such
/// file.
[[nodiscard]] std::optional<CmsPriceFile> read_cms_json(const std::string& file,
                                                        std::string_view text, Findings& findings);

}  // namespace gongshi::content::workspace
