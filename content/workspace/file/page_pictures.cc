#include "content/workspace/file/page_pictures.h"

#include <algorithm>
#include <optional>

#include "content/bundle/manifest.h"
#include "content/schema.h"
#include "content/workspace/file/photo.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::string_view kBegin = "![";
constexpr std::string_view kMiddle = "](";

/// "![words](name)", and nothing else on the line.
struct PictureLine {
  std::string words;
  std::string name;
};

std::optional<PictureLine> parse(std::string_view line) {
  if (!line.starts_with(kBegin) || !line.ends_with(')')) return std::nullopt;
  const std::string_view inside = line.substr(kBegin.size(), line.size() - kBegin.size() - 1);
  const std::size_t middle = inside.find(kMiddle);
  if (middle == inside.npos) return std::nullopt;
  const PictureLine picture{std::string(inside.substr(0, middle)),
                            std::string(inside.substr(middle + kMiddle.size()))};
  // Brackets and backslashes mean more to Markdown than one picture.
  if (picture.words.find_first_of("[]\\") != std::string::npos) return std::nullopt;
  if (picture.name.find_first_of("()<>\\\" ") != std::string::npos) return std::nullopt;
  return picture;
}

/// Why the name cannot be that of a file in media/.
std::optional<Sentence> bad_name(const std::string& name) {
  if (name.find(':') != std::string::npos || name.starts_with("//")) {
    return Sentence{"图片不能写网址；请把文件放进 media 目录，只写文件名",
                    "a picture is no web address; put the file into media/ and write its name"};
  }
  if (name.find('/') != std::string::npos || name.find("..") != std::string::npos) {
    return Sentence{"只写 media 目录里的文件名，不写路径",
                    "write the name of a file in media/, without a path"};
  }
  if (!content::bundle::is_object_path(content::page_picture_path(name))) {
    return Sentence{"图片文件名只能用小写字母、数字、-、_ 和 .，如 floor-1.png",
                    "names of pictures take a-z, 0-9, -, _ and ., such as floor-1.png"};
  }
  return std::nullopt;
}

}  // namespace

void PagePictures::fail(int number, Code code, Sentence what) {
  context_.findings.add({file_, number}, code, std::move(what));
}

std::string PagePictures::read(const std::string& name, int number) {
  if (auto why = bad_name(name)) {
    fail(number, Code::kPhoto, *std::move(why));
    return {};
  }
  if (!is_public_name(context_, {file_, number}, name)) return {};
  std::string path = content::page_picture_path(name);
  if (std::ranges::find(pictures_, path, &PagePicture::path) != pictures_.end()) return path;
  auto bytes = read_photo(context_.directory, "media/" + name);
  if (!bytes) {
    fail(number, Code::kPhoto, bytes.error().what);
    return {};
  }
  if (pictures_.size() == content::kMostPagePictures) {
    fail(number, Code::kPictureLine, {"一页最多 12 张图片", "a page takes at most 12 pictures"});
    return {};
  }
  pictures_.push_back({path, *std::move(bytes)});
  return path;
}

std::string PagePictures::line(const std::string& text, int number) {
  const bool blank = text.find_first_not_of(' ') == std::string::npos;
  const bool holds_one = text.find(kBegin) != std::string::npos;
  const bool crowded = after_picture_ ? !blank : holds_one && !after_blank_;
  const auto picture = parse(text);
  after_blank_ = blank;
  after_picture_ = picture.has_value();
  if (crowded || (holds_one && !picture)) {
    fail(number, Code::kPictureLine,
         {"图片要单独一行，前后各空一行，写成 ![说明](文件名)",
          "a picture has a line of its own, ![words](file), with an empty line above and below"});
    return text;
  }
  if (!picture) return text;
  if (picture->words.find_first_not_of(' ') == std::string::npos) {
    fail(number, Code::kPictureLine,
         {"图片没有说明文字；请在方括号里写明图上是什么",
          "the picture has no words; say between the brackets what it shows"});
    return text;
  }
  const std::string path = read(picture->name, number);
  return path.empty() ? text : std::string(kBegin) + picture->words + "](" + path + ")";
}

}  // namespace gongshi::content::workspace
