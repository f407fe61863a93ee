// SpeechText: what is read aloud of a page: its nodes in reading order, as sentences. Pure.
//
//   scene ─[speech text]─ sentences ─▶ reading
#pragma once

#include <string>
#include <vector>

#include "kiosk/page/manner.h"
#include "kiosk/page/scene.h"

namespace gongshi::kiosk {

/// Headings, texts and buttons one sentence each, a row of a list one sentence of its cells, prices
/// as people say them. Left out: decoration, the on-screen keys, and the bar that is on every page.
/// Of a long list the rows in sight and how many there are. While the page asks something, only
/// that.
[[nodiscard]] std::vector<std::string> speech_text(const Scene& scene, const Offsets& offsets,
                                                   Language language);

}  // namespace gongshi::kiosk
