// HuiduUpload: the files of a program on their way to the card, one after the other, and those that
// are known to be there.
#pragma once

#include <string>
#include <vector>

#include "drivers/protocol/huidu/packet.h"

namespace gongshi::drivers {

class HuiduUpload {
 public:
  [[nodiscard]] bool holds(const std::string& name) const;
  /// The card has agreed to take this one.
  [[nodiscard]] bool under_way(const std::string& name) const { return agreed_ && name_ == name; }

  [[nodiscard]] huidu::Bytes start(const std::string& name, const huidu::Bytes& file);
  /// From where the card has it on.
  [[nodiscard]] huidu::Bytes rest(const huidu::Bytes& file) const;

  enum class Step : std::uint8_t {
    kNotThis,  // an answer to something else
    kGoOn,     // the card waits for the rest
    kThere,    // it had the file already
    kStored,   // it has the file now
    kRefused,  // for the reason of status()
  };
  [[nodiscard]] Step started(const huidu::Packet& packet);
  [[nodiscard]] Step ended(const huidu::Packet& packet);
  [[nodiscard]] int status() const { return status_; }

 private:
  Step settle(Step held);

  std::vector<std::string> held_;
  std::string name_;
  bool agreed_ = false;
  std::uint64_t from_ = 0;
  int status_ = 0;
};

}  // namespace gongshi::drivers
