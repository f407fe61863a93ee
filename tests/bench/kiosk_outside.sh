#!/usr/bin/env bash
# The kiosk as a person in front of it has it, and a browser with the same rows beside it.
#
#   bash tests/bench/kiosk_outside.sh [ROWS] [SIZE] [--browser]
#
# ROWS of prices (100000) and 500 doctors with photographs, on a screen of SIZE (1920x1080) that is
# drawn in software. With --browser, Chromium shows the same rows in kiosk mode, in a page written
# for speed: a fixed-height list of which only the visible rows exist.
#
# Optional: needs a release build with -DGONGSHI_BENCH=ON, Xvfb, jq and ImageMagick, and chromium for
# the comparison. It takes three minutes and wants a machine that does nothing else.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
rows=100000 size=1920x1080 browser=no
for word in "$@"; do
  case "$word" in
    --browser) browser=yes ;;
    *x*) size=$word ;;
    *[!0-9]*) echo "usage: bash tests/bench/kiosk_outside.sh [ROWS] [SIZE] [--browser]" >&2; exit 2 ;;
    *) rows=$word ;;
  esac
done
for program in Xvfb jq convert; do
  command -v "$program" >/dev/null || { echo "missing: $program" >&2; exit 3; }
done
bin=$PWD/build/release/bin
glass=$PWD/build/release/tests/bench/kiosk_glass
work=$(mktemp -d "${TMPDIR:-/tmp}/gongshi-glass-XXXXXX")
jobs_started=()
finish() {
  for job in "${jobs_started[@]}"; do kill "$job" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
export TZ=Asia/Shanghai LC_ALL=C.UTF-8

# ---- a hospital of that size ---------------------------------------------------------------------
cp -r content/sample "$work/office"
sed -i 's/^approvals: required$/approvals: off/' "$work/office/hospital.yaml"  # nobody signs its rows
services=$work/office/prices/services.csv
grep -v '"' content/sample/prices/services.csv |
  awk -F, -v OFS=, -v rows="$rows" '
    NR == 1 { print; next }
    { line[NR - 2] = $0 }
    END {
      for (i = 0; i < rows; ++i) {
        $0 = line[i % (NR - 1)]
        if (i >= NR - 1) { $1 = 500000000 + i; $2 = ""; $4 = ""; $3 = $3 "（" i "）" }
        print
      }
    }' >"$services"
doctors=$work/office/people/doctors.csv
grep -v '"' content/sample/people/doctors.csv |
  awk -F, -v OFS=, '
    NR == 1 { print; next }
    { line[NR - 2] = $0 }
    END {
      for (i = 0; i < 500; ++i) {
        $0 = line[i % (NR - 1)]
        if (i >= NR - 1) $1 = "YX" (1000 + i)
        $9 = "doctor-" i ".jpg"
        print
      }
    }' >"$doctors"
seq 0 499 | xargs -P 2 -I{} convert -size 60x80 -seed {} plasma:white-steelblue \
  -resize 240x320 "$work/office/photos/doctor-{}.jpg"

mkdir "$work/keys"
for key in root office reviewer status; do
  "$bin/gongshi-bundle" keygen "$key" "$key" --dir "$work/keys" --no-password >/dev/null
done
"$bin/gongshi-bundle" root new --site demo-hospital --key "root:$work/keys/root.pub" \
  --key "office:$work/keys/office.pub" --key "reviewer:$work/keys/reviewer.pub" \
  --key "status:$work/keys/status.pub" \
  --sign-with "$work/keys/root.key" -o "$work/root" >/dev/null
"$bin/gongshi-bundle" build "$work/office" -o "$work/day.kbundle" --seq 1 >"$work/build.log" ||
  { cat "$work/build.log"; exit 1; }
for key in office reviewer; do
  "$bin/gongshi-bundle" sign "$work/day.kbundle" --key "$work/keys/$key.key" >/dev/null
done
"$bin/gongshi-sync" init --store "$work/store" --site demo-hospital --channel production \
  --root "$work/root/1.root" >/dev/null
"$bin/gongshi-sync" import "$work/day.kbundle" --store "$work/store" | tail -n 1
cat >"$work/site.yaml" <<END
site: demo-hospital
store: $work/store
displays_folder: $work/displays
kiosk: {state_folder: $work/state, speech: no}
END
mkdir "$work/state" "$work/displays"

# ---- where its controls are ----------------------------------------------------------------------
cat >"$work/visit" <<END
tree $work/home.json
tap "价格查询"
wait 300ms
tree $work/prices.json
END
SDL_VIDEODRIVER=dummy "$bin/gongshi-kiosk" --config "$work/site.yaml" --window "$size" \
  --script "$work/visit"
# middle FILE NAME: of the control of that name
middle() {
  jq -r --arg name "$2" '[.[] | select(.name == $name and .action)][0].rect
    | "\(.[0] + (.[2] / 2 | floor)),\(.[1] + (.[3] / 2 | floor))"' "$1"
}
keys=
for key in X C G; do keys+="$(middle "$work/prices.json" "$key") "; done
clear=$(middle "$work/prices.json" 清空)
# At the end to the doctors, whose photographs are to be looked through.
doctors_way="$(middle "$work/prices.json" 首页) $(middle "$work/home.json" 医生查询)"
read -r width height <<<"${size/x/ }"
# The list lies above or beside the keys: its upper third is in view in every manner.
list=$(jq -r '[.[] | select(.role == "list" or .role == "row")][0].rect | join(",")' "$work/prices.json")

# ---- an X server of its own, and the two programs ------------------------------------------------
mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 "${width}x${height}x24" -nolisten tcp 3<>"$work/display" 2>/dev/null &
jobs_started+=($!)
read -r number <>"$work/display"
export DISPLAY=":$number" SDL_VIDEODRIVER=x11
IFS=, read -r x y w h <<<"$list"
drag=$((x + w / 2)),$((y + h * 3 / 4)),$((y + h / 4))

for cache in cold warm; do
  # The page cache is the system's: only root can empty it.
  if [ "$cache" = cold ]; then
    sync
    { echo 3 >/proc/sys/vm/drop_caches; } 2>/dev/null || continue
  fi
  echo "== gongshi-kiosk, $rows rows, $size, caches $cache"
  "$glass" --open "$(middle "$work/home.json" 价格查询)" --watch "$list" --keys "$keys" \
    --clear "$clear" --drag "$drag" --then "$doctors_way" -- "$bin/gongshi-kiosk" --config "$work/site.yaml"
done
[ "$browser" = yes ] || exit 0

# The browser's page has the same list and the same keys at the same places; a letter stands for
# each character of a name, so that a search costs it what it costs the kiosk.
command -v chromium >/dev/null || { echo "missing: chromium" >&2; exit 3; }
{
  cat <<'HTML'
<!doctype html><meta charset="utf-8"><style>
body{margin:0;background:#f4f6f8;font:22px "Noto Sans CJK SC"}
#list{position:absolute;overflow-y:scroll;background:#fff}
#all{position:relative}.row{position:absolute;left:0;right:0;height:90px;border-bottom:1px solid #ccd;
box-sizing:border-box;padding:28px 18px;display:flex}.row b{flex:1;font-weight:400}.row i{width:190px;font-style:normal}
button{position:absolute;width:60px;height:52px;margin:-26px 0 0 -30px;font-size:22px}
</style><div id="list"><div id="all"></div></div><script>
const rows=[
HTML
  awk -F, 'NR > 1 { gsub(/["\\]/, ""); printf "[\"%s\",\"%s\",\"%s\"],\n", $3, $8, $7 }' "$services"
  printf '];\nconst place=[%s],keys=[' "$list"
  for key in X:0 C:1 G:2; do printf '["%s",%s],' "${key%:*}" "$(cut -d' ' -f$((${key#*:} + 1)) <<<"$keys")"; done
  printf '["",%s]];\n' "$clear"
  cat <<'HTML'
for(const r of rows)r.push([...r[0]].map(c=>String.fromCharCode(65+c.codePointAt(0)%26)).join(""));
const list=document.getElementById("list"),all=document.getElementById("all"),high=90;
Object.assign(list.style,{left:place[0]+"px",top:place[1]+"px",width:place[2]+"px",height:place[3]+"px"});
let query="",found=rows;
function draw(){
  const from=Math.floor(list.scrollTop/high),n=Math.ceil(place[3]/high)+1;let html="";
  for(let i=from;i<Math.min(from+n,found.length);++i)
    html+=`<div class=row style="top:${i*high}px"><b>${found[i][0]}</b><i>${found[i][1]}</i><i>${found[i][2]}</i></div>`;
  all.innerHTML=html;
}
function show(){found=query?rows.filter(r=>r[3].includes(query)):rows;all.style.height=found.length*high+"px";list.scrollTop=0;draw()}
list.addEventListener("scroll",draw,{passive:true});
for(const[name,x,y]of keys){const b=document.createElement("button");b.textContent=name||"清空";
  b.style.left=x+"px";b.style.top=y+"px";b.onclick=()=>{query=name;show()};document.body.append(b)}
show();
</script>
HTML
} >"$work/page.html"
for cache in cold warm; do
  if [ "$cache" = cold ]; then
    sync
    { echo 3 >/proc/sys/vm/drop_caches; } 2>/dev/null || continue
  fi
  echo "== chromium --kiosk, $rows rows, $size, caches $cache"
  "$glass" --watch "$list" --keys "$keys" --clear "$clear" \
    --wheel "$((x + w / 2)),$((y + h / 2))" -- \
    chromium --kiosk --window-position=0,0 --window-size="$width,$height" --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/profile" "file://$work/page.html" 2>"$work/chromium.log"
done
