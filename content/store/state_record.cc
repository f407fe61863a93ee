#include "content/store/state_record.h"

#include <array>

#include "content/bundle/document.h"

namespace gongshi::content::store {
namespace {

constexpr std::size_t kCap = 4096;
constexpr std::string_view kNone = "none";

std::string hash_or_none(const std::string& hash) {
  return hash.empty() ? std::string(kNone) : hash;
}

std::string take_hash(bundle::DocumentReader& reader, std::string_view name) {
  const std::string_view value = reader.field(name);
  if (value == kNone) return {};
  if (!bundle::Hash::from_hex(value)) {
    reader.fail({std::string(name) + " 不是散列值", std::string(name) + " is not a hash"});
  }
  return std::string(value);
}

fs::path copy_name(const fs::path& store, std::uint64_t generation) {
  return store / (generation % 2 == 0 ? "state.0" : "state.1");
}

}  // namespace

std::string format_state(const StateRecord& state) {
  std::string text = "gongshi-state 1\n";
  text += "generation: " + std::to_string(state.generation) + "\n";
  text += "current: " + hash_or_none(state.current) + "\n";
  text += "previous: " + hash_or_none(state.previous) + "\n";
  text += "floor-epoch: " + std::to_string(state.floor_epoch) + "\n";
  text += "floor-seq: " + std::to_string(state.floor_seq) + "\n";
  text += "floor-manifest: " + hash_or_none(state.floor_manifest) + "\n";
  text += "checksum: " + bundle::sha256(text).hex() + "\nend\n";
  return text;
}

Result<StateRecord> parse_state(std::string_view text) {
  bundle::DocumentReader reader(text, "gongshi-state", {"状态记录", "state record"}, kCap);
  StateRecord state;
  state.generation = reader.number("generation", 1, bundle::kMaxNumber);
  state.current = take_hash(reader, "current");
  state.previous = take_hash(reader, "previous");
  state.floor_epoch = reader.number("floor-epoch", 0, bundle::kMaxEpoch);
  state.floor_seq = reader.number("floor-seq", 0, bundle::kMaxNumber);
  state.floor_manifest = take_hash(reader, "floor-manifest");
  const bundle::Hash checksum = reader.hash("checksum");
  GONGSHI_CHECK(reader.end());
  const std::size_t summed = text.rfind("checksum: ");
  if (bundle::sha256(text.substr(0, summed)) != checksum) {
    return Error{Errc::kCorrupt,
                 {"状态记录的校验和不符", "the state record does not match its checksum"},
                 {}};
  }
  return state;
}

StateCopies read_state_copies(const fs::path& store) {
  StateCopies copies;
  int valid = 0;
  for (const std::uint64_t copy : {0U, 1U}) {
    const auto text = read_file(copy_name(store, copy), kCap);
    if (!text) continue;  // lost or unreadable: the other copy decides
    const auto state = parse_state(*text);
    if (!state || state->generation % 2 != copy) continue;
    ++valid;
    if (!copies.newest || state->generation > copies.newest->generation) copies.newest = *state;
  }
  // A store that was only just set up has one copy, of generation 1.
  const int expected = copies.newest && copies.newest->generation == 1 ? 1 : 2;
  copies.damaged = valid < expected;
  return copies;
}

std::optional<StateRecord> read_state(const fs::path& store) {
  return read_state_copies(store).newest;
}

Status write_state(Disk& disk, const fs::path& store, const StateRecord& state) {
  return disk.replace(store / "staging", copy_name(store, state.generation), format_state(state),
                      0444);
}

}  // namespace gongshi::content::store
