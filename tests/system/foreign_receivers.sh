#!/usr/bin/env bash
# Receivers that nobody here wrote hear E1.31 and Art-Net from gongshi-board over loopback, and their
# slots are compared with the picture, which kind png writes by another way. What is not installed is
# skipped. Debian: ola, tshark, nodejs; npm (NODE_PATH): sacn, e131, dmxnet.
#
#   sudo NODE_PATH=/opt/node_modules tests/system/foreign_receivers.sh build/dev/bin .
#
# As root, for a network of its own: the ports 5568 and 6454 belong to nobody else there.
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
# OLA takes no loopback interface, so the receivers live on one end of a virtual cable.
here_address=10.9.9.1
ip link set lo up
ip route add 239.255.0.0/16 dev lo
ip link add wall0 type veth peer name wall1 && ip addr add $here_address/24 dev wall0 &&
  ip link set wall0 up && ip link set wall1 up || fail "no virtual cable"
command -v node >/dev/null || { echo "skipped: nodejs reads the picture"; exit 77; }

size=96x16 # 1536 pixels: ten universes of 170, the last one short
universes=10
text="门诊 12315"
board() { "$bin/gongshi-board" --lang en "$@"; }
show() { board send "$text" --motion still --serial 1-42 --size $size --colors full --color yellow "$@"; }

show --kind png --option pitch=1 --port "file:$work/truth.png" >"$work/truth.log" 2>&1 ||
  fail "kind png draws nothing"
node "$here/foreign/pixels.js" "$work/truth.png" 510 >"$work/truth.hex"
[ "$(wc -l <"$work/truth.hex")" -eq $universes ] || fail "the picture has another size"
grep -q '[1-9a-f]' "$work/truth.hex" || fail "the picture is dark"

# compare WHO PROTOCOL FILE: each universe begins with the picture's bytes, and zeros follow
bad=0
compared=0
compare() {
  local who=$1 protocol=$2 file=$3 equal=0 slots=0 want got
  local count=${4:-$universes}
  while read -r want <&3 && read -r got <&4; do
    slots=$((slots + ${#want} / 2))
    local rest=${got:${#want}}
    [ "${got:0:${#want}}" = "$want" ] && [ -z "${rest//0/}" ] && equal=$((equal + 1))
  done 3< <(head -n "$count" "$work/truth.hex") 4<"$file"
  printf '%-22s %-8s %2d of %d universes equal, %d slots\n' "$who" "$protocol" $equal "$count" $slots
  compared=$((compared + 1))
  [ $equal -eq "$count" ] || bad=$((bad + 1))
}
skip() { printf '%-22s %-8s skipped: %s\n' "$1" "$2" "$3"; }

# send_for SECONDS PROTOCOL [OPTION…]: in the background
send_for() {
  local seconds=$1 protocol=$2 where
  shift 2
  case $protocol in
    E1.31) where="--kind e131 --port udp:127.0.0.1:5568" ;;
    multicast) where="--kind e131 --port udp:multicast:5568?interface=lo" ;;
    Art-Net) where="--kind artnet --port udp:127.0.0.1:6454" ;;
    OLA-E1.31) where="--kind e131 --port udp:$here_address:5568" ;;
    OLA-Art-Net) where="--kind artnet --port udp:$here_address:6454 --option address=1" ;;
  esac
  # shellcheck disable=SC2086  # words
  show $where --for "$seconds" "$@" >"$work/send.out" 2>"$work/send.log" &
  sender=$!
}

npm() {
  local library=$1 protocol=$2 code=0
  node -e 'require(process.argv[1])' "$library" 2>/dev/null || { skip "npm $library" "$protocol" "not installed"; return; }
  node "$here/foreign/receive.js" "$library" $universes 6 >"$work/$library.hex" 2>"$work/$library.log" &
  local receiver=$!
  sleep 2
  send_for 6 "$protocol"
  wait $receiver || code=$?
  wait $sender || true
  [ $code -eq 0 ] || echo "npm $library: not all universes came"
  compare "npm $library" "$protocol" "$work/$library.hex"
}
npm sacn E1.31
npm sacn multicast
npm e131 E1.31
npm dmxnet Art-Net

# Wireshark's dissectors print one line a packet: universe, tab, slots.
dissect() {
  local protocol=$1 port=$2 universe=$3 data=$4
  command -v tshark >/dev/null || { skip tshark "$protocol" "not installed"; return; }
  local reader=(tshark --enable-heuristic acn -o acn.dmx_enable:TRUE -o acn.dmx_display_zeros:TRUE
    -o acn.dmx_display_leading_zeros:TRUE -r "$work/capture.pcapng")
  send_for 3 "$protocol"
  tshark -i lo -a duration:3 -w "$work/capture.pcapng" "udp port $port" >/dev/null 2>"$work/tshark.log" || true
  wait $sender || true
  "${reader[@]}" -Y "$universe" -T fields -e "$universe" -e "$data" 2>>"$work/tshark.log" |
    sort -n -k1,1 -u | cut -f2 | tr A-F a-f | sed -E 's/^[^,]*,0/0/; s/[0-9]+-[0-9]+://g; s/[^0-9a-f]//g' >"$work/tshark.hex"
  compare tshark "$protocol" "$work/tshark.hex"
  local malformed
  malformed=$("${reader[@]}" -Y "_ws.malformed || _ws.expert.severity >= 0x600000" 2>>"$work/tshark.log" | wc -l)
  [ "$malformed" -eq 0 ] || { echo "tshark: $malformed packets are malformed"; bad=$((bad + 1)); }
}
dissect E1.31 5568 acn.dmx.universe acn.dmx.data
dissect Art-Net 6454 artnet.output.universe dmx_chan.data_filter

# Its input ports hear the universe whose number they are patched to (Art-Net: the low four bits).
ola() {
  local protocol=$1 plugin=$2 most=$3
  command -v olad >/dev/null && command -v curl >/dev/null && id olad >/dev/null 2>&1 ||
    { skip OLA "$protocol" "not installed"; return; }
  local config="$work/ola-$plugin" other device port universe
  mkdir "$config" && chmod 755 "$work"
  for other in artnet dummy e131 espnet ftdidmx gpio karate kinet milinst nanoleaf opendmx openpixelcontrol \
    osc pathport renard sandnet shownet spi spidmx stageprofi uartdmx usbdmx usbserial; do
    echo "enabled = $([ $other = "$plugin" ] && echo true || echo false)" >"$config/ola-$other.conf"
  done
  echo "input_ports = $most" >>"$config/ola-$plugin.conf"
  chown -R olad "$config"
  setpriv --reuid=olad --regid=nogroup --clear-groups olad -c "$config" --interface wall0 --http-port 19090 \
    >"$work/olad.out" 2>"$work/olad.log" &
  local daemon=$!
  started+=($daemon)
  eventually 10 sh -c "ola_dev_info | grep -q '^Device'"
  device=$(ola_dev_info | sed -n 's/^Device \([0-9]*\):.*/\1/p' | head -n 1)
  for ((port = 0; port < most; ++port)); do
    ola_patch -d "$device" -p $port -u $((port + 1)) -i >>"$work/olad.out" 2>&1 || fail "OLA patches no port $port"
  done
  send_for 5 "OLA-$protocol"
  sleep 3
  : >"$work/ola.hex"
  for ((universe = 1; universe <= most; ++universe)); do
    curl -sf "http://127.0.0.1:19090/get_dmx?u=$universe" |
      node -e 'const d=JSON.parse(require("fs").readFileSync(0)).dmx;console.log(Buffer.from(d).toString("hex"))' \
        >>"$work/ola.hex"
  done
  wait $sender || true
  kill $daemon
  wait $daemon 2>/dev/null || true
  compare OLA "$protocol" "$work/ola.hex" "$most"
}
ola E1.31 e131 $universes
ola Art-Net artnet 4

[ $bad -eq 0 ] || fail "$bad receivers differ"
[ $compared -gt 0 ] || { echo "skipped: no receiver is installed"; exit 77; }
echo "passed"
