#include "signage/emergency/emergency_desk.h"

#include <algorithm>

#include "drivers/os/log.h"
#include "signage/emergency/startable_cards.h"

namespace gongshi::signage {
namespace {

using content::EmergencyCard;
using content::EmergencyReply;
using content::EmergencyRequest;
using content::EmergencyVerb;

constexpr const char* kGroup = "gongshi";

/// "started" of an event as the journal and the display log tell it.
std::string event_line(const EmergencyEvent& event) {
  return "emergency " + event.card + " " + std::string(emergency_event_word(event.kind)) + " (" +
         event.by + ")";
}

/// As many whole characters as fit into `longest` bytes.
std::string shortened(std::string_view text, std::size_t longest) {
  if (text.size() <= longest) return std::string(text);
  while (longest > 0 && (static_cast<unsigned char>(text[longest]) & 0xC0U) == 0x80U) --longest;
  return std::string(text.substr(0, longest));
}

std::string title_of(const content::Release* release, std::string_view id) {
  const EmergencyCard* card = release == nullptr ? nullptr : release->emergency_card(id);
  return shortened(card == nullptr ? id : std::string_view(card->title_zh),
                   content::kMaxEmergencyTitle);
}

EmergencyReply refused(EmergencyReply reply, Sentence sentence) {
  reply.accepted = false;
  reply.sentence = std::move(sentence);
  return reply;
}

/// "fire, water", and "…" where there are more than one answer names; nothing when there are none.
std::string ids_of(const std::vector<const EmergencyCard*>& cards) {
  std::string ids;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (!ids.empty()) ids += ", ";
    if (i == content::kMaxEmergencyChoices) return ids + "…";
    ids += cards[i]->id;
  }
  return ids;
}

Sentence not_startable(const std::string& card, const std::vector<const EmergencyCard*>& cards) {
  const std::string ids = ids_of(cards);
  if (ids.empty()) {
    return {"现行内容中没有可启动的应急卡", "the present content has no emergency card to start"};
  }
  return {"没有可启动的应急卡“" + card + "”；现有：" + ids,
          "there is no emergency card \"" + card + "\" to start; there are: " + ids};
}

/// Who asks through the socket. What a client says of itself is believed only as far as it matters
/// to nobody: never that it is a contact or a stick, whose card its opening would stop.
std::string asker(const EmergencyRequest& request, const LinePeer& peer) {
  const bool known = request.from == "command" || request.from == "kiosk";
  return (known ? request.from : "socket") + ", uid " + std::to_string(peer.user);
}

std::string end_text(const EmergencyRun& run) {
  return local_text(run.ends);
}

}  // namespace

EmergencyDesk::EmergencyDesk(Loop& loop, const Clock& clock, const config::Signage& site,
                             const Edition& edition, Calls calls)
    : loop_(loop),
      clock_(clock),
      site_(site),
      edition_(edition),
      calls_(std::move(calls)),
      emergency_(
          site.state_folder, [this](const EmergencyEvent& event) { tell(event); },
          [](const Error& error) { log(Level::kError, "signage", error); }),
      contacts_(*this, site) {}

EmergencyDesk::~EmergencyDesk() {
  if (timer_) loop_.cancel(*timer_);
  if (save_timer_) loop_.cancel(*save_timer_);
  save();
}

std::unique_ptr<EmergencyDesk> EmergencyDesk::open(Loop& loop, const Clock& clock,
                                                   const config::Signage& site,
                                                   const Edition& edition, Calls calls,
                                                   Contacts::Open open_lines) {
  std::unique_ptr<EmergencyDesk> desk(
      new EmergencyDesk(loop, clock, site, edition, std::move(calls)));
  EmergencyDesk* const raw = desk.get();
  desk->emergency_.resume(desk->now());
  desk->look();
  LineService service;
  service.socket = site.socket;
  service.group = kGroup;
  service.program = "gongshi-signage run";
  service.log_area = "signage";
  service.longest = content::kMaxEmergencyQuestion;
  auto server = LineServer::open(
      loop, clock, std::move(service), [raw](std::string_view line, const LinePeer& peer) {
        const auto request = content::parse_emergency_request(line);
        if (request) return content::format_emergency_reply(raw->answer(*request, peer));
        return content::format_emergency_reply(refused({}, request.error().what));
      });
  if (server) {
    desk->server_ = *std::move(server);
  } else {
    log(Level::kError, "signage", server.error());
  }
  desk->contacts_.open(loop, clock, std::move(open_lines));
  desk->name_missing_cards();
  return desk;
}

EmergencyMoment EmergencyDesk::now() const {
  return {{clock_.wall(), clock_.steady()}, calls_.boot()};
}

void EmergencyDesk::tell(const EmergencyEvent& event) {
  log(Level::kWarning, "signage", event_line(event));
  contacts_.hear(event);
  if (calls_.event) calls_.event(event);
}

void EmergencyDesk::changed() {
  look_later();
  save_later();
  if (calls_.changed) calls_.changed();
}

/// In a turn of its own: no display waits for the disk.
void EmergencyDesk::save_later() {
  if (save_timer_ || !(emergency_.unsaved() || contacts_.unsaved())) return;
  save_timer_ = loop_.at(clock_.steady(), [this] {
    save_timer_.reset();
    save();
  });
}

/// Which contacts have had their card comes first: a crash in between leaves a run that is over,
/// and spends them once more.
void EmergencyDesk::save() {
  contacts_.save();
  emergency_.save(now());
}

void EmergencyDesk::look_later() {
  if (timer_) loop_.cancel(*timer_);
  timer_.reset();
  if (!run() && !contacts_.waits()) return;
  SteadyTime next = clock_.steady() + kLook;
  if (run()) next = std::min(next, emergency_.over_at());
  timer_ = loop_.at(next, [this] {
    timer_.reset();
    look();
  });
}

const EmergencyCard* EmergencyDesk::running_card() const {
  return run() ? startable_card(edition_, run()->card, clock_.wall()) : nullptr;
}

bool EmergencyDesk::startable(std::string_view card) const {
  return startable_card(edition_, card, clock_.wall()) != nullptr;
}

void EmergencyDesk::look() {
  if (emergency_.tick(running_card(), now())) changed();
  contacts_.serve();
  save_later();
  look_later();
}

void EmergencyDesk::take(const Edition& edition) {
  const bool other = edition.release != edition_.release;
  edition_ = edition;
  // The caller is about to hand the displays what run() says.
  emergency_.tick(running_card(), now());
  look_later();
  save_later();
  if (other) name_missing_cards();
}

void EmergencyDesk::name_missing_cards() {
  const auto cards = startable_cards(edition_, clock_.wall());
  for (const config::Contact& contact : site_.contacts) {
    if (!startable(contact.card)) {
      log(Level::kError, "signage", Error{Errc::kRejected, not_startable(contact.card, cards)});
    }
  }
}

EmergencyReply EmergencyDesk::list() const {
  EmergencyReply reply;
  reply.accepted = true;
  reply.displays = calls_.displays ? calls_.displays({}) : 0;
  if (run()) {
    reply.running =
        content::EmergencyRunning{run()->card, title_of(edition_.release.get(), run()->card),
                                  emergency_.by(), run()->started, run()->ends};
  }
  for (const EmergencyCard* card : startable_cards(edition_, clock_.wall())) {
    if (card->id.empty() || card->id.size() > content::kMaxEmergencyId) continue;
    reply.more_cards = reply.cards.size() == content::kMaxEmergencyChoices;
    if (reply.more_cards) break;
    reply.cards.push_back({std::string(card->id),
                           shortened(card->title_zh, content::kMaxEmergencyTitle),
                           card->max_run_min});
  }
  return reply;
}

EmergencyReply EmergencyDesk::start(const std::string& id, const std::string& by) {
  const EmergencyCard* card = startable_card(edition_, id, clock_.wall());
  if (card == nullptr) {
    return refused(list(), not_startable(id, startable_cards(edition_, clock_.wall())));
  }
  const bool begun = emergency_.start(*card, by, now());
  if (begun) changed();
  EmergencyReply reply = list();
  if (calls_.displays) reply.displays = calls_.displays(card->tags);
  const std::string title = title_of(edition_.release.get(), id);
  const std::string displays = std::to_string(reply.displays);
  const std::string until = end_text(*run());
  reply.sentence = begun ? Sentence{"已启动应急卡“" + title + "”，本机 " + displays +
                                        " 块屏，最迟 " + until + " 自动结束",
                                    "started " + id + " on the " + displays +
                                        " displays of this host; it ends by itself at " + until}
                         : Sentence{"应急卡“" + title + "”已在运行，" + until + " 自动结束",
                                    id + " is running already; it ends by itself at " + until};
  return reply;
}

EmergencyReply EmergencyDesk::stop(const std::string& by) {
  if (!run()) {
    return refused(list(), {"没有正在运行的应急卡", "no emergency card is running"});
  }
  const std::string id = run()->card;
  const std::string title = title_of(edition_.release.get(), id);
  if (emergency_.stop(by, now())) changed();
  EmergencyReply reply = list();
  reply.sentence = {"已停止应急卡“" + title + "”，各屏恢复日常内容",
                    "stopped " + id + "; the displays are back to their ordinary content"};
  return reply;
}

EmergencyReply EmergencyDesk::answer(const EmergencyRequest& request, const LinePeer& peer) {
  if (request.verb == EmergencyVerb::kList) return list();
  const std::string by = asker(request, peer);
  log(Level::kInfo, "signage",
      "emergency asked for by " + by + ", process " + std::to_string(peer.process));
  return request.verb == EmergencyVerb::kStart ? start(request.card, by) : stop(by);
}

}  // namespace gongshi::signage
