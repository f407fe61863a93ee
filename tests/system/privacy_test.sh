#!/usr/bin/env bash
# Requirements 20 and 23 of the kiosk's thirty, on the real program: nothing that a visitor typed is in
# any file, and a program that was killed in the middle of a visit is back at once and knows nothing.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib.sh"

make_keys
"$bin/gongshi-bundle" keygen feedback feedback --dir "$work/keys" --no-password >"$work/keygen.log"
key=$(sed -n 's/.*\(feedback_key: RW\)/\1/p' "$work/keygen.log")
cp -r "$source_dir/content/sample" "$work/workspace"
sed -i "s|^feedback_key: .*|$key|" "$work/workspace/hospital.yaml"
sign_off "$work/workspace"
make_issue "$work/workspace" 1
sign "$work/1.kbundle" office
sign "$work/1.kbundle" reviewer
"$bin/gongshi-sync" init --store "$work/store" --site demo-hospital --channel production --root "$work/root/1.root" >/dev/null
last_word OK 0 "$bin/gongshi-sync" import "$work/1.kbundle" --store "$work/store"
mkdir "$work/displays" "$work/outbox" "$work/home" "$work/tmp" "$work/run"
cat >"$work/site.yaml" <<YAML
site: demo-hospital
store: $work/store
displays_folder: $work/displays
opinions_folder: $work/outbox
signage: {state_folder: "$work/signage", socket: "$work/signage.sock"}
kiosk: {name: kiosk-1}
YAML
kiosk() {
  HOME=$work/home TMPDIR=$work/tmp XDG_RUNTIME_DIR=$work/run XDG_CACHE_HOME=$work/home/cache \
    exec "$bin/gongshi-kiosk" --config "$work/site.yaml" --window 1920x1080 \
    --now "2026-11-23T10:05:00+08:00" --script "$1" >"$work/kiosk.out" 2>>"$work/kiosk.log"
}

# ---- requirement 20: a query, an opinion's number, a refused telephone number, own words, one sent ----
cat >"$work/visit.txt" <<SCRIPT
tap "价格查询"
type "zqxvwk"
tap "首页"
tap "意见箱"
tap "查看答复"
type "9071845"
tap "返回"
tap "提个问题"
type "13800138000"
tap "发送"
expect "手机号码"
tap "清空"
type "227049"
tap "？"
tap "发送"
expect "您的编号"
SCRIPT
touch "$work/before"
(kiosk "$work/visit.txt") || fail "the visit"
[ "$(find "$work/outbox" -name '*.opinion' | wc -l)" -eq 1 ] || fail "not one sealed opinion"
mapfile -t written < <(find "$work" /dev/shm -xdev -type f -newer "$work/before" 2>/dev/null)
[ "${#written[@]}" -ge 3 ] || fail "no files to search: ${written[*]}"
if grep -aliE "zqxvwk|9071845|907 184 5|13800138000|227049" "${written[@]}"; then fail "what was typed is in a file"; fi
echo "requirement 20: ${#written[@]} files written, none holds what was typed"

# ---- requirement 23: killed while somebody writes -------------------------------------------------
cat >"$work/killed.txt" <<SCRIPT
tap "意见箱"
tap "提个问题"
type "227049"
shot $work/typed.png
wait 60s
SCRIPT
cat >"$work/after.txt" <<SCRIPT
expect "价格查询"
expect-none "227049"
shot $work/back.png
tap "意见箱"
tap "提个问题"
expect "还可写 500 字"
expect-none "227049"
SCRIPT
kiosk "$work/killed.txt" &
visitor=$!
started+=($visitor)
eventually 20 test -s "$work/typed.png"
kill -KILL $visitor
wait $visitor 2>/dev/null || true
begin=$(date +%s%N)
kiosk "$work/after.txt" &
started+=($!)
until [ -s "$work/back.png" ]; do
  [ $(($(date +%s%N) - begin)) -lt 20000000000 ] || fail "the first page does not come back"
  sleep 0.02
done
took=$((($(date +%s%N) - begin) / 1000000))
wait $! || fail "something of the visit before is left"
[ $took -le 3000 ] || fail "the first page came back after $took ms"
echo "requirement 23: the first page is back after $took ms"
echo "passed"
