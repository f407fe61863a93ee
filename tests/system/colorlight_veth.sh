#!/usr/bin/env bash
# ColorLight over a virtual cable: gongshi-board sends raw frames at one end, the simulated card
# takes them at the other, and what hangs on its wall is compared with the picture of kind png.
#
#   sudo tests/system/colorlight_veth.sh build/dev/bin .
if [ "${GONGSHI_OWN_NETWORK:-}" != 1 ]; then
  [ "$(id -u)" -eq 0 ] || { echo "skipped: a network of one's own needs root"; exit 77; }
  command -v unshare >/dev/null && command -v ip >/dev/null ||
    { echo "skipped: unshare (util-linux) and ip (iproute2) are needed"; exit 77; }
  unshare --net ip link add wall0 type veth peer name wall1 2>/dev/null ||
    { echo "skipped: no right to a network of one's own, or no veth"; exit 77; }
  exec env GONGSHI_OWN_NETWORK=1 unshare --net bash "$0" "$@"
fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib.sh"
ip link set lo up
ip link add wall0 type veth peer name wall1 && ip link set wall0 up && ip link set wall1 up ||
  { echo "skipped: the kernel has no veth"; exit 77; }
# Neither end has an address of its own: nothing but our frames on the cable.
sysctl -qw net.ipv6.conf.wall0.disable_ipv6=1 net.ipv6.conf.wall1.disable_ipv6=1 2>/dev/null || true

size=600x16 # wider than one packet's 497 pixels
# A busy machine must not count as a bad sender or a slow card.
ahead=()
chrt -f 20 true 2>/dev/null && ahead=(chrt -f 20)
board() { "${ahead[@]}" "$bin/gongshi-board" --lang en "$@"; }
# The program itself, not the function: what is ended at the end must be it and no shell around it.
in_background card "${ahead[@]}" "$bin/gongshi-board" --lang en simulate colorlight \
  --listen eth:wall1 --size $size --state "$work/card.json" --log "$work/frames.txt" --option cards=3
eventually 5 test -s "$work/card.json"
board send "门诊 12315" --kind colorlight --port eth:wall0 --size $size --colors full --color yellow \
  --motion still --serial 1-42 --for 4 >"$work/send.out" 2>"$work/send.log" || fail "sending failed"

rows=$(grep -c " row  row" "$work/frames.txt" || true)
refused=$(grep -c "  refused   " "$work/frames.txt" || true)
answers=$(grep -c " discovery  card" "$work/frames.txt" || true)
latches=$(grep -c "accepted  sync" "$work/frames.txt" || true)
echo "rows $rows, refused $refused, asked $answers times, latches $latches"
[ "$rows" -ge 64 ] || fail "too few rows"
[ "$refused" -eq 0 ] || { grep "  refused   " "$work/frames.txt" | cut -c1-120 | sort | uniq -c | head >&2; fail "frames were refused"; }
[ "$answers" -ge 4 ] || fail "three cards of a chain and the end of it were not asked for"
[ "$latches" -ge 2 ] || fail "too few latches"
ip link set wall1 down
board send "x" --kind colorlight --port eth:wall0 --size $size --colors full --motion still >"$work/down.out" 2>&1 &&
  fail "without a link it claims to have sent"
grep -q "E2161" "$work/down.out" || { cat "$work/down.out" >&2; fail "the missing link is not named"; }
echo "passed"
