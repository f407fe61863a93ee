// ServerTree: a web tree on a static web server.
//
//   get    one document, whole, in memory         200 · 304 · 404
//   fetch  one object into a file, continued      206 from where it broke · 200 from the start
#pragma once

#include <map>

#include "content/store/fetch/web_tree.h"

namespace gongshi::content::store {

class ServerTree final : public WebTree {
 public:
  ServerTree(std::string url, Connection connection)
      : url_(std::move(url)), connection_(std::move(connection)) {}

  Result<Reply> get(std::string_view path, std::uint64_t cap, const Validator& known) override;
  Result<bool> fetch(std::string_view path, PartFile& part) override;
  std::uint64_t bytes_received() const override { return connection_.bytes_received(); }

 private:
  enum class Answer { kWhole, kNotFound, kAskAgain };

  [[nodiscard]] Result<Answer> continue_part(const std::string& url, PartFile& part);

  std::string url_;
  Connection connection_;
  /// Strong ETags of files that broke off: the rest must belong to the same file.
  std::map<std::string, std::string, std::less<>> etags_;
};

}  // namespace gongshi::content::store
