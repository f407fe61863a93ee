// Templates: the mean look of every character that can be recognised, from a file made at build
// time (make_templates_main.cc), mapped and checked whole before it is used.
#pragma once

#include <cstdint>
#include <span>

#include "drivers/os/file.h"
#include "kiosk/handwriting/template_format.h"

namespace gongshi::handwriting {

class Templates {
 public:
  /// kNotFound without the file; kCorrupt when a byte of it is not what was made.
  [[nodiscard]] static Result<Templates> open(const fs::path& file);

  /// The file that belongs to the running program: share/gongshi beside its bin/.
  [[nodiscard]] static fs::path installed_file();

  [[nodiscard]] std::size_t count() const { return characters_.size(); }
  /// How many different characters.
  [[nodiscard]] std::size_t character_count() const;
  /// Ascending; a character with several ways of writing stands several times.
  [[nodiscard]] std::span<const std::uint32_t> characters() const { return characters_; }
  [[nodiscard]] std::span<const float> scales() const { return scales_; }
  [[nodiscard]] std::span<const float> biases() const { return biases_; }
  [[nodiscard]] std::span<const std::int8_t, kFeatures> values(std::size_t i) const {
    return values_.subspan(i * kFeatures).first<kFeatures>();
  }
  [[nodiscard]] bool has(char32_t character) const;

 private:
  explicit Templates(MappedFile file) : file_(std::move(file)) {}
  [[nodiscard]] bool read();

  MappedFile file_;
  std::span<const std::uint32_t> characters_;
  std::span<const float> scales_, biases_;
  std::span<const std::int8_t> values_;
};

}  // namespace gongshi::handwriting
