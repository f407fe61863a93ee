#include "drivers/text/alpha_plan.h"

#include <algorithm>
#include <set>

#include "drivers/protocol/alpha/special.h"
#include "drivers/text/alpha_picture.h"

namespace gongshi::drivers {
namespace {

constexpr std::size_t kMostAreas = 8;
constexpr std::size_t kLongestText = 2048;  // bytes of one area
constexpr int kTextRoom = 256;              // texts are given memory in these steps
constexpr std::size_t kPictureRoom = 4;     // and pictures in these
constexpr char kEmptyText = 'Z';
constexpr std::string_view kPictureLabels = "IJKLMNOPQRSTUVWXYijklmopqrstuvwxyz6789";

class Planner {
 public:
  Planner(const Desired& desired, const AlphaOptions& options)
      : desired_(desired), options_(options) {
    for (const char label : kPictureLabels) {
      if (label != options.serial_string) labels_ += label;
    }
  }

  Result<AlphaPlan> plan() {
    plan_.priority = {"A0", {alpha::release_priority()}};
    GONGSHI_CHECK(check_areas());
    for (const TextArea& area : desired_.areas) GONGSHI_CHECK(add(area));
    finish();
    return std::move(plan_);
  }

 private:
  Status check_areas() {
    std::set<int> ids;
    std::size_t routine = 0;
    for (const TextArea& area : desired_.areas) {
      const std::string name = std::to_string(area.id);
      const Geometry& sign = options_.geometry;
      if (!ids.insert(area.id).second) {
        return alpha_unshowable("区域号重复：" + name, "two areas with the number " + name);
      }
      if (area.x < 0 || area.y < 0 || area.width <= 0 || area.height <= 0 ||
          area.x + area.width > sign.width_px || area.y + area.height > sign.height_px) {
        return alpha_unshowable("区域 " + name + " 超出屏幕", "area " + name + " is off the sign");
      }
      if (area.id != options_.urgent_area) ++routine;
      const bool whole = area.width == sign.width_px && area.height == sign.height_px;
      if (!whole && desired_.areas.size() > 1) {
        return alpha_unshowable("这种屏一次显示一条，多条时每条须占满全屏，轮流显示",
                                "this sign shows one message at a time: of several each takes the "
                                "whole sign, and they take turns");
      }
    }
    if (routine > kMostAreas) {
      return alpha_unshowable("最多 8 个区域", "at most 8 areas");
    }
    return {};
  }

  Status add(const TextArea& area) {
    const bool urgent = area.id == options_.urgent_area;
    alpha::Bytes content = alpha::look_codes(look(area));
    const auto words = alpha::encode_text(area.text, options_.framing.format);
    if (!words && (words.error().code != Errc::kNoGlyph || !area.dots)) return words.error();
    if (!words) {
      GONGSHI_CHECK(add_pictures(area, content));
    } else if (urgent || !options_.live_string || !alpha::fits_string(*words)) {
      content.insert(content.end(), words->begin(), words->end());
    } else {
      add_string(*words, content);
    }
    const std::size_t most = urgent ? std::size_t{alpha::kLongestPriority} : kLongestText;
    if (content.size() > most) {
      const std::string name = std::to_string(area.id);
      return alpha_unshowable("区域 " + name + " 的文字太长",
                              "area " + name + ": the text is too long for the sign");
    }
    if (urgent) {
      plan_.priority = {"A0", {alpha::write_text(alpha::kPriority, content)}};
      plan_.urgent = true;
      return {};
    }
    const char label = static_cast<char>('A' + texts_.size());
    texts_.push_back({std::string{'A', label}, {alpha::write_text(label, content)}});
    sizes_.push_back(static_cast<int>(content.size()));
    return {};
  }

  alpha::Look look(const TextArea& area) const {
    alpha::Look look;
    const bool whole = area.height == options_.geometry.height_px;
    look.place = whole                                                 ? alpha::Place::kFill
                 : area.y == 0                                         ? alpha::Place::kTop
                 : area.y + area.height == options_.geometry.height_px ? alpha::Place::kBottom
                                                                       : alpha::Place::kMiddle;
    look.mode = area.motion == Motion::kLeft ? alpha::Mode::kRotate
                : area.motion == Motion::kUp ? alpha::Mode::kRollUp
                                             : alpha::Mode::kHold;
    look.color = alpha_color(area.color, options_);
    // 0 fastest .. 24 slowest; 5 fast .. 1 slow.
    look.speed = 5 - std::clamp(area.speed, 0, 24) / 5;
    look.font = font(area);
    return look;
  }

  char font(const TextArea& area) const {
    const bool lines = area.multi_line || area.text.find('\n') != std::string::npos;
    int height = area.font_px;
    if (height == 0) height = lines ? 7 : area.height;
    height = std::min(height, area.height);
    return height >= 16 ? '9' : height >= 10 ? '6' : height >= 7 ? '3' : '1';
  }

  Status add_pictures(const TextArea& area, alpha::Bytes& content) {
    GONGSHI_TRY(const auto pictures, alpha_pictures(area, options_));
    plan_.lit_pct = std::max(plan_.lit_pct, alpha_lit_pct(pictures, options_));
    for (const alpha::Picture& picture : pictures) {
      if (used_ == labels_.size()) {
        return alpha_unshowable("文字太长：这块屏放不下这么多点阵图",
                                "the text is too long: the sign has no room for so many pictures");
      }
      const char label = labels_[used_++];
      plan_.files.push_back(
          {std::string{'I', label}, alpha::write_picture(label, picture, options_.picture_pause)});
      pictures_.push_back({label, alpha::FileType::kDots, options_.locked, 0, picture.rows,
                           picture.columns, options_.depth});
      const alpha::Bytes call = alpha::call_picture(label);
      content.insert(content.end(), call.begin(), call.end());
    }
    return {};
  }

  void add_string(const alpha::Bytes& words, alpha::Bytes& content) {
    const char label = static_cast<char>('a' + texts_.size());
    strings_.push_back({std::string{'G', label}, {alpha::write_string(label, words)}});
    const alpha::Bytes call = alpha::call_string(label);
    content.insert(content.end(), call.begin(), call.end());
  }

  void finish() {
    std::string sequence;
    for (const AlphaFile& text : texts_) sequence += text.key[1];
    if (desired_.power == false || sequence.empty()) sequence = kEmptyText;
    if (desired_.power == false) plan_.priority = {"A0", {alpha::release_priority()}};
    plan_.urgent = plan_.urgent && desired_.power != false;
    const auto append = [&](std::vector<AlphaFile>& from) {
      std::move(from.begin(), from.end(), std::back_inserter(plan_.files));
    };
    append(strings_);
    append(texts_);
    plan_.files.push_back({"E.", {alpha::run_sequence(sequence, options_.locked)}});
    plan_.tight = table(false);
    plan_.roomy = table(true);
  }

  /// The first text comes first: it is given all memory left over.
  alpha::Table table(bool roomy) const {
    using alpha::FileType;
    alpha::Table table;
    const std::size_t texts = std::max<std::size_t>(sizes_.size(), 1);
    for (std::size_t index = 0; index < texts; ++index) {
      const int needed = index < sizes_.size() ? sizes_[index] : 1;
      const int size = roomy ? (needed / kTextRoom + 1) * kTextRoom : needed;
      table.push_back({static_cast<char>('A' + index), FileType::kText, options_.locked, size});
    }
    table.push_back({kEmptyText, FileType::kText, options_.locked, 16});
    if (options_.live_string) {
      for (std::size_t index = 0; index < texts; ++index) {
        const char label = static_cast<char>('a' + index);
        const bool used =
            std::any_of(plan_.files.begin(), plan_.files.end(),
                        [&](const auto& file) { return file.key == std::string{'G', label}; });
        if (used || roomy) table.push_back({label, FileType::kString, true, alpha::kLongestString});
      }
    }
    if (options_.serial_string != 0) {
      table.push_back({options_.serial_string, FileType::kString, true, alpha::kLongestString});
    }
    table.insert(table.end(), pictures_.begin(), pictures_.end());
    if (roomy) add_picture_room(table);
    return table;
  }

  void add_picture_room(alpha::Table& table) const {
    const int rows = pictures_.empty() ? std::min(options_.geometry.height_px, alpha::kMostRows)
                                       : pictures_.back().rows;
    // A sign of 7 rows cannot show a Chinese character.
    if (pictures_.empty() && rows < 12) return;
    const std::size_t wanted = (used_ / kPictureRoom + 1) * kPictureRoom;
    for (std::size_t at = used_; at < std::min(wanted, labels_.size()); ++at) {
      table.push_back({labels_[at], alpha::FileType::kDots, options_.locked, 0, rows,
                       alpha_tile_width(options_), options_.depth});
    }
  }

  const Desired& desired_;
  const AlphaOptions& options_;
  AlphaPlan plan_;
  std::string labels_;    // of pictures
  std::size_t used_ = 0;  // of them
  std::vector<AlphaFile> texts_, strings_;
  std::vector<int> sizes_;  // of texts_
  alpha::Table pictures_;
};

}  // namespace

Result<AlphaPlan> alpha_plan(const Desired& desired, const AlphaOptions& options) {
  return Planner(desired, options).plan();
}

bool alpha_covers(const alpha::Table& table, const alpha::Table& needed) {
  return std::all_of(needed.begin(), needed.end(), [&](alpha::File file) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const alpha::File& other) {
      return other.label == file.label && other.type == file.type;
    });
    if (found == table.end()) return false;
    // What the sign gave the first file is all that was left: it says so, or says another figure.
    const bool first = found == table.begin() && file.size < kTextRoom;
    if (first || found->size >= file.size) file.size = found->size;
    return *found == file;
  });
}

}  // namespace gongshi::drivers
