#include "content/store/fetch/web_objects.h"

#include <algorithm>
#include <random>
#include <thread>

#include "content/bundle/verdict.h"
#include "content/store/fetch/back_off.h"

namespace gongshi::content::store {
namespace {

using bundle::Verdict;

/// In one round; the next one continues where this one ends.
constexpr unsigned kMaxAttempts = 12;
/// Attempts in a row that bring nothing.
constexpr unsigned kMaxFruitless = 2;
constexpr BackOff kPauses{std::chrono::seconds(1), std::chrono::seconds(60)};

constexpr std::chrono::milliseconds kSlice{100};  // of a pause, between two looks at `stop`

/// The network or the server, not the bytes: worth another attempt.
bool may_pass(const Error& error) {
  return error.word == bundle::verdict_word(Verdict::kIo) &&
         (error.code == Errc::kIo || error.code == Errc::kTimeout || error.code == Errc::kClosed);
}

Error not_there(const std::string& name) {
  return bundle::refusal(Verdict::kMissingObject,
                         {"服务器上没有 " + name, "the server does not have " + name});
}

Error not_the_same(const std::string& name) {
  return bundle::refusal(Verdict::kHash,
                         {"服务器上的 " + name + " 与清单所列不符",
                          "what the server has as " + name + " is not what the manifest lists"});
}

}  // namespace

Patience real_patience(const std::atomic<bool>* stop) {
  const auto wait = [stop](std::chrono::milliseconds pause) {
    const auto stopped = [stop] { return stop != nullptr && *stop; };
    for (; pause.count() > 0 && !stopped(); pause -= kSlice) {
      std::this_thread::sleep_for(std::min(pause, kSlice));
    }
    return !stopped();
  };
  const auto random = [] {
    thread_local std::minstd_rand dice{std::random_device{}()};
    return std::uniform_real_distribution<double>(0.0, 1.0)(dice);
  };
  return {wait, random};
}

Result<std::string_view> WebObjects::fetch(const bundle::Hash& stored, std::uint64_t size,
                                           const std::string& name) {
  const std::string hash = stored.hex();
  const std::string path = "obj/" + hash.substr(0, 2) + "/" + hash;
  at_hand_.reset();
  GONGSHI_TRY(PartFile part, PartFile::open(store_.disk(), store_.staging().partial(stored), size));
  // What was continued may be half of one file and half of another: then once more from the start.
  for (bool again = false;; again = true) {
    GONGSHI_TRY(const bool continued, complete(path, part, name));
    GONGSHI_TRY(at_hand_, part.map());
    if (bundle::sha256(at_hand_->text()) == stored) break;
    at_hand_.reset();
    if (!continued || again) {
      GONGSHI_CHECK(part.remove());
      return not_the_same(name);
    }
    GONGSHI_CHECK(part.restart());
  }
  GONGSHI_CHECK(part.remove());  // the mapping outlives the name
  return at_hand_->text();
}

Result<bool> WebObjects::complete(const std::string& path, PartFile& part,
                                  const std::string& name) {
  bool continued = false;
  unsigned fruitless = 0;
  for (unsigned attempt = 0;; ++attempt) {
    const std::uint64_t before = part.length();
    continued = continued || before > 0;
    auto there = tree_.fetch(path, part);
    if (there && *there) return continued;
    if (there) return not_there(name);
    Error error = std::move(there).error();
    if (error.word.empty()) error.word = bundle::verdict_word(Verdict::kHash);
    fruitless = part.length() > before ? 0 : fruitless + 1;
    const bool again = may_pass(error) && fruitless < kMaxFruitless && attempt + 1 < kMaxAttempts;
    if (!again || !patience_.wait(kPauses.next(attempt, patience_.random()))) return error;
  }
}

}  // namespace gongshi::content::store
