// Files and rows: 10xx and 11xx.
#include <array>

#include "content/workspace/codes/code_tables.h"

namespace gongshi::content::workspace {
namespace {

constexpr auto kE = Severity::kError;
constexpr auto kW = Severity::kWarning;
constexpr auto kN = Severity::kNote;

// clang-format off
constexpr std::array kFileCodes = std::to_array<CodeEntry>({
{Code::kMissingFile, kE, "缺少文件", "file missing",
 "工作目录里没有这个文件，或者读不出来。", "The workspace lacks the file, or it cannot be read.",
 "放入该文件；可用 gongshi-bundle new 生成一份带注释的样例来对照。", "Add the file; `gongshi-bundle new` writes a commented sample to compare with."},
{Code::kFileTooLarge, kE, "文件过大", "file too large",
 "文件超过允许的大小，或压缩包解开后过大。", "The file exceeds the limit, or unpacks to too much.",
 "按类别拆成几个文件；压缩比异常的文件请重新另存。", "Split it by class; save a file with an odd compression ratio again."},
{Code::kWrongFileType, kE, "文件类型不符", "wrong type of file",
 "扩展名与内容不符：PDF、旧版 XLS、网页表格，或含有 NUL 字节。", "The name does not fit the content: a PDF, an old XLS, an HTML table, or NUL bytes.",
 "在电子表格软件里打开，另存为 XLSX 或 CSV。", "Open it in the spreadsheet program and save it as XLSX or CSV."},
{Code::kBadEncoding, kE, "编码损坏", "damaged encoding",
 "既不是完整的 UTF-8，也不是完整的 GB18030；或一个文件里混有两种编码。", "Neither whole UTF-8 nor whole GB18030, or two encodings in one file.",
 "到指出的行检查乱码，改正后另存为“CSV UTF-8”。", "Look at the line named, correct it, save as \"CSV UTF-8\"."},
{Code::kUnclosedQuote, kE, "引号没有结束", "quote never closed",
 "单元格以英文引号开头，直到文件末尾也没有结束，后面的行都被吞掉了。", "A cell opens with a quote that never ends and swallows the rest of the file.",
 "在指出的行补上引号，或删去多余的引号。", "Close the quote in the line named, or delete it."},
{Code::kNoHeader, kE, "找不到表头", "no header row",
 "前 30 行里没有认得出的表头，或表头是空的。", "No known header row in the first 30 rows, or it is blank.",
 "补上表头；名称不同的列写进 columns.yaml。", "Add the header row; map other names in columns.yaml."},
{Code::kBadWorkbook, kE, "工作簿损坏", "damaged workbook",
 "XLSX 文件不完整、加密，或缺少必需的部分。", "The XLSX file is incomplete, encrypted, or lacks a required part.",
 "用电子表格软件打开后重新另存，去掉密码。", "Open it, remove the password and save it again."},
{Code::kUnknownKind, kE, "不知道是什么表", "kind of table unknown",
 "表头不足以判断是项目、药品、耗材还是人员表。", "The headers do not tell whether these are services, drugs, consumables or people.",
 "在 columns.yaml 里为该文件写明 kind 和 columns。", "State kind and columns of the file in columns.yaml."},
{Code::kYamlSyntax, kE, "YAML 写法有误", "YAML syntax error",
 "缩进、冒号或引号有误，文件无法读取。", "Indentation, a colon or a quote is wrong; the file cannot be read.",
 "检查指出的行；缩进用空格，冒号后要有一个空格。", "Check the line named; indent with spaces, put a space after a colon."},
{Code::kFrontMatter, kE, "页面头部有误", "page head wrong",
 "页面没有以 --- 开头的头部，或头部没有用 --- 结束。", "The page does not begin with a head between two --- lines.",
 "对照样例补上头部。", "Add the head as in the sample."},
{Code::kUnknownKey, kE, "不认识的键", "unknown key",
 "写了这里没有的键，多半是拼写错误。", "A key that does not exist here, mostly a slip of spelling.",
 "改成提示中最接近的键，或删去。", "Use the nearest key that is named, or delete it."},
{Code::kMissingKey, kE, "缺少必填项", "required key missing",
 "必须填写的项没有填写。", "A required key is absent or empty.",
 "补上该项。", "Add it."},
{Code::kBadValue, kE, "填写的值不对", "value not valid",
 "值不在允许的范围或写法之内。", "The value is outside the allowed range or form.",
 "按提示改正。", "Correct it as the sentence says."},
{Code::kDoubleColumn, kE, "两列是同一项", "two columns for one field",
 "两个表头都对应同一项内容，例如同时有两列价格。", "Two headers mean the same field, such as two price columns.",
 "几列价格时在 columns.yaml 里写 price: 列名；别的内容把多余的一列写入 ignore。", "Of several price columns name one as price in columns.yaml; of other fields ignore the one too many."},
{Code::kUnknownColumn, kW, "不认识的列", "column not known",
 "表头不认识，这一列没有收入。", "The header is not known; the column is not taken.",
 "需要则在 columns.yaml 里对应，不需要则写入 ignore。", "Map it in columns.yaml, or list it under ignore."},
{Code::kMissingColumn, kE, "缺少必需的列", "required column missing",
 "必填的内容没有对应的列，也没有用 fill 统一填写。", "A required field has no column and no fill value.",
 "补上该列，或在 columns.yaml 里用 columns 对应、用 fill 统一填写。", "Add the column, or map or fill it in columns.yaml."},
{Code::kOtherSheet, kW, "还有别的工作表", "another sheet holds data",
 "工作簿里不止一张表有内容，只读取了第一张。", "More than one sheet has content; only the first is read.",
 "把要公开的内容放在第一张表，其余另存。", "Put what is to be published on the first sheet."},
{Code::kStrayFile, kW, "没有读取的文件", "file not read",
 "这个文件不属于工作目录的格式，没有读取。", "The file is no part of a workspace and is not read.",
 "需要则另存为 CSV 或 XLSX，不需要则移走。", "Save it as CSV or XLSX, or move it away."},
{Code::kTextAfterQuote, kE, "引号后面还有文字", "text after a closing quote",
 "单元格的引号结束后又有文字，列的边界不可靠。", "Text follows a closing quote, so the cells cannot be told apart.",
 "单元格内的引号要写成两个。", "Write a quote inside a cell twice."},
{Code::kCmsHead, kE, "CMS 价格文件的前两行不完整", "head of a CMS price file incomplete",
 "缺少医院名称、更新日期或声明人。", "Hospital name, date of update or attester is missing.",
 "补上第 2 行的 hospital_name、last_updated_on（2026-04-01）、attester_name。", "Fill in hospital_name, last_updated_on (2026-04-01) and attester_name in row 2."},
{Code::kCmsVersion, kW, "CMS 价格文件的版本不同", "another version of the CMS template",
 "本程序按模板 3.0 的规则检查。", "The rules of template 3.0 are applied.",
 "用 3.0 版模板重新导出。", "Export it again with template 3.0."},
{Code::kCmsNotAttested, kW, "CMS 价格文件没有声明属实", "CMS price file not attested",
 "声明一栏不是 true。", "The attestation is not true.",
 "请负责人核对内容后填写 true。", "Let the attester check the content and enter true."},
{Code::kCmsNegotiated, kN, "只有协议价的行", "rows with negotiated charges only",
 "只有保险公司的协议价或 modifier，没有向公众的价格，不显示。", "Only what payers have negotiated, or modifiers; no price for the public, not shown.",
 "无需处理。", "Nothing to do."},
{Code::kRaggedRow, kE, "列数不对", "wrong number of cells",
 "这一行的单元格比表头多或少，多半是某个单元格里有没加引号的逗号。", "The row has more or fewer cells than the header, mostly a comma that is not quoted.",
 "给含逗号的单元格加上英文引号，或改用 XLSX。", "Quote the cell with the comma, or use XLSX."},
{Code::kSummaryRow, kN, "跳过合计或备注行", "total or remark row skipped",
 "这一行是合计、小计、备注或说明，不是项目。", "The row is a total or a remark, not an item.",
 "无需处理；若确是项目，请改名称。", "Nothing to do; rename it if it is an item."},
{Code::kNoRows, kW, "没有内容", "no rows",
 "表头下面没有任何内容行。", "There are no rows below the header.",
 "补上内容，或删除该文件。", "Add rows, or delete the file."},
{Code::kSectionRow, kN, "跳过小标题行", "section title skipped",
 "整行只有第一格有字，是分组的小标题，不是项目；没有类别列时，下面的行以它为类别。", "Only the first cell of the row has text: the title of a group, no item. Without a column of classes it is the class of the rows below.",
 "无需处理；若确是项目，请补上其余各格。", "Nothing to do; fill in the other cells if it is an item."},
{Code::kGroupBlanks, kW, "类别只写在每组第一行", "class only in the first row of a group",
 "类别列大半是空的，像是由合并单元格导出的；空着的行没有类别。", "Most cells of the class column are empty, as if exported from merged cells; those rows have no class.",
 "在 columns.yaml 里为该文件写 carry: [group]，空格就沿用上一行；确实没有类别的不用处理。", "Write carry: [group] for the file in columns.yaml, and an empty cell means \"as above\"; leave it if they have no class."},
});
// clang-format on

}  // namespace

std::span<const CodeEntry> file_codes() {
  return kFileCodes;
}

}  // namespace gongshi::content::workspace
