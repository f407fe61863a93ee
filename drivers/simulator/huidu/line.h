// The Huidu card's end of the connection: packets out of the stream and into it, XML out of its
// pieces, and files out of theirs.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace gongshi::drivers::simulator {

using Octets = std::vector<std::uint8_t>;

struct HuiduPacket {
  Octets raw;
  unsigned command = 0;
  Octets payload;
  std::string fault;  // why it is none; empty: it is one
};

class HuiduLine {
 public:
  [[nodiscard]] std::vector<HuiduPacket> receive(std::span<const std::uint8_t> bytes);
  [[nodiscard]] static Octets packet(unsigned command, std::span<const std::uint8_t> payload);
  /// In pieces of at most `piece` bytes.
  [[nodiscard]] static Octets xml_packets(const std::string& xml, std::size_t piece);

 private:
  Octets pending_;
};

/// One file on its way, as 8001, 8003 and 8005 bring it.
class HuiduStorage {
 public:
  /// Answers' payloads. `why` is set to the reason where the status is not 0.
  [[nodiscard]] Octets start(std::span<const std::uint8_t> payload, std::string& why);
  [[nodiscard]] std::string data(std::span<const std::uint8_t> payload);  // a reason, or empty
  [[nodiscard]] Octets end(std::string& why);
  void break_off() { open_ = false; }

  [[nodiscard]] const std::map<std::string, Octets>& files() const { return files_; }
  [[nodiscard]] std::size_t parts() const { return parts_.size(); }
  [[nodiscard]] int writes() const { return writes_; }

 private:
  [[nodiscard]] std::size_t bytes_beside(const std::string& name) const;

  std::map<std::string, Octets> files_;  // whole ones, by name
  std::map<std::string, Octets> parts_;  // by MD5; all forgotten when there are too many
  bool open_ = false;
  std::string name_, md5_;
  std::uint64_t size_ = 0;
  int writes_ = 0;
};

}  // namespace gongshi::drivers::simulator
