#include "fleet.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>

#include "content/bundle/container.h"
#include "content/bundle/desk_bundle.h"
#include "content/bundle/verdict.h"
#include "content/store/fetch/pull.h"
#include "tests/support/nginx.h"

namespace gongshi::test {

using namespace content;          // NOLINT(google-build-using-namespace): a test's engine
using namespace content::bundle;  // NOLINT(google-build-using-namespace): likewise

namespace {

constexpr std::size_t kImages = 8;
constexpr std::size_t kImageBytes = 20'000;
constexpr std::size_t kNewImages = 2;

std::string noise(std::uint64_t seed) {
  std::string bytes(kImageBytes, '\0');
  for (char& byte : bytes) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;  // Knuth, MMIX
    byte = static_cast<char>(seed >> 56U);
  }
  return bytes;
}

/// A row of the sample under another code and price; the code is its first cell, the price its
/// eighth.
std::string price_row(const std::string& sample, std::size_t number, std::size_t price) {
  std::string row = "9" + std::to_string(100'000'000 + number) + sample.substr(sample.find('\t'));
  std::size_t at = 0;
  for (int cell = 0; cell < 7; ++cell) at = row.find('\t', at) + 1;
  return row.replace(at, row.find('\t', at) - at, std::to_string(price));
}

/// One price in a hundred depends on `seq`.
std::map<std::string, Source> content_of(std::uint64_t seq, std::size_t rows) {
  auto content = Office::content(seq);
  std::string& table = content.at("table/services").bytes;
  const std::size_t begin = table.rfind('\n', table.size() - 2) + 1;
  const std::string sample = table.substr(begin);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t mark = row % 100 == 0 ? seq : 0;
    table += price_row(sample, row, 10'000 * (row % 997 + 1) + mark * 100);
  }
  for (std::size_t i = 0; i < kImages; ++i) {
    const std::uint64_t seed = i < kNewImages ? seq * 1000 + i : i;
    content["image/photo/p" + std::to_string(i)] = {ObjectKind::kImage, noise(seed)};
  }
  return content;
}

class Fleet {
 public:
  explicit Fleet(const FleetSize& size) : size_(size), nginx_(dir_) {
    for (std::size_t i = 0; i < size.devices; ++i) {
      devices_.push_back(std::make_unique<Device>(office_));
    }
  }

  /// Signs and publishes the issue; its bundle.
  std::string publish_issue(std::uint64_t seq, const DeskBundle* base) {
    const auto assembled = assemble(Office::issue(seq), content_of(seq, size_.rows), base);
    REQUIRE_MESSAGE(assembled.has_value(), assembled.error().what.en);
    std::string file = sign_bundle(assembled->file, {&office_.keys.office, &office_.keys.reviewer});
    publish(dir_ / "web", file,
            office_.status(file, "2026-11-2" + std::to_string(seq) + "T00:00:00Z"));
    // nginx tells versions apart by whole seconds and size; gongshi-bundle publish sees to it.
    const fs::path status = dir_ / "web/status";
    fs::last_write_time(status, fs::last_write_time(status) + std::chrono::seconds(2 * seq));
    return file;
  }

  /// One round of every device.
  Phase round(std::string name, Verdict wanted, const std::string& serial) {
    Phase phase;
    phase.name = std::move(name);
    phase.devices = size_.devices;
    const std::size_t before = nginx_.requests().size();
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::string> ends = all_pull();
    phase.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const std::string good = std::string(verdict_word(wanted)) + " " + serial;
    for (std::string& end : ends) {
      if (end == good) continue;
      ++phase.wrong;
      if (phase.why.empty()) phase.why = std::move(end);
    }
    const auto requests = nginx_.requests(before + size_.devices);
    for (std::size_t i = before; i < requests.size(); ++i) {
      ++phase.requests;
      phase.bytes += requests[i].bytes_in + requests[i].bytes_out;
    }
    std::printf(
        "%-10s %4zu devices  %7zu requests  %6.2f each  %11llu bytes  %9.0f each  %6.1f s\n",
        phase.name.c_str(), phase.devices, phase.requests, phase.requests_each(),
        static_cast<unsigned long long>(phase.bytes), phase.bytes_each(), phase.seconds);
    return phase;
  }

  [[nodiscard]] const TempDir& dir() const { return dir_; }

 private:
  /// What each device came to: "OK 1-1".
  std::vector<std::string> all_pull() {
    std::vector<std::string> ends(devices_.size());
    std::atomic<std::size_t> next = 0;
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < size_.threads; ++t) {
      threads.emplace_back([&] {
        for (std::size_t i = next++; i < devices_.size(); i = next++) ends[i] = pull(*devices_[i]);
      });
    }
    threads.clear();
    return ends;
  }

  [[nodiscard]] std::string pull(const Device& device) const {
    store::Disk disk;
    auto opened = store::Store::open(disk, device.store());
    if (!opened) return opened.error().what.en;
    auto tree = store::open_web_tree(nginx_.url());
    if (!tree) return tree.error().what.en;
    const auto report = store::pull(*opened, **tree, nginx_.url());
    const auto reader = Reader::open(device.store());
    const auto release =
        reader ? reader->load() : Result<std::shared_ptr<const Release>>(reader.error());
    std::string end = std::string(verdict_word(report.outcome.verdict)) + " " +
                      (release ? serial_of(**release) : release.error().what.en);
    const bool fine =
        report.outcome.verdict == Verdict::kOk || report.outcome.verdict == Verdict::kAlready;
    return fine ? end : end + " " + report.outcome.sentence.en;
  }

  FleetSize size_;
  TempDir dir_;
  Office office_;
  Nginx nginx_;
  std::vector<std::unique_ptr<Device>> devices_;
};

}  // namespace

FleetReport run_fleet(const FleetSize& size) {
  Fleet fleet(size);
  FleetReport report;
  const std::string first = fleet.publish_issue(1, nullptr);
  const Container container = Container::read(first).value();
  for (const auto& object : container.objects) report.first_issue_bytes += object.stored.size();
  report.first_issue_bytes += container.manifest.text.size();
  report.first_issue_objects = container.objects.size();
  report.new_image_bytes = kNewImages * kImageBytes;
  report.install = fleet.round("install", Verdict::kOk, "1-1");
  report.idle = fleet.round("idle", Verdict::kAlready, "1-1");
  const auto base = DeskBundle::open(fleet.dir().write("1.kbundle", first));
  REQUIRE(base.has_value());
  fleet.publish_issue(2, &*base);
  report.next_day = fleet.round("next day", Verdict::kOk, "1-2");
  return report;
}

void check_fleet(const FleetReport& report) {
  for (const Phase* phase : {&report.install, &report.idle, &report.next_day}) {
    CAPTURE(phase->name);
    CAPTURE(phase->why);
    CHECK(phase->wrong == 0);
  }
  // Root, status, manifest, up to four signatures and one "not found" behind each row of them, and
  // each object once; a head is far below 600 bytes each way.
  constexpr double kRequestHeads = 600;
  const auto objects = double(report.first_issue_objects);
  CHECK(report.install.requests_each() <= objects + 8);
  CHECK(report.install.bytes_each() <=
        double(report.first_issue_bytes) + kRequestHeads * (objects + 8) + 4096);
  // Budgets of bundle security, section 10.
  CHECK(report.idle.requests_each() <= 2);
  CHECK(report.idle.bytes_each() <= 2000);
  CHECK(report.next_day.bytes_each() <= double(report.new_image_bytes) + 120'000);
  CHECK(report.next_day.bytes_each() * 2 < report.install.bytes_each());
}

}  // namespace gongshi::test
