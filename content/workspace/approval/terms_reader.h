// TermsReader: sign-offs wanted and who may give them (hospital.yaml); terms of a page or message.
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// `approvals`, `sign_offs` and `signers` of hospital.yaml; everything wrong blocks.
void read_signing(Context& context, const YamlMap& map);

/// The keys that read_terms() takes.
inline constexpr std::string_view kNotBefore = "not_before";
inline constexpr std::string_view kHigher = "higher";
/// Of pages alone.
inline constexpr std::string_view kMade = "made";
inline constexpr std::string_view kExpires = "expires";
inline constexpr std::string_view kCorrects = "corrects";

/// What of these keys an item has, kept under `key`. `basis` tells whether a higher paper
/// must be named.
void read_terms(Context& context, const YamlMap& map, const std::string& key,
                std::string_view basis = {});

}  // namespace gongshi::content::workspace
