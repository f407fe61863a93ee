#!/usr/bin/env bash
# The whole product on one machine: installs, builds, makes and signs the sample hospital's bundle,
# publishes it to a local folder, syncs it into a store and shows it on a kiosk, a simulated LED
# board of each kind and a rolling screen. Without a display (or with --headless) everything runs
# off-screen and pictures are left in build/demo.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

headless=no
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || headless=yes
case "${1:-}" in
  "") ;;
  --headless) headless=yes ;;
  *) echo "usage: bash config/demo.sh [--headless]" >&2; exit 2 ;;
esac

step() { printf '\n== %s\n' "$*"; }

# ---- install and build ---------------------------------------------------------------------------
bash config/install_packages.sh
step "编译 | build"
cmake --preset release -DGONGSHI_BENCH=OFF >/dev/null
cmake --build --preset release

bin=$PWD/build/release/bin
demo=$PWD/build/demo
# The kiosk and the boards tell the hospital's time, whatever zone this machine is in.
export TZ=Asia/Shanghai
rm -rf "$demo"
mkdir -p "$demo"/{keys,web,displays,opinions}
jobs_started=()
stop_all() {
  for job in "${jobs_started[@]}"; do kill "$job" 2>/dev/null || true; done
  wait 2>/dev/null || true
}
trap stop_all EXIT

# ---- the office: keys, bundle, two signatures, web tree ----------------------------------------
step "信息公开办公室：制作内容包，两人签名 | the office: bundle and two signatures"
for key in "root root-1" "root root-2" "root root-3" "office office" "reviewer reviewer" "status status"; do
  # shellcheck disable=SC2086  # role and name
  "$bin/gongshi-bundle" keygen $key --dir "$demo/keys" --no-password >/dev/null
done
"$bin/gongshi-bundle" root new --site demo-hospital \
  --key "root:$demo/keys/root-1.pub" --key "root:$demo/keys/root-2.pub" --key "root:$demo/keys/root-3.pub" \
  --key "office:$demo/keys/office.pub" --key "reviewer:$demo/keys/reviewer.pub" --key "status:$demo/keys/status.pub" \
  --threshold root=2 --sign-with "$demo/keys/root-1.key" --sign-with "$demo/keys/root-2.key" -o "$demo/root"
# Opinions are sealed to a key of the demo's own: the sample's secret key exists nowhere.
"$bin/gongshi-bundle" keygen feedback feedback --dir "$demo/keys" --no-password >/dev/null
cp -r content/sample "$demo/workspace"
sed -i "s|^feedback_key: .*|feedback_key: $(tail -n 1 "$demo/keys/feedback.pub")|" "$demo/workspace/hospital.yaml"
# Two weeks ago one price was another: the kiosk tells so on its page and under 信息公开, 历次公开.
cp -r "$demo/workspace" "$demo/earlier"
sed -i 's/^\(250100002,.*\),20\.00,/\1,22.00,/' "$demo/earlier/prices/services.csv"
# Nothing is shown that has not been proposed, checked and approved item by item.
earlier=$(date -u -d '14 days ago' +%Y-%m-%dT%H:%M:%SZ)
bash config/sign_off.sh "$bin/gongshi-bundle" "$demo/earlier" --now "$earlier"
bash config/sign_off.sh "$bin/gongshi-bundle" "$demo/workspace"
"$bin/gongshi-bundle" build "$demo/earlier" -o "$demo/earlier.kbundle" --seq 1 --now "$earlier"
for key in office reviewer; do
  "$bin/gongshi-bundle" sign "$demo/earlier.kbundle" --key "$demo/keys/$key.key" >/dev/null
done
"$bin/gongshi-bundle" publish "$demo/earlier.kbundle" --web "$demo/web" --root "$demo/root" \
  --archive "$demo/archive"
"$bin/gongshi-bundle" build "$demo/workspace" -o "$demo/demo.kbundle" --base "$demo/earlier.kbundle" \
  --root "$demo/root"
"$bin/gongshi-bundle" history verify "$demo/demo.kbundle" --archive "$demo/archive" --root "$demo/root"
"$bin/gongshi-bundle" proof "$demo/demo.kbundle" -o "$demo/proof.pdf"
for key in office reviewer; do
  "$bin/gongshi-bundle" sign "$demo/demo.kbundle" --key "$demo/keys/$key.key" --proof "$demo/proof.pdf"
done
"$bin/gongshi-bundle" verify "$demo/demo.kbundle" --root "$demo/root/1.root"
"$bin/gongshi-bundle" publish "$demo/demo.kbundle" --web "$demo/web" --root "$demo/root" \
  --status-key "$demo/keys/status.key" --archive "$demo/archive"

# ---- the device: store, board, screen, kiosk ------------------------------------------------------
step "设备：取回内容包 | the device takes the bundle over"
"$bin/gongshi-sync" init --store "$demo/store" --site demo-hospital --channel production \
  --root "$demo/root/1.root"
"$bin/gongshi-sync" pull --url "file://$demo/web" --store "$demo/store"

step "模拟 LED 屏，每种一块 | a simulated LED board of each kind"
# name, kind, size, lamps, what to look at
boards=(
  "lobby-1 onbon-k 128x32 red 仰邦字库卡"
  "lobby-2 alpha 128x16 tricolor Alpha 条屏，汉字画成点阵"
  "hall-1 onbon-f0 128x32 tricolor 仰邦图文卡"
  "hall-2 onbon-c 128x32 red 仰邦图文卡，只管开关和亮度"
  "ward-3 am03127 128x16 red AM03127 条屏"
  "ward-4 jetfile2 128x32 red JetFile II 条屏"
  "pharmacy cpower 128x32 tricolor C-Power 控制卡"
  "front huidu 128x32 full 灰度控制卡"
  "garage parking-fk 64x16 red 停车道闸屏"
  "wall-1 colorlight 256x32 full 卡莱特接收卡（以太网）"
  "wall-2 ddp 256x32 full DDP 像素屏"
  "wall-3 e131 128x32 full E1.31 像素屏"
  "wall-4 artnet 128x32 full Art-Net 像素屏"
  "wall-5 flaschen 128x32 full FlaschenTaschen 像素屏"
  "tv-power lg-rs232 128x32 full LG 电视的电源"
  "tv-hall samsung-mdc 128x32 full 三星大屏的电源"
)
veth=""
if [ "$(id -u)" -eq 0 ] && ip link add gongshi0 type veth peer name gongshi1 2>/dev/null; then
  veth=gongshi0
  ip link set gongshi0 up
  ip link set gongshi1 up
fi
remove_veth() { [ -z "$veth" ] || ip link delete "$veth" 2>/dev/null || true; }
trap 'stop_all; remove_veth' EXIT

# What shows no text of ours: power, brightness and clock alone, which its state says.
switched_only() { [[ " onbon-c lg-rs232 samsung-mdc " == *" $1 "* ]]; }

kinds=$("$bin/gongshi-board" kinds --lang en | awk '/^[a-z]/ { print $1 }')
shown=()
for board in "${boards[@]}"; do
  read -r name kind size colors words <<<"$board"
  grep -qxF "$kind" <<<"$kinds" || continue
  listen=()
  if [ "$kind" = colorlight ]; then
    [ -n "$veth" ] || { echo "$kind: 需要 root 建 veth | needs root for a veth"; continue; }
    listen=(--listen eth:gongshi1)
  fi
  picture=(--picture "$demo/board-$name.png")
  ! switched_only "$kind" || picture=()
  "$bin/gongshi-board" simulate "$kind" --size "$size" --colors "$colors" "${listen[@]}" \
    --state "$demo/board-$name.json" --log "$demo/board-$name.log" "${picture[@]}" \
    >"$demo/board-$name.port" 2>"$demo/board-$name.err" &
  jobs_started+=($!)
  shown+=("$name $kind $size $colors $words")
done

cat >"$demo/site.yaml" <<YAML
site: demo-hospital
channel: production
store: $demo/store
displays_folder: $demo/displays
opinions_folder: $demo/opinions
signage: {state_folder: $demo/signage, socket: $demo/signage.sock}
url: file://$demo/web
notice: {hospital: 云溪县人民医院}
kiosk: {name: kiosk-1, diagonal_inch: 24, place: mz1/kiosk}
displays:
$(for board in "${shown[@]}"; do
  read -r name kind size colors words <<<"$board"
  for _ in $(seq 50); do [ -s "$demo/board-$name.port" ] && break; sleep 0.1; done
  port=$(head -n 1 "$demo/board-$name.port")
  [ "$kind" != colorlight ] || port=eth:$veth
  echo "  - {name: $name, kind: $kind, port: \"$port\", size: $size, colors: $colors, tags: [lobby]}"
done)
  - {name: desk, kind: terminal, size: 192x16, port: "file:$demo/board-desk.txt"}
  - {name: hall-tv, kind: screen, content: prices, tags: [lobby]}
YAML

if [ "$headless" = no ]; then
  step "打开窗口，关闭触摸屏窗口即结束 | close the kiosk's window to end"
  "$bin/gongshi-signage" run --config "$demo/site.yaml" --window 1280x720 2>"$demo/signage.log" &
  jobs_started+=($!)
  "$bin/gongshi-kiosk" --config "$demo/site.yaml" --window 1280x1024
else
  export SDL_VIDEODRIVER=dummy
  "$bin/gongshi-signage" run --config "$demo/site.yaml" --window 1920x1080 2>"$demo/signage.log" &
  jobs_started+=($!)

  step "触摸屏：查血常规，查医生 | the kiosk: a price and a doctor"
  cat >"$demo/visit.txt" <<SCRIPT
shot $demo/kiosk-1-home.png
tap "价格查询"
type "xcg"
expect "血常规"
shot $demo/kiosk-2-search.png
tap "血常规"
expect "收费依据"
shot $demo/kiosk-3-price.png
SCRIPT
  "$bin/gongshi-kiosk" --config "$demo/site.yaml" --window 1920x1080 --script "$demo/visit.txt" \
    2>"$demo/kiosk.log"
  cat >"$demo/doctor.txt" <<SCRIPT
tap "医生查询"
shot $demo/kiosk-4-doctors.png
SCRIPT
  "$bin/gongshi-kiosk" --config "$demo/site.yaml" --window 1080x1920 --script "$demo/doctor.txt" \
    2>>"$demo/kiosk.log"
  SDL_VIDEODRIVER=dummy "$bin/gongshi-kiosk" --config "$demo/site.yaml" --window 1920x1080 \
    2>>"$demo/kiosk.log" &
  jobs_started+=($!)
  now=$(date +%Y-%m-%dT%H:%M:%S%:z)
  for display in hall-tv desk; do
    kind=screen; [ "$display" = desk ] && kind=board
    "$bin/gongshi-signage" render "$display" --config "$demo/site.yaml" --at "$now" \
      -o "$demo/$kind-$display.png"
  done
  # A board proves its serial when it has been read back; give each the seconds a real one needs.
  # Television sets, and cards that are only switched, have no serial to show; the kiosk, the
  # screen and the terminal have one too. An Alpha sign takes half a minute to lay out its memory.
  expected=$(printf '%s\n' "${shown[@]}" | grep -vcE ' (onbon-c|lg-rs232|samsung-mdc) ')
  # The table below is of the moment at which all had proved it: between two texts a board proves
  # nothing for a second or two.
  for _ in $(seq 130); do
    "$bin/gongshi-sync" status --store "$demo/store" --displays "$demo/displays" >"$demo/table.txt"
    "$bin/gongshi-sync" status --store "$demo/store" --displays "$demo/displays" --lang en >"$demo/status.txt"
    [ "$(grep -cE '  1-2  ' "$demo/status.txt")" -lt $((expected + 3)) ] ||
      ! grep -qE '^lobby-1 .*read back' "$demo/status.txt" || break
    sleep 0.3
  done
  step "看一看 | look at"
  cat <<TEXT
$demo/kiosk-1-home.png      首页 | home
$demo/kiosk-2-search.png    输入 xcg 找到血常规 | xcg finds the blood count
$demo/kiosk-3-price.png     价格、单位、依据、日期 | price, unit, basis, date
$demo/kiosk-4-doctors.png   竖屏医生查询 | doctors, portrait
$(for board in "${shown[@]}"; do
  read -r name kind size colors words <<<"$board"
  file=$demo/board-$name.png what="what a simulated $kind board shows"
  ! switched_only "$kind" || file=$demo/board-$name.json what="how a simulated $kind is switched"
  printf '%s  %s | %s\n' "$file" "$words" "$what"
done)
$demo/board-desk.png        192×16 LED 屏 | a small board
$demo/screen-hall-tv.png    滚动显示屏价格表 | the rolling screen
$demo/proof.pdf             审校样张 | the proof sheet
TEXT
fi

step "谁在显示哪一期 | which display shows which issue"
if [ -s "$demo/table.txt" ]; then
  cat "$demo/table.txt"
else
  "$bin/gongshi-sync" status --store "$demo/store" --displays "$demo/displays"
fi
