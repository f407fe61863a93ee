#include "tests/signage/agreement_card.h"

#include <algorithm>

#include "drivers/catalogue.h"
#include "drivers/simulator/onbon/k_card.h"

namespace gongshi::test {
namespace {

using namespace signage;
using namespace std::chrono_literals;
using drivers::simulator::CardSpec;
using drivers::simulator::OnbonKCard;
using drivers::simulator::Simulator;

/// Lines are broken where the card has room; columns and breaks are spaces on it.
std::string without_breaks(std::string text) {
  std::erase_if(text, [](char c) { return c == '\n' || c == ' ' || c == '\t'; });
  return text;
}

}  // namespace

AgreementCard::AgreementCard(fonts::TypeCase& type)
    : type_(type), loop_(must(Loop::create({}))), clock_(*parse_time("2026-01-01T00:00:00Z")) {
  simulator_ = must(Simulator::open(loop_, clock_, std::make_unique<OnbonKCard>(CardSpec{})));
  display_.name = "card";
  display_.kind = "onbon-k";
  display_.port = simulator_->address();
  display_.width_px = 128;
  display_.height_px = 32;
  bus_ =
      must(lines_.at(must(drivers::port_of(*must(drivers::find_kind("onbon-k")), display_.port))));
  display_.options = {{"reply_ms", "300"}, {"poll_s", "1"}};
}

std::string AgreementCard::on_card() const {
  const auto& areas = dynamic_cast<OnbonKCard&>(simulator_->card()).areas();
  return areas.empty() ? std::string{} : areas.begin()->second.text;
}

void AgreementCard::compare(const Edition& edition, WallTime now, Tally& tally) {
  // Each time another start of the daemon, with a card that has just got its mains: an item that
  // stands is kept when a new issue has it too, and nothing may be right by chance.
  output_.reset();
  simulator_->card().lose_power({clock_.wall(), clock_.steady()});
  clock_.set(now);
  output_ = must(BoardOutput::open(loop_, clock_, lines_, display_, type_, [] {}));
  output_->take(edition);
  const SteadyTime end = clock_.steady() + 10s;
  // The clock runs on meanwhile: what is due when the card has it may be the next item already.
  Showing shown = told(at(edition, display_, clock_.wall()), clock_.wall());
  while (without_breaks(on_card()) != without_breaks(shown.item().text)) {
    if (clock_.steady() >= end) {
      disagree("the card has \"" + on_card() + "\"" + where(shown, clock_.wall()));
    }
    must(loop_.turn(clock_, clock_.steady() + 50ms));
    shown = told(at(edition, display_, clock_.wall()), clock_.wall());
  }
  count(shown, tally);
  ++tally.cards;
}

}  // namespace gongshi::test
