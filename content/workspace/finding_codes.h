// Finding codes: the one table of everything that `check` can say about a workspace.
//
// A code is stable for ever: people print the handbook page and write codes on notes. A number that
// is no longer used is not given to another problem.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "drivers/os/lang.h"

namespace gongshi::content::workspace {

enum class Severity { kError, kWarning, kNote };

/// The number after the "E". 10xx files, 11xx rows, 12xx cells, 13xx rows against each other,
/// 14xx references, 15xx what may be shown, 16xx the build itself and
/// the chain of issues.
enum class Code {
  kMissingFile = 1001,
  kFileTooLarge = 1002,
  kWrongFileType = 1003,
  kBadEncoding = 1004,
  kUnclosedQuote = 1005,
  kNoHeader = 1006,
  kBadWorkbook = 1007,
  kUnknownKind = 1008,
  kYamlSyntax = 1009,
  kFrontMatter = 1010,
  kUnknownKey = 1011,
  kMissingKey = 1012,
  kBadValue = 1013,
  kDoubleColumn = 1014,
  kUnknownColumn = 1015,
  kMissingColumn = 1016,
  kOtherSheet = 1017,
  kStrayFile = 1018,
  kTextAfterQuote = 1019,
  kCmsHead = 1030,
  kCmsVersion = 1031,
  kCmsNotAttested = 1032,
  kCmsNegotiated = 1033,
  kRaggedRow = 1101,
  kSummaryRow = 1102,
  kNoRows = 1103,
  kSectionRow = 1104,
  kGroupBlanks = 1105,
  kMissingCell = 1201,
  kMissingPrice = 1202,
  kBadMoney = 1203,
  kScientificCode = 1204,
  kLostZeros = 1205,
  kBadPercent = 1206,
  kBadDate = 1207,
  kBadInsurance = 1208,
  kBadWord = 1209,
  kDamagedCharacter = 1210,
  kControlCharacter = 1211,
  kPlaceholder = 1212,
  kTooLong = 1213,
  kErrorValue = 1214,
  kZeroPrice = 1215,
  kSuspectName = 1216,
  kOddCode = 1217,
  kBadReading = 1218,
  kUnitInPrice = 1219,
  kOddUnit = 1220,
  kCutOff = 1221,
  kDuplicateRow = 1301,
  kTwoPrices = 1302,
  kCodeReused = 1303,
  kDatesReversed = 1304,
  kMarkup = 1305,
  kWeekdayOrDate = 1306,
  kGeneratedCodes = 1307,
  kConsent = 1308,
  kMixedUnits = 1309,
  kMixedCurrency = 1310,
  kCmsPayer = 1331,
  kCmsNoCode = 1332,
  kCmsCodeType = 1333,
  kCmsOther = 1334,
  kCmsNoCharge = 1335,
  kCmsMinMax = 1336,
  kCmsCount = 1337,
  kCmsAmounts = 1338,
  kCmsCountZero = 1339,
  kCmsDrugUnit = 1340,
  kCmsModifier = 1341,
  kCmsDrugPair = 1342,
  kUnknownDepartment = 1401,
  kUnknownDoctor = 1402,
  kUnknownCategory = 1403,
  kPhoto = 1404,
  kDuplicateCode = 1405,
  kDuplicateNumber = 1406,
  kEmptyCategory = 1407,
  kParentLoop = 1408,
  kQuotedPrice = 1409,
  kCalendar = 1410,
  kPictureLine = 1411,
  kUnknownPoint = 1412,
  kPointOutside = 1413,
  kUnreachedPoint = 1414,
  kRoomNowhere = 1415,
  kNoEscape = 1416,
  kImpossibleWay = 1417,
  kStaff = 1501,
  kIdNumber = 1502,
  kMobile = 1503,
  kGuideIncomplete = 1504,
  kNoHours = 1505,
  kCharset = 1506,
  kEmptyPage = 1507,
  kStaffCategory = 1508,
  kScrollingCard = 1509,
  kNoGlyph = 1510,
  kWrongScript = 1511,
  kNotApproved = 1512,
  kVoided = 1513,
  kBadSignOff = 1514,
  kHigherPaper = 1515,
  kNotYet = 1516,
  kRefusedItem = 1517,
  kCorrection = 1518,
  kPatientField = 1519,
  kPaymentStandard = 1520,
  kHiddenText = 1521,
  kTooSmall = 1525,
  kAccepted = 1526,
  kBuildRefused = 1601,
  kBadNumber = 1602,
  kReadingData = 1603,
  kNotTheNext = 1604,
  kBaseUntrusted = 1605,
  kHistoryDiffers = 1606,
  kChainBroken = 1607,
  kActRefused = 1608,
  kForeignFolder = 1609,
};

struct CodeEntry {
  Code code;
  Severity severity;
  std::string_view title_zh, title_en;
  std::string_view cause_zh, cause_en;
  std::string_view cure_zh, cure_en;
};

/// Every code, ascending.
[[nodiscard]] std::span<const CodeEntry> finding_codes();
[[nodiscard]] const CodeEntry& entry_of(Code code);

/// "E1203".
[[nodiscard]] std::string code_word(Code code);
[[nodiscard]] std::optional<Code> code_from(std::string_view word);

/// The handbook page, config/handbook/errors.zh.md or errors.en.md; a test compares them.
[[nodiscard]] std::string errors_page(Lang lang);

}  // namespace gongshi::content::workspace
