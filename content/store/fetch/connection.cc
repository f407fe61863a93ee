#include "content/store/fetch/connection.h"

#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include <algorithm>

#include "content/bundle/verdict.h"

namespace gongshi::content::store {
namespace {

Error network(Errc code, const std::string& zh, const std::string& en) {
  return {code, {zh, en}, std::string(bundle::verdict_word(bundle::Verdict::kIo))};
}

/// OpenSSL judges the dates of certificates at this time instead of the machine's.
CURLcode set_tls_time(CURL* /*curl*/, void* context, void* time) {
  X509_VERIFY_PARAM* param = SSL_CTX_get0_param(static_cast<SSL_CTX*>(context));
  const auto seconds =
      std::chrono::floor<std::chrono::seconds>(*static_cast<const WallTime*>(time));
  X509_VERIFY_PARAM_set_time(param, std::chrono::system_clock::to_time_t(seconds));
  return CURLE_OK;
}

/// Called by libcurl at least once a second; anything but 0 gives the transfer up.
int stop_wanted(void* stop, curl_off_t /*down_total*/, curl_off_t /*down*/, curl_off_t /*up_total*/,
                curl_off_t /*up*/) {
  return static_cast<const std::atomic<bool>*>(stop)->load() ? 1 : 0;
}

/// libcurl's own words on what went wrong, which an IT centre can search for.
std::string printable(std::string_view text) {
  constexpr std::size_t kMost = 160;
  std::string out;
  for (const char c : text.substr(0, kMost)) out += c >= ' ' && c <= '~' ? c : '?';
  return out;
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

Sentence plain(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {"找不到服务器，请检查网络、DNS 和网址",
              "the server's name is not known; check network, DNS and address"};
    case CURLE_COULDNT_RESOLVE_PROXY:
      return {"找不到代理服务器，请检查 proxy 设置",
              "the proxy's name is not known; check the proxy setting"};
    case CURLE_COULDNT_CONNECT:
      return {"连不上服务器，请检查网络和防火墙",
              "the server cannot be reached; check network and firewall"};
    case CURLE_PEER_FAILED_VERIFICATION:
      return {"服务器证书不可信，请检查证书、ca_file 和本机时钟",
              "the server's certificate is not trusted; check certificate, ca_file and clock"};
    case CURLE_SSL_CACERT_BADFILE:
      return {"读不了 ca_file 指定的证书文件", "the file that ca_file names cannot be read"};
    case CURLE_SSL_CONNECT_ERROR:
      return {"无法建立加密连接", "no encrypted connection could be made"};
    case CURLE_OPERATION_TIMEDOUT:
      return {"服务器太慢或没有应答", "the server is too slow or does not answer"};
    case CURLE_ABORTED_BY_CALLBACK:
      return {"已中止", "stopped"};
    default:
      return network_code(code) == Errc::kClosed ? Sentence{"传输中断", "the transfer broke off"}
                                                 : Sentence{"传输失败", "the transfer failed"};
  }
}

}  // namespace

std::string shown_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return std::string(url);
  const std::size_t host = scheme + 3;
  const std::size_t at = url.substr(0, url.find('/', host)).rfind('@');
  if (at == std::string_view::npos) return std::string(url);
  return std::string(url.substr(0, host)) + std::string(url.substr(at + 1));
}

Connection::Connection(WebOptions options, Easy curl)
    : options_(std::move(options)), curl_(std::move(curl)), message_(new Message{}) {}

Result<Connection> Connection::open(const WebOptions& options) {
  static const CURLcode kReady = curl_global_init(CURL_GLOBAL_DEFAULT);
  Easy curl(kReady == CURLE_OK ? curl_easy_init() : nullptr);
  if (!curl) return network(Errc::kIo, "网络库无法启动", "the network library does not start");
  return Connection(options, std::move(curl));
}

CURL* Connection::begin(const std::string& url) {
  CURL* curl = curl_.get();
  url_ = url;
  message_->fill('\0');
  curl_easy_reset(curl);  // options only: connections stay
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "gongshi-sync");
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, message_->data());
  curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  const WebLimits& limits = options_.limits;
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, long{limits.connect.count()});
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(limits.slow_bytes_per_second));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, long{limits.slow_for.count()});
  if (!options_.proxy.empty()) curl_easy_setopt(curl, CURLOPT_PROXY, options_.proxy.c_str());
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
  if (!options_.ca_file.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, options_.ca_file.c_str());
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);  // the hospital's own instead of the system's
  }
  if (options_.stop == nullptr) return curl;
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, stop_wanted);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, options_.stop);
  return curl;
}

CURLcode Connection::perform() {
  const WallTime clock =
      options_.clock != WallTime{}
          ? options_.clock
          : std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const CURLcode code = perform_at(std::max(clock, options_.newest_signed_date));
  const bool ahead = options_.newest_signed_date > clock;
  return code == CURLE_PEER_FAILED_VERIFICATION && ahead ? perform_at(clock) : code;
}

CURLcode Connection::perform_at(WallTime tls_time) {
  CURL* curl = curl_.get();
  if (url_.starts_with("https:")) {
    curl_easy_setopt(curl, CURLOPT_SSL_CTX_FUNCTION, set_tls_time);
    curl_easy_setopt(curl, CURLOPT_SSL_CTX_DATA, &tls_time);
  }
  const CURLcode code = curl_easy_perform(curl);
  curl_easy_setopt(curl, CURLOPT_SSL_CTX_DATA, nullptr);
  // A name that is still being looked up must not hold up the end of the program.
  if (options_.stop != nullptr && *options_.stop) curl_easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L);
  curl_off_t body = 0;
  long head = 0;
  curl_easy_getinfo(curl, CURLINFO_SIZE_DOWNLOAD_T, &body);
  curl_easy_getinfo(curl, CURLINFO_HEADER_SIZE, &head);
  received_ += static_cast<std::uint64_t>(body) + static_cast<std::uint64_t>(head);
  return code;
}

long Connection::status() const {
  long status = 0;
  curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &status);
  return status;
}

Error Connection::failure(CURLcode code) const {
  const std::string url = shown_url(url_);
  const Sentence why = plain(code);
  const std::string_view own(message_->data());
  const std::string detail = printable(own.empty() ? curl_easy_strerror(code) : own);
  return network(network_code(code), "取不到 " + url + "：" + why.zh + "（" + detail + "）",
                 "cannot fetch " + url + ": " + why.en + " (" + detail + ")");
}

}  // namespace gongshi::content::store
