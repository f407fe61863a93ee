// Corrected: an office in which the place of a clinic stood wrongly, and a page that corrects it.
#pragma once

#include "tests/content/workspace/approval/office.h"

namespace gongshi::test {

inline constexpr const char* kRightRoom = "心内科在 211 室。";
inline constexpr const char* kWrongRoom = "心内科在 213 室。";

class Corrected : public Office {
 public:
  Corrected() {
    edit("hospital.yaml", "\napprovals: required\n", "\napprovals: off\n");
    edit("catalogue.yaml", "categories:\n",
         "categories:\n  - {code: F4, name: {zh: 更正}, owner: 宣传科, audience: public}\n");
    edit("pages/visit-steps.zh.md", "## ", std::string(kRightRoom) + "\n\n## ");
  }

  /// The correction's page, from 27 October 2026 on.
  void correct(const std::string& corrects, const std::string& to = "") const {
    write("pages/correction.zh.md",
          "---\nnumber: 504\ncategory: F4\ntitle: 更正\naudience: public\nowner: 宣传科\n"
          "made: 2026-10-27\nfrom: 2026-10-27\nto: " +
              to + "\ncorrects: {" + corrects + "}\n---\n见下。\n");
  }
};

}  // namespace gongshi::test
