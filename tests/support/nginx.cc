#include "tests/support/nginx.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <chrono>
#include <random>
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

/// Below the ports that the system hands out for connections (net.ipv4.ip_local_port_range), so
/// that none of them takes the port of a server that is stopped for a while.
std::uint16_t any_port() {
  constexpr std::uint16_t kFirst = 20'000;
  constexpr std::uint16_t kLast = 31'999;
  static std::minstd_rand numbers{std::random_device{}()};
  return std::uniform_int_distribution<std::uint16_t>(kFirst, kLast)(numbers);
}

bool accepts(std::uint16_t port) {
  const sockaddr_in address = loopback(port);
  const Fd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  return ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

}  // namespace

Nginx::Nginx(const TempDir& dir, const NginxOptions& options)
    : folder_(dir / options.name),
      port_(options.first_port != 0 ? options.first_port : any_port()),
      tls_(options.tls.has_value()) {
  constexpr int kPorts = 20;
  const fs::path web = dir / options.web;
  fs::create_directories(web);
  fs::create_directories(folder_);
  for (int tries = 0; tries < kPorts; ++tries, port_ = any_port()) {
    dir.write(options.name + "/nginx.conf", configuration(folder_, web, port_, options));
    if (launch()) return;
  }
  FAIL("nginx finds no port: " << said());
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
  if (!launch()) FAIL("nginx does not get its port back: " << said());
}

/// False when the port is somebody else's.
bool Nginx::launch() {
  const std::string here = folder_.string();
  child_ = start_program({kProgram, "-p", here, "-c", here + "/nginx.conf"}, folder_ / "output");
  for (int attempt = 0; attempt < 3000; ++attempt) {
    int status = 0;
    if (::waitpid(child_, &status, WNOHANG) == child_) {
      child_ = -1;
      if (said().find("Address already in use") != std::string::npos) return false;
      FAIL("nginx does not start: " << said());
    }
    if (holds_port()) return true;
    std::this_thread::sleep_for(kTick);  // another process has to start
  }
  FAIL("nginx does not listen: " << said());
  return false;
}

/// Whether it is this nginx that answers: it writes its number down when it has the port.
bool Nginx::holds_port() const {
  const auto number = read_file(folder_ / "pid", 64);
  return number && *number == std::to_string(child_) + "\n" && accepts(port_);
}

std::string Nginx::said() const {
  const auto output = read_file(folder_ / "output", kMaxLog);
  return output ? *output : std::string();
}

std::vector<Request> Nginx::requests(std::size_t at_least) const {
  std::vector<Request> requests;
  for (int attempt = 0; attempt < 3000; ++attempt) {
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
