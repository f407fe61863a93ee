#include "content/workspace/file/answers_file.h"

#include "content/feedback/number.h"
#include "content/workspace/row/values.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostDepartment = 60;
constexpr std::size_t kMostQuestion = 300;
constexpr std::size_t kMostAnswer = 2'000;
constexpr const char* kFile = "answers.yaml";

class AnswerReader {
 public:
  AnswerReader(Context& context, const YAML::Node& node)
      : context_(context),
        errors_before_(context.findings.count(Severity::kError)),
        map_(kFile, "", node,
             {"number", "date", "department", "question", "answer", "to", "audience"},
             context.findings) {}

  std::optional<content::Answer> read() {
    content::Answer answer;
    read_number(answer);
    if (!map_.must("date").empty()) answer.date = date("date").value_or(Date{});
    answer.to = date("to");
    if (answer.to && *answer.to < answer.date) {
      map_.fail("to", Code::kDatesReversed, {"to 早于 date", "`to` lies before `date`"});
    }
    answer.department = take(map_, "department", kMostDepartment, true);
    read_texts("question", kMostQuestion, answer.question_zh, answer.question_en);
    read_texts("answer", kMostAnswer, answer.answer_zh, answer.answer_en);
    read_audience(answer);
    if (map_.failed() || context_.findings.count(Severity::kError) != errors_before_)
      return std::nullopt;
    return answer;
  }

 private:
  void read_number(content::Answer& answer) {
    const std::string written = map_.must("number");
    if (written.empty()) return;
    const auto number = feedback::OpinionNumber::from_typed(written);
    if (number) {
      answer.number = context_.workspace.pool.keep(number->digits());
      return;
    }
    map_.fail("number", Code::kBadValue,
              {"编号不对：应为十位数字，例如 482 173 5061，请对照意见列表",
               "no such number: it has ten digits, such as 482 173 5061; compare with the list"});
  }

  content::Text take(const YamlMap& map, std::string_view key, std::size_t most, bool must) {
    const std::string written = must ? map.must(key) : map.text(key);
    if (written.empty()) return {};
    return keep_text(context_, map.place(key), written, most).value_or(content::Text{});
  }

  /// A text alone is Chinese; with a language each it is a map.
  void read_texts(std::string_view key, std::size_t most, content::Text& zh, content::Text& en) {
    const YAML::Node node = map_.node(key);
    if (!node.IsMap()) {
      zh = take(map_, key, most, true);
      return;
    }
    const YamlMap texts(kFile, std::string(key) + ".", node, {"zh", "en"}, context_.findings);
    zh = take(texts, "zh", most, true);
    en = take(texts, "en", most, false);
  }

  std::optional<Date> date(std::string_view key) {
    const std::string value = map_.text(key);
    if (value.empty()) return std::nullopt;
    const auto parsed = parse_date_cell(value);
    if (const auto* day = std::get_if<Date>(&parsed)) return *day;
    map_.fail(key, Code::kBadDate, std::get<Refusal>(parsed).what);
    return std::nullopt;
  }

  void read_audience(content::Answer& answer) {
    const auto audience = parse_audience(map_.text("audience"));
    if (!audience) {
      map_.fail("audience", Code::kBadWord,
                {"audience 只能是 public、patient、staff", "audience is public, patient or staff"});
    } else if (*audience == content::Audience::kStaff) {
      map_.fail("audience", Code::kStaff,
                {"这条答复仅限内部职工，不得进入大厅的内容包",
                 "this answer is for staff and must not reach a lobby"});
    } else {
      answer.audience = *audience;
    }
  }

  Context& context_;
  int errors_before_;
  YamlMap map_;
};

}  // namespace

void read_answers_file(Context& context) {
  const YAML::Node list = read_list(context, kFile, "answers", false);
  if (list.size() == 0) return;
  FileCount& count = context.findings.file(kFile);
  std::set<content::Text> numbers;
  for (const auto& node : list) {
    ++count.read;
    const auto answer = AnswerReader(context, node).read();
    if (!answer) {
      ++count.refused;
    } else if (!numbers.insert(answer->number).second) {
      ++count.refused;
      context.findings.add({kFile, line_of(node), "number"}, Code::kDuplicateCode,
                           {"编号 " + std::string(answer->number) + " 已经答复过",
                            "number " + std::string(answer->number) + " is answered before"});
    } else if (answer->to && *answer->to < context.today) {
      ++count.ended;
    } else {
      ++count.taken;
      context.workspace.answers.push_back({*answer, {0, line_of(node)}});
    }
  }
}

}  // namespace gongshi::content::workspace
