#include "content/store/service/worker.h"

#include <doctest/doctest.h>
#include <poll.h>

using namespace gongshi;
using namespace gongshi::content::store;
using namespace std::chrono_literals;

namespace {

bool wait_done(const Worker& worker, int timeout_ms) {
  pollfd entry{worker.done_fd(), POLLIN, 0};
  return ::poll(&entry, 1, timeout_ms) == 1;
}

JobReport report(std::string word) {
  JobReport made;
  made.word = std::move(word);
  return made;
}

}  // namespace

TEST_SUITE("service") {
  TEST_CASE("worker: jobs are done one after another, each report is handed out once") {
    auto worker = *Worker::start();
    for (int i = 0; i < 200; ++i) {
      CHECK_FALSE(worker->busy());
      worker->begin([i](const std::atomic<bool>&) { return report(std::to_string(i)); });
      CHECK(worker->busy());
      REQUIRE(wait_done(*worker, 5000));
      const auto done = worker->take_done();
      REQUIRE(done.has_value());
      CHECK(done->word == std::to_string(i));
      CHECK_FALSE(worker->take_done().has_value());
    }
    CHECK(worker->stop(1s));
  }

  TEST_CASE("worker: a job that listens ends at once, one that does not is told of") {
    auto worker = *Worker::start();
    std::atomic<bool> begun{false};
    worker->begin([&begun](const std::atomic<bool>& stop) {
      begun = true;
      while (!stop) std::this_thread::yield();
      return report("gave up");
    });
    while (!begun) std::this_thread::yield();
    CHECK(worker->stop(5s));

    auto deaf = *Worker::start();
    std::atomic<bool> release{false};
    begun = false;
    deaf->begin([&begun, &release](const std::atomic<bool>&) {
      begun = true;
      while (!release) std::this_thread::yield();
      return report("late");
    });
    while (!begun) std::this_thread::yield();
    CHECK_FALSE(deaf->stop(20ms));
    release = true;
    CHECK(deaf->stop(5s));
  }

  TEST_CASE("worker: an idle one ends at once") {
    for (int i = 0; i < 50; ++i) CHECK((*Worker::start())->stop(1s));
  }
}
