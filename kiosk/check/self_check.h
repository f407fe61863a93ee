// SelfCheck: is this device ready for visitors? What gongshi-kiosk check looks at, as data.
//
//   site, machine ─[self_check]─ findings ─[check_report]─ lines or JSON
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "config/site.h"
#include "drivers/os/lang.h"
#include "drivers/os/result.h"
#include "fonts/font_table.h"
#include "kiosk/check/panel_facts.h"

namespace gongshi::kiosk {

enum class Verdict : std::uint8_t {
  kGood,
  kWarning,  // visitors lack something, or nobody can tell from here
  kFault,    // to be put right before visitors come
};

struct Finding {
  std::string_view subject;  // "config", "theme": stable, for programs
  Verdict verdict = Verdict::kGood;
  Sentence what;
  Sentence cure{};     // empty when all is well
  std::string code{};  // "E1709", where there is one
};

/// What is looked at outside the site's file; a test puts its own.
struct CheckDoors {
  std::function<Result<fs::path>(fonts::FontId)> font;
  std::function<Status()> speech;  // does a speech-dispatcher answer?
  std::function<std::vector<PanelFacts>()> panels;
  std::function<Status()> handwriting;
};
[[nodiscard]] CheckDoors real_check_doors();

/// The site's file at `config` could not be read: all that can be said then.
[[nodiscard]] Finding config_fault(const fs::path& config, const Error& error);

/// Everything about `site`, one finding a subject, in the order in which it is mended.
[[nodiscard]] std::vector<Finding> self_check(const fs::path& config, const config::Site& site,
                                              const CheckDoors& doors);

/// The worst of them.
[[nodiscard]] Verdict worst(const std::vector<Finding>& findings);

}  // namespace gongshi::kiosk
