// Schema: the model's structs as rows of the release's tables, in both directions.
//
//   workspace ─[schema]─ table ─ bundle … store ─ table ─[schema]─ release
//
// FORMAT.md describes every column. The office's builder uses the writers, Release::load the
// readers; a writer reads back what it has made, so nothing is written that a device refuses.
// Views in what a reader hands out point into its `text`.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "drivers/os/result.h"

namespace gongshi::content {

// Object paths of the tables.
inline constexpr std::string_view kHospitalTable = "table/hospital";
inline constexpr std::string_view kServiceTable = "table/services";
inline constexpr std::string_view kDrugTable = "table/drugs";
inline constexpr std::string_view kConsumableTable = "table/consumables";
inline constexpr std::string_view kDepartmentTable = "table/departments";
inline constexpr std::string_view kDoctorTable = "table/doctors";
inline constexpr std::string_view kSessionTable = "table/sessions";
inline constexpr std::string_view kCategoryTable = "table/categories";
inline constexpr std::string_view kPageTable = "table/pages";
inline constexpr std::string_view kMessageTable = "table/messages";
inline constexpr std::string_view kEmergencyTable = "table/emergency";
inline constexpr std::string_view kLeaderTable = "table/leaders";
inline constexpr std::string_view kReadingTable = "table/readings";
inline constexpr std::string_view kCalendarTable = "table/calendar";
inline constexpr std::string_view kAnswerTable = "table/answers";
inline constexpr std::string_view kCorrectionTable = "table/corrections";
inline constexpr std::string_view kPlanTable = "table/plans";
inline constexpr std::string_view kPointTable = "table/points";
inline constexpr std::string_view kWayTable = "table/ways";

[[nodiscard]] std::string_view price_table(PriceKind kind);

/// Object paths of what tables refer to: "text/page/visit-steps.zh", "image/doctor/d012".
[[nodiscard]] std::string page_text_path(std::string_view page_id, Lang lang);
[[nodiscard]] std::string doctor_photo_path(std::string_view doctor_code);
[[nodiscard]] std::string leader_photo_path(std::string_view leader_code);
[[nodiscard]] std::string message_picture_path(std::string_view message_id);
/// "image/media/floor-1.png": the file's own name, by which a kiosk's site.yaml knows the plan.
[[nodiscard]] std::string page_picture_path(std::string_view file_name);

/// In one page's text.
inline constexpr std::size_t kMostPagePictures = 12;

// Writers: the whole table, header row included, rows in the order given. Errc::kCorrupt with word
// E_CONTENT when a value cannot stand in its column; `what` names table, row (the header is 1) and
// column.

[[nodiscard]] Result<std::string> write_hospital(const Hospital& hospital);
/// All of one kind. Of `item`, `row` and `kind` are not looked at.
[[nodiscard]] Result<std::string> write_prices(PriceKind kind, std::span<const PriceDetail> prices);
[[nodiscard]] Result<std::string> write_departments(std::span<const Department> departments);
[[nodiscard]] Result<std::string> write_doctors(std::span<const Doctor> doctors);
[[nodiscard]] Result<std::string> write_sessions(std::span<const Session> sessions);
[[nodiscard]] Result<std::string> write_categories(std::span<const Category> categories);
[[nodiscard]] Result<std::string> write_pages(std::span<const Page> pages);
[[nodiscard]] Result<std::string> write_messages(std::span<const Message> messages);
[[nodiscard]] Result<std::string> write_emergency_cards(std::span<const EmergencyCard> cards);
[[nodiscard]] Result<std::string> write_leaders(std::span<const Leader> leaders);
[[nodiscard]] Result<std::string> write_readings(std::span<const Reading> readings);
[[nodiscard]] Result<std::string> write_calendar(std::span<const CalendarDay> days);
[[nodiscard]] Result<std::string> write_answers(std::span<const Answer> answers);
[[nodiscard]] Result<std::string> write_corrections(std::span<const CorrectionLink> corrections);
[[nodiscard]] Result<std::string> write_plans(std::span<const Plan> plans);
[[nodiscard]] Result<std::string> write_points(std::span<const PlanPoint> points);
[[nodiscard]] Result<std::string> write_ways(std::span<const PlanWay> ways);

// Readers. Errc::kCorrupt with word E_CONTENT names table, row and column, never a cell's text.

[[nodiscard]] Result<Hospital> read_hospital(std::string_view text);
/// Checks every column and appends the hot ones.
[[nodiscard]] Status read_prices(PriceKind kind, std::string_view text,
                                 std::vector<PriceItem>& prices);
[[nodiscard]] Result<std::vector<Department>> read_departments(std::string_view text);
[[nodiscard]] Result<std::vector<Doctor>> read_doctors(std::string_view text);
[[nodiscard]] Result<std::vector<Session>> read_sessions(std::string_view text);
[[nodiscard]] Result<std::vector<Category>> read_categories(std::string_view text);
[[nodiscard]] Result<std::vector<Page>> read_pages(std::string_view text);
[[nodiscard]] Result<std::vector<Message>> read_messages(std::string_view text);
[[nodiscard]] Result<std::vector<EmergencyCard>> read_emergency_cards(std::string_view text);
[[nodiscard]] Result<std::vector<Leader>> read_leaders(std::string_view text);
[[nodiscard]] Result<std::vector<Reading>> read_readings(std::string_view text);
[[nodiscard]] Result<std::vector<CalendarDay>> read_calendar(std::string_view text);
[[nodiscard]] Result<std::vector<Answer>> read_answers(std::string_view text);
[[nodiscard]] Result<std::vector<CorrectionLink>> read_corrections(std::string_view text);
[[nodiscard]] Result<std::vector<Plan>> read_plans(std::string_view text);
[[nodiscard]] Result<std::vector<PlanPoint>> read_points(std::string_view text);
[[nodiscard]] Result<std::vector<PlanWay>> read_ways(std::string_view text);

/// The cold columns of `item`, out of its row. `item` comes from read_prices.
[[nodiscard]] PriceDetail read_detail(const PriceItem& item);

}  // namespace gongshi::content
