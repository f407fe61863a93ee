// Icon: the kiosk's own small drawings, described as strokes on a 24 x 24 grid.
#pragma once

#include <cstdint>

namespace gongshi::kiosk {

enum class Icon : std::uint8_t {
  kNone,
  kPrice,        // ¥ in a ring
  kDoctor,       // person with a cross
  kGuide,        // signpost
  kRules,        // page with lines
  kSteps,        // three linked dots
  kTimeLimit,    // clock
  kNotice,       // megaphone
  kComplaint,    // speech bubble
  kInformation,  // i in a ring
  kInsurance,    // shield
  kHospital,     // house with a cross
  kQuality,      // tick in a ring
  kConsent,      // pen on a page
  kPhone,
  kPlace,   // pin
  kSearch,  // magnifier
  kPill,    // capsule
  kDevice,  // syringe-like box
  kBack,    // arrow left
  kHome,
  kUp,
  kDown,
  kNext,    // chevron right
  kDelete,  // key: one character back
  kPerson,
  kCalendar,
  kWarning,
  kFaceAwful,  // mouth far down
  kFaceBad,
  kFaceFair,  // straight mouth
  kFaceGood,
  kFaceGreat,  // mouth wide open
};

}  // namespace gongshi::kiosk
