#include "content/feedback/desk/opinion_box.h"

#include <algorithm>
#include <map>

#include "content/bundle/signature.h"
#include "content/feedback/seal.h"
#include "content/printable.h"

namespace gongshi::content::feedback {
namespace {

constexpr int kMaxDepth = 8;

/// Paths in order; tells whether there are more than are taken.
Result<std::vector<fs::path>> opinion_paths(const fs::path& folder, bool& cut) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    const std::string name = folder.string();
    return Error{Errc::kNotFound, {name + " 不是目录", name + " is not a folder"}, {}};
  }
  std::vector<fs::path> paths;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry.depth() >= kMaxDepth) entry.disable_recursion_pending();
    if (entry->path().extension() != ".opinion") continue;
    cut = paths.size() == kMaxOpinionFiles;
    if (cut) break;
    paths.push_back(entry->path());
  }
  if (error) {
    return os_error(error.value(), {"读取目录 " + folder.string() + " ",
                                    "cannot read the folder " + folder.string()});
  }
  std::ranges::sort(paths);
  return paths;
}

/// The listed device whose signature lies beside the file and fits it.
std::string sender_of(const fs::path& path, std::string_view sealed,
                      const std::vector<receipts::ListedDevice>& devices) {
  fs::path beside = path;
  beside += ".minisig";
  const auto signature = read_file(beside, bundle::kMaxSignatureFile);
  if (!signature) return {};
  const bundle::SignedDocument document{sealed, {*signature}};
  for (const receipts::ListedDevice& device : devices) {
    if (!bundle::signers(document, std::span(&device.key, 1)).empty()) return device.name;
  }
  return {};
}

/// Says the same, word for word.
bool is_same(const Opinion& a, const Opinion& b) {
  const auto one = write_document(a);
  const auto other = write_document(b);
  return one && other && one->view() == other->view();
}

class Collector {
 public:
  explicit Collector(OpinionBox& box) : box_(box) {}

  void add(OpenedOpinion opened) {
    const auto [from, to] = by_number_.equal_range(opened.opinion.number.digits());
    for (auto at = from; at != to; ++at) {
      OpenedOpinion& known = box_.opinions[at->second];
      if (is_same(known.opinion, opened.opinion)) {
        ++known.copies;
        if (known.sender.empty()) known.sender = opened.sender;
        return;
      }
      known.doubtful = true;
      opened.doubtful = true;
    }
    by_number_.emplace(opened.opinion.number.digits(), box_.opinions.size());
    box_.opinions.push_back(std::move(opened));
  }

 private:
  OpinionBox& box_;
  std::multimap<std::string, std::size_t> by_number_;
};

}  // namespace

Result<OpinionBox> open_box(const fs::path& folder, const bundle::SecretKey& key,
                            const std::vector<receipts::ListedDevice>& devices) {
  OpinionBox box;
  GONGSHI_TRY(const auto paths, opinion_paths(folder, box.cut));
  Collector collector(box);
  for (const fs::path& path : paths) {
    std::string name = printable(path.lexically_relative(folder).string());
    const auto sealed = read_file(path, kSealedBytes);
    auto opinion = sealed ? open(*sealed, key) : Result<Opinion>(sealed.error());
    if (!opinion) {
      const Sentence& why = opinion.error().what;
      box.unopened.push_back({std::move(name), {printable(why.zh), printable(why.en)}});
      continue;
    }
    collector.add({*std::move(opinion), std::move(name), sender_of(path, *sealed, devices)});
  }
  std::ranges::sort(box.opinions, [](const OpenedOpinion& a, const OpenedOpinion& b) {
    return std::tie(a.opinion.written, a.opinion.number) <
           std::tie(b.opinion.written, b.opinion.number);
  });
  return box;
}

}  // namespace gongshi::content::feedback
