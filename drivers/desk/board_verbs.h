// BoardVerbs: the subcommands of gongshi-board. None of them knows a kind of board.
#pragma once

#include "drivers/desk/board_request.h"
#include "drivers/desk/board_visit.h"
#include "drivers/os/command.h"

namespace gongshi::drivers {

class BoardVerbs {
 public:
  /// Adds the verbs to `app`; each leaves its result in `outcome`. All three are borrowed.
  BoardVerbs(CLI::App& app, Manners& manners, Result<Exit>& outcome);

 private:
  struct Simulation {
    std::vector<std::string> faults;
    std::string log, state, picture, link, listen;
    std::vector<int> addresses{1};
    int baud = 0;
    int tcp_port = -1;
    bool tcp = false, show = false;
  };

  void add_finding_verbs(CLI::App& app);
  void add_setting_verbs(CLI::App& app);
  void add_showing_verbs(CLI::App& app);
  void add_simulate(CLI::App& app);
  CLI::App* add_verb(CLI::App& app, const char* name, const char* help,
                     std::function<Result<Exit>()> body);
  CLI::App* add_board_verb(CLI::App& app, const char* name, const char* help,
                           std::function<Result<Exit>()> body);

  [[nodiscard]] Result<Exit> list() const;
  [[nodiscard]] Result<Exit> list_kinds() const;
  [[nodiscard]] Result<Exit> probe() const;
  [[nodiscard]] Result<Exit> read() const;
  [[nodiscard]] Result<Exit> test() const;
  [[nodiscard]] Result<Exit> send() const;
  [[nodiscard]] Result<Exit> set(const Desired& desired) const;
  [[nodiscard]] Result<Exit> simulate() const;

  [[nodiscard]] Result<std::unique_ptr<Board>> make_board() const;
  /// The whole of `steps` one after the other, each held for `hold`; the looks are told before
  /// each.
  [[nodiscard]] Result<Exit> show(const std::vector<Desired>& steps,
                                  const std::vector<Sentence>& looks,
                                  std::chrono::milliseconds hold) const;
  [[nodiscard]] Result<Exit> rehearse_all(Board& board, const std::vector<Desired>& steps) const;
  [[nodiscard]] Result<Exit> report(const BoardVisit& visit) const;
  [[nodiscard]] Trace trace() const;
  /// The machine's clock, or one that was `--now` when the program began.
  [[nodiscard]] Result<std::unique_ptr<Clock>> make_clock() const;
  [[nodiscard]] std::chrono::milliseconds patience(std::chrono::milliseconds usual) const;

  Manners& manners_;
  Result<Exit>& outcome_;
  BoardRequest request_;
  std::string probe_kind_;
  bool dry_run_ = false;
  bool trace_ = false;
  int wait_ms_ = 0;
  int percent_ = 100;
  std::string power_;
  std::string input_;
  std::string text_;
  std::string serial_;
  std::string motion_ = "auto";
  std::string color_ = "default";
  std::string pattern_ = "corners";
  double hold_s_ = 0;
  double every_s_ = 3;
  int from_ = 0;
  int pages_ = 20;
  Simulation simulation_;
};

}  // namespace gongshi::drivers
