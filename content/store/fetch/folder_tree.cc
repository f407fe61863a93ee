#include "content/store/fetch/folder_tree.h"

#include "content/bundle/verdict.h"

namespace gongshi::content::store {
namespace {

Error with_io(Error error) {
  error.word = bundle::verdict_word(bundle::Verdict::kIo);
  return error;
}

}  // namespace

Result<Reply> FolderTree::get(std::string_view path, std::uint64_t cap,
                              const Validator& /*known*/) {
  auto text = read_file(folder_ / path, cap);
  std::error_code error;
  if (!text && text.error().code == Errc::kNotFound && fs::is_directory(folder_, error)) {
    return Reply{};
  }
  if (!text && text.error().code == Errc::kCorrupt) return std::move(text).error();
  if (!text) return with_io(std::move(text).error());
  received_ += text->size();
  return Reply{Reply::Kind::kContent, *std::move(text), {}};
}

Result<bool> FolderTree::fetch(std::string_view path, PartFile& part) {
  GONGSHI_TRY(const Reply reply, get(path, part.size(), {}));
  if (reply.kind != Reply::Kind::kContent) return false;
  GONGSHI_CHECK(part.restart());
  GONGSHI_CHECK(part.append(as_bytes(reply.body)));
  if (part.whole()) return true;
  GONGSHI_CHECK(part.restart());
  const std::string name = (folder_ / path).string();
  return Error{Errc::kCorrupt, {name + " 比应有的短", name + " is shorter than it should be"}, {}};
}

}  // namespace gongshi::content::store
