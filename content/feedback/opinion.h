// Opinion: what one visitor has told the hospital at a kiosk, and the one way to write it down.
//
//   kiosk ─ Opinion ─[document]─ seal ─ outbox … desk ─ open ─[document]─ Opinion
//
// It holds no identity: no name, no telephone, no picture, and the time to the minute only. The
// document (FORMAT.md, "Opinion") always has the same size, so that its sealed form tells nobody
// how much was written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/feedback/number.h"
#include "content/feedback/wiped_text.h"
#include "drivers/os/clock.h"
#include "drivers/os/result.h"

namespace gongshi::content::feedback {

inline constexpr std::size_t kMaxTextCharacters = 500;
inline constexpr std::size_t kMaxTextBytes = 4 * kMaxTextCharacters;
inline constexpr std::size_t kMaxAboutBytes = 64;
/// Of every document, its padding of zeroes included.
inline constexpr std::size_t kDocumentBytes = 4'048;

enum class OpinionKind : std::uint8_t { kOpinion, kQuestion };

/// What the page was about on which it was given.
enum class AboutKind : std::uint8_t {
  kNothing,  // the hospital as a whole, or this machine
  kService,
  kDrug,
  kConsumable,
  kDoctor,
  kDepartment,
  kPage,
};

struct About {
  AboutKind kind = AboutKind::kNothing;
  std::string id;  // code of an item, doctor or department, id of a page; empty for kNothing
  bool operator==(const About&) const = default;
};

using OpinionText = WipedText<kMaxTextBytes>;
using OpinionDocument = WipedText<kDocumentBytes>;

struct Opinion {
  OpinionNumber number;
  std::string site;        // of the manifest
  std::string device;      // site.yaml, kiosk.name
  WallTime written{};      // a whole minute
  std::string serial{};    // of the release that was shown, "1-42"; empty: none
  std::string language{};  // of the page: "zh", "en", "ug", "bo", "mn"
  OpinionKind kind = OpinionKind::kOpinion;
  About about{};
  std::optional<int> rating{};         // 1 (bad) .. 5 (good)
  std::vector<std::string> phrases{};  // words of phrases.h, as chosen
  OpinionText text{};                  // in the visitor's own words; may be empty

  /// Rating, phrases and text all left out: there is nothing to send.
  [[nodiscard]] bool says_nothing() const;
};

/// Why a text cannot be taken as it is; the visitor can mend it.
enum class TextFault : std::uint8_t { kTooLong, kForbidden };
/// Well-formed UTF-8, line feeds allowed, otherwise only what a table may hold.
[[nodiscard]] std::optional<TextFault> fault_of(std::string_view text);

/// Exactly kDocumentBytes. Errc::kRejected: the opinion says nothing, or a part of it is outside
/// its bounds.
[[nodiscard]] Result<OpinionDocument> write_document(const Opinion& opinion);

/// Only what write_document() makes. Errc::kCorrupt never quotes the document.
[[nodiscard]] Result<Opinion> parse_document(std::string_view document);

[[nodiscard]] std::string_view about_word(AboutKind kind);

}  // namespace gongshi::content::feedback
