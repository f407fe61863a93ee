// What the search knows of each thing, a row each:
//
//   [sort, name, initials, other names, code, note, file, anchor, amount, unit, form, later]
//
// sort 0 service, 1 drug, 2 consumable, 3 page, 4 doctor, 5 department; the last four are of prices
// only. The readings of characters are a file of their own.
#include "content/workspace/web/people_shelf.h"
#include "content/workspace/web/price_shelf.h"
#include "content/workspace/web/site.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::web {
namespace {

constexpr std::size_t kMostBytes = std::size_t{255} * 1024;  // of the rows of one file

enum class Sort { kPage = 3, kDoctor = 4, kDepartment = 5 };

/// "xue chang gui": "xcg".
std::string initials(std::string_view pinyin) {
  std::string letters;
  bool first = true;
  for (const char c : pinyin) {
    if (first && c != ' ') letters.push_back(c);
    first = c == ' ';
  }
  return letters;
}

struct Row {
  int sort = 0;
  std::string_view name, pinyin, aliases, code;
  std::string note;
  std::string file, anchor;
};

class Chunks {
 public:
  explicit Chunks(const Put& put) : put_(put) {}

  [[nodiscard]] Status add(const Row& row, const PriceItem* price, bool later) {
    std::string text = "[" + std::to_string(row.sort);
    const auto cell = [&](std::string_view value) {
      text.push_back(',');
      append_script_string(text, value);
    };
    cell(row.name);
    cell(initials(row.pinyin));
    cell(row.aliases);
    cell(row.code);
    cell(row.note);
    cell(row.file);
    cell(row.anchor);
    if (price != nullptr) {
      cell(price->price.amount ? price->price.amount->text() : std::string());
      cell(price->unit);
      text += "," + std::to_string(static_cast<int>(price->price.form)) + (later ? ",1" : ",0");
    }
    text += "]";
    if (!rows_.empty() && rows_.size() + text.size() > kMostBytes) GONGSHI_CHECK(flush());
    rows_ += rows_.empty() ? text : ",\n" + text;
    return {};
  }

  [[nodiscard]] Status flush() {
    if (rows_.empty()) return {};
    const std::string number = std::to_string(count_++);
    const std::string script = "window.gongshiData=window.gongshiData||[];\nwindow.gongshiData[" +
                               number + "]=[\n" + rows_ + "\n];\n";
    rows_.clear();
    return put_("search-data-" + number + ".js", script);
  }

  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  const Put& put_;
  std::string rows_;
  std::size_t count_ = 0;
};

Status add_pages(Chunks& chunks, const Edition& e) {
  for (const Page& page : e.release.pages()) {
    if (!is_shown(e, page)) continue;
    const Category* const category = e.release.category(page.category);
    Row row{static_cast<int>(Sort::kPage),
            page.title_zh,
            {},
            page.title_en,
            {},
            {},
            page_file(page),
            {}};
    const std::string number = std::to_string(page.number);
    row.code = number;
    if (category != nullptr) row.note = category->name_zh;
    GONGSHI_CHECK(chunks.add(row, nullptr, false));
  }
  return {};
}

Status add_people(Chunks& chunks, const Edition& e, const PeopleShelf& people) {
  for (const Department& each : e.release.departments()) {
    GONGSHI_CHECK(chunks.add({static_cast<int>(Sort::kDepartment),
                              each.name,
                              each.pinyin,
                              each.name_en,
                              each.code,
                              std::string(each.place),
                              people.file(each.code),
                              {}},
                             nullptr, false));
  }
  for (const Doctor& each : e.release.doctors()) {
    std::string note(e.release.department(each.department)->name);
    if (!each.title.empty()) note += " " + std::string(each.title);
    GONGSHI_CHECK(chunks.add({static_cast<int>(Sort::kDoctor),
                              each.name,
                              each.pinyin,
                              {},
                              each.code,
                              std::move(note),
                              people.file(each.department),
                              people.anchor(each.code)},
                             nullptr, false));
  }
  return {};
}

Status add_prices(Chunks& chunks, const Edition& e, const PriceShelf& shelf) {
  for (const PriceKind kind : {PriceKind::kService, PriceKind::kDrug, PriceKind::kConsumable}) {
    const auto pages = shelf.pages(kind);
    for (std::size_t page = 0; page < pages.size(); ++page) {
      for (const ShelvedPrice& each : pages[page]) {
        const PriceItem& item = *each.item;
        std::string note(item.spec);
        if (!item.maker.empty()) note += (note.empty() ? "" : " ") + std::string(item.maker);
        const Row row{static_cast<int>(kind),
                      item.name,
                      item.pinyin,
                      item.aliases,
                      item.code,
                      std::move(note),
                      PriceShelf::file(kind, page),
                      each.anchor};
        GONGSHI_CHECK(chunks.add(row, &item, item.valid.from > e.today));
      }
    }
  }
  return {};
}

std::string readings_script(const Release& release) {
  std::string script = "window.gongshiReadings={\n";
  bool first = true;
  for (const Reading& reading : release.readings()) {
    if (!first) script += ",\n";
    first = false;
    std::string character;
    utf8::append(character, reading.character);
    append_script_string(script, character);
    script.push_back(':');
    append_script_string(script, reading.syllables);
  }
  return script + "\n};\n";
}

}  // namespace

Result<std::size_t> put_search_data(const Put& put, const Edition& e, const PriceShelf& prices,
                                    const PeopleShelf& people) {
  Chunks chunks(put);
  GONGSHI_CHECK(add_pages(chunks, e));
  GONGSHI_CHECK(add_people(chunks, e, people));
  GONGSHI_CHECK(add_prices(chunks, e, prices));
  GONGSHI_CHECK(chunks.flush());
  GONGSHI_CHECK(put("search-readings.js", readings_script(e.release)));
  return chunks.count();
}

}  // namespace gongshi::content::web
