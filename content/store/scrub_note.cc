#include "content/store/scrub_note.h"

#include <nlohmann/json.hpp>

namespace gongshi::content::store {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kCap = 4096;

fs::path note_path(const Layout& layout) {
  return layout.notes() / "scrub.json";
}

std::size_t count_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number_unsigned() ? found->get<std::size_t>() : 0;
}

}  // namespace

Status write_scrub_note(Disk& disk, const Layout& layout, const ScrubNote& note) {
  const Json json{{"at", utc_text(note.at)},
                  {"objects", note.healed.objects},
                  {"damaged", note.healed.damaged},
                  {"repaired", note.healed.repaired},
                  {"taken_away", note.healed.taken_away}};
  return disk.replace(layout.staging(), note_path(layout), json.dump(1) + "\n", 0644);
}

std::optional<ScrubNote> read_scrub_note(const Layout& layout) {
  const auto text = read_file(note_path(layout), kCap);
  if (!text) return std::nullopt;
  const Json json = Json::parse(*text, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded() || !json.is_object()) return std::nullopt;
  const auto word = json.find("at");
  if (word == json.end() || !word->is_string()) return std::nullopt;
  const auto at = parse_time(word->get<std::string>());
  if (!at) return std::nullopt;
  return ScrubNote{*at,
                   {count_at(json, "objects"), count_at(json, "damaged"),
                    count_at(json, "repaired"), count_at(json, "taken_away")}};
}

}  // namespace gongshi::content::store
