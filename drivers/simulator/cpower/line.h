// The C-Power card's end of the line: requests out of bytes, answers into them, in the form with
// marks and escapes (serial) and in the form with ID code and length (TCP).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gongshi::drivers::simulator {

struct CpowerRequest {
  std::vector<std::uint8_t> raw;
  bool network = false;
  std::string fault;  // why it is none; empty: it is one
  unsigned id = 0, command = 0, mark = 0;
  std::vector<std::uint8_t> data;
};

struct CpowerLineSpec {
  bool big_length = false;
  std::vector<std::uint8_t> id_code{0xFF, 0xFF, 0xFF, 0xFF};
  bool old_type = false;  // answers with type 68, as application 3.2 and earlier
};

class CpowerLine {
 public:
  explicit CpowerLine(CpowerLineSpec spec) : spec_(std::move(spec)) {}

  [[nodiscard]] std::vector<CpowerRequest> receive(std::span<const std::uint8_t> bytes);
  [[nodiscard]] std::vector<std::uint8_t> answer(const CpowerRequest& to, unsigned id,
                                                 unsigned mark,
                                                 std::span<const std::uint8_t> data) const;

 private:
  void take_serial(std::vector<CpowerRequest>& out);
  bool take_network(std::vector<CpowerRequest>& out);

  CpowerLineSpec spec_;
  std::vector<std::uint8_t> pending_;
};

}  // namespace gongshi::drivers::simulator
