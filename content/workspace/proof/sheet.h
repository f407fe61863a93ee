// Sheet: the paper that a proof is printed on, and the words of paper/ as a proof uses them.
#pragma once

#include "content/workspace/paper/flow.h"
#include "content/workspace/paper/paper.h"
#include "content/workspace/paper/typesetter.h"

namespace gongshi::content::proof {

using namespace paper;  // a proof is made of nothing else

constexpr Format kProofFormat{};  // A4 portrait
constexpr double kSheetWidth = kProofFormat.width;
constexpr double kSideMargin = kProofFormat.side_margin;
constexpr double kBodyWidth = kProofFormat.body_width();
constexpr double kTextSize = kProofFormat.text_size;
constexpr double kSmallSize = 7.5;

}  // namespace gongshi::content::proof
