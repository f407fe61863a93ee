#include "content/workspace/commands.h"

#include <iostream>
#include <memory>

#include "content/bundle/container.h"
#include "content/workspace/build.h"
#include "content/workspace/report.h"
#include "content/workspace/starter.h"

namespace gongshi::content::workspace {
namespace {

struct Options {
  fs::path directory;
  fs::path output;
  fs::path base;
  std::optional<std::uint64_t> seq;
  std::optional<std::uint64_t> epoch;
  bool accept_refused = false;
};

Result<Exit> run_new(const Options& options, const Manners& manners) {
  GONGSHI_CHECK(write_starter(options.directory));
  const std::string name = options.directory.string();
  std::cout << manners.say({"已生成样例工作目录 " + name + "。下一步：gongshi-bundle check " + name,
                            "wrote a starter workspace to " + name +
                                ". Next: gongshi-bundle check " + name})
            << '\n';
  return Exit::kDone;
}

Result<Exit> run_check(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const WallTime now, manners.now());
  Findings findings;
  GONGSHI_TRY([[maybe_unused]] const Workspace workspace,
              read_workspace(options.directory, to_local(now).date, findings));
  std::cout << (manners.json ? report_json(findings)
                             : report_text(findings, manners.lang(), color_wanted()));
  return findings.count(Severity::kError) == 0 ? Exit::kDone : Exit::kRefused;
}

/// --seq and --epoch when given; else the number after the base; else 1-1.
Result<IssueNumber> number_of(const Options& options, WallTime now) {
  IssueNumber number;
  number.created = now;
  if (!options.base.empty()) {
    namespace bundle = content::bundle;
    GONGSHI_TRY(const auto file, MappedFile::open(options.base, bundle::kMaxBundleFile));
    GONGSHI_TRY(const auto container, bundle::Container::read(file.text()));
    GONGSHI_TRY(const auto manifest, bundle::Manifest::parse(container.manifest.text));
    number.epoch = manifest.epoch;
    number.seq = manifest.seq + 1;
  }
  number.epoch = options.epoch.value_or(number.epoch);
  number.seq = options.seq.value_or(number.seq);
  return number;
}

Result<Exit> refuse_build(const Findings& findings) {
  const std::string errors = std::to_string(findings.count(Severity::kError));
  if (findings.blocked()) {
    return finding_error(Code::kBuildRefused,
                         {"有 " + errors + " 个错误，其中有整个文件的错误，没有生成内容包",
                          errors + " errors, some of whole files; no bundle is made"});
  }
  return finding_error(
      Code::kBuildRefused,
      {"有 " + errors +
           " 个错误，没有生成内容包；改正后重做，或加 --accept-refused 去掉上面列出的行",
       errors + " errors; no bundle is made. Correct them, or leave out the rows named above with "
                "--accept-refused"});
}

Result<Exit> run_build(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const WallTime now, manners.now());
  GONGSHI_TRY(const IssueNumber number, number_of(options, now));
  Findings findings;
  GONGSHI_TRY(Workspace workspace, read_workspace(options.directory, to_local(now).date, findings));
  const int errors = findings.count(Severity::kError);
  const Lang lang = manners.lang();
  if (errors > 0 && (!options.accept_refused || findings.blocked())) {
    std::cout << report_text(findings, lang, color_wanted());
    return refuse_build(findings);
  }
  GONGSHI_TRY(const Pinyin pinyin, Pinyin::load({}));
  GONGSHI_TRY(const auto assembled, build_bundle(workspace, pinyin, number));
  GONGSHI_CHECK(write_file_atomic(options.output, assembled.file));
  if (errors > 0) {
    std::cout << manners.say(
                     {"按 --accept-refused 去掉了以下内容：\n", "left out by --accept-refused:\n"})
              << refused_text(findings, lang);
  }
  const std::string serial = assembled.manifest.serial();
  const std::string objects = std::to_string(assembled.manifest.objects.size());
  const std::string bytes = std::to_string(assembled.file.size());
  const std::string hash = assembled.manifest_hash.hex().substr(0, 8);
  std::cout << manners.say(
                   {"已生成内容包 " + options.output.string() + "：第 " + serial + " 期，" +
                        objects + " 个对象，" + bytes + " 字节，校验码 " + hash + "，尚未签名",
                    "wrote " + options.output.string() + ": issue " + serial + ", " + objects +
                        " objects, " + bytes + " bytes, code " + hash + ", not yet signed"})
            << '\n';
  return Exit::kDone;
}

}  // namespace

void add_commands(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* const fresh =
      app.add_subcommand("new", "生成带注释的样例工作目录 | write a commented starter workspace");
  fresh->add_option("DIR", options->directory, "新的文件夹 | a new folder")->required();
  fresh->callback([&, options] { chosen = [&, options] { return run_new(*options, manners); }; });

  CLI::App* const check =
      app.add_subcommand("check", "一次列出全部问题 | every problem in one run");
  check->add_option("DIR", options->directory, "工作目录 | the workspace")->required();
  add_now(*check, manners);
  add_json(*check, manners);
  check->callback([&, options] { chosen = [&, options] { return run_check(*options, manners); }; });

  CLI::App* const build =
      app.add_subcommand("build", "检查并生成未签名的内容包 | check, and make an unsigned bundle");
  build->add_option("DIR", options->directory, "工作目录 | the workspace")->required();
  build->add_option("-o,--output", options->output, "内容包文件 | the bundle file")->required();
  build->add_option(
      "--base", options->base,
      "上一期内容包：期号接着它加一 | the issue before: the number is the next after it");
  build->add_option("--seq", options->seq,
                    "期号；不写则为 --base 的下一期，没有 --base 则为 1 | number of the issue; "
                    "default: next after --base, else 1");
  build->add_option(
      "--epoch", options->epoch,
      "纪元；不写则与 --base 相同，没有 --base 则为 1 | default: that of --base, else 1");
  build->add_flag(
      "--accept-refused", options->accept_refused,
      "去掉有错误的行并列出它们 | leave out exactly the rows with errors, and print them");
  build->footer(
      "生成时间取自 --now（默认本机时钟），有效期为其后 45 天；同样的输入和时间得到同样的字节。\n"
      "The time of making is --now (default: the clock), fresh for 45 days; the same input "
      "and time give the same bytes.");
  add_now(*build, manners);
  build->callback([&, options] { chosen = [&, options] { return run_build(*options, manners); }; });
}

}  // namespace gongshi::content::workspace
