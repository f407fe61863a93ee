#include "content/store/report/last_outcome.h"

#include <nlohmann/json.hpp>

namespace gongshi::content::store {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kCap = std::size_t{64} << 10;

fs::path note_path(const Layout& layout) {
  return layout.notes() / "last.json";
}

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Status write_last_outcome(Disk& disk, const Layout& layout, const LastOutcome& outcome) {
  const Json json{{"at", utc_text(outcome.at)},
                  {"source", outcome.source},
                  {"word", outcome.word},
                  {"zh", outcome.sentence.zh},
                  {"en", outcome.sentence.en}};
  return disk.replace(layout.staging(), note_path(layout),
                      json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n", 0644);
}

std::optional<LastOutcome> read_last_outcome(const Layout& layout) {
  const auto text = read_file(note_path(layout), kCap);
  if (!text) return std::nullopt;
  const Json json = Json::parse(*text, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded() || !json.is_object()) return std::nullopt;
  const auto at = parse_time(text_at(json, "at"));
  if (!at) return std::nullopt;
  return LastOutcome{*at,
                     text_at(json, "source"),
                     text_at(json, "word"),
                     {text_at(json, "zh"), text_at(json, "en")}};
}

}  // namespace gongshi::content::store
