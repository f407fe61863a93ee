// People rows: one row of departments.csv, doctors.csv, leaders.csv or sessions.csv.
#pragma once

#include <optional>
#include <string>

#include "content/model.h"
#include "content/workspace/row/record.h"

namespace gongshi::content::workspace {

[[nodiscard]] std::optional<content::Department> read_department(Record& record);

struct DoctorRow {
  content::Doctor doctor;  // `pinyin` only where the row gives it; `photo` empty
  std::string photo_file;  // as written in the row
};
[[nodiscard]] std::optional<DoctorRow> read_doctor(Record& record);

struct LeaderRow {
  content::Leader leader;  // `pinyin` only where the row gives it; `photo` empty
  std::string photo_file;  // as written in the row
};
[[nodiscard]] std::optional<LeaderRow> read_leader(Record& record);

[[nodiscard]] std::optional<content::Session> read_session(Record& record);

/// "zeng xiao ming": small letters, one blank between syllables, at most six letters each.
[[nodiscard]] bool is_pinyin(std::string_view text);

}  // namespace gongshi::content::workspace
