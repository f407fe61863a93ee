#include "drivers/pixel/terminal_board.h"

#include <algorithm>
#include <array>

#include "drivers/os/file.h"
#include "drivers/os/utf8.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

// A terminal redraws at some 30 frames a second; more is flicker and load.
constexpr auto kFloor = 33ms;
constexpr auto kPageFloor = 1000ms;
constexpr auto kReopen = 5s;

constexpr std::array<Rgb, 8> kLamps{{{255, 60, 30},
                                     {255, 60, 30},
                                     {90, 235, 40},
                                     {255, 176, 24},
                                     {60, 110, 255},
                                     {60, 225, 235},
                                     {240, 80, 220},
                                     {240, 240, 235}}};
constexpr Rgb kDark{40, 16, 14};

// Braille: Unicode's dot numbers run 1 2 3 7 down the left column, 4 5 6 8 down the right one.
constexpr std::array<std::array<unsigned, 2>, 4> kBits{
    {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}};

Rgb dot(const Frame& frame, int x, int y, const TerminalOptions& options) {
  if (x >= frame.geometry.width_px || y >= frame.geometry.height_px) return kDark;
  const auto row = static_cast<std::size_t>(y) * frame.stride();
  if (frame.format == PixelFormat::kMono1) {
    const bool lit = (frame.bytes[row + static_cast<std::size_t>(x) / 8] >> (7 - x % 8) & 1) != 0;
    return lit ? kLamps[static_cast<std::size_t>(options.lamp)] : kDark;
  }
  const std::size_t at = row + static_cast<std::size_t>(x) * 3;
  const Rgb pixel{frame.bytes[at], frame.bytes[at + 1], frame.bytes[at + 2]};
  return pixel == Rgb{0, 0, 0} ? kDark : pixel;
}

std::string paint(int ground, Rgb color) {
  return "\x1b[" + std::to_string(ground) + ";2;" + std::to_string(color.r) + ";" +
         std::to_string(color.g) + ";" + std::to_string(color.b) + "m";
}

std::string half_blocks(const Frame& frame, const TerminalOptions& options) {
  std::string text;
  for (int y = 0; y < frame.geometry.height_px; y += 2) {
    std::optional<std::pair<Rgb, Rgb>> before;
    for (int x = 0; x < frame.geometry.width_px; ++x) {
      const Rgb upper = dot(frame, x, y, options);
      const Rgb lower = dot(frame, x, y + 1, options);
      if (!options.color) {
        const bool up = !(upper == kDark);
        const bool down = !(lower == kDark);
        text += up && down ? "█" : up ? "▀" : down ? "▄" : " ";
        continue;
      }
      if (!before || !(before->first == upper) || !(before->second == lower)) {
        text += paint(38, upper) + paint(48, lower);
        before.emplace(upper, lower);
      }
      text += "▀";
    }
    text += options.color ? "\x1b[0m\n" : "\n";
  }
  return text;
}

std::string braille(const Frame& frame, const TerminalOptions& options) {
  std::string text;
  for (int y = 0; y < frame.geometry.height_px; y += 4) {
    if (options.color) text += paint(48, {20, 10, 10});
    for (int x = 0; x < frame.geometry.width_px; x += 2) {
      unsigned bits = 0;
      Rgb ink = kDark;
      for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 2; ++column) {
          const Rgb lamp = dot(frame, x + column, y + row, options);
          if (lamp == kDark) continue;
          bits |= kBits[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
          ink = lamp;
        }
      }
      if (options.color && bits != 0) text += paint(38, ink);
      utf8::append(text, U'\u2800' + bits);
    }
    text += options.color ? "\x1b[0m\n" : "\n";
  }
  return text;
}

}  // namespace

Result<TerminalOptions> parse_terminal_options(Geometry geometry,
                                               const std::map<std::string, std::string>& words) {
  TerminalOptions options;
  options.geometry = geometry;
  for (const auto& [word, value] : words) {
    if (word == "style" && (value == "half-blocks" || value == "braille")) {
      options.style = value == "braille" ? TerminalOptions::Style::kBraille
                                         : TerminalOptions::Style::kHalfBlocks;
    } else if (word == "color" && (value == "yes" || value == "no")) {
      options.color = value == "yes";
    } else {
      return Error{Errc::kConfig,
                   {"选项 " + word + "：“" + value +
                        "”无效，可用：style: half-blocks | braille，color: yes | no",
                    "option " + word + ": \"" + value +
                        "\" is not valid, use style: half-blocks | braille, color: yes | no"},
                   "E2105"};
    }
  }
  return options;
}

std::string terminal_text(const Frame& frame, const TerminalOptions& options) {
  return options.style == TerminalOptions::Style::kBraille ? braille(frame, options)
                                                           : half_blocks(frame, options);
}

TerminalBoard::TerminalBoard(TerminalOptions options) : options_(std::move(options)) {
  capabilities_.pixels = true;
  capabilities_.geometry = options_.geometry;
  capabilities_.refresh_floor = options_.page ? kPageFloor : kFloor;
  capabilities_.strongest = Proof::kSent;
}

Status TerminalBoard::want(Desired desired) {
  if (!desired.frame || desired.frame->geometry != options_.geometry ||
      desired.frame->bytes.size() !=
          desired.frame->stride() * static_cast<std::size_t>(options_.geometry.height_px)) {
    return Error{Errc::kRejected,
                 {"终端板需要一幅与它同样大小的画面", "a terminal board needs a frame of its size"},
                 "E2102"};
  }
  if (!desired_ || *desired_ != desired) fresh_ = true;
  desired_ = std::move(desired);
  state_.shows_all = !fresh_;
  wake_ = SteadyTime{};
  return {};
}

std::vector<Action> TerminalBoard::step(const Event& event, Now now) {
  std::vector<Action> actions;
  if (const auto* closed = std::get_if<Closed>(&event)) {
    phase_ = Phase::kClosed;
    state_.trouble = closed->error;
    state_.proof = Proof::kNoAnswer;
    state_.serial.clear();
    state_.shows_all = false;
    if (!state_.not_seen_since) state_.not_seen_since = state_.proved_at.value_or(now.wall);
    reopen_at_ = now.steady + kReopen;
    fresh_ = desired_.has_value();
  } else if (std::holds_alternative<Appeared>(event)) {
    reopen_at_ = std::min(reopen_at_, now.steady);
  } else if (std::holds_alternative<Opened>(event)) {
    phase_ = Phase::kReady;
    drawn_once_ = false;
    state_.not_seen_since.reset();
    state_.trouble.reset();
  }
  wake_.reset();
  if (phase_ == Phase::kClosed) {
    if (now.steady >= reopen_at_) {
      phase_ = Phase::kOpening;
      actions.emplace_back(Open{});
    } else {
      wake_ = reopen_at_;
    }
  }
  if (phase_ != Phase::kReady || !fresh_ || !desired_) return actions;
  if (now.steady < draw_not_before_) {
    wake_ = draw_not_before_;
    return actions;
  }
  // Clear once, then draw over the old picture from the top: no flicker.
  std::string text;
  if (!options_.page) text = drawn_once_ ? "\x1b[H" : "\x1b[2J\x1b[H";
  if (!options_.title.empty())
    text += options_.title + " " + desired_->serial + (options_.page ? "\n" : "\x1b[K\n");
  text += terminal_text(*desired_->frame, options_);
  actions.emplace_back(Send{{text.begin(), text.end()}});
  drawn_once_ = true;
  fresh_ = false;
  draw_not_before_ = now.steady + capabilities_.refresh_floor;
  state_.proof = Proof::kSent;
  state_.serial = desired_->serial;
  state_.proved_at = now.wall;
  state_.shows_all = true;
  return actions;
}

Result<std::unique_ptr<Board>> make_terminal_board(const BoardOrder& order) {
  GONGSHI_TRY(TerminalOptions options, parse_terminal_options(order.geometry, order.words));
  options.title = order.title;
  options.lamp = order.lamp;
  options.page = order.port.kind == Port::Kind::kFile;
  return std::unique_ptr<Board>(new TerminalBoard(std::move(options)));
}

}  // namespace gongshi::drivers
