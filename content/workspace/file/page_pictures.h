// PagePictures: the pictures in one page's Markdown, read from media/.
//
//   ![门诊楼一层平面图](floor-1.png) ─[page pictures]─ ![门诊楼一层平面图](image/media/floor-1.png)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

class PagePictures {
 public:
  PagePictures(Context& context, std::string file) : context_(context), file_(std::move(file)) {}

  /// The lines of the page in their order. A line that is a picture comes back with the object path
  /// in the place of the file's name; what is wrong with it is a finding at `number`.
  [[nodiscard]] std::string line(const std::string& text, int number);

  /// All pictures of the page, each once.
  [[nodiscard]] std::vector<PagePicture> end() && { return std::move(pictures_); }

 private:
  void fail(int number, Code code, Sentence what);
  /// Object path; empty with a finding when the file cannot be used.
  std::string read(const std::string& name, int number);

  Context& context_;
  std::string file_;
  std::vector<PagePicture> pictures_;
  bool after_blank_ = true;
  bool after_picture_ = false;
};

}  // namespace gongshi::content::workspace
