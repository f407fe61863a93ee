// BoardRequest: which board somebody at the desk means: --kind, --port, --size, --colors, --option.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "drivers/catalogue.h"

namespace gongshi::drivers {

struct BoardRequest {
  std::string kind = "onbon-k";
  std::string port;
  std::string size = "128x32";
  std::string colors = "red";
  std::vector<std::string> words;  // key=value

  /// Errc::kUsage, word E2204: not WIDTHxHEIGHT, or 7x1 to 4096x2048 dots exceeded.
  [[nodiscard]] Result<Geometry> geometry() const;
  /// Errc::kUsage, word E2204: a word without '='.
  [[nodiscard]] Result<std::map<std::string, std::string>> options() const;
  /// The port is empty in the order where none is given (--dry-run).
  [[nodiscard]] Result<BoardOrder> order() const;
  /// The port with the usual line of `named` where it says nothing of it.
  [[nodiscard]] Result<Port> port_for(const Kind& named) const;
  /// Errc::kUsage, word E2204: no port, or one on which the kind does not speak.
  [[nodiscard]] Result<Port> open_port() const;
};

/// "serial" of a serial port, for Kind::ports.
[[nodiscard]] std::string_view port_word(const Port& port);

/// `word` stands in `words`, which are separated by blanks.
[[nodiscard]] bool has_word(std::string_view words, std::string_view word);

/// E2204, the command line is wrong.
[[nodiscard]] Error usage(std::string zh, std::string en);

}  // namespace gongshi::drivers
