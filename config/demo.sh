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
mkdir -p "$demo"/{keys,web,displays}
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
"$bin/gongshi-bundle" build content/sample -o "$demo/demo.kbundle" --seq 1
"$bin/gongshi-bundle" sign "$demo/demo.kbundle" --key "$demo/keys/office.key"
"$bin/gongshi-bundle" sign "$demo/demo.kbundle" --key "$demo/keys/reviewer.key"
"$bin/gongshi-bundle" verify "$demo/demo.kbundle" --root "$demo/root/1.root"
"$bin/gongshi-bundle" publish "$demo/demo.kbundle" --web "$demo/web" --root "$demo/root" \
  --status-key "$demo/keys/status.key"
"$bin/gongshi-bundle" proof "$demo/demo.kbundle" -o "$demo/proof.pdf"

# ---- the device: store, board, screen, kiosk ------------------------------------------------------
step "设备：取回内容包 | the device takes the bundle over"
"$bin/gongshi-sync" init --store "$demo/store" --site demo-hospital --channel production \
  --root "$demo/root/1.root"
"$bin/gongshi-sync" pull --url "file://$demo/web" --store "$demo/store"

step "模拟 LED 屏 | a simulated LED board"
"$bin/gongshi-board" simulate onbon-k --size 128x32 --state "$demo/board-lobby-1.json" \
  --log "$demo/board-lobby-1.log" --picture "$demo/board-lobby-1.png" \
  >"$demo/board-lobby-1.port" 2>"$demo/board-lobby-1.err" &
jobs_started+=($!)
for _ in $(seq 50); do [ -s "$demo/board-lobby-1.port" ] && break; sleep 0.1; done
port=$(head -n 1 "$demo/board-lobby-1.port")
echo "$port"

cat >"$demo/site.yaml" <<YAML
site: demo-hospital
channel: production
store: $demo/store
displays_folder: $demo/displays
url: file://$demo/web
notice: {hospital: 云溪县人民医院}
kiosk: {name: kiosk-1, diagonal_inch: 24}
displays:
  - {name: lobby-1, kind: onbon-k, port: "$port", size: 128x32, tags: [lobby]}
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
  # The board proves its serial when it has been read back; give it the seconds a real one needs.
  for _ in $(seq 150); do
    "$bin/gongshi-sync" status --store "$demo/store" --displays "$demo/displays" --lang en |
      grep -qE '^lobby-1 .*read back' && break
    sleep 0.2
  done
  step "看一看 | look at"
  cat <<TEXT
$demo/kiosk-1-home.png      首页 | home
$demo/kiosk-2-search.png    输入 xcg 找到血常规 | xcg finds the blood count
$demo/kiosk-3-price.png     价格、单位、依据、日期 | price, unit, basis, date
$demo/kiosk-4-doctors.png   竖屏医生查询 | doctors, portrait
$demo/board-lobby-1.png     大厅 LED 屏（模拟卡所显示） | what the simulated card shows
$demo/board-desk.png        192×16 LED 屏 | a small board
$demo/screen-hall-tv.png    滚动显示屏价格表 | the rolling screen
$demo/proof.pdf             审校样张 | the proof sheet
TEXT
fi

step "谁在显示哪一期 | which display shows which issue"
"$bin/gongshi-sync" status --store "$demo/store" --displays "$demo/displays"
