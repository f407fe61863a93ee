// BoardVerbs: the subcommands of gongshi-board.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "drivers/desk/exchange.h"
#include "drivers/os/command.h"
#include "drivers/text/onbon_k_board.h"

namespace gongshi::drivers {

class BoardVerbs {
 public:
  /// Adds the verbs to `app`; each leaves its result in `outcome`. All three are borrowed.
  BoardVerbs(CLI::App& app, Manners& manners, Result<Exit>& outcome);

 private:
  struct Simulation {
    std::string fault, log, state, picture, device, colors = "red";
    int tcp_port = -1;
    bool tcp = false, show = false, no_client_info = false;
    int address = 1;
  };

  void add_port_options(CLI::App& verb);
  void add_board_options(CLI::App& verb);

  [[nodiscard]] Result<Exit> list() const;
  [[nodiscard]] Result<Exit> probe() const;
  [[nodiscard]] Result<Exit> test() const;
  [[nodiscard]] Result<Exit> send() const;
  [[nodiscard]] Result<Exit> simulate() const;
  /// One request whose reply is a bare acknowledgement.
  [[nodiscard]] Result<Exit> command(const onbon::Bytes& data, const Sentence& done) const;

  [[nodiscard]] Result<Exit> show_desired(const Desired& desired) const;
  [[nodiscard]] Result<OnbonKOptions> board_options() const;
  [[nodiscard]] Result<Geometry> geometry() const;
  [[nodiscard]] onbon::Bytes frame(const OnbonKOptions& options, const onbon::Bytes& data) const;
  [[nodiscard]] Trace trace() const;

  Manners& manners_;
  std::string kind_ = "onbon-k";
  std::string port_;
  std::string size_ = "128x32";
  std::vector<std::string> words_;  // key=value
  bool dry_run_ = false;
  bool trace_ = false;
  int wait_ms_ = 2000;
  int level_ = 15;
  std::string power_;
  std::string text_;
  std::string serial_;
  std::string motion_ = "auto";
  std::string color_ = "red";
  bool with_table_ = false;
  Simulation simulation_;
};

}  // namespace gongshi::drivers
