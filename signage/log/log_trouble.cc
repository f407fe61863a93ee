#include "signage/log/log_trouble.h"

#include "drivers/board_words.h"

namespace gongshi::signage {
namespace {

constexpr std::size_t kMostTrouble = 4096;

fs::path file_in(const fs::path& displays_folder) {
  return displays_folder / "signage.log-trouble";  // no .json: those are display lines
}

}  // namespace

Status tell_log_trouble(const fs::path& displays_folder, const std::optional<Sentence>& trouble) {
  const fs::path file = file_in(displays_folder);
  if (trouble) {
    return write_file_atomic(
        file, drivers::harmless(trouble->zh) + "\n" + drivers::harmless(trouble->en) + "\n");
  }
  std::error_code error;
  fs::remove(file, error);
  if (error) return os_error(error.value(), {"删除 " + file.string(), "remove " + file.string()});
  return {};
}

Result<std::optional<Sentence>> told_log_trouble(const fs::path& displays_folder) {
  const auto text = read_file(file_in(displays_folder), kMostTrouble);
  if (!text) {
    if (text.error().code == Errc::kNotFound) return std::optional<Sentence>{};
    return text.error();
  }
  const std::size_t end = text->find('\n');
  if (end == std::string::npos) return std::optional<Sentence>{};
  return std::optional(
      Sentence{drivers::harmless(text->substr(0, end)), drivers::harmless(text->substr(end + 1))});
}

std::string log_trouble_text(const std::optional<Sentence>& trouble, Lang lang) {
  if (!trouble) return {};
  return (lang == Lang::kZh ? "显示记录没有写入：" : "the display log is not written: ") +
         trouble->in(lang) + "\n";
}

}  // namespace gongshi::signage
