// Proof: a bundle's whole content on paper, for those who sign it.
//
//   build ─[proof]─ sign ─ publish
//
// A bundle need not be signed to be proofed: its container, manifest and every object's hash are
// checked. Signatures change no sheet, so that all who sign can read and name the same proof.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/workspace/proof/displays.h"
#include "drivers/os/lang.h"
#include "drivers/os/progress.h"
#include "drivers/os/result.h"
#include "fonts/type_case.h"

namespace gongshi::content::proof {

struct Proof {
  std::string pdf;
  std::size_t sheets = 0;
  std::string serial;
  std::string manifest_hash;      // 64 hex digits
  std::vector<char32_t> missing;  // characters that no font has: shown as 〓 on the sheets
};

/// `bundle` is the file's bytes; `progress` is told of every sheet, or null. Equal input gives
/// equal bytes, whatever the time and zone. Errors of Container::read, Manifest::parse, raw_object
/// (an object that is left out is "E_MISSING_OBJECT"), Release::load, lay_out and pdf.
[[nodiscard]] Result<Proof> make_proof(std::string_view bundle, const Displays& displays, Lang lang,
                                       fonts::TypeCase& type, Progress* progress = nullptr);

/// The sheets of `pdf`, if it is the proof of `bundle` in one of the languages: made again and
/// compared byte for byte. Errc::kRejected when it is not, and what make_proof() says.
[[nodiscard]] Result<std::size_t> check_proof(std::string_view bundle, std::string_view pdf,
                                              const std::optional<Displays>& displays,
                                              fonts::TypeCase& type);

}  // namespace gongshi::content::proof
