// CMS rules: the twelve cross-field rules of the template, numbered, and its closed vocabularies.
#pragma once

#include <string>

#include "content/workspace/cms/price_file.h"

namespace gongshi::content::workspace {

/// Tells everything that is wrong with one item; true when there is nothing.
///  1 payer charge, payer, plan and methodology come together
///  2 a charge needs a code with its type        3 code and type come together
///  4 methodology "other" needs a note           5 every item has at least one charge
///  6 a dollar charge needs min and max          7 a percentage or algorithm needs a count
///  8 … and, unless that is "0", three amounts   9 count "0" needs a note
/// 10 type NDC needs drug unit and type         11 a modifier alone needs a charge or a note
/// 12 drug unit and drug type come together
bool check_cms_item(const CmsPriceFile& file, const std::string& name, const CmsItem& item,
                    Findings& findings);

}  // namespace gongshi::content::workspace
