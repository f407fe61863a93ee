// Workspace: the office's folder, read and checked; what the builder makes a bundle of.
//
//   folder ─ sheets ─ records ─[workspace]─ build ─ bundle
//
// Everything that is wrong is in `findings`, in one run. Entries that were refused are not here.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "content/model.h"
#include "content/workspace/approval/item.h"
#include "content/workspace/approval/signing.h"
#include "content/workspace/approval/terms.h"
#include "content/workspace/correction/withdrawn_item.h"
#include "content/workspace/due/limits.h"
#include "content/workspace/finding.h"
#include "content/workspace/row/headers.h"
#include "content/workspace/text_pool.h"
#include "drivers/os/file.h"

namespace gongshi::content::workspace {

/// Where an entry comes from: index into Workspace::mappings (or files of pages), and row.
struct Origin {
  std::uint32_t source = 0;
  int row = 0;
};

template <class T>
struct Entry {
  T value;
  Origin origin;
  bool refused = false;    // by a check against other entries
  bool duplicate = false;  // the same as an earlier one
};

struct PhotoFile {
  std::string owner;  // code of the doctor or leader, id of the message
  fs::path file;      // inside the workspace
  std::string bytes;  // PNG or JPEG, header checked
};

struct PagePicture {
  std::string path;   // object path
  std::string bytes;  // PNG or JPEG, header checked
};

struct PageText {
  std::string path;  // object path
  std::string text;
  std::vector<PagePicture> pictures;  // that the text names
};

/// A line of displays.yaml.
struct DisplayKind {
  std::string kind;  // "onbon-k", "screen"
  std::string name;
  std::string charset;  // gb2312 or unicode
  int width = 0;        // of a board, in dots; 0: not given
  int height = 0;
  std::set<std::string> tags;
  std::vector<std::string> languages{"zh"};  // that it shows, of zh en ug bo mn
  struct Picture {
    int width = 0, height = 0;
  } picture{};           // of a screen, in pixels
  double inch = 0;       // its diagonal; 0: not given, as the following
  double pitch_mm = 0;   // of a board: from dot to dot
  double viewing_m = 0;  // people read it from so far
  // What the office has decided to show on it all the same:
  bool accepts_small_text = false;       // type too small for `viewing_m`
  bool accepts_scrolling_cards = false;  // emergency cards that do not stand
  int row = 0;                           // in displays.yaml
};

struct Workspace {
  TextPool pool;
  std::string site;
  std::string channel;
  content::Hospital hospital;
  std::map<SheetKind, content::Text> price_departments;
  std::optional<content::Money> consent_above;
  DutyLimits limits;
  std::vector<std::string> required;

  std::vector<Mapping> mappings;  // of every sheet read
  std::vector<Entry<content::PriceDetail>> services, drugs, consumables;
  std::vector<Entry<content::Department>> departments;
  std::vector<Entry<content::Doctor>> doctors;
  std::vector<Entry<content::Session>> sessions;
  std::vector<Entry<content::Leader>> leaders;
  std::vector<Entry<content::Category>> categories;
  std::vector<Entry<content::Page>> pages;
  std::vector<Entry<content::Message>> messages;
  std::vector<Entry<content::EmergencyCard>> emergency_cards;
  std::vector<Entry<content::Answer>> answers;
  std::vector<content::CorrectionLink> corrections;
  std::vector<content::Plan> plans;
  std::vector<Entry<content::PlanPoint>> points;  // row: the line in plans.yaml
  std::vector<content::PlanWay> ways;
  std::vector<PagePicture> plan_pictures;
  std::vector<content::CalendarDay> calendar;
  std::vector<DisplayKind> displays;
  std::vector<PhotoFile> doctor_photos, leader_photos, message_pictures;
  std::vector<PageText> page_texts;
  std::set<std::string, std::less<>> staff_categories;

  Signing signing;
  std::vector<std::string> own_papers;              // what the hospital's own numbers begin with
  std::map<std::string, Terms, std::less<>> terms;  // by item: "page/outpatient"
  // Where approvals are required: every item as it was written, and the book's lines about it.
  std::vector<Item> items;
  std::map<std::string, std::vector<Act>, std::less<>> acts;

  [[nodiscard]] std::vector<Entry<content::PriceDetail>>& prices(SheetKind kind);
  [[nodiscard]] Place place(const Origin& origin, Field field) const {
    return mappings[origin.source].place(origin.row, field);
  }
};

/// Of the catalogue; null when it has no such code.
[[nodiscard]] const content::Category* find_category(const Workspace& workspace,
                                                     std::string_view code);

/// Reads and checks the whole folder. `today` decides which rows have ended; `withdrawn` knows the
/// items of earlier issues. Errc::kNotFound when `directory` is no folder, errors of `withdrawn`;
/// everything else is a finding.
[[nodiscard]] Result<Workspace> read_workspace(const fs::path& directory, Date today,
                                               Findings& findings,
                                               const FindWithdrawn& withdrawn = {});

}  // namespace gongshi::content::workspace
