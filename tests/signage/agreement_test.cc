// agreement_test: what `show` prints, what the daemon has on a board, and what `render` draws are
// the same, for random (issue, site, moment).
//
//   agreement_test [--full] [--triples N] [--seed S]
//
// Short: 500 triples, full: 10,000. In each a board of the daemon's own kind runs in made-up time
// up to the moment, through restarts of its slots, and is then read back dot by dot. Ends with 1 at
// the first disagreement.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>

#include "drivers/os/utf8.h"
#include "signage/board/board_frame.h"
#include "signage/board/board_output.h"
#include "signage/led_picture.h"
#include "signage/preview.h"
#include "tests/signage/random_hospital.h"
#include "tests/support/fake_clock.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

constexpr int kLampPitch = 3;

[[noreturn]] void fail(const std::string& what) {
  std::printf("WRONG: %s\n", what.c_str());
  std::exit(1);
}

template <class T>
T must(Result<T> result) {
  if (!result) fail(result.error().what.en);
  return *std::move(result);
}

void must(const Status& status) {
  if (!status) fail(status.error().what.en);
}

/// One item as `show --json` tells it, back in a showing of its own.
Showing told(const Showing& asked, WallTime now) {
  const auto document = nlohmann::json::parse(showings_json({asked}, now));
  const auto& one = document.at("displays").at(0);
  const auto& item = one.at("rotation").at(one.at("current").get<std::size_t>());
  if (item.at("text") != one.at("text")) fail("show names two texts at once");
  Showing showing;
  showing.serial = one.at("serial");
  showing.rotation.resize(1);
  showing.rotation[0].text = item.at("text");
  showing.rotation[0].id = item.at("id");
  showing.rotation[0].kind = asked.item().kind;
  if (item.at("kind") != item_kind_word(asked.item().kind)) fail("show names another kind");
  showing.slot_start = asked.slot_start;  // JSON has whole seconds
  showing.slot_end = asked.slot_end;
  return showing;
}

/// What a terminal board has drawn: its title line, and two rows of dots in each line of blocks.
struct Drawn {
  std::string title;
  drivers::Frame frame;
};

Drawn read_terminal(const std::string& text, drivers::Geometry geometry) {
  Drawn drawn{{}, drivers::Frame::blank(geometry, drivers::PixelFormat::kMono1)};
  std::string_view rest = text;
  const std::size_t title = std::min(rest.find('\n'), rest.size());
  drawn.title = rest.substr(0, title);
  rest.remove_prefix(std::min(title + 1, rest.size()));
  const auto light = [&](int x, int y) {
    const auto at = static_cast<std::size_t>(x);
    drawn.frame.bytes[static_cast<std::size_t>(y) * drawn.frame.stride() + at / 8] |=
        static_cast<std::uint8_t>(0x80U >> (at % 8));
  };
  int x = 0;
  int y = 0;
  while (const auto block = utf8::next(rest)) {
    if (*block == U'\n') {
      x = 0;
      y += 2;
      continue;
    }
    if (x >= geometry.width_px || y >= geometry.height_px) fail("a terminal beyond its size");
    if (*block == U'█' || *block == U'▀') light(x, y);
    if (*block == U'█' || *block == U'▄') light(x, y + 1);
    ++x;
  }
  return drawn;
}

/// The daemon's output of a board, in made-up time.
class Daemon {
 public:
  Daemon(config::Display display, WallTime start, const fs::path& file, fonts::TypeCase& type)
      : display_(std::move(display)), file_(file), clock_(start), loop_(must(Loop::create({}))) {
    display_.port = "file:" + file.string();
    output_ = must(BoardOutput::open(loop_, clock_, lines_, display_, type, [] {}));
  }
  void take(const Edition& edition) { output_->take(edition); }

  /// Whatever falls due on the way is done at `moment`, as after a long turn.
  void run_to(WallTime moment) {
    clock_.tick(moment - clock_.wall());
    for (int turn = 0; turn < 4; ++turn) must(loop_.turn(clock_, clock_.steady()));
  }
  [[nodiscard]] Drawn read() const {
    return read_terminal(must(read_file(file_, 1 << 20)), {display_.width_px, display_.height_px});
  }

 private:
  config::Display display_;
  fs::path file_;
  test::FakeClock clock_;
  Loop loop_;
  drivers::Lines lines_{loop_, clock_};
  std::unique_ptr<BoardOutput> output_;
};

struct Tally {
  int triples = 0;
  int emergencies = 0;
  int fallbacks = 0;
  int passing = 0;
};

void compare_board(test::RandomHospital& random, const Edition& edition, WallTime now,
                   const fs::path& file, fonts::TypeCase& type, Tally& tally) {
  const config::Display display = random.board();
  const Showing shown = told(at(edition, display, now), now);

  std::error_code ignored;
  fs::remove(file, ignored);
  Daemon daemon(display, now - 5min - 1s * random.below(3600), file, type);
  daemon.take(edition);
  daemon.run_to(now - 1min - 1s * random.below(200));
  daemon.run_to(now - 1s - 1ms * random.below(20'000));
  daemon.run_to(now);
  const Drawn drawn = daemon.read();

  const std::string where =
      " (" + local_text(now) + ", " + shown.item().id + ": " + shown.item().text + ")";
  if (drawn.title != "board " + shown.serial) fail("serial on the board: " + drawn.title + where);
  const BoardFrame expected = must(board_frame(shown, display, now, type));
  if (drawn.frame != expected.frame) fail("the board is not what show says" + where);
  const Picture render = must(preview_picture(edition, display, now, {}, kLampPitch, type)).picture;
  if (render != led_picture(drawn.frame, item_color(display, shown.item().kind), kLampPitch)) {
    fail("render is not what the board has" + where);
  }
  tally.emergencies += shown.item().kind == ItemKind::kEmergency ? 1 : 0;
  tally.fallbacks += shown.item().kind == ItemKind::kFallback ? 1 : 0;
  tally.passing += expected.moves ? 1 : 0;
}

std::uint32_t number(int argc, char** argv, const char* name, std::uint32_t otherwise) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::strcmp(argv[i], name) == 0) {
      return static_cast<std::uint32_t>(std::strtoul(argv[i + 1], nullptr, 10));
    }
  }
  return otherwise;
}

bool has(int argc, char** argv, const char* name) {
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], name) == 0) return true;
  }
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  ::setenv("TZ", "Asia/Shanghai", 1);
  ::tzset();
  const std::uint32_t triples =
      number(argc, argv, "--triples", has(argc, argv, "--full") ? 10'000 : 500);
  const std::uint32_t seed = number(argc, argv, "--seed", 1);
  std::string folder = (fs::temp_directory_path() / "gongshi-agreement-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) fail("no folder for the board's picture");
  const fs::path file = fs::path(folder) / "board.txt";
  fonts::TypeCase type = must(fonts::TypeCase::open());
  Tally tally;
  for (std::uint32_t i = 0; i < triples; ++i) {
    test::RandomHospital random(seed * 1'000'003 + i);
    const WallTime now = random.moment();
    const Edition edition = random.edition(now);
    compare_board(random, edition, now, file, type, tally);
    ++tally.triples;
  }
  fs::remove_all(folder);
  std::printf(
      "%d triples: show, board and render agree; %d in an emergency, %d with a fallback page, "
      "%d while a text passed\n",
      tally.triples, tally.emergencies, tally.fallbacks, tally.passing);
  return 0;
}
