#include "content/store/fetch/web_tree.h"

#include <cctype>

#include "content/store/fetch/folder_tree.h"
#include "content/store/fetch/server_tree.h"

namespace gongshi::content::store {
namespace {

/// "%20" to a blank; anything that is not two hex digits stays as it is.
std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto digit = [&](std::size_t at) {
      return at < text.size() && std::isxdigit(static_cast<unsigned char>(text[at])) != 0;
    };
    if (text[i] == '%' && digit(i + 1) && digit(i + 2)) {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

Result<std::unique_ptr<WebTree>> open_web_tree(std::string_view url, const WebOptions& options) {
  constexpr std::string_view kFile = "file://";
  while (url.size() > kFile.size() + 1 && url.ends_with('/')) url.remove_suffix(1);
  if (url.starts_with(std::string(kFile) + "/")) {
    return std::unique_ptr<WebTree>(
        std::make_unique<FolderTree>(percent_decoded(url.substr(kFile.size()))));
  }
  if (!url.starts_with("https://") && !url.starts_with("http://")) {
    const std::string name(url);
    return Error{Errc::kUsage,
                 {"网址 " + name + " 应以 https://、http:// 或 file:/// 开头",
                  "the URL " + name + " should begin with https://, http:// or file:///"},
                 {}};
  }
  GONGSHI_TRY(Connection connection, Connection::open(options));
  return std::unique_ptr<WebTree>(
      std::make_unique<ServerTree>(std::string(url), std::move(connection)));
}

}  // namespace gongshi::content::store
