// Release: one whole issue, loaded: what the kiosk and the signage daemon read.
//
//   bundle ─ store ─[release]─ query / playlist
//
// Immutable once loaded; shared as std::shared_ptr<const Release>, so a reader keeps the issue it
// began with while a newer one is taken over elsewhere.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "content/history.h"
#include "content/model.h"
#include "content/objects.h"
#include "drivers/os/result.h"

namespace gongshi::content {

struct ReleaseId {
  std::string site;
  std::string channel;
  std::uint64_t epoch = 0;
  std::uint64_t seq = 0;
  std::string manifest_hash;  // SHA-256 of the manifest file, 64 hex digits
  WallTime created{};
  WallTime fresh_until{};

  /// "1-42", shown on every display.
  [[nodiscard]] std::string serial() const;
  /// The first 8 hex digits of the manifest hash: what an overseer compares.
  [[nodiscard]] std::string short_code() const;
};

class Release {
 public:
  /// Parses every table of FORMAT.md. A missing table is an error, a missing optional one is empty.
  ///
  /// Errc::kCorrupt   a row breaks its table's rules; `what` names table and row
  /// Errc::kRejected  an item is for staff only (word "E_CONTENT"); `what` names the item's id, not
  /// its text
  [[nodiscard]] static Result<std::shared_ptr<const Release>> load(
      ReleaseId id, std::shared_ptr<const Objects> objects);

  [[nodiscard]] const ReleaseId& id() const { return id_; }
  [[nodiscard]] const Hospital& hospital() const { return hospital_; }

  /// Services, drugs, consumables in that order, each in table order (by name).
  [[nodiscard]] std::span<const PriceItem> prices() const { return prices_; }
  [[nodiscard]] std::span<const PriceItem> prices(PriceKind kind) const;
  [[nodiscard]] PriceDetail detail(const PriceItem& item) const;

  [[nodiscard]] std::span<const Department> departments() const { return departments_; }
  [[nodiscard]] std::span<const Doctor> doctors() const { return doctors_; }
  [[nodiscard]] std::span<const Session> sessions() const { return sessions_; }
  [[nodiscard]] std::span<const Category> categories() const { return categories_; }
  [[nodiscard]] std::span<const Page> pages() const { return pages_; }
  [[nodiscard]] std::span<const Message> messages() const { return messages_; }
  [[nodiscard]] std::span<const EmergencyCard> emergency_cards() const { return emergency_cards_; }
  [[nodiscard]] std::span<const Leader> leaders() const { return leaders_; }
  [[nodiscard]] std::span<const Reading> readings() const { return readings_; }
  [[nodiscard]] std::span<const CalendarDay> calendar() const { return calendar_; }

  /// Which page corrects which item, by page; corrections.h finds one's way in them.
  [[nodiscard]] std::span<const CorrectionLink> corrections() const { return corrections_; }

  /// In the office's own order.
  [[nodiscard]] std::span<const Answer> answers() const { return answers_; }

  /// The issues before this one and what each changed; empty when none is known.
  [[nodiscard]] const History& history() const { return history_; }
  /// Of the thing that `item` is a price of, newest first.
  [[nodiscard]] std::span<const PriceStep> steps(const PriceItem& item) const;
  /// Where people find their way, all empty when the office has drawn no plans.
  [[nodiscard]] std::span<const Plan> plans() const { return plans_; }
  [[nodiscard]] std::span<const PlanPoint> points() const { return points_; }
  [[nodiscard]] std::span<const PlanWay> ways() const { return ways_; }

  [[nodiscard]] const Department* department(std::string_view code) const;
  [[nodiscard]] const Doctor* doctor(std::string_view code) const;
  [[nodiscard]] const Category* category(std::string_view code) const;
  [[nodiscard]] const EmergencyCard* emergency_card(std::string_view id) const;
  [[nodiscard]] const Plan* plan(std::string_view id) const;
  [[nodiscard]] const PlanPoint* point(std::string_view id) const;
  /// Where `room` of a department or session is; null: on no plan.
  [[nodiscard]] const PlanPoint* point_of_room(std::string_view room) const;

  /// By the ten digits of the opinion's number, while it is shown on `day`.
  [[nodiscard]] const Answer* answer(std::string_view number, Date day) const;

  /// Markdown of a page or bytes of an image, by object path.
  [[nodiscard]] Result<std::string_view> object(std::string_view path) const;

  /// To be called when all has been read that will be asked for often; see Objects::rest().
  void rest() const { objects_->rest(); }

 private:
  Release() = default;
  [[nodiscard]] Status read_tables();
  [[nodiscard]] Status check_audience() const;
  [[nodiscard]] Status check_references() const;
  [[nodiscard]] Status check_corrections() const;

  ReleaseId id_;
  std::shared_ptr<const Objects> objects_;
  Hospital hospital_;
  std::vector<PriceItem> prices_;
  std::vector<Department> departments_;
  std::vector<Doctor> doctors_;
  std::vector<Session> sessions_;
  std::vector<Category> categories_;
  std::vector<Page> pages_;
  std::vector<Message> messages_;
  std::vector<EmergencyCard> emergency_cards_;
  std::vector<Leader> leaders_;
  std::vector<Reading> readings_;
  std::vector<CalendarDay> calendar_;
  std::vector<Answer> answers_;
  std::vector<CorrectionLink> corrections_;
  History history_;
  std::vector<Plan> plans_;
  std::vector<PlanPoint> points_;
  std::vector<PlanWay> ways_;
};

}  // namespace gongshi::content
