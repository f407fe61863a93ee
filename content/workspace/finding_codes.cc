#include "content/workspace/finding_codes.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace gongshi::content::workspace {
namespace {

constexpr auto kE = Severity::kError;
constexpr auto kW = Severity::kWarning;
constexpr auto kN = Severity::kNote;

// clang-format off
constexpr std::array kCodes = std::to_array<CodeEntry>({
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
{Code::kMissingCell, kE, "必填的单元格是空的", "required cell empty",
 "这一行缺少必须公开的内容。", "The row lacks something that must be published.",
 "补上该单元格。", "Fill the cell."},
{Code::kMissingPrice, kE, "没有价格", "no price",
 "既没有价格，也没有写明定价形式。", "Neither a price nor a price form is given.",
 "填写价格；没有固定价格的写明“市场调节价”等定价形式。", "Give a price, or a price form such as 市场调节价."},
{Code::kBadMoney, kE, "金额无法识别", "amount not readable",
 "金额含有文字、范围、千分位、货币符号、正负号，或超过四位小数。", "Letters, a range, separators, a currency sign, a sign, or more than four places.",
 "只写数字，如 12.50；范围和条件写到说明里。", "Write digits only, like 12.50; put ranges and conditions into the remark."},
{Code::kScientificCode, kE, "编码变成了科学计数", "code in scientific notation",
 "电子表格把编码当成数字，末尾的数字已经丢失。", "The spreadsheet took the code for a number; its last digits are lost.",
 "从原始系统重新导出，把该列设为“文本”。", "Export it again with the column set to text."},
{Code::kLostZeros, kE, "编码开头的零丢失", "leading zeros lost",
 "国家编码应为 15 位，开头的零被电子表格去掉了。", "A national code has 15 digits; the spreadsheet dropped its leading zeros.",
 "把该列设为“文本”后重新填写。", "Set the column to text and enter it again."},
{Code::kBadPercent, kE, "比例无法识别", "share not readable",
 "比例没有写百分号，分不清 10 是 10% 还是 10 倍，0.1 是 10% 还是 0.1%。", "No percent sign, so nobody can tell what is meant.",
 "写成 10% 的形式，范围 0% 到 100%；整列都没有百分号的，在 columns.yaml 里写 self_pay: percent（10 是 10%）或 fraction（0.1 是 10%）。", "Write it like 10%, from 0% to 100%; for a whole column set self_pay in columns.yaml to percent (10 is 10%) or fraction (0.1 is 10%)."},
{Code::kBadDate, kE, "日期无法识别", "date not readable",
 "日期不存在，或日和月的先后有两种读法。", "The date does not exist, or day and month can be read two ways.",
 "写成 2026-01-31 的形式。", "Write it like 2026-01-31."},
{Code::kBadInsurance, kE, "医保类别无法识别", "insurance class unknown",
 "只认甲、乙、丙、自费（可带“类”字）。", "Only 甲, 乙, 丙 and 自费 are known.",
 "改成其中之一；不清楚的请医保办确认。整份表有别的说法时，在 columns.yaml 的 insurance 里对应。", "Use one of them; ask the insurance office. Words used throughout a table are mapped under insurance in columns.yaml."},
{Code::kBadWord, kE, "不在规定的词里", "word not in the list",
 "这一列只能填写规定的几个词。", "The column takes only the words of a fixed list.",
 "改成提示中列出的词之一。", "Use one of the words listed."},
{Code::kDamagedCharacter, kE, "损坏的字", "damaged character",
 "含有替换字符 U+FFFD 或私用区的字，在屏上会显示成方框或别的字。", "Holds U+FFFD or a private-use character that would show as a box or as another character.",
 "按提示的位置换成正确的字。", "Replace it with the right character."},
{Code::kControlCharacter, kE, "控制字符", "control character",
 "含有看不见的控制字符或改变文字方向的字符。", "Holds an invisible control or a character that changes the direction of text.",
 "删去该字符，重新键入这一格。", "Delete it and type the cell again."},
{Code::kPlaceholder, kE, "占位或测试内容", "placeholder or test entry",
 "名称是测试账号、演示用户或占位文字。", "The name is a test account, a demo user or a placeholder.",
 "删去该行，或填写真实名称。", "Delete the row, or give the real name."},
{Code::kTooLong, kE, "内容过长", "text too long",
 "超过这一列允许的长度。", "Longer than the column allows.",
 "缩短；长的说明写成页面。", "Shorten it; write a page for long text."},
{Code::kErrorValue, kE, "电子表格的错误值", "spreadsheet error value",
 "单元格是 #N/A、#DIV/0! 之类的错误值。", "The cell is #N/A, #DIV/0! or the like.",
 "改正公式，或直接填写数值。", "Correct the formula, or type the value."},
{Code::kZeroPrice, kW, "价格为零", "price is zero",
 "价格为 0，公开后会被理解为免费。", "A price of 0 will be read as free of charge.",
 "确认确为免费；否则改正。", "Make sure that it is free, or correct it."},
{Code::kSuspectName, kW, "名称可能损坏", "name may be damaged",
 "名称里的字母 X 像是查找替换时误换了别的字（如“血”、“学”）。", "A letter X stands where another character was before a bad replacement.",
 "核对名称。", "Check the name."},
{Code::kOddCode, kW, "国家编码长度不常见", "national code of odd length",
 "国家编码的长度与该类编码的规则不符。", "The length does not fit the rule for this kind of code.",
 "核对编码；没有可以留空。", "Check it; it may be left empty."},
{Code::kBadReading, kW, "读音有误", "reading not usable",
 "姓名读音不是用空格隔开的拼音，已改用程序的读音。", "The reading is not pinyin syllables with spaces; the program's own is used.",
 "写成 zeng xiao ming 的形式。", "Write it like zeng xiao ming."},
{Code::kUnitInPrice, kW, "价格里带着单位", "unit inside the price",
 "价格写成了“1元/次”，其中的单位与计价单位相同，已按数字收入。", "The price reads like 1元/次, with the row's own unit; the number is taken.",
 "价格只写数字。", "Write digits only."},
{Code::kOddUnit, kW, "计价单位可疑", "unit looks odd",
 "计价单位像是别字（如“合”是“盒”），或与剂型不相称；照原样收入。", "The unit looks like a slip (合 for 盒) or does not suit the dosage form; taken as it is.",
 "核对单位和价格。", "Check unit and price."},
{Code::kCutOff, kW, "内容可能被截断", "text may be cut off",
 "括号没有结束，数字有两个小数点，或规格里混进了生产企业；照原样收入。", "A bracket never closes, a number has two points, or the maker stands in the specification; taken as it is.",
 "对照原始资料补全这一格。", "Complete the cell from the original."},
{Code::kDuplicateRow, kW, "重复的行", "duplicate row",
 "与前面一行完全相同，只收一行。", "The same as an earlier row; one is kept.",
 "删去多余的行。", "Delete one."},
{Code::kTwoPrices, kE, "同一项目同时有两个价格", "two prices at one time",
 "编码、规格、单位、厂家都相同，生效时间重叠而内容不同。", "Same code, specification, unit and maker, overlapping dates, different content.",
 "给旧价格填写停用日期，或删去其中一行。", "Give the old price an end date, or delete one row."},
{Code::kCodeReused, kE, "一个编码用于不同项目", "one code, different items",
 "同一个编码下有不同名称的项目。", "One code stands for items of different names.",
 "改正编码；编码已脱敏的文件可在 columns.yaml 里设 generate_codes: true。", "Correct the codes; for anonymised files set generate_codes: true in columns.yaml."},
{Code::kDatesReversed, kE, "起止日期颠倒", "end before start",
 "停用日期早于执行日期。", "The end date lies before the start date.",
 "改正日期。", "Correct the dates."},
{Code::kMarkup, kE, "零差率药品有加价", "mark-up on a zero-mark-up drug",
 "标明零差率，但零售价高于采购价。", "Marked as zero mark-up, yet the retail price is above the purchase price.",
 "核对两个价格和零差率标记。", "Check both prices and the mark."},
{Code::kWeekdayOrDate, kE, "星期和日期只能填一个", "weekday or date",
 "出诊行必须填写星期或出诊日期之一，且只填一个。", "A session needs either a weekday or a date, not both.",
 "每周固定出诊填星期，单次出诊或停诊填日期。", "Give a weekday for every week, a date for one day."},
{Code::kGeneratedCodes, kW, "编码由程序生成", "codes made by the program",
 "按 columns.yaml 的要求，本文件的编码由名称、规格、单位、厂家算出。", "As columns.yaml asks, codes come from name, specification, unit and maker.",
 "有真实编码后请改用真实编码。", "Use real codes when they are available."},
{Code::kConsent, kW, "高价项目没有标明知情同意", "consent not marked",
 "价格达到 hospital.yaml 里 consent_above 的数额，而“需知情同意”不是“是”。", "The price reaches consent_above of hospital.yaml, but 需知情同意 is not 是.",
 "请医务处确认。", "Ask the medical affairs office."},
{Code::kMixedUnits, kW, "同义的单位写法不一", "one unit in two spellings",
 "同一份表里用了意思相同的两种单位，如“天”和“日”；照原样收入。", "A table uses two units that mean the same, such as 天 and 日; taken as they are.",
 "统一为一种写法。", "Use one of them."},
{Code::kUnknownDepartment, kE, "科室不存在", "department unknown",
 "科室表里没有这个科室编码。", "No such code in the table of departments.",
 "改正编码，或在科室表里补上。", "Correct the code, or add the department."},
{Code::kUnknownDoctor, kE, "医生不存在", "doctor unknown",
 "医生表里没有这个医生编码，或该医生那一行没有被收入。", "No such code in the table of doctors, or that row was refused.",
 "改正编码，或先改正医生表。", "Correct the code, or the table of doctors first."},
{Code::kUnknownCategory, kE, "目录里没有这个类别", "category unknown",
 "catalogue.yaml 里没有这个类别代码。", "catalogue.yaml has no such category.",
 "改正代码，或在目录里补上。", "Correct the code, or add the category."},
{Code::kPhoto, kE, "图片不能用", "picture not usable",
 "图片文件不存在，不是 PNG 或 JPEG，或超过大小和像素的限度。", "The picture does not exist, is neither PNG nor JPEG, or is too large.",
 "放入 8 MiB 以内、边长不超过 8192 像素、总共不超过 4000 万像素的 PNG 或 JPEG。", "Use a PNG or JPEG of at most 8 MiB, 8192 pixels a side and 40 megapixels."},
{Code::kDuplicateCode, kE, "编码重复", "code used twice",
 "科室、医生、领导、类别、页面、消息或应急卡的编码必须各不相同。", "Codes of departments, doctors, leaders, categories, pages, messages and emergency cards must differ.",
 "改正其中一个。", "Change one."},
{Code::kDuplicateNumber, kE, "页面号码重复", "page number used twice",
 "两个页面用了同一个号码，导医报号会打开错误的页面。", "Two pages share a number; the desk would open the wrong one.",
 "改正其中一个。", "Change one."},
{Code::kEmptyCategory, kE, "必须公开的类别是空的", "required category empty",
 "hospital.yaml 的 required 列出了这个类别，但没有任何内容。", "hospital.yaml requires the category, but nothing is in it.",
 "补上内容，或从 required 里去掉。", "Add content, or take it off the list."},
{Code::kParentLoop, kE, "上级科室成环", "departments in a circle",
 "沿着上级科室会回到自己。", "Following the parents leads back to the department itself.",
 "改正上级科室。", "Correct the parent."},
{Code::kQuotedPrice, kE, "引用的价格不存在", "quoted price not found",
 "消息里写了 {价格:编码}，但价格表里今天没有这个编码的有效价格，或者有好几个；中文和英文以外的文字里不能引用。", "A message says {price:CODE}, but no price under that code holds today, or several do; texts other than Chinese and English cannot quote.",
 "核对编码；一个编码对应多个规格时不能引用，请改写文字。", "Check the code; one that stands for several packs cannot be quoted."},
{Code::kCalendar, kW, "工作日历不完整", "calendar incomplete",
 "hospital.yaml 的 calendar 里，这一年没有放假的日子，或者没有调休上班的日子；按工作日、休息日播放的消息会用错日子。", "The calendar of hospital.yaml has no holiday or no make-up workday of that year, so messages for working days or rest days take the wrong days.",
 "国务院办公厅的放假通知一般在前一年的十一月前后公布，公布后逐日填写 calendar，再制作一期。", "The State Council's notice comes out around November of the year before; fill in the calendar day by day and build an issue."},
{Code::kPictureLine, kE, "页面里的图片写法不对", "picture in a page not written as it must be",
 "图片没有单独一行、前后没有空行、没有说明文字，或者一页超过 12 张。说明文字显示在图的下面，也念给看不见图的人听。", "The picture has no line of its own with empty lines around it, or no words, or there are more than 12 in a page. The words stand below the picture and are read to those who cannot see it.",
 "写成 ![门诊楼一层平面图](floor-1.png)，前后各空一行，文件放在 media 目录。", "Write ![Ground floor](floor-1.png) with an empty line above and below, and put the file into media/."},
{Code::kUnknownPoint, kE, "平面图上没有这个点", "no such point on the plan",
 "plans.yaml 的 ways 或 links 里写了一个没有的点。ways 里写本图的点，links 里写“图/点”。", "`ways` or `links` of plans.yaml names a point that is not there. `ways` names points of its own plan, `links` names plan/point.",
 "对照 points 里的 id 改正，或补上这个点。", "Compare with the ids under points, or add the point."},
{Code::kPointOutside, kE, "点在图片之外", "point outside the picture",
 "at 的两个数是从图片左上角起向右、向下的像素，超出了图片的宽或高。", "The two numbers of `at` count pixels to the right and down from the picture's upper left corner, and leave the picture.",
 "用看图或画图软件打开图片，把鼠标移到该处，抄下坐标；图片缩放过的要重新抄。", "Open the picture in a drawing program, point at the place and copy the figures; do so again after scaling the picture."},
{Code::kUnreachedPoint, kE, "走不到这个点", "point cannot be reached",
 "没有一条通路把这个点和其余的点连起来。", "No way joins this point to the others.",
 "在 ways 里把它和最近的点连起来；不同楼层用 links 连电梯、楼梯。", "Join it to the nearest point under ways; join lifts and stairs of different floors under links."},
{Code::kRoomNowhere, kW, "房间不在任何平面图上", "room on no plan",
 "科室的位置或出诊的诊室没有对应的点，触摸屏上看不到怎么走。", "No point has the place of a department or the room of a session; the kiosk cannot show the way.",
 "把这几个字照原样写进该点的 rooms；整栋楼都到同一处的，只写楼名即可。", "Write these words into the point's rooms as they stand; for a whole building its name is enough."},
{Code::kNoEscape, kW, "触摸屏没有疏散路线", "kiosk without a way out",
 "从这台触摸屏出发，不乘电梯走不到任何 exit（出口）。", "From this kiosk no point of kind exit is reached without a lift.",
 "画出出口和楼梯，并用 ways、links 连起来。", "Add exits and stairs, and join them under ways and links."},
{Code::kImpossibleWay, kE, "这两点不能相连", "way that cannot be",
 "不同的图之间，只能电梯连电梯、楼梯连楼梯，或者门、连廊两头相连；一个点也不能连自己。", "Between plans a lift joins a lift, stairs join stairs, a door or passage joins another point; and no point joins itself.",
 "核对 links 里的点和它们的 kind。", "Check the points under links and their kind."},
{Code::kStaff, kE, "仅限内部职工的内容", "staff-only item",
 "受众是内部职工的内容不得出现在大厅设备上。为保密，这里只写编号。", "An item for staff must not reach a lobby device. Only its id is named here.",
 "从工作目录移走该项；受众标错的请信息公开办公室改正。", "Take it out of the workspace, or have its audience corrected."},
{Code::kIdNumber, kE, "疑似身份证号码", "ID card number",
 "文字里有 18 位身份证号码样的数字。", "The text holds digits like an 18-digit ID card number.",
 "删去；个人信息不得公开。", "Delete it; personal data must not be published."},
{Code::kMobile, kE, "疑似手机号码", "mobile number",
 "文字里有 11 位手机号码样的数字。", "The text holds digits like an 11-digit mobile number.",
 "改用科室的固定电话。", "Use the office's landline."},
{Code::kGuideIncomplete, kE, "办事指南不完整", "service guide incomplete",
 "办事指南（类别 C6、C8）缺少八项之一，或某一项是空的。", "A guide (category C6, C8) lacks one of its eight headings, or one is empty.",
 "八项都要有：设定依据、受理条件、办事材料、办理流程、办理时限、办理地点、咨询方式、监督投诉方式。", "Write all eight."},
{Code::kNoHours, kE, "电话没有写明服务时间", "phone without hours",
 "投诉或监督电话没有写明接听时间，群众不知道何时能打通。", "A complaint or oversight line without hours.",
 "补上时间，如“工作日 8:00—17:30”或“24小时”。", "Add the hours."},
{Code::kCharset, kE, "显示屏没有这个字", "display lacks a character",
 "displays.yaml 里的某块屏只有 GB2312 字库，显示不了这个字。", "A display of displays.yaml has GB2312 characters only.",
 "为该消息或应急卡写一条经审定的 short 文字，避开这个字。", "Give the message or emergency card an approved `short` text without it."},
{Code::kEmptyPage, kE, "页面没有正文", "page without text",
 "头部下面没有正文。", "Nothing follows the head.",
 "补上正文，或删除该页面。", "Write the text, or delete the page."},
{Code::kStaffCategory, kN, "职工类别不进入内容包", "staff category left out",
 "目录里受众为内部职工的类别不会出现在大厅设备的目录里。", "A category whose audience is staff does not appear on lobby devices.",
 "无需处理。", "Nothing to do."},
{Code::kScrollingCard, kW, "应急卡在显示屏上要滚动", "card scrolls",
 "应急卡的文字在 displays.yaml 里的某块屏上即使用最小的字也放不下一屏，要滚动或分页，看全需要时间。", "The card's text does not stand on a display of displays.yaml even in its smallest type; it scrolls or pages, and reading it takes time.",
 "为该卡写一条更短的、经审定的 short 文字。", "Give the card a shorter approved `short` text."},
{Code::kNoGlyph, kE, "字体里没有这个字", "no font has a character",
 "displays.yaml 里的某块屏画字用的字体都没有这个字，屏上会显示成“〓”。", "None of the fonts that a display of displays.yaml is drawn with has the character; 〓 would stand there.",
 "改用别的字；少见的人名用字可用同音说明。", "Write it with another character."},
{Code::kWrongScript, kE, "文字与语言不符", "text in another script",
 "标明的语言里没有一个字母属于它的文字，多半是几种语言填错了位置。", "Not one letter belongs to the script of the language named; mostly two languages were swapped.",
 "核对 text 下的 zh、en、ug（维吾尔文）、bo（藏文）、mn（蒙古文）。", "Check zh, en, ug (Uyghur), bo (Tibetan), mn (Mongolian) under text."},
{Code::kNotApproved, kE, "没有经过审定", "not approved",
 "hospital.yaml 写明 approvals: required，而这一项还没有提出，或者签署不全。", "hospital.yaml says approvals: required, and the item has not been proposed or lacks sign-offs.",
 "用 gongshi-bundle approve 依次提出、签署；gongshi-bundle approvals 列出每一项等谁签。", "Propose and sign it with gongshi-bundle approve; gongshi-bundle approvals lists whose turn it is."},
{Code::kVoided, kE, "审定后有改动", "changed after approval",
 "文字、受众、渠道或日期与提出、签署时不同，原来的签署不再有效。", "Text, audience, channel or dates differ from what was proposed and signed, so the sign-offs no longer hold.",
 "核对所列的改动；要保留就重新提出，不要就改回原样。", "Look at the changes named; propose it again to keep them, or undo them."},
{Code::kBadSignOff, kE, "签署不作数", "sign-off does not count",
 "approvals.yaml 里这一行的人没有这项权限、次序不对、同一个人签了两步，或者日期不对。", "A line of approvals.yaml is by somebody without that right, out of order, by one person for two steps, or of a wrong day.",
 "由有权限的人用 gongshi-bundle approve 重签；权限写在 hospital.yaml 的 signers。", "Let the right person sign with gongshi-bundle approve; `signers` of hospital.yaml says who may."},
{Code::kHigherPaper, kE, "上级文件要素不全", "higher authority's paper not stated",
 "依据是上级机关的文件，而没有写明发文机关、文号、上级公开的日期。上级没有公开的，不得先公开。", "The basis is a paper of a higher authority, and authority, number or the day on which it was published is missing. What it has not published may not be shown.",
 "在页面头部写 higher: {authority: 机关, number: 文号, published: 日期, where: 公开处}。", "Write higher: {authority: …, number: …, published: day, where: …} into the head of the page."},
{Code::kNotYet, kN, "还不到公开的日子", "not to be shown yet",
 "写了 not_before、保密审查定了期限，或者上级文件还没有公开，本期不含这一项。", "It says not_before, the secrecy review has set a day, or the higher authority has not published its paper yet; this issue leaves it out.",
 "到期后再制作一期。", "Build an issue when the day has come."},
{Code::kRefusedItem, kE, "已退回或不予公开", "refused or withheld",
 "审议的人退回了这一项、要求会商，或者决定不予公开。", "A reviewer has refused the item, is in doubt about it, or withholds it.",
 "按理由改正后重新提出；不予公开的从工作目录移走。", "Correct it by the reason given and propose it again; take out what is withheld."},
{Code::kCorrection, kE, "更正不完整或时间不够", "correction incomplete or too short",
 "更正没有写明哪一项、原文、改为什么；所更正的一项里仍有错误的文字，或没有正确的文字；或者更正显示的时间比错误显示的时间短。", "A correction does not say item, wrong and right words; the item still has the wrong words or lacks the right ones; or the correction is shown for a shorter time than the error was.",
 "先改正原来的一项；把更正页的 to 延到错误显示过的天数以后，或者不写 to。", "Correct the item itself; let the correction run at least as many days as the error did, or leave `to` out."},
{Code::kPatientField, kE, "疑似患者个人信息", "patient's personal data",
 "表格有患者姓名、住院号、身份证号之类的列，或者文字里写了某位患者的这些内容。", "A table has a column such as a patient's name, admission number or ID number, or a text gives those of one patient.",
 "删去；大厅的内容不得有患者个人信息。", "Delete it; nothing about a patient may be in a lobby."},
{Code::kPaymentStandard, kE, "医保支付标准不得公开", "payment standard must not be published",
 "谈判药品的医保支付标准是保密的，这一列或这一格没有读取。", "Payment standards of negotiated drugs are confidential; the column or cell is not read.",
 "删去；整列的也可以在 columns.yaml 里写入 ignore，表示确认不公开。", "Delete it; for a column, ignore in columns.yaml confirms that it stays out."},
{Code::kHiddenText, kE, "藏着的内容", "hidden content",
 "工作表里隐藏的行、列或工作表，或者页面里的 HTML 注释：看稿的人看不见，却会进入内容包。", "A hidden row, column or sheet, or an HTML comment in a page: whoever reviews it does not see it, yet it would be in the bundle.",
 "取消隐藏后核对，或者删去。", "Show it and check it, or delete it."},
{Code::kBuildRefused, kE, "没有生成内容包", "bundle not made",
 "还有错误。有错误的行不会被悄悄去掉。", "Errors remain. Rows with errors are never left out silently.",
 "改正后重做；确认可以缺少这些行时加 --accept-refused（整个文件的错误不能这样跳过）。", "Correct them; or say --accept-refused to leave out exactly those rows (errors of a whole file cannot be passed over)."},
{Code::kBadNumber, kE, "期号不对", "number of the issue wrong",
 "epoch 或 seq 不在允许的范围内。", "epoch or seq is out of range.",
 "epoch 从 1 到 999999999，seq 从 1 开始，每期加一。", "epoch 1 to 999999999; seq from 1, one more each issue."},
{Code::kReadingData, kE, "缺少读音数据", "reading data missing",
 "系统没有安装拼音数据包。", "The packages with pinyin data are not installed.",
 "安装 rime-data-pinyin-simp 和 unicode-data。", "Install rime-data-pinyin-simp and unicode-data."},
{Code::kNotTheNext, kE, "接不上上一期", "does not follow the issue before",
 "上一期属于别的站点或频道，或者本期期号不大于它，价格变动无从接着算。", "The issue before is of another site or channel, or has no lower number, so that its history cannot go on.",
 "--base 用本站点本频道最近公布的一期；期号一般不用写 --seq。", "Name the issue published last as --base; --seq is rarely needed."},
{Code::kBaseUntrusted, kE, "上一期不可信", "the issue before cannot be trusted",
 "--base 的签名不能用 --root 的根文件核验：没有签全，或被改动过。", "The signatures of --base do not verify with --root: they are not complete, or the file was changed.",
 "用存档里已公布的那一期；核对 --root 是否本院的根文件。", "Take the published file from the archive; see that --root is the hospital's own root."},
{Code::kHistoryDiffers, kE, "价格变动记录与存档不符", "history is not what the archive yields",
 "内容包里的历次公开、价格变动或内容变动，与由存档中的上一期算出的不一样：有人改过，或者上一期用错了。", "Issues, price changes or item changes of a bundle differ from those that its predecessor in the archive yields: somebody has edited them, or the wrong issue was named as --base.",
 "不要签名。用存档里的上一期重新 build --base。", "Do not sign. Build again with --base and the archive's file."},
{Code::kChainBroken, kE, "存档不连续", "the archive has a gap",
 "内容包所写的上一期不在存档文件夹里，或者存档里的文件签名核验不过。", "The predecessor that a bundle names is not in the archive folder, or a file there does not verify.",
 "把缺的一期找回来放进存档（publish --archive 会自动存入）；从备份恢复。", "Bring the missing issue back into the archive (publish --archive puts it there by itself), or restore it from the copy."},
{Code::kActRefused, kE, "不能这样签署", "this cannot be signed",
 "没有权限、次序不对、同一个人签两步、内容与提出的不同，或者没有这一项。", "No right to it, out of order, one person for two steps, other words than proposed, or no such item.",
 "按所说的理由办；gongshi-bundle approvals 列出每一项等谁签。", "Do as the reason says; gongshi-bundle approvals lists whose turn it is."},
});
// clang-format on

}  // namespace

std::span<const CodeEntry> finding_codes() {
  return kCodes;
}

const CodeEntry& entry_of(Code code) {
  const auto* found = std::ranges::find(kCodes, code, &CodeEntry::code);
  assert(found != kCodes.end());
  return *found;
}

std::string code_word(Code code) {
  return "E" + std::to_string(static_cast<int>(code));
}

std::optional<Code> code_from(std::string_view word) {
  const auto* const found = std::ranges::find_if(
      kCodes, [word](const CodeEntry& entry) { return code_word(entry.code) == word; });
  if (found == kCodes.end()) return std::nullopt;
  return found->code;
}

std::string errors_page(Lang lang) {
  const bool zh = lang == Lang::kZh;
  std::string page =
      zh ? "# 检查结果代码\n\n`gongshi-bundle check` 的每一条结果都写成 `文件:行:列 代码 "
           "说明`"
           "，列是电子表格的列字母加表头。\n错误会阻止生成内容包，警告和提示不会。代码不会改变含"
           "义。本页由程序的代码表生成。\n"
         : "# Codes of findings\n\nEvery finding of `gongshi-bundle check` reads `file:row:column "
           "code sentence`; the column is the spreadsheet's\nletter with its header. Errors stop a "
           "build, warnings and notes do not. A code never changes its meaning.\nThis page is made "
           "from the program's own table.\n";
  const auto severity = [zh](Severity level) -> std::string_view {
    switch (level) {
      case Severity::kError:
        return zh ? "错误" : "error";
      case Severity::kWarning:
        return zh ? "警告" : "warning";
      case Severity::kNote:
        break;
    }
    return zh ? "提示" : "note";
  };
  for (const CodeEntry& entry : kCodes) {
    page += "\n## " + code_word(entry.code) + " ";
    page += zh ? entry.title_zh : entry.title_en;
    page += zh ? "（" : " (";
    page += severity(entry.severity);
    page += zh ? "）\n\n- 原因：" : ")\n\n- Cause: ";
    page += zh ? entry.cause_zh : entry.cause_en;
    page += zh ? "\n- 处理：" : "\n- Cure: ";
    page += zh ? entry.cure_zh : entry.cure_en;
    page += "\n";
  }
  return page;
}

}  // namespace gongshi::content::workspace
