// Frame: what stands around the text of every sheet: whose it is, which issue, whom to call.
#pragma once

#include <string>
#include <vector>

#include "content/release.h"
#include "content/workspace/paper/flow.h"
#include "content/workspace/sheets/item.h"
#include "content/workspace/sheets/order.h"

namespace gongshi::content::sheets {

/// Of a sheet that hangs: hospital and category above; below, the ways to complain, serial and day
/// of issue, the answerable department, the short code of the manifest, page n of m of the item.
/// Across the top of what nobody has vouched for: that it must not hang.
class Frame {
 public:
  /// Borrows them. `format` is the bare one of format_of().
  Frame(paper::Typesetter& setter, const Release& release, const Order& order,
        const paper::Format& format);

  /// What is left for the item's text, of `text_size`, its pictures as they usually are.
  [[nodiscard]] paper::Format inside(const Item& item, double text_size) const;

  /// On every sheet of `paper`, which holds the item and nothing else.
  void draw(paper::Paper& paper, const Item& item) const;

 private:
  struct Foot {
    std::vector<paper::Line> complaints;
    std::vector<paper::Line> further;  // where more is to be read
    std::vector<paper::Line> identity;
    double height = 0;
    std::string link;  // for a QR code; empty: none
  };
  [[nodiscard]] std::vector<paper::Line> complaints_of(const Hospital& hospital,
                                                       double width) const;
  [[nodiscard]] std::string link_of(const Item& item) const;
  [[nodiscard]] std::string further_of(const Item& item) const;
  [[nodiscard]] Foot foot_of(const Item& item) const;
  void draw_head(paper::Sheet& sheet, const Item& item) const;
  void draw_foot(paper::Sheet& sheet, const Foot& foot, const std::string& page) const;

  paper::Typesetter* setter_;
  const Release* release_;
  const Order* order_;
  paper::Format format_;
  double unit_;  // a point on A4
};

/// Lays the line on the sheet.
void put_line(paper::Sheet& sheet, const paper::Line& line, double x, double baseline);

/// "未核验签名的样稿，不得张贴" across the sheet, its top at `y`; so high as says banner_height.
void draw_banner(paper::Sheet& sheet, paper::Typesetter& setter, const paper::Format& format,
                 double y, double unit, Lang lang);
[[nodiscard]] constexpr double banner_height(double unit) {
  return 22 * unit;
}

/// "第 2 页，共 5 页"
[[nodiscard]] std::string page_words(std::size_t page, std::size_t pages, Lang lang);

}  // namespace gongshi::content::sheets
