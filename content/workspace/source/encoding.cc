#include "content/workspace/source/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "content/workspace/finding.h"
#include "drivers/os/handle.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::workspace {
namespace {

using Converter = Handle<UConverter, ucnv_close>;

/// A line with this many three-byte UTF-8 characters cannot be GB18030 by chance (nine GB
/// characters in a row would have to fall on UTF-8 byte patterns: below 1 in 10^11).
constexpr int kSureUtf8Characters = 6;

Error wrong_type(std::string_view zh, std::string_view en) {
  return finding_error(
      Code::kWrongFileType,
      {"这是" + std::string(zh) + "，不是文本表格；请另存为 XLSX 或 CSV",
       "this is " + std::string(en) + ", not a text file; save it as XLSX or CSV"});
}

std::size_t line_of(std::string_view bytes, std::size_t offset) {
  return 1 + static_cast<std::size_t>(std::count(
                 bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

Error bad_bytes(std::string_view bytes, std::size_t offset, std::string_view why_zh,
                std::string_view why_en) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string byte = "0x";
  if (offset < bytes.size()) {
    const auto value = static_cast<unsigned char>(bytes[offset]);
    byte += kHex[value >> 4U];
    byte += kHex[value & 15U];
  }
  const std::string line = std::to_string(line_of(bytes, std::min(offset, bytes.size())));
  const std::string at = std::to_string(offset + 1);
  const std::string found_zh = offset < bytes.size() ? "是 " + byte : "在字符中间中断";
  const std::string found_en = offset < bytes.size() ? "is " + byte : "ends inside a character";
  return finding_error(
      Code::kBadEncoding,
      {"第 " + line + " 行（文件第 " + at + " 个字节）" + found_zh + "，" + std::string(why_zh),
       "line " + line + " (byte " + at + " of the file) " + found_en + ": " + std::string(why_en)});
}

/// Strict conversion by ICU; on failure the offset of the first byte that cannot be read.
std::optional<std::size_t> convert(const char* name, std::string_view bytes, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(name, &status));
  if (U_FAILURE(status)) return 0;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::array<char16_t, 8192> units{};
  const char* source = bytes.data();
  const char* const end = bytes.data() + bytes.size();
  char32_t high = 0;
  out.reserve(bytes.size() * 3 / 2);
  while (true) {
    char16_t* target = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, end, nullptr, 1,
                   &status);
    for (const char16_t* unit = units.data(); unit != target; ++unit) {
      if (*unit >= 0xD800 && *unit <= 0xDBFF) {
        high = *unit;
      } else if (*unit >= 0xDC00 && *unit <= 0xDFFF) {
        utf8::append(out, 0x10000 + ((high - 0xD800) << 10U) + (*unit - 0xDC00U));
      } else {
        utf8::append(out, *unit);
      }
    }
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_SUCCESS(status)) return std::nullopt;
    std::array<char, 32> bad{};
    auto length = static_cast<std::int8_t>(bad.size());
    UErrorCode told = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), bad.data(), &length, &told);
    const auto consumed = static_cast<std::size_t>(source - bytes.data());
    const auto back = U_SUCCESS(told) ? static_cast<std::size_t>(std::max<int>(length, 0)) : 0U;
    return consumed >= back ? consumed - back : 0U;
  }
}

/// True when some line can only be UTF-8.
bool has_sure_utf8_line(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    int three_byte = 0;
    while (const auto character = utf8::next(line)) three_byte += *character >= 0x800 ? 1 : 0;
    if (line.empty() && three_byte >= kSureUtf8Characters) return true;
  }
  return false;
}

std::string lower_start(std::string_view bytes) {
  std::string start(bytes.substr(0, 256));
  std::ranges::transform(start, start.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return start.substr(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
}

}  // namespace

Status check_text_magic(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("%PDF"sv)) return wrong_type(" PDF 文件", "a PDF");
  if (bytes.starts_with("\xD0\xCF\x11\xE0"sv))
    return wrong_type("旧版 XLS 文件", "an old XLS workbook");
  if (bytes.starts_with("PK\x03\x04"sv))
    return wrong_type("压缩包或 XLSX 文件", "a ZIP or XLSX file");
  if (bytes.starts_with("\x89PNG"sv) || bytes.starts_with("\xFF\xD8\xFF"sv))
    return wrong_type("图片", "a picture");
  const std::string start =
      lower_start(bytes.starts_with("\xEF\xBB\xBF"sv) ? bytes.substr(3) : bytes);
  for (const std::string_view mark : {"<!doctype html"sv, "<html"sv, "<table"sv}) {
    if (start.starts_with(mark)) return wrong_type("网页表格（HTML）", "an HTML page");
  }
  if (start.starts_with("<?xml")) return wrong_type(" XML 文件", "an XML file");
  return {};
}

Result<DecodedText> decode_text(std::string_view bytes) {
  using namespace std::string_view_literals;
  GONGSHI_CHECK(check_text_magic(bytes));
  DecodedText decoded;
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
    decoded.encoding = Encoding::kUtf16;
    const char* name = bytes.starts_with("\xFF\xFE"sv) ? "UTF-16LE" : "UTF-16BE";
    if (const auto bad = convert(name, bytes.substr(2), decoded.text)) {
      return bad_bytes(bytes, *bad + 2, "不是完整的 UTF-16 文字", "not whole UTF-16");
    }
    if (decoded.text.find('\0') != std::string::npos)
      return wrong_type("含有 NUL 字节的文件", "a file with NUL characters");
    return decoded;
  }
  if (bytes.find('\0') != std::string_view::npos) {
    return wrong_type("含有 NUL 字节的二进制文件", "a binary file with NUL bytes");
  }
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
    const auto bad = utf8::first_error(bytes.substr(3));
    if (bad) return bad_bytes(bytes, *bad + 3, "不是完整的 UTF-8 文字", "not whole UTF-8");
    return DecodedText{std::string(bytes.substr(3)), Encoding::kUtf8Bom};
  }
  const auto bad_utf8 = utf8::first_error(bytes);
  if (!bad_utf8) return DecodedText{std::string(bytes), Encoding::kUtf8};
  if (has_sure_utf8_line(bytes)) {
    return bad_bytes(bytes, *bad_utf8, "而别的行是 UTF-8：文件损坏，或混有两种编码",
                     "other lines are UTF-8, so the file is damaged or mixes two encodings");
  }
  decoded.encoding = Encoding::kGb18030;
  if (const auto bad = convert("gb18030", bytes, decoded.text)) {
    return bad_bytes(bytes, *bad, "既不是 UTF-8，也不是 GB18030", "neither UTF-8 nor GB18030");
  }
  return decoded;
}

}  // namespace gongshi::content::workspace
