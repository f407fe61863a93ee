#!/usr/bin/env bash
# One opinion, from a visitor's finger to its answer: typed at the kiosk, sealed, sent to an nginx set
# up as the handbook says, opened at the desk, answered in the next issue and found by its number.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib.sh"

make_keys
"$bin/gongshi-bundle" keygen feedback feedback --dir "$work/keys" --no-password >"$work/keygen.log"
key=$(sed -n 's/.*\(feedback_key: RW\)/\1/p' "$work/keygen.log")
[ -n "$key" ] || fail "keygen does not print the line for hospital.yaml"
cp -r "$source_dir/content/sample" "$work/workspace"
sed -i "s|^feedback_key: .*|$key|" "$work/workspace/hospital.yaml"
issue() {
  sign_off "$work/workspace"
  make_issue "$work/workspace" "$1"
  sign "$work/$1.kbundle" office
  sign "$work/$1.kbundle" reviewer
  last_word OK 0 "$bin/gongshi-sync" import "$work/$1.kbundle" --store "$work/store"
}
"$bin/gongshi-sync" init --store "$work/store" --site demo-hospital --channel production --root "$work/root/1.root" >/dev/null
issue 1

# ---- the office's web server, by the handbook's own lines --------------------------------------
port=$((20000 + RANDOM % 20000))
mkdir -p "$work/nginx" "$work/box"
{
  echo "daemon off; error_log $work/nginx/error.log; pid $work/nginx/pid; events {}"
  [ "$(id -u)" -ne 0 ] || echo "user root;"
  echo "http { access_log off; client_body_temp_path $work/nginx/body; proxy_temp_path $work/nginx/p;"
  echo "fastcgi_temp_path $work/nginx/f; uwsgi_temp_path $work/nginx/u; scgi_temp_path $work/nginx/s;"
  echo "server { listen 127.0.0.1:$port;"
  sed -n '/^    location ~ ^\/receipts\//,/^    }/p' "$source_dir/config/handbook/receipts.en.md" |
    sed "s|/srv/gongshi-receipts|$work/box|; s|10.20.0.0/16|127.0.0.0/8|"
  echo "} }"
} >"$work/nginx.conf"
in_background nginx nginx -p "$work/nginx" -c "$work/nginx.conf"
eventually 10 bash -c "exec 3<>/dev/tcp/127.0.0.1/$port"

mkdir "$work/displays" "$work/outbox"
cat >"$work/site.yaml" <<YAML
site: demo-hospital
store: $work/store
displays_folder: $work/displays
opinions_folder: $work/outbox
signage: {state_folder: "$work/signage", socket: "$work/signage.sock"}
sync: {receipts_url: "http://127.0.0.1:$port/receipts"}
kiosk: {name: kiosk-1}
YAML
kiosk() { "$bin/gongshi-kiosk" --config "$work/site.yaml" --window 1920x1080 --now "2026-11-23T10:05:00+08:00" --script "$1" >"$work/kiosk.log" 2>&1; }
send() { "$bin/gongshi-sync" receipt --config "$work/site.yaml" --send >"$work/send.log" 2>&1; }
opinions() { "$bin/gongshi-bundle" opinions "$work/box" --key "$work/keys/feedback.key" --devices "$work/devices.txt" "$@"; }

# ---- a visitor: a telephone number is refused, a question about a blood count is taken -------------
cat >"$work/visit.txt" <<SCRIPT
tap "价格查询"
type "xcg"
tap "血常规"
swipe 700 800 700 100 200ms
swipe 700 800 700 100 200ms
swipe 700 800 700 100 200ms
swipe 700 800 700 100 200ms
tap "对这一项有意见或疑问？点这里告诉我们"
tap "提个问题"
type "13800138000"
tap "发送"
expect "手机号码"
tap "清空"
type "22"
tap "？"
tap "发送"
expect "您的编号"
shot $work/sent.png
SCRIPT
kiosk "$work/visit.txt" || fail "the visit"
[ "$(find "$work/outbox" -name '*.opinion' -size 4138c | wc -l)" -eq 1 ] || fail "not one sealed opinion"
! grep -rqaE "13800138000|22？" "$work/outbox" "$work/store" "$work/displays" "$work/kiosk.log" ||
  fail "what was typed lies on the device"

# ---- on the way, and at the desk ----------------------------------------------------------------
send || fail "sending"
[ -z "$(find "$work/outbox" -type f)" ] || fail "the outbox still holds what was sent"
[ "$(find "$work/box/receipts/demo-hospital" -name '*.opinion' | wc -l)" -eq 1 ] || fail "nothing arrived"
"$bin/gongshi-sync" status --store "$work/store" --config "$work/site.yaml" --lang en |
  grep -oE 'kiosk-1 RW[A-Za-z0-9+/]{54}' >"$work/devices.txt" || fail "no line for the list of devices"
opinions --json >"$work/opinions.json" || fail "the desk does not open everything"
said() { python3 -c "import json,sys; print(json.load(open('$work/opinions.json'))['opinions'][0]$1)"; }
[ "$(said "['text']")" = "22？" ] || fail "another text: $(said "['text']")"
[ "$(said "['kind']")" = question ] || fail "not a question"
[ "$(said "['sender']")" = kiosk-1 ] || fail "the sender is not proven"
[ "$(said "['about']['kind']")" = service ] || fail "not about a service"
number=$(said "['number']")
opinions --lang en | grep -q "question  service" || fail "the list"

# ---- the answer, in the next issue ----------------------------------------------------------------
cat >>"$work/workspace/answers.yaml" <<YAML
  - {number: $number, date: 2026-11-23, department: 物价办, question: 血常规的价格, answer: 见价目表第三页}
YAML
issue 2
cat >"$work/return.txt" <<SCRIPT
tap "意见箱"
tap "查看答复"
type "$number"
expect "见价目表第三页"
expect "物价办"
SCRIPT
kiosk "$work/return.txt" || fail "the answer is not found by its number"
echo "passed"
