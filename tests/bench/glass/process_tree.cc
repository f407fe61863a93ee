#include "process_tree.h"

#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace gongshi::test {
namespace {

/// The fields of /proc/PID/stat behind the name, which may hold spaces and brackets.
std::istringstream stat_of(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  std::getline(file, line);
  const auto name_end = line.rfind(')');
  return std::istringstream(name_end == std::string::npos ? "" : line.substr(name_end + 1));
}

pid_t parent_of(pid_t process) {
  auto fields = stat_of(process);
  char state = 0;
  pid_t parent = 0;
  fields >> state >> parent;
  return parent;
}

double cpu_of(pid_t process) {
  auto fields = stat_of(process);
  std::string skipped;
  for (int field = 3; field < 14; ++field) fields >> skipped;
  double user = 0;
  double system = 0;
  fields >> user >> system;
  return (user + system) / double(::sysconf(_SC_CLK_TCK));
}

double pss_mib(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/smaps_rollup");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("Pss:")) return std::strtod(line.c_str() + 4, nullptr) / 1024;
  }
  return 0;
}

}  // namespace

std::vector<pid_t> ProcessTree::living() const {
  std::map<pid_t, pid_t> parents;
  DIR* const folder = ::opendir("/proc");
  if (folder == nullptr) return {};
  while (const dirent* const entry = ::readdir(folder)) {
    const pid_t process = std::atoi(entry->d_name);
    if (process > 0) parents[process] = parent_of(process);
  }
  ::closedir(folder);
  std::vector<pid_t> living;
  for (const auto& [process, parent] : parents) {
    for (pid_t above = process; above > 1; above = parents.contains(above) ? parents[above] : 0) {
      if (above != root_) continue;
      living.push_back(process);
      break;
    }
  }
  return living;
}

double ProcessTree::cpu_seconds() const {
  double sum = 0;
  for (const pid_t process : living()) sum += cpu_of(process);
  return sum;
}

double ProcessTree::memory_mib() const {
  double sum = 0;
  for (const pid_t process : living()) sum += pss_mib(process);
  return sum;
}

}  // namespace gongshi::test
