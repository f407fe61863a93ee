// The card's files: programs in flash, which a power cut leaves alone.
#pragma once

#include <map>

#include "drivers/simulator/onbon/k_area.h"

namespace gongshi::drivers::simulator::onbon_k {

class CardFiles {
 public:
  /// Empty: not a command of the files. `data`: the whole request, since some have a length where
  /// others have reserved bytes. `clock`: for time codes in texts.
  [[nodiscard]] std::optional<CardAnswer> obey(unsigned code, std::span<const std::uint8_t> data,
                                               const CardSpec& spec, const std::string& clock);
  /// The file that was being written is gone, and so is a lock that was not to be kept.
  void lose_power();

  [[nodiscard]] const std::map<std::string, std::vector<std::uint8_t>>& all() const {
    return files_;
  }
  /// Somebody at the card's own desk.
  void put(const std::string& name, std::vector<std::uint8_t> file);
  void remove(const std::string& name) { files_.erase(name), areas_.erase(name); }
  /// The program that runs: the locked one, otherwise the first; empty: none.
  [[nodiscard]] std::string current() const;
  [[nodiscard]] std::vector<CardArea> areas() const;  // of the current program
  [[nodiscard]] bool locked() const { return locked_; }
  /// Between A1 07 and A1 08 the screen is dark.
  [[nodiscard]] bool dark() const { return several_; }
  [[nodiscard]] std::size_t flash_writes() const { return flash_writes_; }

 private:
  struct Upload {
    std::string name;
    std::size_t length = 0;
    std::vector<std::uint8_t> bytes;
  };

  CardAnswer start(std::span<const std::uint8_t> payload, const CardSpec& spec);
  CardAnswer block(std::span<const std::uint8_t> payload, const CardSpec& spec,
                   const std::string& clock);
  CardAnswer finish(const CardSpec& spec, const std::string& clock);
  CardAnswer erase(std::span<const std::uint8_t> payload);
  CardAnswer lock(std::span<const std::uint8_t> payload);
  CardAnswer tell(std::span<const std::uint8_t> data, const CardSpec& spec, bool contents) const;

  std::map<std::string, std::vector<std::uint8_t>> files_;
  std::map<std::string, std::vector<CardArea>> areas_;
  std::optional<Upload> upload_;
  std::string lock_;
  bool locked_ = false, lock_kept_ = false;
  bool several_ = false;
  std::size_t flash_writes_ = 0;
};

/// The areas of a program file; Errc::kRejected says what is wrong with it.
[[nodiscard]] Result<std::vector<CardArea>> read_program(std::span<const std::uint8_t> file,
                                                         const CardSpec& spec,
                                                         const std::string& clock);

}  // namespace gongshi::drivers::simulator::onbon_k
