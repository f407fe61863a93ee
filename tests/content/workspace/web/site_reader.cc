#include "site_reader.h"

#include <doctest/doctest.h>

#include <cstring>
#include <nlohmann/json.hpp>

#include "content/workspace/web/web_pages.h"

namespace gongshi::test {

SiteReader::SiteReader(const fs::path& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    auto bytes = read_file(entry.path(), std::size_t{64} * 1024 * 1024);
    REQUIRE(bytes.has_value());
    const std::string& kept = files_.emplace(name, *std::move(bytes)).first->second;
    if (!name.ends_with(".html")) continue;
    constexpr std::string_view kDoctype = "<!DOCTYPE html>\n";
    REQUIRE(kept.starts_with(kDoctype));
    CAPTURE(name);
    pugi::xml_document& page = pages_[name];
    const auto parsed =
        page.load_buffer(kept.data() + kDoctype.size(), kept.size() - kDoctype.size(),
                         pugi::parse_default | pugi::parse_ws_pcdata);
    CAPTURE(parsed.description());
    REQUIRE(parsed.status == pugi::status_ok);
    std::map<std::string, pugi::xml_node>& ids = ids_[name];
    struct Walker : pugi::xml_tree_walker {
      std::map<std::string, pugi::xml_node>* ids = nullptr;
      bool for_each(pugi::xml_node& node) override {
        const auto id = node.attribute("id");
        // An id stands once in a page.
        if (id) CHECK(ids->emplace(id.value(), node).second);
        return true;
      }
    } walker;
    walker.ids = &ids;
    page.traverse(walker);
  }
}

const std::string& SiteReader::bytes(const std::string& file) const {
  CAPTURE(file);
  REQUIRE(files_.contains(file));
  return files_.at(file);
}

pugi::xml_node SiteReader::page(const std::string& file) const {
  CAPTURE(file);
  REQUIRE(pages_.contains(file));
  return pages_.at(file).document_element();
}

pugi::xml_node SiteReader::element(const std::string& file, const std::string& id) const {
  const auto page = ids_.find(file);
  if (page == ids_.end()) return {};
  const auto found = page->second.find(id);
  return found == page->second.end() ? pugi::xml_node{} : found->second;
}

std::vector<std::vector<std::string>> SiteReader::search_rows() const {
  std::vector<std::vector<std::string>> rows;
  for (int i = 0; files_.contains("search-data-" + std::to_string(i) + ".js"); ++i) {
    const std::string& script = files_.at("search-data-" + std::to_string(i) + ".js");
    const std::string start = "window.gongshiData=window.gongshiData||[];\nwindow.gongshiData[" +
                              std::to_string(i) + "]=";
    REQUIRE(script.starts_with(start));
    REQUIRE(script.ends_with(";\n"));
    // The array is JSON too: what is no letter, sign or digit of it is escaped.
    const auto json =
        nlohmann::json::parse(script.substr(start.size(), script.size() - start.size() - 2));
    for (const auto& row : json) {
      std::vector<std::string> cells;
      for (const auto& cell : row) {
        cells.push_back(cell.is_string() ? cell.get<std::string>() : cell.dump());
      }
      rows.push_back(std::move(cells));
    }
  }
  return rows;
}

std::string text_of(pugi::xml_node node) {
  std::string text;
  if (node.type() == pugi::node_pcdata) return node.value();
  if (std::strcmp(node.name(), "br") == 0) return "\u2028";
  if (std::strcmp(node.name(), "img") == 0) return node.attribute("alt").value();
  for (const pugi::xml_node child : node.children()) text += text_of(child);
  return text;
}

std::string squeezed(std::string_view text) {
  std::string found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("　") || rest.starts_with("\u2028")) {
      i += 2;
    } else if (rest.starts_with("\u00a0")) {
      i += 1;
    } else if (static_cast<unsigned char>(text[i]) > ' ') {
      found += text[i];
    }
  }
  return found;
}

bool holds(pugi::xml_node node, std::string_view text) {
  return squeezed(text_of(node)).find(squeezed(text)) != std::string::npos;
}

void check_holds(pugi::xml_node node, std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts) {
    CAPTURE(text);
    CHECK(holds(node, text));
  }
}

SiteReader exported(const fs::path& folder, std::shared_ptr<const content::Release> release,
                    bool verified) {
  const auto count = content::web::write_web_pages(
      {std::move(release), verified}, folder,
      Date{std::chrono::year(2026) / std::chrono::month(11) / std::chrono::day(23)});
  if (!count) FAIL(count.error().what.en);
  return SiteReader(folder);
}

}  // namespace gongshi::test
