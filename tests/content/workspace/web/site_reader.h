// SiteReader: an exported folder as a browser and a search engine see it.
#pragma once

#include <map>
#include <memory>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>

#include "content/workspace/export/issue.h"
#include "drivers/os/file.h"

namespace gongshi::test {

class SiteReader {
 public:
  /// Fails the test unless every page is well-formed.
  explicit SiteReader(const fs::path& folder);

  [[nodiscard]] const std::map<std::string, std::string>& files() const { return files_; }
  [[nodiscard]] bool has(const std::string& file) const { return files_.contains(file); }
  [[nodiscard]] const std::string& bytes(const std::string& file) const;
  [[nodiscard]] const std::map<std::string, pugi::xml_document>& pages() const { return pages_; }
  [[nodiscard]] pugi::xml_node page(const std::string& file) const;
  /// The element of a page with this id; null if there is none.
  [[nodiscard]] pugi::xml_node element(const std::string& file, const std::string& id) const;
  /// The data of the search: all rows of all files, as the script sees them.
  [[nodiscard]] std::vector<std::vector<std::string>> search_rows() const;

 private:
  std::map<std::string, std::string> files_;
  std::map<std::string, pugi::xml_document> pages_;
  std::map<std::string, std::map<std::string, pugi::xml_node>> ids_;
};

/// What people read in `node`; a line break is U+2028, a picture its words.
[[nodiscard]] std::string text_of(pugi::xml_node node);
/// Without white space and line breaks.
[[nodiscard]] std::string squeezed(std::string_view text);

/// Whether people read `text` in `node`, however it is broken into lines.
[[nodiscard]] bool holds(pugi::xml_node node, std::string_view text);
/// Fails the test for each text that is not there.
void check_holds(pugi::xml_node node, std::initializer_list<std::string_view> texts);

/// Exports into `folder` as of 2026-11-23 and reads it back.
[[nodiscard]] SiteReader exported(const fs::path& folder,
                                  std::shared_ptr<const content::Release> release,
                                  bool verified = true);

}  // namespace gongshi::test
