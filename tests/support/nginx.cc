#include "tests/support/nginx.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <chrono>
#include <sstream>
#include <thread>

#include "drivers/os/fd.h"
#include "tests/support/program.h"

namespace gongshi::test {
namespace {

constexpr const char* kProgram = "/usr/sbin/nginx";
constexpr std::size_t kMaxLog = std::size_t{64} << 20;
constexpr std::chrono::milliseconds kTick{10};

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

/// One process, everything that it writes inside `folder`.
std::string configuration(const fs::path& folder, const fs::path& web, std::uint16_t port,
                          const NginxOptions& options) {
  const std::string here = folder.string();
  std::string text = "daemon off; master_process off; pid " + here + "/pid;\nerror_log " + here +
                     "/error.log;\nevents { worker_connections 2048; }\nhttp {\n" +
                     "  default_type application/octet-stream;\n" +
                     "  log_format seen '$request_method $request_uri $status $request_length "
                     "$bytes_sent $connection [$http_range]';\n" +
                     "  access_log " + here + "/access.log seen;\n";
  for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
    text += "  " + std::string(kind) + "_temp_path " + here + "/" + kind + ";\n";
  }
  text += options.http + "\n  server {\n    listen 127.0.0.1:" + std::to_string(port) +
          (options.tls ? " ssl" : "") + "; root " + web.string() + ";\n";
  if (options.tls) {
    text += "    ssl_certificate " + options.tls->certificate.string() + "; ssl_certificate_key " +
            options.tls->key.string() + ";\n";
  }
  return text + options.server + "\n  }\n}\n";
}

}  // namespace

std::uint16_t free_port() {
  const Fd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  REQUIRE(::bind(socket.get(), generic, size) == 0);
  REQUIRE(::getsockname(socket.get(), generic, &size) == 0);
  return ntohs(address.sin_port);
}

Nginx::Nginx(const TempDir& dir, const NginxOptions& options)
    : folder_(dir / options.name), port_(free_port()), tls_(options.tls.has_value()) {
  const fs::path web = dir / options.web;
  fs::create_directories(web);
  fs::create_directories(folder_);
  dir.write(options.name + "/nginx.conf", configuration(folder_, web, port_, options));
  start();
}

Nginx::~Nginx() {
  stop();
}

std::string Nginx::url() const {
  return (tls_ ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(port_);
}

void Nginx::stop() {
  if (child_ < 0) return;
  ::kill(child_, SIGTERM);
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = -1;
}

void Nginx::start() {
  const std::string here = folder_.string();
  child_ = start_program({kProgram, "-p", here, "-c", here + "/nginx.conf"}, folder_ / "output");
  const sockaddr_in address = loopback(port_);
  for (int attempt = 0; attempt < 500; ++attempt) {
    const Fd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
      return;
    }
    std::this_thread::sleep_for(kTick);  // another process has to start
  }
  const auto why = read_file(folder_ / "output", kMaxLog);
  FAIL("nginx does not listen: " << (why ? *why : std::string()));
}

std::vector<Request> Nginx::requests(std::size_t at_least) const {
  std::vector<Request> requests;
  for (int attempt = 0; attempt < 200; ++attempt) {
    requests.clear();
    const auto log = read_file(folder_ / "access.log", kMaxLog);
    std::istringstream lines(log ? *log : std::string());
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line);
      Request request;
      words >> request.method >> request.target >> request.status >> request.bytes_in >>
          request.bytes_out >> request.connection >> request.range;
      request.range = request.range.substr(1, request.range.size() - 2);
      if (request.range == "-") request.range.clear();
      requests.push_back(std::move(request));
    }
    if (requests.size() >= at_least) break;
    std::this_thread::sleep_for(kTick);
  }
  return requests;
}

}  // namespace gongshi::test
