#include "lobby_day.h"

#include <SDL.h>
#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>
#include <nlohmann/json.hpp>

#include "content/schema.h"

namespace gongshi::test {

using namespace std::chrono_literals;
namespace sim = drivers::simulator;

namespace {

constexpr auto kStep = 500ms;
constexpr int kMostTurns = 2000;  // a step in which ever more is said is a babbling line

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\r'; });
  return text;
}

/// Every value of a key "text", however deep.
void collect(const nlohmann::ordered_json& node, std::vector<std::string>& into) {
  if (node.is_array()) {
    for (const auto& each : node) collect(each, into);
  }
  if (!node.is_object()) return;
  for (const auto& [key, value] : node.items()) {
    if (key == "text" && value.is_string()) {
      const std::string text = without_blanks(value.get<std::string>());
      if (!text.empty()) into.push_back(text);
    } else {
      collect(value, into);
    }
  }
}

SDL_Surface* screen_surface() {
  for (Uint32 id = 1; id < 64; ++id) {
    if (SDL_Window* window = SDL_GetWindowFromID(id)) return SDL_GetWindowSurface(window);
  }
  return nullptr;
}

template <class Take>
void each_pixel(Take take) {
  SDL_Surface* surface = screen_surface();
  REQUIRE(surface != nullptr);
  REQUIRE(surface->format->BytesPerPixel == 4);
  for (int y = 0; y < surface->h; y += 3) {
    const auto* row = reinterpret_cast<const Uint32*>(  // SDL hands out its pixels as void*
        static_cast<const Uint8*>(surface->pixels) +
        static_cast<std::ptrdiff_t>(y) * surface->pitch);
    for (int x = 0; x < surface->w; x += 3) {
      Uint8 red = 0;
      Uint8 green = 0;
      Uint8 blue = 0;
      SDL_GetRGB(row[x], surface->format, &red, &green, &blue);
      take(red, green, blue);
    }
  }
}

}  // namespace

LobbyDay::LobbyDay(const std::string& start) : clock_(*parse_time(start)) {
  REQUIRE(::setenv("TZ", "Asia/Shanghai", 1) == 0);
  ::tzset();
  REQUIRE(::setenv("SDL_VIDEODRIVER", "dummy", 1) == 0);
  site_.site = "hosp-a";
  site_.store = device_.store();
  site_.displays_folder = device_.dir() / "displays";
  site_.signage.state_folder = device_.dir() / "state";
  site_.signage.socket = device_.dir() / "signage.sock";
}

void LobbyDay::bring_stick(std::uint64_t seq, const std::vector<DayMessage>& messages) {
  auto content = Office::content(seq);
  std::vector<content::Message> rows;
  for (const DayMessage& each : messages) {
    content::Message row;
    row.id = each.id;
    row.text_zh = each.text;
    row.priority = each.priority;
    row.valid.from = *parse_date("2026-01-01");
    row.from_minute = std::chrono::minutes{each.from_minute};
    row.to_minute = std::chrono::minutes{each.to_minute};
    rows.push_back(row);
  }
  content::EmergencyCard fire;
  fire.id = "fire";
  fire.title_zh = "火警";
  fire.text_zh = "火警！请听从指挥撤离";
  fire.short_zh = "火警！请撤离";
  fire.max_run_min = 5;
  fire.valid.from = *parse_date("2026-01-01");
  const auto table = [&](std::string_view path, Result<std::string> text) {
    REQUIRE(text.has_value());
    content[std::string(path)] = {content::bundle::ObjectKind::kTable, *std::move(text)};
  };
  table(content::kMessageTable, content::write_messages(rows));
  table(content::kEmergencyTable, content::write_emergency_cards({&fire, 1}));
  table(content::kSessionTable, content::write_sessions({}));
  REQUIRE(device_.import(office_.bundle(Office::issue(seq), content,
                                        {&office_.keys.office, &office_.keys.reviewer})) == "OK");
  issue_ = seq;
  if (daemon_ != nullptr) settle_news();
}

void LobbyDay::hang_board(const std::string& kind, int height_px) {
  const sim::CardKind& card = **sim::find_card_kind(kind);
  sim::CardOrder card_order;
  card_order.height_px = height_px;
  auto cards = sim::make_line_cards(card, card_order, {1}, {});
  REQUIRE(cards.has_value());
  sim::SimulatorOrder order;
  order.cards = *std::move(cards);
  order.wire = *sim::parse_wire("tcp", card.lines);
  auto opened = sim::Simulator::open(loop_, clock_, std::move(order));
  REQUIRE_MESSAGE(opened.has_value(), kind);
  config::Display display;
  display.name = kind;
  display.kind = kind;
  display.port = (*opened)->address();
  display.width_px = 128;
  display.height_px = height_px;
  site_.displays.push_back(display);
  boards_.push_back({kind, *std::move(opened)});
}

void LobbyDay::hang_screen() {
  config::Display display;
  display.name = "hall-tv";
  display.kind = "screen";
  display.content = "messages";
  site_.displays.push_back(display);
}

void LobbyDay::start_daemon() {
  auto opened = signage::Daemon::open(loop_, clock_, site_, type_);
  REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error().what.en));
  daemon_ = *std::move(opened);
  daemon_->serve_emergencies();
  for (const config::Display& display : site_.displays) {
    if (display.kind != "screen") continue;
    auto screen = signage::ScreenOutput::open(display, {drivers::Geometry{320, 240}}, loop_, clock_,
                                              type_, daemon_->on_change());
    REQUIRE_FALSE(screen->trouble().has_value());
    daemon_->add(std::move(screen));
  }
}

/// The release watch has a thread of its own, and real time: made-up time waits for its news.
void LobbyDay::settle_news() {
  const auto end = std::chrono::steady_clock::now() + 10s;
  const std::string serial = "1-" + std::to_string(issue_);
  while (daemon_->serial() != serial) {
    REQUIRE_MESSAGE(std::chrono::steady_clock::now() < end, "no news of " << serial);
    REQUIRE(loop_.turn(clock_, clock_.steady() + 1s).has_value());  // its bell ends the wait
  }
}

/// Moves the clock and lets everybody say what is to be said at that moment.
void LobbyDay::step() {
  clock_.tick(kStep);
  std::size_t before = 0;
  std::size_t frames = 1;
  for (int turn = 0, quiet = 0; quiet < 3; ++turn) {
    REQUIRE(turn < kMostTurns);
    REQUIRE(loop_.turn(clock_, clock_.steady()).has_value());
    before = std::exchange(frames, 0);
    for (const Board& board : boards_) frames += board.simulator->frames();
    quiet = frames == before ? quiet + 1 : 0;
  }
}

void LobbyDay::run_for(std::chrono::seconds time, const std::function<void()>& judge) {
  for (auto run = 0ms; run < time; run += 1s) {
    for (auto part = 0ms; part < 1s; part += kStep) step();
    judge();
  }
}

void LobbyDay::run_until(int minute, const std::function<void()>& judge) {
  REQUIRE(minute_of_day() < minute);
  while (minute_of_day() < minute) run_for(1s, judge);
}

void LobbyDay::cut_power(std::size_t board) {
  boards_[board].simulator->card().lose_power({clock_.wall(), clock_.steady()});
}

int LobbyDay::minute_of_day() const {
  return static_cast<int>(to_local(clock_.wall()).minute_of_day.count());
}

std::string LobbyDay::on_board(std::size_t board) const {
  const auto state = boards_[board].simulator->card().state({clock_.wall(), clock_.steady()});
  // A card with emergency messages of its own shows one over whatever it plays.
  const std::string over = without_blanks(state.value("emergency", std::string{}));
  if (!over.empty()) return over;
  std::vector<std::string> texts;
  collect(state, texts);
  std::string all;
  for (const std::string& text : texts) all += text;
  return all;
}

std::string LobbyDay::held_by(std::size_t board) const {
  return without_blanks(
      boards_[board].simulator->card().state({clock_.wall(), clock_.steady()}).dump());
}

int LobbyDay::red_pct_of_screen() const {
  int red_ones = 0;
  int all = 0;
  each_pixel([&](Uint8 red, Uint8 green, Uint8 blue) {
    ++all;
    if (red > 120 && green < 60 && blue < 60) ++red_ones;
  });
  return red_ones * 100 / all;
}

bool LobbyDay::screen_is_blank() const {
  std::set<int> colors;
  each_pixel(
      [&](Uint8 red, Uint8 green, Uint8 blue) { colors.insert(red << 16 | green << 8 | blue); });
  return colors.size() < 3;
}

}  // namespace gongshi::test
