// board_faults_test: every kind of board that can be simulated, with every fault: when its content
// is right and proved again, in made-up time.
//
//   board_faults_test [--full] [--kind NAME]
//
// Short: each fault once. Full: faults on every first to fifth frame, two contents, both ways.
// At every step of every board, a serial that is acknowledged or read back is compared with what
// the simulated board really shows. Ends with 1 at the first false claim, or where a board does not
// come back within the time that is stated for it.
#include <malloc.h>

#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "drivers/catalogue.h"
#include "drivers/desk/board_request.h"
#include "drivers/desk/drawing.h"
#include "faulty_line.h"
#include "process_use.h"
#include "subject.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;
using test::FaultyLine;
using test::Subject;
using test::subject_of;

namespace {

// A reply lost, a poll that notices, three tries, a pause: what handbook/board promises for a board
// that is there. A kind that only repeats on a timer states that time as its option refresh_s, here
// a minute.
constexpr auto kStated = 180s;
constexpr auto kRefreshStated = 60s + kStated;
// Ten packets and more make one content of an Alpha sign, and each may be lost silently.
constexpr auto kAlphaStated = 600s;
constexpr std::chrono::seconds kAm03127FullStated = 6h;
// Buffers grow to their largest use; a leak of one reply a second would be megabytes.
constexpr std::size_t kMostGrowth = 128UL * 1024;
// Of the whole process over all kinds: fonts, pictures, the largest board.
constexpr std::size_t kMostResidentKib = 32UL * 1024;
// In a minute of a board that has nothing to do but to ask now and then.
constexpr std::size_t kMostSteps = 10'000;

int failures = 0;

void fail(const std::string& what) {
  std::printf("\n  WRONG: %s\n", what.c_str());
  ++failures;
}

/// Two contents that differ, in the way that the kind shows things.
Desired content(const Capabilities& can, const simulator::DotFont& font, int number) {
  Desired desired;
  desired.serial = "1-" + std::to_string(41 + number);
  desired.keep_clock = false;
  if (!can.takes_content()) {
    desired.power = true;
    if (can.brightness) {
      desired.brightness_pct = number == 1 ? 40 : 80;
    } else {
      desired.input = number == 1 ? "hdmi1" : "hdmi2";
    }
    return desired;
  }
  const bool ascii = can.charset == "ASCII" && !can.dots;
  const char* text =
      ascii ? (number == 1 ? "Room 1" : "Open 8") : (number == 1 ? "一号诊室" : "今日停诊");
  const Status added = add_text(desired, {text, Color::kRed, Motion::kStill}, can, font);
  if (!added) fail("no content: " + added.error().what.en);
  return desired;
}

/// What hangs on the wall, in a form that can be compared.
std::string truth(FaultyLine& line, const simulator::DotFont& font) {
  if (line.board().capabilities().takes_content()) return line.card().dots(font, line.now()).text();
  const auto state = line.card().state(line.now());
  std::string words;
  for (const char* key : {"power", "brightness", "backlight", "input"}) {
    if (state.contains(key)) words += state[key].dump() + " ";
  }
  return words;
}

bool all_proved(const FaultyLine& line, const std::string& serial) {
  const BoardState& state = line.state();
  const bool content = line.board().capabilities().takes_content();
  return state.shows_all && state.proof == line.board().capabilities().strongest &&
         (!content || state.serial == serial);
}

using Seconds = std::chrono::duration<double>;

std::string seconds(SteadyClock::duration time) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", Seconds(time).count());
  return text;
}

/// One line with its two contents, and what each looks like when nothing fails.
class Trial {
 public:
  Trial(const Subject& subject, const simulator::DotFont& font, int address_off = 0)
      : subject_(subject), font_(font), line_(subject.line(address_off)) {
    // A power loss and a dead line are noticed later; then the claim is old, and says so.
    line_->on_step = [this] { check_claim(); };
  }

  FaultyLine& line() { return *line_; }
  void watch(bool on) { watching_ = on; }

  /// Shows content `number` until it is there and proved; how long that took.
  std::optional<SteadyClock::duration> show(int number, std::chrono::milliseconds most) {
    const Desired desired = content(line_->board().capabilities(), font_, number);
    const SteadyTime begin = line_->now().steady;
    if (const Status wanted = line_->want(desired); !wanted) {
      fail("refused: " + wanted.error().what.en);
      return std::nullopt;
    }
    return wait(number, begin, most);
  }

  std::optional<SteadyClock::duration> wait(int number, SteadyTime begin,
                                            std::chrono::milliseconds most) {
    const std::string serial = "1-" + std::to_string(41 + number);
    const auto there = [&] {
      return all_proved(*line_, serial) && (looks_[number].empty() || look() == looks_[number]);
    };
    if (!line_->until(there, most)) return std::nullopt;
    return line_->now().steady - begin;
  }

  void rest() {
    (void)line_->until([] { return false; }, 3s);
  }
  std::string look() { return truth(*line_, font_); }
  void expect(int number, std::string look) { looks_[number] = std::move(look); }

 private:
  void check_claim() {
    if (!watching_ || !line_->state().shows_all || line_->state().proof < Proof::kAcknowledged ||
        line_->state().proof == Proof::kNoAnswer) {
      return;
    }
    for (const int number : {1, 2}) {
      if (line_->state().serial != "1-" + std::to_string(41 + number)) continue;
      if (!looks_[number].empty() && look() != looks_[number]) {
        watching_ = false;
        fail(std::string(subject_.kind->name) + " claims " + line_->state().serial +
             ", which is not what hangs there");
      }
    }
  }

  const Subject& subject_;
  const simulator::DotFont& font_;
  std::unique_ptr<FaultyLine> line_;
  std::string looks_[3];
  bool watching_ = true;
};

struct Looks {
  std::string first, second;
  SteadyClock::duration time{};
};

std::optional<Looks> undisturbed(const Subject& subject, const simulator::DotFont& font) {
  Trial trial(subject, font);
  Looks looks;
  const auto first = trial.show(1, kStated);
  trial.rest();  // what nothing answers is on its way when it counts as sent
  looks.first = trial.look();
  const auto second = trial.show(2, kStated);
  trial.rest();
  looks.second = trial.look();
  if (!first || !second || looks.first == looks.second) {
    const BoardState& state = trial.line().state();
    fail(std::string(subject.kind->name) + " does not even work undisturbed: " +
         (first ? "" : "no first content ") + (second ? "" : "no second content ") +
         (looks.first == looks.second ? "both look alike " : "") + "proof " +
         std::to_string(static_cast<int>(state.proof)) + " of " + state.serial +
         (state.trouble ? ", " + state.trouble->what.en : ""));
    return std::nullopt;
  }
  looks.time = std::max(*first, *second);
  return looks;
}

class Matrix {
 public:
  Matrix(const Subject& subject, const simulator::DotFont& font, bool full)
      : subject_(subject), font_(font), full_(full) {}

  /// One row of the table.
  void run() {
    std::printf("%-13s", std::string(subject_.kind->name).c_str());
    looks_ = undisturbed(subject_, font_);
    if (!looks_) return;
    cell(seconds(looks_->time));
    for (const char* fault : {"drop", "drop:request", "corrupt", "corrupt:request", "delay", "late",
                              "garbage", "slow"}) {
      passing(fault);
    }
    dead();
    power_loss();
    replug();
    wrong_address();
    long_noise();
    std::printf("\n");
    std::fflush(stdout);
  }

  [[nodiscard]] static std::string head() {
    return "                    -     drop  dr.req  corr.  co.req  delay    late garbage    slow"
           "       dead    power   replug  address   noise";
  }

 private:
  [[nodiscard]] bool answers() const {
    return (*subject_.kind->make(subject_.order))->capabilities().strongest > Proof::kSent;
  }
  [[nodiscard]] bool datagrams() const {
    return subject_.order.port.kind == Port::Kind::kUdp ||
           subject_.order.port.kind == Port::Kind::kEth;
  }
  static void cell(const std::string& text) { std::printf("%8s", text.c_str()); }
  void failed(const std::string& what) {
    cell("!");
    fail(std::string(subject_.kind->name) + ": " + what);
  }

  [[nodiscard]] std::unique_ptr<Trial> trial(int address_off = 0) {
    auto made = std::make_unique<Trial>(subject_, font_, address_off);
    made->expect(1, looks_->first);
    made->expect(2, looks_->second);
    return made;
  }

  /// A fault that hits every n-th frame from the beginning on: the longer of two contents' times.
  void passing(const std::string& word) {
    // The network's own check sums turn a damaged datagram into a lost one.
    if (datagrams() && word == "corrupt:request") return cell("-");
    // Irregular, as faults are: what comes round regularly would always hit the same packet of a
    // picture, or the same piece of a message.
    const std::vector<int> few{3};
    const std::vector<int> many{2, 3, 5};
    SteadyClock::duration longest{};
    for (const int n : full_ ? many : few) {
      const auto fault = simulator::parse_fault(word + ":~" + std::to_string(n));
      const auto each = trial();
      each->line().fail_with({*fault});
      for (const int number : {1, 2}) {
        const auto time = each->show(number, stated());
        if (!time) return failed(word + ":" + std::to_string(n) + " never comes right");
        longest = std::max(longest, *time);
      }
      const std::size_t steps = each->line().steps;
      (void)each->line().until([] { return false; }, 60s);
      if (each->line().steps - steps > kMostSteps) return failed(word + ": it never rests");
    }
    cell(seconds(longest));
  }

  /// Silence: noticed after, and right again after.
  void dead() {
    if (!answers()) return cell("-");
    const auto each = trial();
    if (!each->show(1, kStated)) return failed("no beginning");
    each->line().fail_with({*simulator::parse_fault("dead")});
    const SteadyTime begin = each->line().now().steady;
    const auto unseen = [&] { return each->line().state().proof == Proof::kNoAnswer; };
    if (!each->line().until(unseen, stated())) return failed("a dead board is not noticed");
    const auto noticed = each->line().now().steady - begin;
    if (each->line().until([&] { return !unseen(); }, 300s)) return failed("dead, and seen");
    each->line().fail_with({});
    const auto back = each->wait(1, each->line().now().steady, stated());
    if (!back) return failed("it does not come back from the dead");
    cell(seconds(noticed) + "/" + seconds(*back));
  }

  void power_loss() {
    const auto each = trial();
    if (!each->show(1, kStated)) return failed("no beginning");
    each->watch(false);  // until it is noticed the claim is as old as it says
    each->line().lose_power();
    if (each->look() == looks_->first) return cell("kept");
    const SteadyTime begin = each->line().now().steady;
    const auto shown = [&] { return each->look() == looks_->first; };
    if (!each->line().until(shown, stated())) return failed("nothing comes after a power loss");
    const auto time = each->line().now().steady - begin;
    if (!each->wait(1, begin, stated())) return failed("no proof after a power loss");
    cell(seconds(time));
  }

  /// Unplugged with the power on, for 20 s.
  void replug() {
    const auto each = trial();
    if (!each->show(1, kStated)) return failed("no beginning");
    each->line().unplug();
    if (answers() && each->line().until([&] { return all_proved(each->line(), "1-42"); }, 20s)) {
      return failed("a board that is unplugged is proved");
    }
    each->line().plug_in();
    const auto time = each->wait(1, each->line().now().steady, stated());
    if (!time) return failed("it does not come back when it is plugged in");
    cell(seconds(*time));
  }

  /// The board listens to another address: nothing of ours may count as shown.
  void wrong_address() {
    const auto each = trial(1);
    each->watch(true);
    (void)each->show(1, 60s);
    if (each->look() == looks_->first) return cell("none");
    const BoardState& state = each->line().state();
    const bool claims = state.proof >= Proof::kAcknowledged && state.proof != Proof::kNoAnswer;
    if (answers() && (claims || state.shows_all)) return failed("another board's answer counts");
    cell(state.proof == Proof::kNoAnswer ? "no answ." : "dark");
  }

  /// Half an hour in which nearly everything goes wrong: no memory fills, and it comes right after.
  void long_noise() {
    const auto each = trial();
    each->watch(false);
    each->line().fail_with({*simulator::parse_fault("garbage:2"), *simulator::parse_fault("drop:3"),
                            *simulator::parse_fault("corrupt:5"),
                            *simulator::parse_fault("drop:request:7")});
    (void)each->show(1, 300s);
    const auto before = ::mallinfo2().uordblks;
    (void)each->line().until([] { return false; }, 30min);
    const auto after = ::mallinfo2().uordblks;
    if (after > before + kMostGrowth) return failed("memory grows under noise");
    each->line().fail_with({});
    const auto time = each->show(2, stated());
    if (!time) return failed("it does not come right after a long noise");
    cell(seconds(*time));
  }

  [[nodiscard]] std::chrono::milliseconds stated() const {
    // The timers of these two are long, and they come right without. With every second answer lost
    // am03127 needs its own pauses, a minute and ten, several times.
    if (subject_.kind->name == "am03127") return full_ ? kAm03127FullStated : kStated;
    if (subject_.kind->name == "alpha") return kAlphaStated;
    // What cannot be asked is only repeated on a timer.
    return std::string_view(subject_.kind->options).find("refresh_s") != std::string_view::npos
               ? std::chrono::milliseconds(kRefreshStated)
               : std::chrono::milliseconds(kStated);
  }

  const Subject& subject_;
  const simulator::DotFont& font_;
  bool full_;
  std::optional<Looks> looks_;
};

}  // namespace

int main(int argc, char** argv) {
  bool full = false;
  std::string only;
  for (int index = 1; index < argc; ++index) {
    if (std::strcmp(argv[index], "--full") == 0) full = true;
    if (std::strcmp(argv[index], "--kind") == 0 && index + 1 < argc) only = argv[++index];
  }
  const auto font = simulator::DotFont::open();
  if (!font) {
    std::printf("skipped: %s\n", font.error().what.en.c_str());
    return 0;
  }
  std::printf(
      "seconds until the content is right and proved, by kind and fault (made-up time)\n%s\n",
      Matrix::head().c_str());
  int rows = 0;
  const test::ProcessUse before = test::process_use();
  for (const Kind& kind : kinds()) {
    if (!only.empty() && kind.name != only) continue;
    const auto subject = subject_of(kind);
    if (!subject) continue;
    Matrix(*subject, *font, full).run();
    ++rows;
  }
  const test::ProcessUse after = test::process_use();
  std::printf("memory %zu KiB before, %zu KiB after; threads %zu before, %zu after\n",
              before.resident_kib, after.resident_kib, before.threads, after.threads);
  if (after.threads != before.threads) fail("threads are left over");
  if (after.resident_kib > before.resident_kib + kMostResidentKib) fail("memory grew");
  std::printf("%d kinds, %d wrong\n", rows, failures);
  return failures == 0 && rows > 0 ? 0 : 1;
}
