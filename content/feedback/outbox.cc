#include "content/feedback/outbox.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "content/bundle/document.h"
#include "content/bundle/key.h"
#include "content/bundle/minisign_text.h"
#include "content/feedback/seal.h"
#include "drivers/os/unfinished.h"

namespace gongshi::content::feedback {
namespace {

constexpr std::string_view kEnding = ".opinion";
constexpr std::size_t kHexDigits = 16;
constexpr unsigned kMode = 0640;  // the updater is of the same group
/// Entries of the folder that are looked at: whoever fills it with rubbish stops no listing.
constexpr std::size_t kMaxEntries = 4 * kMaxWaiting;

std::string new_name(std::string_view device) {
  bundle::ready_sodium();
  bundle::KeyId chance{};
  randombytes_buf(chance.data(), chance.size());
  return std::string(device) + "-" + bundle::key_id_text(chance) + std::string(kEnding);
}

Error full() {
  return {Errc::kRejected,
          {"意见箱暂时已满，这条意见没有收下。请拨打投诉电话，或告诉服务台。",
           "The opinion box is full at the moment and has not taken this one. Please call the "
           "complaint line, or tell the service desk."},
          {}};
}

}  // namespace

bool is_opinion_name(std::string_view name) {
  if (!name.ends_with(kEnding)) return false;
  name.remove_suffix(kEnding.size());
  if (name.size() < kHexDigits + 2) return false;
  const std::string_view hex = name.substr(name.size() - kHexDigits);
  const std::string_view device = name.substr(0, name.size() - kHexDigits - 1);
  return name[device.size()] == '-' && bundle::is_site(device) &&
         hex.find_first_not_of("0123456789ABCDEF") == std::string_view::npos;
}

Result<std::vector<std::string>> waiting(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  std::size_t seen = 0;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (++seen > kMaxEntries) break;
    std::string name = entry->path().filename().string();
    if (is_opinion_name(name)) names.push_back(std::move(name));
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    return os_error(error.value(), {"读取意见箱目录 " + folder.string() + " ",
                                    "cannot read the opinion box " + folder.string()});
  }
  std::ranges::sort(names);
  if (names.size() > kMaxWaiting) names.resize(kMaxWaiting);
  return names;
}

Result<std::string> post(const fs::path& folder, std::string_view device, std::string_view sealed) {
  if (sealed.size() != kSealedBytes || !bundle::is_site(device)) {
    return Error{Errc::kRejected,
                 {"没有封好的意见不能放进意见箱", "only a sealed opinion goes into the box"},
                 {}};
  }
  remove_unfinished(folder);
  GONGSHI_TRY(const auto names, waiting(folder));
  if (names.size() >= kMaxWaiting) return full();
  const std::string name = new_name(device);
  GONGSHI_CHECK(write_file_atomic(folder / name, sealed, kMode));
  return name;
}

}  // namespace gongshi::content::feedback
