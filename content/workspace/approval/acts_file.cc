#include "content/workspace/approval/acts_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "content/workspace/row/values.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostActs = 100'000;
constexpr std::size_t kMostKey = 200;
constexpr std::size_t kMostName = 40;
constexpr std::size_t kMostReason = 400;
constexpr std::size_t kMostFile = 32U << 20U;
constexpr std::size_t kMostWords = 256U << 20U;
constexpr std::string_view kHead =
    "# 提出、审议、公开的记录，由 gongshi-bundle approve 逐行添加；写过的行不要改动。\n"
    "# The book of proposals and sign-offs. gongshi-bundle approve adds lines; none is ever "
    "changed.\n"
    "acts:\n";

class ActReader {
 public:
  ActReader(Context& context, const YAML::Node& node)
      : context_(context),
        map_(kActsFile, "", node,
             {"item", "as", "does", "name", "date", "words", "reason", "until"}, context.findings) {
  }

  std::optional<Act> read() {
    const int before = context_.findings.count(Severity::kError);
    Act act;
    act.line = map_.line();
    act.item = text("item", kMostKey, true);
    act.name = text("name", kMostName, true);
    const std::string does = map_.text("does");
    const auto role = parse_role(map_.must("as"));
    const auto verb = does.empty() ? Verb::kAgree : parse_verb(does);
    if (!role) {
      fail("as", {"as 只能是 proposer、answerable、office、secrecy、leader、chief",
                  "`as` is proposer, answerable, office, secrecy, leader or chief"});
    }
    if (!verb) {
      fail("does", {"does 只能是 agree、refuse、doubt、withhold、confirm",
                    "`does` is agree, refuse, doubt, withhold or confirm"});
    }
    act.date = date("date", true).value_or(Date{});
    act.until = date("until", false);
    act.reason = text("reason", kMostReason, false);
    act.words = map_.must("words");
    if (!bundle::Hash::from_hex(act.words)) {
      fail("words", {"words 是所签内容的散列，64 位十六进制数，由 approve 写入",
                     "`words` is the hash of what was signed, 64 hex digits, written by approve"});
    }
    if (map_.failed() || context_.findings.count(Severity::kError) != before) return std::nullopt;
    act.role = *role;
    act.verb = *verb;
    return act;
  }

 private:
  void fail(std::string_view key, Sentence what) {
    map_.fail(key, Code::kBadValue, std::move(what));
  }

  std::string text(std::string_view key, std::size_t most, bool must) {
    const std::string written = must ? map_.must(key) : map_.text(key);
    return std::string(keep_text(context_, map_.place(key), written, most).value_or(""));
  }

  std::optional<Date> date(std::string_view key, bool must) {
    const std::string written = must ? map_.must(key) : map_.text(key);
    if (written.empty()) return std::nullopt;
    const auto parsed = parse_date(written);
    if (parsed) return *parsed;
    fail(key, {"日期写成 2026-11-23", "dates read 2026-11-23"});
    return std::nullopt;
  }

  Context& context_;
  YamlMap map_;
};

/// A text between double quotes: what JSON writes, YAML reads.
std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// How many acts the text holds; an error when it is no such file.
Result<std::size_t> count_acts(const std::string& text) {
  GONGSHI_TRY(const YAML::Node root, load_yaml(text));
  if (!root.IsMap() || root.size() != 1 || !root["acts"].IsDefined()) {
    return finding_error(Code::kBadValue,
                         {"approvals.yaml 只能有一个列表 acts，且在文件末尾",
                          "approvals.yaml holds the list `acts` only, down to its end"});
  }
  return root["acts"].IsSequence() ? root["acts"].size() : 0U;
}

fs::path words_file(const fs::path& workspace, const std::string& hash) {
  return workspace / kWordsFolder / (hash + ".txt");
}

}  // namespace

std::vector<Act> read_acts(Context& context) {
  std::vector<Act> acts;
  const YAML::Node list = read_list(context, kActsFile, "acts", false);
  if (list.size() > kMostActs) {
    context.findings.block({kActsFile}, Code::kTooLong,
                           {"记录超过 100000 行，请归档后另起一份", "more than 100000 acts"});
    return acts;
  }
  const int before = context.findings.count(Severity::kError);
  for (const auto& node : list) {
    if (auto act = ActReader(context, node).read()) acts.push_back(*std::move(act));
  }
  if (context.findings.count(Severity::kError) != before) {
    context.findings.block({kActsFile}, Code::kBadSignOff,
                           {"记录有误，无法据此判断哪些内容经过审定",
                            "the book cannot be read, so nothing counts as approved"});
  }
  return acts;
}

std::string act_line(const Act& act) {
  std::string line = "  - {item: " + quoted(act.item) + ", as: " + std::string(role_word(act.role));
  if (act.verb != Verb::kAgree) line += ", does: " + std::string(verb_word(act.verb));
  line += ", name: " + quoted(act.name) + ", date: " + date_text(act.date);
  if (!act.reason.empty()) line += ", reason: " + quoted(act.reason);
  if (act.until) line += ", until: " + date_text(*act.until);
  return line + ", words: \"" + act.words + "\"}\n";
}

Status append_acts(const fs::path& workspace, const std::vector<Act>& acts) {
  const fs::path file = workspace / kActsFile;
  std::string text(kHead);
  if (auto written = read_file(file, kMostFile)) {
    text = *std::move(written);
  } else if (written.error().code != Errc::kNotFound) {
    return std::move(written).error();
  }
  GONGSHI_TRY(const std::size_t before, count_acts(text));
  if (!text.ends_with('\n')) text += '\n';
  for (const Act& act : acts) text += act_line(act);
  GONGSHI_TRY(const std::size_t after, count_acts(text));
  if (after != before + acts.size()) {
    return finding_error(
        Code::kBadValue,
        {"approvals.yaml 的列表不是逐行写到文件末尾，无法添加；请恢复原来的写法",
         "the list in approvals.yaml does not run to the end of the file in lines"});
  }
  return write_file_atomic(file, text);
}

Status keep_words(const fs::path& workspace, const Item& item) {
  GONGSHI_CHECK(make_directories(workspace / kWordsFolder));
  return write_file_atomic(words_file(workspace, item.hash().hex()), item.words);
}

std::optional<std::string> kept_words(const fs::path& workspace, const std::string& hash) {
  auto text = read_file(words_file(workspace, hash), kMostWords);
  if (!text || bundle::sha256(std::string_view(*text)).hex() != hash) return std::nullopt;
  return *std::move(text);
}

Status drop_words(const fs::path& workspace, const std::set<std::string>& needed) {
  std::error_code failure;
  std::vector<fs::path> gone;
  for (fs::directory_iterator each(workspace / kWordsFolder, failure), end; !failure && each != end;
       each.increment(failure)) {
    const fs::path& file = each->path();
    const std::string hash = file.stem().string();
    if (file.extension() == ".txt" && bundle::Hash::from_hex(hash) && !needed.contains(hash)) {
      gone.push_back(file);
    }
  }
  for (const fs::path& file : gone) {
    if (!fs::remove(file, failure) && failure) {
      return Error{Errc::kIo, {"无法删除 " + file.string(), "cannot remove " + file.string()}, {}};
    }
  }
  return {};
}

}  // namespace gongshi::content::workspace
