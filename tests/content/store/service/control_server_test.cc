#include "content/store/service/control_server.h"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <algorithm>
#include <thread>

#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::store;
using namespace std::chrono_literals;

namespace {

/// A server in a loop of its own thread, until it goes out of scope.
class Server {
 public:
  explicit Server(const test::TempDir& dir, std::chrono::milliseconds patience = kControlPatience)
      : socket_(dir / "sync.sock") {
    server_ = *open_control_server(
        loop_, clock_, socket_, "gongshi",
        [](const ControlRequest& r) {
          ControlReply reply;
          reply.accepted = true;
          reply.stick = r.pin;
          return reply;
        },
        patience);
    thread_ = std::thread([this] {
      while (!stop_) REQUIRE(loop_.turn(clock_, clock_.steady() + 10ms).has_value());
    });
  }
  ~Server() {
    stop_ = true;
    thread_.join();
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::string ask(const std::string& pin) const {
    const auto reply = ask_updater(socket_, {ControlVerb::kUnlock, pin}, 2s);
    return reply ? reply->stick : reply.error().what.en;
  }
  [[nodiscard]] Fd connect() const {
    Fd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::ranges::copy(socket_.string(), address.sun_path);
    REQUIRE(::connect(fd.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    return fd;
  }
  [[nodiscard]] const fs::path& socket() const { return socket_; }

 private:
  fs::path socket_;
  SystemClock clock_;
  Loop loop_ = *Loop::create({});
  std::unique_ptr<LineServer> server_;
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

/// All that comes until the other side closes.
std::string drain(const Fd& fd) {
  std::string all;
  char c = 0;
  while (::recv(fd.get(), &c, 1, 0) == 1) all += c;
  return all;
}

}  // namespace

TEST_SUITE("service") {
  TEST_CASE("control server: answers, and its socket is for owner and group only") {
    const test::TempDir dir;
    const Server server(dir);
    for (int i = 0; i < 50; ++i)
      CHECK(server.ask(std::to_string(1000 + i)) == std::to_string(1000 + i));
    struct stat info{};
    REQUIRE(::lstat(server.socket().c_str(), &info) == 0);
    CHECK(S_ISSOCK(info.st_mode));
    CHECK((info.st_mode & 0777U) == 0660);
  }

  TEST_CASE("control server: rubbish and endless lines get one refusal and the door") {
    const test::TempDir dir;
    const Server server(dir);
    for (const std::string& line :
         {std::string("GET / HTTP/1.1\r\n"), std::string("{\"do\":\"state\"\n"),
          std::string(5000, 'x'), std::string("\n")}) {
      const Fd fd = server.connect();
      (void)::send(fd.get(), line.data(), line.size(), MSG_NOSIGNAL);
      const std::string answer = drain(fd);
      CHECK(answer.find("\"accepted\":false") != std::string::npos);
      CHECK(answer.find("malformed") != std::string::npos);
    }
    CHECK(server.ask("1234") == "1234");
  }

  TEST_CASE("control server: silent clients are put out, others are served meanwhile") {
    const test::TempDir dir;
    const Server server(dir, 800ms);
    std::vector<Fd> silent;
    for (std::size_t i = 0; i + 1 < kMaxControlClients; ++i) silent.push_back(server.connect());
    CHECK(server.ask("1234") == "1234");
    silent.push_back(server.connect());
    const Fd one_too_many = server.connect();
    CHECK(drain(one_too_many).empty());  // closed at once
    silent.erase(silent.begin());
    std::this_thread::sleep_for(100ms);
    CHECK(server.ask("1234") == "1234");
    CHECK(drain(silent.back()).empty());  // closed when its time is over
  }

  TEST_CASE("control server: a socket that is in use is left alone, a dead one is replaced") {
    const test::TempDir dir;
    SystemClock clock;
    Loop loop = *Loop::create({});
    const auto answer = [](const ControlRequest&) { return ControlReply{}; };
    {
      const Server server(dir);
      CHECK(open_control_server(loop, clock, server.socket(), "gongshi", answer).error().code ==
            Errc::kUsage);
      CHECK(server.ask("1234") == "1234");
    }
    CHECK_FALSE(fs::exists(dir / "sync.sock"));
    // A killed updater leaves its socket behind.
    const Fd dead(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::ranges::copy((dir / "sync.sock").string(), address.sun_path);
    REQUIRE(::bind(dead.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    CHECK(open_control_server(loop, clock, dir / "sync.sock", "gongshi", answer).has_value());
    dir.write("file", "not a socket");
    CHECK(open_control_server(loop, clock, dir / "file", "gongshi", answer).error().code ==
          Errc::kUsage);
    CHECK(*read_file(dir / "file", 64) == "not a socket");
  }
}
