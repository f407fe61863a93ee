// People: doctors, leaders and departments on paper.
#pragma once

#include "content/release.h"
#include "content/workspace/paper/flow.h"
#include "content/workspace/sheets/order.h"

namespace gongshi::content::sheets {

/// Whether a department of the order has a doctor.
[[nodiscard]] bool has_doctors(const Release& release, const Order& order);
/// By department, of those that the order names. Errors of paper::fitted_picture.
[[nodiscard]] Status draw_doctors(paper::Flow& flow, const Release& release, const Order& order);
/// Errors of paper::fitted_picture.
[[nodiscard]] Status draw_leaders(paper::Flow& flow, const Release& release, const Order& order);
void draw_departments(paper::Flow& flow, const Release& release, const Order& order);

}  // namespace gongshi::content::sheets
