#include "tests/support/program.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace gongshi::test {
namespace {

constexpr std::size_t kMaxOutput = std::size_t{1} << 20;

}  // namespace

pid_t start_program(std::vector<std::string> words, const fs::path& output) {
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0644);
  posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  pid_t child = -1;
  const int error = ::posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  REQUIRE_MESSAGE(error == 0, "cannot start " << words[0]);
  return child;
}

std::string Ran::last_line() const {
  std::string_view text = output;
  if (text.ends_with('\n')) text.remove_suffix(1);
  return std::string(text.substr(text.rfind('\n') + 1));
}

Ran run_program(std::vector<std::string> words, const fs::path& output) {
  const pid_t child = start_program(std::move(words), output);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  const auto text = read_file(output, kMaxOutput);
  REQUIRE(text.has_value());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, *text};
}

}  // namespace gongshi::test
