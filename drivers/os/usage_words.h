// Usage words: why a command line cannot be understood, in Chinese. CLI11 says it in English.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace gongshi {

/// One sentence, with what was found and where help is. `app` is the one that parsed.
[[nodiscard]] std::string usage_words_zh(const CLI::App& app, const CLI::ParseError& error);

}  // namespace gongshi
