#include "content/workspace/proof/commands.h"

#include <unistd.h>

#include <iostream>
#include <memory>

#include "content/bundle/container.h"
#include "content/bundle/hash.h"
#include "content/workspace/proof/proof.h"
#include "fonts/shaper.h"

namespace gongshi::content::proof {
namespace {

constexpr std::size_t kMostProofBytes = std::size_t{1} << 30U;

struct Options {
  fs::path bundle;
  fs::path output;
  fs::path displays;
};

Result<Exit> run_proof(const Options& options, const Manners& manners) {
  Displays displays = usual_displays(manners.lang());
  if (!options.displays.empty()) {
    GONGSHI_TRY(displays, read_displays(options.displays));
  }
  GONGSHI_TRY(const auto file, MappedFile::open(options.bundle, bundle::kMaxBundleFile));
  GONGSHI_TRY(fonts::TypeCase type, fonts::TypeCase::open());
  const SystemClock clock;
  ProgressLine progress(STDERR_FILENO, manners.lang(), clock);
  GONGSHI_TRY(const Proof proof,
              make_proof(file.text(), displays, manners.lang(), type, &progress));
  progress.end();
  GONGSHI_CHECK(write_file_atomic(options.output, proof.pdf));
  if (!proof.missing.empty()) {
    const std::string missing = fonts::missing_text(proof.missing);
    std::cout << manners.say({"没有字体包含以下字符，样张上印作“〓”：" + missing,
                              "no font has these characters, printed as 〓: " + missing})
              << '\n';
  }
  const std::string sheets = std::to_string(proof.sheets);
  std::cout << manners.say(
                   {"审校样张 " + options.output.string() + "：第 " + proof.serial + " 期，共 " +
                        sheets + " 页\n清单散列 " + proof.manifest_hash + "\n样张 SHA-256 ",
                    "proof " + options.output.string() + ": issue " + proof.serial + ", " + sheets +
                        " pages\nmanifest " + proof.manifest_hash + "\nproof SHA-256 "})
            << bundle::sha256(proof.pdf).hex() << '\n';
  return Exit::kDone;
}

}  // namespace

Result<bundle::SignedProof> check_signed_proof(const bundle::DeskBundle& bundle,
                                               const fs::path& pdf, const fs::path& displays) {
  std::optional<Displays> known;
  if (!displays.empty()) {
    GONGSHI_TRY(known, read_displays(displays));
  }
  GONGSHI_TRY(const auto file, MappedFile::open(pdf, kMostProofBytes));
  GONGSHI_TRY(fonts::TypeCase type, fonts::TypeCase::open());
  GONGSHI_TRY(const std::size_t pages, check_proof(bundle.file.text(), file.text(), known, type));
  return bundle::SignedProof{bundle::sha256(file.text()), pages};
}

void add_commands(CLI::App& app, Manners& manners, std::function<Result<Exit>()>& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* const proof = app.add_subcommand(
      "proof",
      "把内容包的全部内容印成审校样张 | every word of a bundle on paper, for those who sign it");
  proof->add_option("FILE", options->bundle, "内容包，不必已签名 | bundle, signed or not")
      ->required();
  proof->add_option("-o,--output", options->output, "PDF 文件 | the PDF")->required();
  proof->add_option(
      "--displays", options->displays,
      "displays.yaml 或工作目录：样张上画出每种 LED 屏和滚动屏；不写则画 128×32 和 1920×1080 | "
      "displays.yaml or a workspace: each board and screen is drawn; default: 128x32, 1920x1080");
  proof->callback([&, options] { chosen = [&, options] { return run_proof(*options, manners); }; });
}

}  // namespace gongshi::content::proof
