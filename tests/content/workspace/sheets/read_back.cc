#include "tests/content/workspace/sheets/read_back.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>

#include "drivers/os/file.h"

namespace gongshi::test {
namespace {

using namespace content::sheets;

fonts::TypeCase& type() {
  static fonts::TypeCase opened = [] {
    auto result = fonts::TypeCase::open();
    REQUIRE(result.has_value());
    return *std::move(result);
  }();
  return opened;
}

std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> piece{};
  while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), pipe)) {
    text.append(piece.data(), got);
  }
  REQUIRE(::pclose(pipe) == 0);
  return text;
}

Sheets made(const content::Release& release, const Order& order) {
  auto result = make_sheets(release, order, type());
  if (!result) FAIL(result.error().what.en);
  return *std::move(result);
}

}  // namespace

std::string squeezed(std::string_view text) {
  std::string found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("　") || rest.starts_with("\u2028")) {
      i += 2;
    } else if (rest.starts_with("\u00A0")) {
      i += 1;
    } else if (static_cast<unsigned char>(text[i]) > ' ') {
      found += text[i];
    }
  }
  return found;
}

Order sheet_order(Kind kind) {
  Order order;
  order.kind = kind;
  order.day = *parse_date("2026-11-23");
  order.verified = true;
  return order;
}

ReadBack::ReadBack(const content::Release& release, const Order& order)
    : sheets_(made(release, order)) {
  REQUIRE(write_file_atomic(dir_ / "sheets.pdf", sheets_.pdf).has_value());
  const std::string text = output_of("pdftotext -raw " + (dir_ / "sheets.pdf").string() + " -");
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\f', from), text.size());
    pages_.push_back(squeezed(std::string_view(text).substr(from, end - from)));
    from = end + 1;
  }
  REQUIRE(pages_.size() == sheets_.count);
  for (const std::string& page : pages_) all_ += page;
}

bool ReadBack::holds(std::string_view text) const {
  return all_.find(squeezed(text)) != std::string::npos;
}

bool ReadBack::page_holds(std::size_t page, std::string_view text) const {
  return pages_.at(page).find(squeezed(text)) != std::string::npos;
}

std::string ReadBack::told_by(const std::string& program, const std::string& behind) const {
  return output_of(program + " " + (dir_ / "sheets.pdf").string() + " " + behind);
}

Error sheet_error(const content::Release& release, const Order& order) {
  auto result = make_sheets(release, order, type());
  REQUIRE_FALSE(result.has_value());
  return result.error();
}

}  // namespace gongshi::test
