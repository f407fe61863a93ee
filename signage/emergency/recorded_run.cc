#include "signage/emergency/recorded_run.h"

#include <algorithm>

#include "signage/emergency/run_record.h"
#include "signage/emergency/startable_cards.h"

namespace gongshi::signage {

Result<std::optional<EmergencyRun>> recorded_run(const fs::path& state_folder,
                                                 const Edition& edition, WallTime now,
                                                 const BootMark& boot) {
  GONGSHI_TRY(const std::optional<RunRecord> record, read_run_record(state_folder));
  if (!record) return std::optional<EmergencyRun>{};
  const content::EmergencyCard* card = startable_card(edition, record->card, now);
  if (card == nullptr) return std::optional<EmergencyRun>{};
  const auto lasts =
      std::min<std::chrono::seconds>(record->lasts, std::chrono::minutes{card->max_run_min});
  const auto ran = ran_until(*record, now, boot);
  if (ran >= lasts) return std::optional<EmergencyRun>{};
  return std::optional<EmergencyRun>{{record->card, now - ran, now - ran + lasts}};
}

}  // namespace gongshi::signage
