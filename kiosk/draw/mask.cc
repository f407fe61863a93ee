#include "kiosk/draw/mask.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace gongshi::kiosk {
namespace {

// Shapes live on a 24 x 24 grid with y downwards; `w` is the stroke's width on it.
enum class Kind : std::uint8_t {
  kLine,   // a,b to c,d
  kRing,   // centre a,b, radius c
  kDot,    // filled, centre a,b, radius c
  kArc,    // centre a,b, radius c, from d to e in degrees clockwise from the right
  kFrame,  // rounded rectangle a,b to c,d, corner radius e
  kBlock,  // the same, filled
};

struct Stroke {
  Kind kind = Kind::kLine;
  double a = 0, b = 0, c = 0, d = 0, e = 0;
};

constexpr double kStrokeWidth = 1.7;

// clang-format off
constexpr Stroke kPriceStrokes[] = {{Kind::kRing, 12, 12, 9.2}, {Kind::kLine, 8.4, 7, 12, 11.4}, {Kind::kLine, 15.6, 7, 12, 11.4},
    {Kind::kLine, 12, 11.4, 12, 17.4}, {Kind::kLine, 8.8, 12, 15.2, 12}, {Kind::kLine, 8.8, 14.7, 15.2, 14.7}};
constexpr Stroke kDoctorStrokes[] = {{Kind::kRing, 12, 7.2, 4.2}, {Kind::kArc, 12, 21.2, 8, 180, 360}, {Kind::kLine, 4, 21.2, 20, 21.2},
    {Kind::kLine, 12, 15.4, 12, 19.2}, {Kind::kLine, 10.1, 17.3, 13.9, 17.3}};
constexpr Stroke kGuideStrokes[] = {{Kind::kLine, 12, 2.5, 12, 21.5}, {Kind::kLine, 5, 4.8, 16.5, 4.8}, {Kind::kLine, 5, 9.6, 16.5, 9.6},
    {Kind::kLine, 5, 4.8, 5, 9.6}, {Kind::kLine, 16.5, 4.8, 19.3, 7.2}, {Kind::kLine, 19.3, 7.2, 16.5, 9.6},
    {Kind::kLine, 7.5, 12.2, 19, 12.2}, {Kind::kLine, 7.5, 17, 19, 17}, {Kind::kLine, 19, 12.2, 19, 17},
    {Kind::kLine, 7.5, 12.2, 4.7, 14.6}, {Kind::kLine, 4.7, 14.6, 7.5, 17}, {Kind::kLine, 8.5, 21.5, 15.5, 21.5}};
constexpr Stroke kRulesStrokes[] = {{Kind::kFrame, 4.6, 2.8, 19.4, 21.2, 2}, {Kind::kLine, 8.3, 7.6, 15.7, 7.6},
    {Kind::kLine, 8.3, 12, 15.7, 12}, {Kind::kLine, 8.3, 16.4, 12.8, 16.4}};
constexpr Stroke kStepsStrokes[] = {{Kind::kRing, 5.4, 5.4, 2.6}, {Kind::kRing, 18.6, 12, 2.6}, {Kind::kRing, 5.4, 18.6, 2.6},
    {Kind::kLine, 8.2, 6.4, 15.9, 10.7}, {Kind::kLine, 15.9, 13.3, 8.2, 17.6}};
constexpr Stroke kClockStrokes[] = {{Kind::kRing, 12, 12, 9.2}, {Kind::kLine, 12, 6.6, 12, 12}, {Kind::kLine, 12, 12, 15.8, 14.4}};
constexpr Stroke kNoticeStrokes[] = {{Kind::kLine, 3.6, 9.2, 3.6, 14.4}, {Kind::kLine, 3.6, 9.2, 9, 9.2}, {Kind::kLine, 3.6, 14.4, 9, 14.4},
    {Kind::kLine, 9, 9.2, 16.6, 4.6}, {Kind::kLine, 9, 14.4, 16.6, 19}, {Kind::kLine, 16.6, 4.6, 16.6, 19},
    {Kind::kLine, 6.2, 14.4, 7.6, 20.4}, {Kind::kLine, 7.6, 20.4, 10.2, 20.4}, {Kind::kLine, 10.2, 20.4, 9.4, 14.8},
    {Kind::kArc, 16.6, 11.8, 4, -50, 50}};
constexpr Stroke kComplaintStrokes[] = {{Kind::kFrame, 2.8, 3.6, 21.2, 17, 2.6}, {Kind::kLine, 7.4, 17, 7.4, 21.4}, {Kind::kLine, 7.4, 21.4, 12, 17},
    {Kind::kDot, 7.8, 10.3, 1.2}, {Kind::kDot, 12, 10.3, 1.2}, {Kind::kDot, 16.2, 10.3, 1.2}};
constexpr Stroke kInformationStrokes[] = {{Kind::kRing, 12, 12, 9.2}, {Kind::kLine, 12, 11, 12, 17}, {Kind::kDot, 12, 7.4, 1.25}};
constexpr Stroke kInsuranceStrokes[] = {{Kind::kLine, 12, 2.6, 4.2, 5.6}, {Kind::kLine, 12, 2.6, 19.8, 5.6}, {Kind::kLine, 4.2, 5.6, 4.2, 12},
    {Kind::kLine, 19.8, 5.6, 19.8, 12}, {Kind::kLine, 4.2, 12, 6.6, 17.4}, {Kind::kLine, 6.6, 17.4, 12, 21.4}, {Kind::kLine, 19.8, 12, 17.4, 17.4},
    {Kind::kLine, 17.4, 17.4, 12, 21.4}, {Kind::kLine, 12, 8.2, 12, 15.4}, {Kind::kLine, 8.4, 11.8, 15.6, 11.8}};
constexpr Stroke kHospitalStrokes[] = {{Kind::kFrame, 3.4, 7.4, 20.6, 21.2, 1.4}, {Kind::kLine, 8, 7.4, 8, 3}, {Kind::kLine, 8, 3, 16, 3},
    {Kind::kLine, 16, 3, 16, 7.4}, {Kind::kLine, 12, 9.8, 12, 15}, {Kind::kLine, 9.4, 12.4, 14.6, 12.4}, {Kind::kLine, 12, 18, 12, 21.2}};
constexpr Stroke kQualityStrokes[] = {{Kind::kRing, 12, 12, 9.2}, {Kind::kLine, 7.6, 12.4, 10.8, 15.6}, {Kind::kLine, 10.8, 15.6, 16.6, 8.8}};
constexpr Stroke kConsentStrokes[] = {{Kind::kLine, 13, 3, 5, 3}, {Kind::kLine, 5, 3, 5, 21}, {Kind::kLine, 5, 21, 18, 21}, {Kind::kLine, 18, 21, 18, 15.6},
    {Kind::kLine, 20.4, 4, 11.4, 13}, {Kind::kLine, 11.4, 13, 10.6, 16}, {Kind::kLine, 10.6, 16, 13.4, 15}, {Kind::kLine, 13.4, 15, 22, 5.8}, {Kind::kLine, 20.4, 4, 22, 5.8}};
constexpr Stroke kPhoneStrokes[] = {{Kind::kLine, 5.2, 3.2, 8.4, 3.2}, {Kind::kLine, 8.4, 3.2, 10, 8}, {Kind::kLine, 10, 8, 7.8, 9.6}, {Kind::kLine, 7.8, 9.6, 14.4, 16.2},
    {Kind::kLine, 14.4, 16.2, 16, 14}, {Kind::kLine, 16, 14, 20.8, 15.6}, {Kind::kLine, 20.8, 15.6, 20.8, 18.8}, {Kind::kArc, 18.6, 18.8, 2.2, 0, 90},
    {Kind::kArc, 18.2, 5.8, 15.2, 92, 178}, {Kind::kArc, 5.2, 5.4, 2.2, 180, 270}};
constexpr Stroke kPlaceStrokes[] = {{Kind::kArc, 12, 9.6, 6.8, 150, 390}, {Kind::kLine, 6.1, 13, 12, 21.4}, {Kind::kLine, 17.9, 13, 12, 21.4}, {Kind::kRing, 12, 9.6, 2.5}};
constexpr Stroke kSearchStrokes[] = {{Kind::kRing, 10.4, 10.4, 6.8}, {Kind::kLine, 15.4, 15.4, 21, 21}};
constexpr Stroke kPillStrokes[] = {{Kind::kArc, 7.6, 16.4, 4.6, 45, 225}, {Kind::kArc, 16.4, 7.6, 4.6, 225, 405}, {Kind::kLine, 4.35, 13.15, 13.15, 4.35},
    {Kind::kLine, 10.85, 19.65, 19.65, 10.85}, {Kind::kLine, 8.75, 8.75, 15.25, 15.25}};
constexpr Stroke kDeviceStrokes[] = {{Kind::kFrame, 3, 7.4, 21, 20.6, 2}, {Kind::kLine, 8.6, 7.4, 8.6, 4}, {Kind::kLine, 8.6, 4, 15.4, 4}, {Kind::kLine, 15.4, 4, 15.4, 7.4},
    {Kind::kLine, 12, 10.6, 12, 17.4}, {Kind::kLine, 8.6, 14, 15.4, 14}};
constexpr Stroke kBackStrokes[] = {{Kind::kLine, 4, 12, 20.4, 12}, {Kind::kLine, 4, 12, 10.6, 5.4}, {Kind::kLine, 4, 12, 10.6, 18.6}};
constexpr Stroke kHomeStrokes[] = {{Kind::kLine, 2.8, 11.6, 12, 3.4}, {Kind::kLine, 12, 3.4, 21.2, 11.6}, {Kind::kLine, 5.4, 9.6, 5.4, 20.8},
    {Kind::kLine, 18.6, 9.6, 18.6, 20.8}, {Kind::kLine, 5.4, 20.8, 18.6, 20.8}, {Kind::kLine, 10, 20.8, 10, 14.6}, {Kind::kLine, 10, 14.6, 14, 14.6}, {Kind::kLine, 14, 14.6, 14, 20.8}};
constexpr Stroke kUpStrokes[] = {{Kind::kLine, 5, 15.4, 12, 8.4}, {Kind::kLine, 12, 8.4, 19, 15.4}};
constexpr Stroke kDownStrokes[] = {{Kind::kLine, 5, 8.6, 12, 15.6}, {Kind::kLine, 12, 15.6, 19, 8.6}};
constexpr Stroke kNextStrokes[] = {{Kind::kLine, 8.8, 4.8, 16, 12}, {Kind::kLine, 16, 12, 8.8, 19.2}};
constexpr Stroke kDeleteStrokes[] = {{Kind::kLine, 8.4, 5, 21, 5}, {Kind::kLine, 21, 5, 21, 19}, {Kind::kLine, 21, 19, 8.4, 19}, {Kind::kLine, 8.4, 19, 2.4, 12},
    {Kind::kLine, 2.4, 12, 8.4, 5}, {Kind::kLine, 11, 9.2, 16.6, 14.8}, {Kind::kLine, 16.6, 9.2, 11, 14.8}};
constexpr Stroke kPersonStrokes[] = {{Kind::kRing, 12, 7.6, 4.4}, {Kind::kArc, 12, 21.4, 8, 180, 360}, {Kind::kLine, 4, 21.4, 20, 21.4}};
constexpr Stroke kCalendarStrokes[] = {{Kind::kFrame, 3.2, 5, 20.8, 21, 2}, {Kind::kLine, 3.2, 10, 20.8, 10}, {Kind::kLine, 8, 2.6, 8, 7}, {Kind::kLine, 16, 2.6, 16, 7},
    {Kind::kDot, 8, 14, 1.2}, {Kind::kDot, 12, 14, 1.2}, {Kind::kDot, 16, 14, 1.2}, {Kind::kDot, 8, 17.6, 1.2}, {Kind::kDot, 12, 17.6, 1.2}};
constexpr Stroke kFaceAwfulStrokes[] = {{Kind::kRing, 12, 12, 9.6}, {Kind::kDot, 8.6, 9.2, 1.3}, {Kind::kDot, 15.4, 9.2, 1.3}, {Kind::kArc, 12, 19.4, 5, 205, 335}, {Kind::kLine, 6.2, 5.6, 9.8, 7}, {Kind::kLine, 17.8, 5.6, 14.2, 7}};
constexpr Stroke kFaceBadStrokes[] = {{Kind::kRing, 12, 12, 9.6}, {Kind::kDot, 8.6, 9.2, 1.3}, {Kind::kDot, 15.4, 9.2, 1.3}, {Kind::kArc, 12, 21.4, 6.4, 235, 305}};
constexpr Stroke kFaceFairStrokes[] = {{Kind::kRing, 12, 12, 9.6}, {Kind::kDot, 8.6, 9.2, 1.3}, {Kind::kDot, 15.4, 9.2, 1.3}, {Kind::kLine, 8, 15.8, 16, 15.8}};
constexpr Stroke kFaceGoodStrokes[] = {{Kind::kRing, 12, 12, 9.6}, {Kind::kDot, 8.6, 9.2, 1.3}, {Kind::kDot, 15.4, 9.2, 1.3}, {Kind::kArc, 12, 10.4, 6.4, 48, 132}};
constexpr Stroke kFaceGreatStrokes[] = {{Kind::kRing, 12, 12, 9.6}, {Kind::kDot, 8.6, 9.2, 1.3}, {Kind::kDot, 15.4, 9.2, 1.3}, {Kind::kArc, 12, 12.8, 5, 0, 180}, {Kind::kLine, 7, 12.8, 17, 12.8}};
constexpr Stroke kWarningStrokes[] = {{Kind::kLine, 12, 3.2, 2.4, 20.4}, {Kind::kLine, 12, 3.2, 21.6, 20.4}, {Kind::kLine, 2.4, 20.4, 21.6, 20.4},
    {Kind::kLine, 12, 9.4, 12, 14.6}, {Kind::kDot, 12, 17.4, 1.15}};
// clang-format on

std::span<const Stroke> strokes(Icon icon) {
  switch (icon) {
    case Icon::kNone:
      return {};
    case Icon::kPrice:
      return kPriceStrokes;
    case Icon::kDoctor:
      return kDoctorStrokes;
    case Icon::kGuide:
      return kGuideStrokes;
    case Icon::kRules:
      return kRulesStrokes;
    case Icon::kSteps:
      return kStepsStrokes;
    case Icon::kTimeLimit:
      return kClockStrokes;
    case Icon::kNotice:
      return kNoticeStrokes;
    case Icon::kComplaint:
      return kComplaintStrokes;
    case Icon::kInformation:
      return kInformationStrokes;
    case Icon::kInsurance:
      return kInsuranceStrokes;
    case Icon::kHospital:
      return kHospitalStrokes;
    case Icon::kQuality:
      return kQualityStrokes;
    case Icon::kConsent:
      return kConsentStrokes;
    case Icon::kPhone:
      return kPhoneStrokes;
    case Icon::kPlace:
      return kPlaceStrokes;
    case Icon::kSearch:
      return kSearchStrokes;
    case Icon::kPill:
      return kPillStrokes;
    case Icon::kDevice:
      return kDeviceStrokes;
    case Icon::kBack:
      return kBackStrokes;
    case Icon::kHome:
      return kHomeStrokes;
    case Icon::kUp:
      return kUpStrokes;
    case Icon::kDown:
      return kDownStrokes;
    case Icon::kNext:
      return kNextStrokes;
    case Icon::kDelete:
      return kDeleteStrokes;
    case Icon::kPerson:
      return kPersonStrokes;
    case Icon::kCalendar:
      return kCalendarStrokes;
    case Icon::kFaceAwful:
      return kFaceAwfulStrokes;
    case Icon::kFaceBad:
      return kFaceBadStrokes;
    case Icon::kFaceFair:
      return kFaceFairStrokes;
    case Icon::kFaceGood:
      return kFaceGoodStrokes;
    case Icon::kFaceGreat:
      return kFaceGreatStrokes;
    case Icon::kWarning:
      return kWarningStrokes;
  }
  return {};
}

double distance_to_line(double x, double y, const Stroke& s) {
  const double dx = s.c - s.a;
  const double dy = s.d - s.b;
  const double length = dx * dx + dy * dy;
  const double t =
      length > 0 ? std::clamp(((x - s.a) * dx + (y - s.b) * dy) / length, 0.0, 1.0) : 0.0;
  return std::hypot(x - (s.a + t * dx), y - (s.b + t * dy));
}

double distance_to_arc(double x, double y, const Stroke& s) {
  constexpr double kDegree = std::numbers::pi / 180.0;
  const double angle = std::atan2(y - s.b, x - s.a) / kDegree;
  for (double turn = -360; turn <= 720; turn += 360) {
    if (angle + turn >= s.d && angle + turn <= s.e) {
      return std::abs(std::hypot(x - s.a, y - s.b) - s.c);
    }
  }
  const auto end = [&](double degrees) {
    return std::hypot(x - (s.a + s.c * std::cos(degrees * kDegree)),
                      y - (s.b + s.c * std::sin(degrees * kDegree)));
  };
  return std::min(end(s.d), end(s.e));
}

/// Signed distance to a rounded rectangle's edge, negative inside.
double distance_to_box(double x, double y, const Stroke& s) {
  const double half_w = (s.c - s.a) / 2;
  const double half_h = (s.d - s.b) / 2;
  const double qx = std::abs(x - (s.a + half_w)) - half_w + s.e;
  const double qy = std::abs(y - (s.b + half_h)) - half_h + s.e;
  return std::hypot(std::max(qx, 0.0), std::max(qy, 0.0)) + std::min(std::max(qx, qy), 0.0) - s.e;
}

/// Distance from the point to the stroke's ink on the grid, negative inside.
double distance(double x, double y, const Stroke& s) {
  switch (s.kind) {
    case Kind::kLine:
      return distance_to_line(x, y, s) - kStrokeWidth / 2;
    case Kind::kRing:
      return std::abs(std::hypot(x - s.a, y - s.b) - s.c) - kStrokeWidth / 2;
    case Kind::kDot:
      return std::hypot(x - s.a, y - s.b) - s.c;
    case Kind::kArc:
      return distance_to_arc(x, y, s) - kStrokeWidth / 2;
    case Kind::kFrame:
      return std::abs(distance_to_box(x, y, s)) - kStrokeWidth / 2;
    case Kind::kBlock:
      return distance_to_box(x, y, s);
  }
  return 1e9;
}

std::uint8_t coverage_of(double distance_px) {
  return static_cast<std::uint8_t>(std::lround(255.0 * std::clamp(0.5 - distance_px, 0.0, 1.0)));
}

template <class Distance>
Mask make_mask(Size size, const Distance& distance_px) {
  Mask mask{size, {}};
  mask.coverage.reserve(static_cast<std::size_t>(size.w) * static_cast<std::size_t>(size.h));
  for (int y = 0; y < size.h; ++y) {
    for (int x = 0; x < size.w; ++x) {
      mask.coverage.push_back(coverage_of(distance_px(x + 0.5, y + 0.5)));
    }
  }
  return mask;
}

}  // namespace

Mask icon_mask(Icon icon, int side) {
  const double scale = 24.0 / std::max(1, side);
  const auto shape = strokes(icon);
  return make_mask({side, side}, [&](double x, double y) {
    double nearest = 1e9;
    for (const Stroke& stroke : shape) {
      nearest = std::min(nearest, distance(x * scale, y * scale, stroke));
    }
    return nearest / scale;
  });
}

Mask disc_mask(int diameter) {
  const double radius = diameter / 2.0;
  return make_mask({diameter, diameter},
                   [&](double x, double y) { return std::hypot(x - radius, y - radius) - radius; });
}

Mask corner_mask(int radius, double line) {
  return make_mask({radius, radius}, [&](double x, double y) {
    const double d = std::hypot(x - radius, y - radius) - radius;
    return line > 0 ? std::max(d, -d - line) : d;
  });
}

}  // namespace gongshi::kiosk
