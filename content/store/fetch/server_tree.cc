#include "content/store/fetch/server_tree.h"

#include "content/bundle/verdict.h"

namespace gongshi::content::store {
namespace {

using CurlList = Handle<curl_slist, curl_slist_free_all>;

constexpr long kOk = 200;
constexpr long kPartial = 206;
constexpr long kNotModified = 304;
constexpr long kNotFound = 404;
constexpr long kGone = 410;
constexpr long kRangeNotSatisfiable = 416;

/// What is read of the page that comes with an answer that is no file before the line is dropped.
constexpr std::uint64_t kRefusalCap = std::uint64_t{64} << 10;

/// One answer, filled by libcurl's callbacks. Bytes that are not the file's go nowhere.
struct Incoming {
  CURL* curl;
  std::uint64_t head_cap;
  ReplyHead head{};
  std::uint64_t refused = 0;
  std::optional<Error> failed{};

  [[nodiscard]] long status() const {
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
  }

  /// For a page that nobody wants: counted, and cut off when it goes on.
  [[nodiscard]] bool refuse(std::size_t bytes) {
    refused += bytes;
    return refused <= kRefusalCap;
  }
};

struct Document : Incoming {
  std::uint64_t cap = 0;
  bool too_long = false;
  std::string body{};
};

struct Object : Incoming {
  PartFile* part = nullptr;
  bool began = false;       // the first bytes of the file have been placed
  bool misplaced = false;   // the server sends another range than was asked for
  bool other_size = false;  // it says that this is a file of another size: a page of its own, say
};

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* context) {
  auto& incoming = *static_cast<Incoming*>(context);
  incoming.head.take({data, size * count});
  return incoming.head.bytes() <= incoming.head_cap ? size * count : CURL_WRITEFUNC_ERROR;
}

std::size_t take_document(char* data, std::size_t size, std::size_t count, void* context) {
  auto& document = *static_cast<Document*>(static_cast<Incoming*>(context));
  const std::size_t bytes = size * count;
  if (document.status() != kOk) return document.refuse(bytes) ? bytes : CURL_WRITEFUNC_ERROR;
  if (bytes > document.cap - document.body.size()) {
    document.too_long = true;
    return CURL_WRITEFUNC_ERROR;
  }
  document.body.append(data, bytes);
  return bytes;
}

/// What the server says that this answer has; -1 for an answer that ends where the connection does,
/// so that nobody knows if it was whole.
curl_off_t said_length(CURL* curl) {
  curl_off_t length = -1;
  curl_easy_getinfo(curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
  return length;
}

/// Where the answer's first byte belongs: 200 begins anew, 206 continues where we asked.
Status place(Object& object) {
  object.began = true;
  PartFile& part = *object.part;
  if (object.status() == kOk) {
    const curl_off_t length = said_length(object.curl);
    object.other_size = length >= 0 && static_cast<std::uint64_t>(length) != part.size();
    return part.length() > 0 && !object.other_size ? part.restart() : Status();
  }
  const auto& range = object.head.range();
  object.misplaced = !range || range->first != part.length() || range->last + 1 != part.size() ||
                     (range->total && *range->total != part.size());
  return {};
}

std::size_t take_object(char* data, std::size_t size, std::size_t count, void* context) {
  auto& object = *static_cast<Object*>(static_cast<Incoming*>(context));
  const std::size_t bytes = size * count;
  const long status = object.status();
  const bool file = (status == kOk || status == kPartial) && !object.head.encoded();
  if (!file) return object.refuse(bytes) ? bytes : CURL_WRITEFUNC_ERROR;
  Status taken = object.began ? Status() : place(object);
  if (object.misplaced || object.other_size) return CURL_WRITEFUNC_ERROR;
  if (taken) taken = object.part->append(std::as_bytes(std::span(data, bytes)));
  if (taken) return bytes;
  object.failed = std::move(taken).error();
  return CURL_WRITEFUNC_ERROR;
}

CurlList list_of(std::initializer_list<std::pair<const char*, const std::string&>> headers) {
  curl_slist* list = nullptr;
  for (const auto& [name, value] : headers) {
    if (!value.empty()) list = curl_slist_append(list, (std::string(name) + ": " + value).c_str());
  }
  return CurlList(list);
}

Error too_long(const std::string& url, std::uint64_t cap) {
  const std::string limit = std::to_string(cap);
  return {Errc::kCorrupt,
          {shown_url(url) + " 超过 " + limit + " 字节的上限",
           shown_url(url) + " is longer than its limit of " + limit + " bytes"},
          {}};
}

Error encoded(const std::string& url) {
  return {Errc::kCorrupt,
          {shown_url(url) + " 被服务器压缩或编码，请在服务器上关闭",
           shown_url(url) + " came with a content encoding; switch it off on the server"},
          {}};
}

Error no_file(const std::string& url, long status) {
  const std::string number = std::to_string(status);
  return {Errc::kIo,
          {"服务器对 " + shown_url(url) + " 回答 " + number + "，未取得文件",
           "the server answered " + number + " for " + shown_url(url) + ", no file came"},
          std::string(bundle::verdict_word(bundle::Verdict::kIo))};
}

Error wrong_length(const std::string& url, const PartFile& part) {
  const std::string size = std::to_string(part.size());
  return {Errc::kCorrupt,
          {shown_url(url) + " 不是应有的 " + size + " 字节",
           shown_url(url) + " does not have the " + size + " bytes that it should"},
          {}};
}

/// True when the transfer ended because we had seen enough of a page that is no file.
bool cut_by_us(const Incoming& incoming) {
  return incoming.refused > kRefusalCap;
}

bool is_missing(long status) {
  return status == kNotFound || status == kGone;
}

}  // namespace

Result<Reply> ServerTree::get(std::string_view path, std::uint64_t cap, const Validator& known) {
  const std::string url = url_ + "/" + std::string(path);
  CURL* curl = connection_.begin(url);
  Document document{{curl, connection_.options().limits.head_bytes}, cap};
  auto* incoming = static_cast<Incoming*>(&document);
  const CurlList headers =
      list_of({{"If-None-Match", known.etag}, {"If-Modified-Since", known.last_modified}});
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, incoming);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_document);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, incoming);
  const CURLcode code = connection_.perform();
  const long status = connection_.status();
  if (document.too_long) return too_long(url, cap);
  if (code != CURLE_OK && !cut_by_us(document)) return connection_.failure(code);
  if (is_missing(status)) return Reply{};
  if (status == kNotModified && !known.empty()) return Reply{Reply::Kind::kNotModified, {}, known};
  if (status != kOk) return no_file(url, status);
  if (document.head.encoded()) return encoded(url);
  return Reply{Reply::Kind::kContent, std::move(document.body), document.head.validator()};
}

Result<bool> ServerTree::fetch(std::string_view path, PartFile& part) {
  const std::string url = url_ + "/" + std::string(path);
  while (!part.whole()) {
    const bool from_start = part.length() == 0;
    GONGSHI_TRY(const Answer answer, continue_part(url, part));
    if (answer != Answer::kAskAgain) return answer == Answer::kWhole;
    if (from_start) return wrong_length(url, part);
    GONGSHI_CHECK(part.restart());
  }
  return true;
}

Result<ServerTree::Answer> ServerTree::continue_part(const std::string& url, PartFile& part) {
  CURL* curl = connection_.begin(url);
  Object object{{curl, connection_.options().limits.head_bytes}, &part};
  auto* incoming = static_cast<Incoming*>(&object);
  const bool resumed = part.length() > 0;
  const std::string range = resumed ? "bytes=" + std::to_string(part.length()) + "-" : "";
  const auto known = etags_.find(url);
  const CurlList headers =
      list_of({{"Range", range},
               {"If-Range", resumed && known != etags_.end() ? known->second : std::string()}});
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, incoming);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_object);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, incoming);
  const CURLcode code = connection_.perform();
  const long status = connection_.status();
  etags_.erase(url);
  if (object.failed) {
    if (object.failed->code == Errc::kCorrupt) GONGSHI_CHECK(part.restart());
    return *std::move(object.failed);
  }
  if (object.other_size) return wrong_length(url, part);  // what has come may be right all the same
  if (object.misplaced || status == kRangeNotSatisfiable) return Answer::kAskAgain;
  if (code != CURLE_OK && !cut_by_us(object)) {
    const std::string& etag = object.head.validator().etag;
    if (etag.starts_with('"')) etags_[url] = etag;
    return connection_.failure(code);
  }
  if (is_missing(status)) return Answer::kNotFound;
  if (status != kOk && !(resumed && status == kPartial)) return no_file(url, status);
  if (object.head.encoded()) return encoded(url);
  if (part.whole()) return Answer::kWhole;
  if (said_length(curl) >= 0) return wrong_length(url, part);  // an empty file
  return connection_.failure(CURLE_PARTIAL_FILE);  // ended with the connection: perhaps cut off
}

}  // namespace gongshi::content::store
