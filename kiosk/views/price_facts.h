// Price facts: what is published about one price, as labelled lines of a page.
#pragma once

#include "content/model.h"
#include "kiosk/page/blocks.h"

namespace gongshi::kiosk {

/// Class and share with what they mean, consent, and the hospital's own words beside every share.
[[nodiscard]] std::string insurance_words(const content::PriceDetail& detail, const Frame& frame);

/// "2026-07-01 起，至 2027-02-28 止".
[[nodiscard]] std::string validity_words(const content::Validity& valid, Language language);

void add_price_facts(Blocks& blocks, const Frame& frame, const content::PriceDetail& detail);

/// Every price of the same thing that this issue holds, oldest first: what held before, what holds,
/// what is announced. Nothing when there is only one.
void add_price_course(Blocks& blocks, const Frame& frame, std::string_view key);

/// How earlier issues moved the price, newest first, each with issue, day and basis; or since when
/// it has not moved. Nothing when no earlier issue is known.
void add_price_history(Blocks& blocks, const Frame& frame, const content::PriceItem& item);

/// The issue, and whom to ask or to complain to about a price.
void add_price_origin(Blocks& blocks, const Frame& frame);

}  // namespace gongshi::kiosk
