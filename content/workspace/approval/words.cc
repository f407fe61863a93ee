#include "content/workspace/approval/words.h"

#include <algorithm>

#include "content/bundle/hash.h"

namespace gongshi::content::workspace {
namespace {

/// On one line, whatever the value holds.
std::string flat(std::string_view value) {
  std::string line;
  for (const char c : value) {
    if (c == '\n') {
      line += " ⏎ ";
    } else if (c != '\r') {
      line += c;
    }
  }
  return line;
}

}  // namespace

void WordList::add(std::string_view label, std::string_view value) {
  if (value.empty()) return;
  text_.append(label).append("：").append(flat(value)).push_back('\n');
}

void WordList::add(std::string_view label, Date date) {
  if (date != Date{}) add(label, date_text(date));
}

void WordList::add(std::string_view label, const std::optional<Date>& date) {
  if (date) add(label, *date);
}

void WordList::add(std::string_view label, const std::optional<content::Money>& amount) {
  if (amount) add(label, amount->text());
}

void WordList::add(std::string_view label, const content::Validity& valid) {
  add(std::string(label) + "起", valid.from);
  add(std::string(label) + "止", valid.to);
}

void WordList::add(std::string_view label, const content::Names& names) {
  const std::string name(label);
  add(label, names.zh);
  add(name + "（英文）", names.en);
  add(name + "（维吾尔文）", names.ug);
  add(name + "（藏文）", names.bo);
  add(name + "（蒙古文）", names.mn);
}

void WordList::add(std::string_view label, content::Audience audience) {
  add(label, audience == content::Audience::kPublic    ? std::string_view("公众")
             : audience == content::Audience::kPatient ? std::string_view("患者")
                                                       : std::string_view("职工"));
}

void WordList::add_number(std::string_view label, long long number) {
  add(label, std::to_string(number));
}

void WordList::add_picture(std::string_view label, std::string_view bytes) {
  add(label, bundle::sha256(bytes).hex());
}

void WordList::add_body(std::string_view label, std::string_view text) {
  if (text.empty()) return;
  text_.append(label).append("：\n");
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    text_.append("| ").append(text.substr(0, end)).push_back('\n');
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string WordList::row() const {
  std::string row;
  for (std::string_view rest = text_; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    row.append(row.empty() ? "" : "；").append(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  return row;
}

}  // namespace gongshi::content::workspace
