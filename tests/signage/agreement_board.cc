#include "tests/signage/agreement_board.h"

#include "drivers/os/utf8.h"
#include "signage/board/board_frame.h"
#include "signage/board/board_output.h"
#include "signage/led_picture.h"
#include "signage/preview.h"
#include "tests/support/fake_clock.h"

namespace gongshi::test {
namespace {

using namespace signage;
using namespace std::chrono_literals;

constexpr int kLampPitch = 3;

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
    if (x >= geometry.width_px || y >= geometry.height_px) disagree("a terminal beyond its size");
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
  FakeClock clock_;
  Loop loop_;
  drivers::Lines lines_{loop_, clock_};
  std::unique_ptr<BoardOutput> output_;
};

}  // namespace

void compare_board(RandomHospital& random, const Edition& edition, WallTime now,
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

  const std::string at_which = where(shown, now);
  if (drawn.title != "board " + shown.serial)
    disagree("serial on the board: " + drawn.title + at_which);
  const BoardFrame expected = must(board_frame(shown, display, now, type));
  if (drawn.frame != expected.frame) disagree("the board is not what show says" + at_which);
  const Picture render = must(preview_picture(edition, display, now, {}, kLampPitch, type)).picture;
  if (render != led_picture(drawn.frame, item_color(display, shown.item().kind), kLampPitch)) {
    disagree("render is not what the board has" + at_which);
  }
  count(shown, tally);
  ++tally.boards;
  tally.passing += expected.moves ? 1 : 0;
}

}  // namespace gongshi::test
