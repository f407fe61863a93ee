#include "kiosk/handwriting/templates.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <sodium.h>

namespace gongshi::handwriting {
namespace {

constexpr std::size_t kMostBytes = sizeof(TemplateHead) + kMostTemplates * kBytesPerTemplate;

/// The next `count` values of a mapped file; its parts are all multiples of four bytes long and
/// the mapping begins on a page, so every one lies where its type may.
template <class T>
std::span<const T> take(std::span<const std::byte>& rest, std::size_t count) {
  const std::span<const T> taken(reinterpret_cast<const T*>(rest.data()), count);
  rest = rest.subspan(count * sizeof(T));
  return taken;
}

bool hash_holds(const TemplateHead& head, std::span<const std::byte> body) {
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(body.data()),
                     body.size(), nullptr, 0);
  return hash == head.hash;
}

bool is_character(std::uint32_t value) {
  return value >= 0x21 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

bool is_usable(float value) {
  return std::isfinite(value) && std::abs(value) <= kFarthest;
}

}  // namespace

Result<Templates> Templates::open(const fs::path& file) {
  GONGSHI_TRY(MappedFile mapped, MappedFile::open(file, kMostBytes));
  Templates templates(std::move(mapped));
  if (templates.read()) return templates;
  return Error{
      Errc::kCorrupt,
      {"手写模板文件 " + file.string() + " 已损坏；请重新安装 gongshi",
       "the handwriting templates " + file.string() + " are damaged; install gongshi again"}};
}

fs::path Templates::installed_file() {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  return program.parent_path().parent_path() / "share/gongshi/handwriting.templates";
}

bool Templates::read() {
  std::span<const std::byte> rest = file_.bytes();
  if (rest.size() < sizeof(TemplateHead)) return false;
  TemplateHead head;
  std::memcpy(&head, rest.data(), sizeof head);
  rest = rest.subspan(sizeof head);
  if (head.magic != kTemplateMagic || head.features != kFeatures || head.count == 0 ||
      head.count > kMostTemplates || rest.size() != head.count * kBytesPerTemplate) {
    return false;
  }
  if (!hash_holds(head, rest)) return false;
  characters_ = take<std::uint32_t>(rest, head.count);
  scales_ = take<float>(rest, head.count);
  biases_ = take<float>(rest, head.count);
  values_ = take<std::int8_t>(rest, head.count * kFeatures);
  return std::ranges::all_of(characters_, is_character) && std::ranges::is_sorted(characters_) &&
         std::ranges::all_of(scales_, is_usable) && std::ranges::all_of(biases_, is_usable);
}

std::size_t Templates::character_count() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < characters_.size(); ++i) {
    if (i == 0 || characters_[i] != characters_[i - 1]) ++count;
  }
  return count;
}

bool Templates::has(char32_t character) const {
  return std::ranges::binary_search(characters_, std::uint32_t{character});
}

}  // namespace gongshi::handwriting
