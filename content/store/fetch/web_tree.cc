#include "content/store/fetch/web_tree.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "content/bundle/verdict.h"
#include "drivers/os/file.h"
#include "drivers/os/handle.h"

namespace gongshi::content::store {
namespace {

using CurlEasy = Handle<CURL, curl_easy_cleanup>;
using CurlList = Handle<curl_slist, curl_slist_free_all>;

/// What is read of the page that comes with "404 not found" before the line is dropped.
constexpr std::uint64_t kRefusalBodyCap = 64 * std::uint64_t{1024};
constexpr std::size_t kHeaderValueCap = 256;

Error network(Errc code, const std::string& zh, const std::string& en) {
  return {code, {zh, en}, std::string(bundle::verdict_word(bundle::Verdict::kIo))};
}

Error too_long(const std::string& name, std::uint64_t cap) {
  const std::string limit = std::to_string(cap);
  return {Errc::kCorrupt,
          {name + " 超过 " + limit + " 字节的上限",
           name + " is longer than its limit of " + limit + " bytes"},
          {}};
}

/// The folder itself, read with the same caps: the demo, a mounted share, a test.
class FolderTree final : public WebTree {
 public:
  explicit FolderTree(fs::path folder) : folder_(std::move(folder)) {}

  Result<Reply> get(std::string_view path, std::uint64_t cap, const Validator& /*known*/) override {
    auto text = read_file(folder_ / path, cap);
    if (!text && text.error().code == Errc::kNotFound && fs::is_directory(folder_)) return Reply{};
    if (!text && text.error().code == Errc::kCorrupt) return text.error();
    if (!text) return network(text.error().code, text.error().what.zh, text.error().what.en);
    received_ += text->size();
    return Reply{Reply::Kind::kContent, *std::move(text), {}};
  }

  std::uint64_t bytes_received() const override { return received_; }

 private:
  fs::path folder_;
  std::uint64_t received_ = 0;
};

/// One transfer's state, filled by libcurl's callbacks.
struct Transfer {
  CURL* handle;
  std::uint64_t cap;
  std::string body{};
  Validator validator{};
  std::uint64_t refused_bytes = 0;
  bool too_long = false;
  bool encoded = false;
  bool refusal_cut = false;
};

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  const std::size_t bytes = size * count;
  long code = 0;
  curl_easy_getinfo(transfer.handle, CURLINFO_RESPONSE_CODE, &code);
  if (code != 200) {
    transfer.refused_bytes += bytes;
    transfer.refusal_cut = transfer.refused_bytes > kRefusalBodyCap;
    return transfer.refusal_cut ? CURL_WRITEFUNC_ERROR : bytes;
  }
  if (bytes > transfer.cap - transfer.body.size()) {
    transfer.too_long = true;
    return CURL_WRITEFUNC_ERROR;
  }
  transfer.body.append(data, bytes);
  return bytes;
}

/// The value of header `name`, if this line is that header.
std::optional<std::string_view> header_value(std::string_view line, std::string_view name) {
  if (line.size() <= name.size() || line[name.size()] != ':') return std::nullopt;
  const bool same = std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) {
    return a == std::tolower(static_cast<unsigned char>(b));
  });
  if (!same) return std::nullopt;
  line.remove_prefix(name.size() + 1);
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return std::string_view{};
  const std::size_t last = line.find_last_not_of(" \t\r\n");
  return line.substr(first, last + 1 - first);
}

bool is_plain(std::string_view value) {
  return value.size() <= kHeaderValueCap &&
         std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  const std::string_view line(data, size * count);
  if (line.starts_with("HTTP/")) {
    transfer.validator = {};
    transfer.encoded = false;
  }
  if (const auto value = header_value(line, "etag"); value && is_plain(*value)) {
    transfer.validator.etag = *value;
  }
  if (const auto value = header_value(line, "last-modified"); value && is_plain(*value)) {
    transfer.validator.last_modified = *value;
  }
  if (const auto value = header_value(line, "content-encoding")) {
    transfer.encoded = transfer.encoded || *value != "identity";
  }
  return line.size();
}

/// Called by libcurl at least once a second; anything but 0 gives the transfer up.
int wanted_still(void* context, curl_off_t /*total*/, curl_off_t /*now*/, curl_off_t /*up_total*/,
                 curl_off_t /*up_now*/) {
  return static_cast<const std::atomic<bool>*>(context)->load() ? 1 : 0;
}

Errc network_code(CURLcode code) {
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return Errc::kTimeout;
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
      return Errc::kClosed;
    default:
      return Errc::kIo;
  }
}

class ServerTree final : public WebTree {
 public:
  ServerTree(std::string url, CurlEasy curl, WebLimits limits)
      : url_(std::move(url)), curl_(std::move(curl)), limits_(limits) {}

  Result<Reply> get(std::string_view path, std::uint64_t cap, const Validator& known) override {
    const std::string url = url_ + "/" + std::string(path);
    Transfer transfer{curl_.get(), cap};
    prepare(url, transfer);
    CurlList headers = conditions(known);
    curl_easy_setopt(curl_.get(), CURLOPT_HTTPHEADER, headers.get());
    const CURLcode code = curl_easy_perform(curl_.get());
    curl_easy_setopt(curl_.get(), CURLOPT_HTTPHEADER, nullptr);
    count();
    return judge(url, code, std::move(transfer), known);
  }

  std::uint64_t bytes_received() const override { return received_; }

 private:
  void prepare(const std::string& url, Transfer& transfer) {
    CURL* curl = curl_.get();
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, long{limits_.connect.count()});
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT,
                     static_cast<long>(limits_.slow_bytes_per_second));
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, long{limits_.slow_for.count()});
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "gongshi-sync");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
    if (limits_.stop == nullptr) return;
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, wanted_still);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, limits_.stop);
  }

  static CurlList conditions(const Validator& known) {
    curl_slist* list = nullptr;
    if (!known.etag.empty())
      list = curl_slist_append(list, ("If-None-Match: " + known.etag).c_str());
    if (!known.last_modified.empty()) {
      list = curl_slist_append(list, ("If-Modified-Since: " + known.last_modified).c_str());
    }
    return CurlList(list);
  }

  void count() {
    curl_off_t body = 0;
    long head = 0;
    curl_easy_getinfo(curl_.get(), CURLINFO_SIZE_DOWNLOAD_T, &body);
    curl_easy_getinfo(curl_.get(), CURLINFO_HEADER_SIZE, &head);
    received_ += static_cast<std::uint64_t>(body) + static_cast<std::uint64_t>(head);
  }

  Result<Reply> judge(const std::string& url, CURLcode code, Transfer transfer,
                      const Validator& known) const {
    long status = 0;
    curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &status);
    if (transfer.too_long) return too_long(url, transfer.cap);
    if (code != CURLE_OK && !transfer.refusal_cut) {
      const std::string reason = curl_easy_strerror(code);
      return network(network_code(code), "取不到 " + url + "：" + reason,
                     "cannot fetch " + url + ": " + reason);
    }
    if (status == 404 || status == 410) return Reply{};
    if (status == 304 && !known.empty()) {
      return Reply{Reply::Kind::kNotModified, {}, known};
    }
    if (status != 200) {
      const std::string number = std::to_string(status);
      return network(Errc::kIo, "服务器对 " + url + " 回答 " + number + "，未取得文件",
                     "the server answered " + number + " for " + url + ", no file came");
    }
    if (transfer.encoded) {
      return Error{Errc::kCorrupt,
                   {url + " 被服务器压缩或编码，请在服务器上关闭",
                    url + " came with a content encoding; switch it off on the server"},
                   {}};
    }
    return Reply{Reply::Kind::kContent, std::move(transfer.body), std::move(transfer.validator)};
  }

  std::string url_;
  CurlEasy curl_;
  WebLimits limits_;
  std::uint64_t received_ = 0;
};

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

Result<std::unique_ptr<WebTree>> open_web_tree(std::string_view url, WebLimits limits) {
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
  static const CURLcode kReady = curl_global_init(CURL_GLOBAL_DEFAULT);
  CurlEasy curl(kReady == CURLE_OK ? curl_easy_init() : nullptr);
  if (!curl) return network(Errc::kIo, "网络库无法启动", "the network library does not start");
  return std::unique_ptr<WebTree>(
      std::make_unique<ServerTree>(std::string(url), std::move(curl), limits));
}

}  // namespace gongshi::content::store
