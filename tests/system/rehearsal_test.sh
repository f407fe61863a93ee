#!/usr/bin/env bash
# The handbook's page on roots is run as it stands: every fenced sh block, in order, in one folder.
# Commands of a block marked "sh refused" must each end with exit code 1. So the page cannot lie.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib.sh"
export PATH="$bin:$PATH"

# blocks PAGE: a shell script of its fenced blocks
blocks() {
  awk '/^```sh$/ { inside = 1; next }
       /^```sh refused$/ { inside = 2; next }
       /^```$/ { inside = 0; next }
       inside == 1 { print }
       inside == 2 { print "must_refuse " $0 }' "$source_dir/config/handbook/$1"
}
blocks roots.zh.md >"$work/zh.sh"
blocks roots.en.md >"$work/en.sh"
cmp "$work/zh.sh" "$work/en.sh" || fail "the Chinese and the English page give other commands"
[ "$(wc -l <"$work/zh.sh")" -gt 60 ] || fail "the page has lost its commands"

cat >"$work/rehearse.sh" <<'EOF'
set -euo pipefail
must_refuse() {
  local code=0
  "$@" || code=$?
  [ "$code" -eq 1 ] || { echo "exit code $code instead of 1: $*" >&2; exit 9; }
}
EOF
cat "$work/zh.sh" >>"$work/rehearse.sh"
mkdir "$work/rehearsal"
(cd "$work/rehearsal" && bash "$work/rehearse.sh") >"$work/rehearsal.out" 2>"$work/rehearsal.log" ||
  { tail -n 5 "$work/rehearsal.out" >&2; fail "the rehearsal broke off"; }

# What the page says that people will see.
grep -q "WITHHELD" "$work/rehearsal.out" || fail "the old content was not withheld"
[ "$(grep -c "CURRENT" "$work/rehearsal.out")" -eq 2 ] || fail "not CURRENT twice"
grep -qx "E_SIG" "$work/rehearsal.out" || fail "the stolen keys still count"
grep -qx "E_ROOT" "$work/rehearsal.out" || fail "one root key of three was followed"
grep -q "2-1" "$work/rehearsal.out" || fail "no issue of the new epoch"
grep -q "第 2-1 期相比" "$work/rehearsal.out" || fail "build --base does not say what has changed"
serial_of() { gongshi-sync status --store "$work/rehearsal/$1" --lang en; }
serial_of asleep | grep -q "2-2" || fail "the device with the stick is not at 2-2"
serial_of asleep | grep -qE "4, epoch 2" || { serial_of asleep >&2; fail "the device asleep did not follow to root 4"; }
serial_of device | grep -q "1-1" || fail "the device set up again shows no issue"
echo "passed"
