#include "content/workspace/map/commands.h"

#include <unistd.h>

#include <iostream>
#include <memory>

#include "content/workspace/file/sheet_file.h"
#include "content/workspace/file/sheet_files.h"
#include "content/workspace/map/dialogue.h"
#include "content/workspace/source/encoding.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostText = 8U << 20U;

struct Options {
  fs::path file;
  fs::path workspace;
  bool yes = false;
};

/// The file's place inside the workspace: "prices/drugs.csv".
struct Target {
  fs::path workspace;
  std::string folder;
  std::string file;
};

Result<Target> target_of(const Options& options) {
  std::error_code failure;
  const fs::path file = fs::weakly_canonical(options.file, failure);
  const fs::path parent = file.parent_path();
  const fs::path workspace = options.workspace.empty()
                                 ? parent.parent_path()
                                 : fs::weakly_canonical(options.workspace, failure);
  const std::string folder = parent.filename().string();
  const bool inside = parent.parent_path() == workspace &&
                      fs::is_regular_file(workspace / "hospital.yaml", failure);
  if (!inside || (folder != "prices" && folder != "people")) {
    const std::string name = options.file.string();
    return finding_error(Code::kStrayFile,
                         {name + " 不在工作目录的 prices 或 people 里；请先把它放进去",
                          name + " is not in prices or people of a workspace; put it there first"},
                         Errc::kUsage);
  }
  return Target{workspace, folder, folder + "/" + file.filename().string()};
}

Result<std::string> read_columns(const fs::path& workspace) {
  auto bytes = read_file(workspace / "columns.yaml", kMostText);
  if (!bytes && bytes.error().code == Errc::kNotFound) return std::string();
  if (!bytes) return std::move(bytes).error();
  GONGSHI_TRY(auto decoded, decode_text(*bytes));
  return std::move(decoded.text);
}

/// columns.yaml as it stands; one with faults is mended by people first.
Result<ColumnsFile> parse_sound(const std::string& text) {
  Findings findings;
  ColumnsFile columns = parse_columns_file(text, findings);
  if (findings.list().empty()) return columns;
  const Finding& first = findings.list().front();
  return finding_error(first.code,
                       {finding_line(first, Lang::kZh), finding_line(first, Lang::kEn)});
}

bool at_terminal() {
  return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0;
}

void print_open(const Proposal& proposal, Lang lang) {
  for (const Sentence& sentence : proposal.open()) {
    std::cout << "# " << Sentence{"未定：", "open: "}.in(lang) << sentence.in(lang) << '\n';
  }
}

/// Everything open that can be set aside is: unknown columns are not taken.
void take_proposals(Proposal& proposal) {
  for (std::size_t i = 0; i < proposal.columns.size(); ++i) {
    ColumnChoice& choice = proposal.columns[i];
    if (choice.use == Use::kOpen && std::ranges::find(proposal.prices, i) == proposal.prices.end())
      choice.use = Use::kIgnore;
  }
  proposal.sheet_sure = true;
  proposal.kind_sure = true;
  if (proposal.blank_groups) proposal.carry = true;
  if (proposal.repeated_codes) proposal.generate_codes = true;
}

bool confirmed(Lang lang) {
  std::cout << Sentence{"写入 columns.yaml？（回车 = 是，n = 否）",
                        "Write columns.yaml? (Enter: yes, n: no)"}
                   .in(lang)
            << "\n> " << std::flush;
  std::string line;
  return std::getline(std::cin, line) && line.empty();
}

Result<Exit> run_map(const Options& options, const Manners& manners) {
  const Lang lang = manners.lang();
  GONGSHI_TRY(const Target target, target_of(options));
  GONGSHI_TRY(const std::string text, read_columns(target.workspace));
  GONGSHI_TRY(const ColumnsFile columns, parse_sound(text));
  GONGSHI_TRY(const auto sheets, open_sheets(target.workspace / target.file));
  const FileColumns& before = columns.of(target.file);
  Proposal proposal = propose(target.file, sheets, kinds_of_folder(target.folder), before);
  const bool talk = !options.yes && at_terminal();
  if (talk && !ask(proposal, sheets, before, std::cin, std::cout, lang)) {
    return Error{Errc::kUsage, {"没有问完，什么也没有写", "not finished; nothing is written"}, {}};
  }
  if (options.yes) take_proposals(proposal);
  if (!talk) std::cout << proposal_text(proposal, lang);
  std::cout << entry_text(proposal.entry(), 2);
  print_open(proposal, lang);
  if (options.yes || (talk && confirmed(lang))) {
    GONGSHI_TRY(const std::string made, with_entry(text, proposal.entry()));
    GONGSHI_CHECK(write_file_atomic(target.workspace / "columns.yaml", made));
    std::cout << manners.say({"已写入 columns.yaml", "wrote columns.yaml"}) << '\n';
  }
  return proposal.open().empty() ? Exit::kDone : Exit::kRefused;
}

}  // namespace

void add_map_command(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* const map = app.add_subcommand(
      "map",
      "说明别的系统导出的表格各列是什么 | say what the columns of a foreign spreadsheet are");
  map->add_option("FILE", options->file, "工作目录里的表格 | a spreadsheet inside a workspace")
      ->required();
  map->add_option("--workspace", options->workspace,
                  "工作目录；不写则为表格上两级的文件夹 | the workspace; default: two levels up");
  map->add_flag("--yes", options->yes,
                "不问，照提议写入，不认识的列不收 | ask nothing, write what is proposed, leave "
                "unknown columns out");
  map->footer(
      "在终端上逐项询问后写入 columns.yaml；不在终端上只打印提议。仍有未定的内容时返回 1。\n"
      "At a terminal it asks and writes columns.yaml; elsewhere it prints the proposal. Exit 1 "
      "while something is open.");
  map->callback([&, options] { chosen = [&, options] { return run_map(*options, manners); }; });
}

}  // namespace gongshi::content::workspace
