// Which kinds are tried on a port, and how.
#include "drivers/desk/probing.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gongshi;
using namespace gongshi::drivers;

namespace {

ProbePlan plan_for(const std::string& port) {
  BoardRequest request;
  request.port = port;
  auto plan = plan_probe(request, "");
  REQUIRE(plan.has_value());
  return std::move(*plan);
}

std::ptrdiff_t tries(const ProbePlan& plan, std::string_view kind, int baud,
                     const std::string& form) {
  return std::count_if(plan.tries.begin(), plan.tries.end(), [&](const ProbeTry& each) {
    return each.kind->name == kind && each.port.baud == baud && each.port.form == form;
  });
}

}  // namespace

TEST_SUITE("desk") {
  TEST_CASE("probe: each kind is tried at its usual speed first, then at the others") {
    const ProbePlan plan = plan_for("serial:/dev/x");
    CHECK(tries(plan, "lg-rs232", 9600, "8N1") == 1);
    CHECK(tries(plan, "samsung-mdc", 9600, "8N1") == 1);
    CHECK(tries(plan, "alpha", 9600, "7E1") == 1);
    CHECK(tries(plan, "onbon-k", 57'600, "8N1") == 1);
    CHECK(tries(plan, "onbon-k", 9600, "8N1") == 1);
    REQUIRE(plan.tries.size() > plan.kinds.size());
    for (std::size_t index = 0; index < plan.kinds.size(); ++index) {
      CHECK(plan.tries[index].kind == plan.kinds[index]);
      const int usual_baud = plan.kinds[index]->usual_baud;
      CHECK(plan.tries[index].port.baud == (usual_baud == 0 ? 57'600 : usual_baud));
    }
    for (const ProbeTry& each : plan.tries) {
      BoardOrder order;
      order.geometry = {128, 32};
      order.port = each.port;
      CAPTURE(std::string(each.kind->name));
      CHECK(each.kind->make(order).has_value());
    }
  }

  TEST_CASE("probe: a speed or form that the port names is kept") {
    const ProbePlan plan = plan_for("serial:/dev/x?baud=19200&form=8N1");
    CHECK(plan.tries.size() == plan.kinds.size());
    CHECK(tries(plan, "alpha", 19'200, "8N1") == 1);
  }

  TEST_CASE("port: what it does not name is as the kind of board usually has it") {
    const auto speed = [](const char* kind, const char* port) {
      BoardRequest request;
      request.kind = kind;
      request.port = port;
      const auto order = request.order();
      const auto opened = request.open_port();
      REQUIRE(order.has_value());
      REQUIRE(opened.has_value());
      CHECK(order->port.baud == opened->baud);
      return std::to_string(opened->baud) + " " + opened->form;
    };
    CHECK(speed("alpha", "serial:/dev/x") == "9600 7E1");
    CHECK(speed("alpha", "serial:/dev/x?form=8N1") == "9600 8N1");
    CHECK(speed("alpha", "serial:/dev/x?baud=4800") == "4800 7E1");
    CHECK(speed("am03127", "serial:/dev/x") == "9600 8N1");
    CHECK(speed("jetfile2", "serial:/dev/x") == "9600 8N1");
    CHECK(speed("cpower", "serial:/dev/x") == "115200 8N1");
    CHECK(speed("onbon-k", "serial:/dev/x") == "57600 8N1");
    CHECK(speed("lg-rs232", "serial:/dev/x?baud=19200") == "19200 8N1");
    CHECK(speed("lg-rs232", "pty:/dev/x") == "0 8N1");
  }
}
