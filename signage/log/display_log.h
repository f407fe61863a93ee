// DisplayLog: what stood on each display and when, in files that nobody changes unnoticed.
//
//   outputs ─ witness ─ log writer ─[display log]─ one file a day, each signed when it is over
//
// Each line carries the hash of the line before, over all files. A power cut may leave half a line:
// it is moved aside at the next start, and a line says so. When the disk is full lines are counted,
// not kept, and the first line that can be written again says how many are missing.
#pragma once

#include <set>
#include <string>

#include "signage/log/log_file.h"
#include "signage/log/log_key.h"
#include "signage/log/log_line.h"
#include "signage/log/log_seal.h"

namespace gongshi::signage {

class DisplayLog {
 public:
  struct Order {
    fs::path folder;
    std::string device;  // its name in the seals
    int keep_days = 400;
    std::size_t most_file_bytes = kMostLogFile;  // of a day; beyond, no more is said of shows
    std::uintmax_t most_bytes = 2048UL << 20U;   // of all days; the oldest go first
  };

  /// Takes the log up where it was left, makes folder and key where there are none, and signs days
  /// that a power cut left unsigned. Where the key is another than it was a line says so, sealed
  /// by the former one if that is still there. Writes a start line.
  /// Errc::kIo       the folder cannot be written, or another program writes this log
  /// Errc::kCorrupt  E2403: the key is damaged
  [[nodiscard]] static Result<DisplayLog> open(Order order, WallTime now);

  /// Appends `line` with the next number; a new file first when its day is another one. The words
  /// of a show are hashed here, and left out where this file has said them. On an error the line is
  /// counted as lost and the file is as before.
  [[nodiscard]] Status append(LogLine line);

  /// `count` lines were lost before they came here.
  void lose(std::uint64_t count) { lost_ += count; }

  /// Makes durable what was appended.
  [[nodiscard]] Status sync();

  /// Writes a stop line and signs the day so far. Nothing may be appended afterwards.
  [[nodiscard]] Status close(WallTime now);

  [[nodiscard]] const LogFile& file() const { return file_; }
  [[nodiscard]] std::uint64_t lost() const { return lost_; }

 private:
  DisplayLog(Order order, content::bundle::SecretKey key, Fd lock)
      : order_(std::move(order)), key_(std::move(key)), lock_(std::move(lock)) {}

  [[nodiscard]] Status resume(const LogKey& key, WallTime now);
  [[nodiscard]] Result<Sentence> take_up(WallTime now);
  [[nodiscard]] Status change_key(const LogKey& key, WallTime now);
  [[nodiscard]] Status take_out_torn(const LogTail& tail, WallTime now);
  [[nodiscard]] Status begin_file(Date day, WallTime now);
  [[nodiscard]] Status has_room_for(const LogLine& line) const;
  [[nodiscard]] Status remove_old(const std::vector<LogFile>& files, WallTime now);
  [[nodiscard]] Status remove(const LogFile& old, const Sentence& why, WallTime now);
  [[nodiscard]] Result<std::vector<LogFile>> begun_files() const;
  [[nodiscard]] LogSeal seal_of(const LogFile& file, std::uint64_t last, const Hash& head,
                                WallTime now) const;
  [[nodiscard]] Status seal(const LogFile& file, std::uint64_t last, const Hash& head,
                            WallTime now) const;
  [[nodiscard]] Status seal_unsigned(const std::vector<LogFile>& files, WallTime now) const;
  [[nodiscard]] Status write(LogLine line);
  [[nodiscard]] Status write_lost(WallTime now);

  Order order_;
  content::bundle::SecretKey key_;
  Fd lock_;  // held: nobody else writes here
  Fd fd_;
  LogFile file_{0, {}};  // number 0: none yet
  std::size_t size_ = 0;
  std::uint64_t number_ = 0;  // of the last line
  Hash head_ = kNoLine;       // and its hash
  std::uint64_t lost_ = 0;
  std::set<std::string> said_;  // hashes of the words in this file, since it was opened
};

}  // namespace gongshi::signage
