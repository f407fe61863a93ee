#include "content/store/fetch/put.h"

#include <algorithm>
#include <cstring>

#include "content/bundle/verdict.h"
#include "drivers/os/handle.h"

namespace gongshi::content::store {
namespace {

using Headers = Handle<curl_slist, curl_slist_free_all>;

/// What is read of the page that comes with an answer before the line is dropped.
constexpr std::uint64_t kAnswerBodyCap = std::uint64_t{64} << 10;

struct Upload {
  std::string_view left;
  std::uint64_t answer_bytes = 0;
  std::uint64_t head_bytes = 0;
  std::uint64_t head_cap = 0;
};

std::size_t give_body(char* into, std::size_t size, std::size_t count, void* context) {
  auto& upload = *static_cast<Upload*>(context);
  const std::size_t bytes = std::min(size * count, upload.left.size());
  std::memcpy(into, upload.left.data(), bytes);
  upload.left.remove_prefix(bytes);
  return bytes;
}

std::size_t drop_answer(char* /*data*/, std::size_t size, std::size_t count, void* context) {
  auto& upload = *static_cast<Upload*>(context);
  upload.answer_bytes += size * count;
  return upload.answer_bytes > kAnswerBodyCap ? CURL_WRITEFUNC_ERROR : size * count;
}

std::size_t drop_head(char* /*data*/, std::size_t size, std::size_t count, void* context) {
  auto& upload = *static_cast<Upload*>(context);
  upload.head_bytes += size * count;
  return upload.head_bytes > upload.head_cap ? 0 : size * count;
}

Error refused(const std::string& url, long status) {
  const std::string name = shown_url(url);
  const std::string number = std::to_string(status);
  const bool not_allowed = status == 401 || status == 403 || status == 405;
  return {
      Errc::kIo,
      {"服务器对 " + name + " 回答 " + number +
           (not_allowed ? "，不许写入，请检查服务器的 PUT 设置" : "，未收下"),
       "the server answered " + number + " to " + name +
           (not_allowed ? ": writing is not allowed; check its settings for PUT" : ": not taken")},
      std::string(bundle::verdict_word(bundle::Verdict::kIo))};
}

}  // namespace

Status put_file(Connection& connection, const std::string& url, std::string_view body) {
  Upload upload{body};
  upload.head_cap = connection.options().limits.head_bytes;
  CURL* curl = connection.begin(url);
  // A receipt is small: it is sent at once, without asking first whether it may be.
  const Headers headers(curl_slist_append(nullptr, "Expect:"));
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_body);
  curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop_answer);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &upload);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, drop_head);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &upload);
  const CURLcode code = connection.perform();
  const long status = connection.status();
  // The list of headers goes with this function.
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, nullptr);
  if (status >= 300) return refused(url, status);  // whatever became of the page that came with it
  if (code != CURLE_OK) return connection.failure(code);
  if (status == 200 || status == 201 || status == 204) return {};
  return refused(url, status);
}

Result<std::string> put_address(const std::string& receipts_url, const std::string& site,
                                const std::string& file) {
  if (!receipts_url.starts_with("https://") && !receipts_url.starts_with("http://")) {
    const std::string name = shown_url(receipts_url);
    return Error{Errc::kUsage,
                 {"receipts_url “" + name + "”应以 https:// 或 http:// 开头",
                  "receipts_url \"" + name + "\" should begin with https:// or http://"},
                 {}};
  }
  std::string folder = receipts_url;
  while (folder.ends_with('/')) folder.pop_back();
  return folder + "/" + site + "/" + file;
}

Status send_receipt(const std::string& receipts_url, const IssuedReceipt& receipt,
                    const WebOptions& options) {
  GONGSHI_TRY(const std::string url, put_address(receipts_url, receipt.site, receipt.name));
  GONGSHI_TRY(Connection connection, Connection::open(options));
  GONGSHI_CHECK(put_file(connection, url + ".minisig", receipt.signature));
  return put_file(connection, url, receipt.text);
}

}  // namespace gongshi::content::store
