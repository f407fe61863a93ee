// LogWalk: goes through the files of the display log, line by line, and writes down what is wrong.
#pragma once

#include <set>

#include "signage/log/log_trust.h"
#include "signage/log/log_verify.h"

namespace gongshi::signage {

/// Goes through all lines in order and remembers what the next must follow.
class LogWalk {
 public:
  LogWalk(fs::path folder, LogTrust trust) : folder_(std::move(folder)), trust_(std::move(trust)) {}

  [[nodiscard]] Status file(const LogFile& file, bool newest);
  /// Files are left out that nobody asked for.
  void skip() { former_.reset(); }
  [[nodiscard]] LogReport finish(bool from_the_first);

 private:
  void line(std::string_view text);
  void first_line(const WrittenLine& written);
  void follows(const WrittenLine& written);
  void not_a_line(std::string_view text);
  void read_seals(bool newest);
  void read_former_seal(const content::bundle::PublicKey& key);
  void compare_seals(std::uint64_t number, const Hash& hash);
  void judge_seals(bool newest);
  void judge_end(bool newest);
  void wrong(std::string code, Sentence words);
  void note(std::string code, Sentence words);

  fs::path folder_;
  LogTrust trust_;
  LogReport report_;
  LogFile file_;
  std::optional<LogFile> former_;
  std::uint64_t row_ = 0;       // in this file
  std::optional<Hash> before_;  // empty: not known, behind a line that is none
  std::uint64_t number_ = 0;
  std::vector<SeenSeal> seals_;    // of this file
  bool has_seal_ = false;          // the first of them is its own, not one of a former key
  std::set<std::string> removed_;  // heads of files that were removed in good order
  std::optional<LogFinding> begins_late_;
  std::string begins_after_;  // the hash that the oldest file follows
};

}  // namespace gongshi::signage
