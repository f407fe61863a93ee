// CMS prices: the items of a CMS price file become service prices in US dollars.
#pragma once

#include "content/workspace/cms/price_file.h"
#include "content/workspace/file/context.h"
#include "content/workspace/row/columns_file.h"

namespace gongshi::content::workspace {

/// Shown is the gross charge with the discounted cash price beside it, or the other way round
/// (`charge` of columns.yaml). What payers have negotiated is checked, and is no price for a lobby.
/// Rows of one item that differ in the payer only become one price. Everything wrong is told.
void take_cms_prices(Context& context, const std::string& file, const CmsPriceFile& prices,
                     const FileColumns& columns);

}  // namespace gongshi::content::workspace
