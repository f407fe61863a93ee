#include "kiosk/feedback/mailbox.h"

#include <algorithm>
#include <array>

#include "content/bundle/key.h"
#include "content/feedback/outbox.h"
#include "content/feedback/personal.h"
#include "content/feedback/seal.h"
#include "drivers/os/log.h"

namespace gongshi::kiosk {
namespace {

using content::feedback::Opinion;
using content::feedback::OpinionNumber;
using content::feedback::Personal;

Error refused(Sentence what) {
  return {Errc::kRejected, std::move(what), {}};
}

std::optional<content::bundle::PublicKey> key_of(const content::Release& release) {
  const auto key = content::bundle::PublicKey::from_text(release.hospital().feedback_key);
  if (!key || !content::feedback::can_seal_to(*key)) return std::nullopt;
  return key;
}

/// The hospital's own lines may be named in an opinion.
Personal personal_in(std::string_view text, const content::Hospital& hospital) {
  const std::array<std::string_view, 5> published{
      hospital.complaint_phone, hospital.oversight_phone, hospital.desk_phone,
      hospital.price_office_phone, hospital.emergency_phone};
  return content::feedback::find_personal(text, published);
}

/// One that no answer of the issue has.
OpinionNumber fresh_number(const content::Release& release) {
  OpinionNumber number = OpinionNumber::draw();
  const auto taken = [&](const content::Answer& answer) {
    return answer.number == number.digits();
  };
  while (std::ranges::any_of(release.answers(), taken)) number = OpinionNumber::draw();
  return number;
}

}  // namespace

bool takes_opinions(const content::Release& release) {
  return !release.hospital().feedback_key.empty() && key_of(release).has_value();
}

Result<OpinionNumber> Mailbox::send(const Draft& draft, const Frame& frame) {
  const content::Release& release = frame.release();
  const auto key = key_of(release);
  if (!key) {
    return refused({"本机现在不收意见，请拨打投诉电话。",
                    "This machine takes no opinions now. Please call the complaint line."});
  }
  if (draft.says_nothing()) {
    return refused({"请先打分、选一句，或写几个字。",
                    "Please choose a face or a phrase, or write a few words."});
  }
  if (const Personal found = personal_in(draft.words.text(), release.hospital());
      found != Personal::kNone) {
    return refused(content::feedback::reason_of(found));
  }
  const SteadyTime now = clock_.steady();
  if (const auto wait = pace_.wait(now); wait.count() > 0) {
    return refused(content::feedback::too_fast(wait));
  }
  Opinion opinion{.number = fresh_number(release), .site = release.id().site, .device = device_};
  opinion.written = std::chrono::floor<std::chrono::minutes>(frame.now);
  opinion.serial = release.id().serial();
  opinion.language = code_of(frame.manner.language);
  opinion.kind = draft.kind;
  opinion.about = draft.about;
  opinion.rating = draft.rating;
  opinion.phrases = draft.phrases;
  if (!opinion.text.assign(draft.words.text())) {
    return refused({"写得太长了，请删去一些。", "It is too long. Please shorten it."});
  }
  GONGSHI_TRY(const std::string sealed, content::feedback::seal(opinion, *key));
  const auto posted = content::feedback::post(outbox_, device_, sealed);
  if (!posted && posted.error().code == Errc::kRejected) return posted.error();
  if (!posted) {
    log(Level::kError, "kiosk", posted.error());  // names the folder, never what was said
    return refused({"意见没有发出：本机暂时存不下。请拨打投诉电话，或告诉服务台。",
                    "It was not sent: this machine cannot store it now. Please call the complaint "
                    "line or tell the service desk."});
  }
  pace_.count(now);
  return opinion.number;
}

}  // namespace gongshi::kiosk
