#!/usr/bin/env bash
# One lobby: kiosk, board and screen run while a second issue with one changed price arrives; all
# three take it over with no restart and the old price is nowhere.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib.sh"

make_keys
cp -r "$source_dir/content/sample" "$work/workspace"
issue() {
  local made
  made=$(date -d "now - 2 hours" +%Y-%m-%dT%H:%M:%S%:z)
  sign_off "$work/workspace" "$made"
  make_issue "$work/workspace" "$1" "$made"
  sign "$work/$1.kbundle" office
  sign "$work/$1.kbundle" reviewer
  "$bin/gongshi-bundle" publish "$work/$1.kbundle" --web "$work/web" --root "$work/root" \
    --status-key "$work/keys/status.key" >/dev/null
  last_word OK 0 "$bin/gongshi-sync" pull --url "file://$work/web" --store "$work/store"
}
"$bin/gongshi-sync" init --store "$work/store" --site demo-hospital --channel production --root "$work/root/1.root" >/dev/null
issue 1

in_background board "$bin/gongshi-board" simulate onbon-k --size 128x32 --state "$work/board.json" --log "$work/board-frames.txt"
eventually 30 test -s "$work/board.out"
cat >"$work/site.yaml" <<YAML
site: demo-hospital
store: $work/store
displays_folder: $work/displays
signage: {state_folder: "$work/signage", socket: "$work/signage.sock"}
kiosk: {name: kiosk-1}
displays:
  - {name: lobby-1, kind: onbon-k, port: "$(head -n 1 "$work/board.out")", size: 128x32}
  - {name: hall-tv, kind: screen, content: prices}
YAML
mkdir "$work/displays"
in_background signage "$bin/gongshi-signage" run --config "$work/site.yaml" --window 1280x720

status() { "$bin/gongshi-sync" status --store "$work/store" --displays "$work/displays" --lang en; }
shows() { status | grep -qE "^$1 +[a-z-]+ +$2 +$3"; }
eventually 30 shows lobby-1 1-1 "read back"
eventually 30 shows hall-tv 1-1 drawn

# A visitor reads the price of a blood count while the next issue comes.
old=22.00
grep -q "^250100001,.*,血常规,.*,$old," "$work/workspace/prices/services.csv" || fail "the sample's 血常规 is not $old"
new=23.70
cat >"$work/visit.txt" <<SCRIPT
tap "价格查询"
type "xcg"
expect "血常规"
tap "血常规"
expect "$old"
expect "收费依据"
shot $work/before.png
expect "$new" 60s
expect-none "$old"
shot $work/after.png
SCRIPT
in_background kiosk "$bin/gongshi-kiosk" --config "$work/site.yaml" --window 1280x1024 --script "$work/visit.txt"
kiosk=${started[-1]}
eventually 30 test -s "$work/before.png"
eventually 30 shows kiosk-1 1-1 drawn
sed -i "/^250100001,/s/,$old,/,$new,/" "$work/workspace/prices/services.csv"
issue 2
wait "$kiosk" || fail "the kiosk still shows the old price"
eventually 40 shows lobby-1 1-2 "read back"
# At the turn of a page, which may be 16 seconds away.
eventually 30 shows hall-tv 1-2 drawn
# Whatever rotates on the board and the screen from now on holds the new price only.
"$bin/gongshi-signage" show --config "$work/site.yaml" --at now --json >"$work/show.json"
grep -q "$new" "$work/show.json" || fail "the new price is on no display"
grep -q "血常规$old" "$work/show.json" && fail "the old price is still on a display"
echo "passed"
