// PowerCutDisk: a Disk that dies before its nth step and loses what was not yet durable.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "content/store/disk.h"

namespace gongshi::test {

class PowerCutDisk final : public content::store::Disk {
 public:
  enum class Loss {
    kNothing,  // the process was killed: all that was done is there
    kData,     // names survive, bytes that were not fsynced do not
    kNames,    // names whose directory was not fsynced are gone, replaced files are back
    kOnce,     // no cut: this one step fails, later ones work
  };

  PowerCutDisk(std::size_t cut_before_step, Loss loss) : cut_(cut_before_step), loss_(loss) {}

  /// True once the step was reached.
  [[nodiscard]] bool was_cut() const { return steps_ >= cut_; }

 protected:
  Status before(Step step, const fs::path& path) override;
  void renamed(const fs::path& from, const fs::path& to) override;

 private:
  struct Change {
    enum class Kind { kCreated, kRenamed } kind;
    fs::path path;                     // the name that is not durable yet
    fs::path from{};                   // of a rename
    std::optional<std::string> old{};  // the file that a rename replaced
  };

  void lose();
  void undo(const Change& change) const;

  std::size_t cut_;
  Loss loss_;
  std::size_t steps_ = 0;
  std::vector<Change> pending_;
  std::set<fs::path> unsynced_;
  std::optional<std::string> about_to_replace_;
};

}  // namespace gongshi::test
