// FolderTree: a web tree read from its folder with the same caps: the demo, a mounted share, a
// test.
#pragma once

#include "content/store/fetch/web_tree.h"

namespace gongshi::content::store {

class FolderTree final : public WebTree {
 public:
  explicit FolderTree(fs::path folder) : folder_(std::move(folder)) {}

  Result<Reply> get(std::string_view path, std::uint64_t cap, const Validator& known) override;
  Result<bool> fetch(std::string_view path, PartFile& part) override;
  std::uint64_t bytes_received() const override { return received_; }

 private:
  fs::path folder_;
  std::uint64_t received_ = 0;
};

}  // namespace gongshi::content::store
