#include "content/store/service/desk.h"

#include "content/store/layout.h"
#include "drivers/os/log.h"

namespace gongshi::content::store {
namespace {

using namespace std::chrono_literals;

constexpr auto kShown = 10min;  // an operator's outcome stands on the page, whatever rounds bring
constexpr const char* kGroup = "gongshi";  // of the displays, who may ask

Error refused(std::string zh, std::string en) {
  return {Errc::kRejected, {std::move(zh), std::move(en)}, {}};
}

}  // namespace

Desk::Desk(Service service)
    : service_(std::move(service)),
      pin_guard_(service_.site.sync.pin_file, Layout{service_.site.store}.notes() / "pin-tries") {}

Result<std::unique_ptr<Desk>> Desk::open(Service service) {
  std::unique_ptr<Desk> desk(new Desk(std::move(service)));
  auto server = open_control_server(
      desk->service_.loop, desk->service_.clock, desk->service_.site.sync.socket, kGroup,
      [raw = desk.get()](const ControlRequest& request) { return raw->answer(request); });
  if (server) {
    desk->server_ = *std::move(server);
  } else if (server.error().code == Errc::kUsage) {
    return std::move(server).error();  // another updater is at work
  } else {
    // Without the page rounds, scrubs and receipts go on.
    log(Level::kError, "sync", server.error());
  }
  return desk;
}

ControlReply Desk::answer(const ControlRequest& request) {
  ControlReply reply;
  if (auto sentence = answer_to(request)) {
    reply.accepted = true;
    reply.sentence = *std::move(sentence);
  } else {
    reply.sentence = std::move(sentence).error().what;
  }
  const auto stick = service_.sticks == nullptr ? std::nullopt : service_.sticks->stick();
  if (stick) reply.stick = stick->label;
  reply.busy = asked_ || service_.round_is_under_way();
  reply.word = shown_.word;
  reply.outcome = shown_.sentence;
  return reply;
}

Result<Sentence> Desk::answer_to(const ControlRequest& request) {
  if (request.verb == ControlVerb::kState) {
    return Sentence{"更新服务在运行", "the updater is running"};
  }
  const Status known =
      pin_guard_.check(request.pin, service_.clock.wall(), service_.clock.steady());
  if (!known) {
    log(Level::kWarning, "sync", known.error());
    return known.error();
  }
  if (request.verb == ControlVerb::kUnlock) return Sentence{"密码正确", "the PIN is right"};
  return begin(request.verb);
}

Result<Sentence> Desk::begin(ControlVerb verb) {
  if (asked_) {
    return refused("上一个操作还在进行，请稍候", "the last thing asked for is still under way");
  }
  if (verb == ControlVerb::kPull) return begin_pull();
  return begin_on_stick(verb == ControlVerb::kCarryReceipts ? JobKind::kCarry : JobKind::kImport);
}

Result<Sentence> Desk::begin_pull() {
  if (service_.site.url.empty()) {
    return refused("此设备没有设置网址，只能用 U 盘更新",
                   "this device has no address to ask; it is updated by stick");
  }
  asked_ = JobKind::kRound;
  service_.ask(JobKind::kRound);
  return Sentence{"开始检查更新", "looking for news"};
}

Result<Sentence> Desk::begin_on_stick(JobKind kind) {
  if (service_.sticks == nullptr) {
    return refused("此设备不使用 U 盘", "this device takes no sticks");
  }
  const bool carry = kind == JobKind::kCarry;
  if (carry && !service_.site.sync.receipts_to_stick) {
    return refused("此设备不往 U 盘上存回执", "this device carries no receipts out on sticks");
  }
  if (!service_.sticks->stick()) {
    return refused("没有插入 U 盘，或其格式不是 FAT、exFAT",
                   "no stick is plugged in, or it is not formatted as FAT or exFAT");
  }
  asked_ = kind;
  service_.ask(kind);
  if (carry)
    return Sentence{"正在往 U 盘存回执，请不要拔出", "writing receipts; leave the stick in"};
  return Sentence{"正在从 U 盘读取，请稍候", "reading the stick, please wait"};
}

void Desk::take(const JobReport& report) {
  const bool waited_for = asked_ == report.kind;
  const bool may_show = report.kind == JobKind::kRound && service_.clock.steady() >= shown_until_;
  if (!waited_for && !may_show) return;
  shown_ = report;
  if (!waited_for) return;
  asked_.reset();
  shown_until_ = service_.clock.steady() + kShown;
}

}  // namespace gongshi::content::store
