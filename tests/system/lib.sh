# Sourced by the system tests: the real programs, a folder of their own, and a few words to check with.
set -euo pipefail

bin=${1:?folder of the programs}
source_dir=${2:?folder of the sources}
work=$(mktemp -d "${TMPDIR:-/tmp}/gongshi-system-XXXXXX")
export TZ=Asia/Shanghai LC_ALL=C.UTF-8 SDL_VIDEODRIVER=dummy
started=()
finish() {
  for job in "${started[@]}"; do kill "$job" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

fail() {
  echo "FAILED: $*" >&2
  for log in "$work"/*.log; do
    [ -s "$log" ] && { echo "--- $log" >&2; tail -n 20 "$log" >&2; }
  done
  exit 1
}

# in_background LOG COMMAND…: until the test ends
in_background() {
  local log=$1
  shift
  "$@" >"$work/$log.out" 2>"$work/$log.log" &
  started+=($!)
}

# eventually SECONDS COMMAND…: until it succeeds; fails the test when it never does
eventually() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $deadline ] || fail "never within time: $*"
    sleep 0.1
  done
}

# last_word WORD EXIT COMMAND…: the last line of its output is WORD, its exit code EXIT
last_word() {
  local word=$1 code=$2 got=0
  shift 2
  "$@" >"$work/last_word.out" 2>&1 || got=$?
  [ "$(tail -n 1 "$work/last_word.out")" = "$word" ] ||
    { cat "$work/last_word.out" >&2; fail "expected $word from: $*"; }
  [ "$got" -eq "$code" ] || { cat "$work/last_word.out" >&2; fail "exit $got, expected $code from: $*"; }
}

make_keys() {
  local role_name
  for role_name in "root root-1" "root root-2" "office office" "office office-2" "reviewer reviewer" "status status"; do
    # shellcheck disable=SC2086  # role and name
    "$bin/gongshi-bundle" keygen $role_name --dir "$work/keys" --no-password >/dev/null
  done
  "$bin/gongshi-bundle" root new --site demo-hospital \
    --key "root:$work/keys/root-1.pub" --key "root:$work/keys/root-2.pub" \
    --key "office:$work/keys/office.pub" --key "office:$work/keys/office-2.pub" \
    --key "reviewer:$work/keys/reviewer.pub" --key "status:$work/keys/status.pub" \
    --threshold root=2 --sign-with "$work/keys/root-1.key" --sign-with "$work/keys/root-2.key" -o "$work/root" >/dev/null
}

# sign_off WORKSPACE [TIME]: everybody of the sample signs what a test has changed in it
sign_off() {
  bash "$source_dir/config/sign_off.sh" "$bin/gongshi-bundle" "$1" --now "${2:-2026-11-23T08:00:00+08:00}" >"$work/sign-off.log"
}

# make_issue WORKSPACE SEQ: an unsigned bundle at $work/SEQ.kbundle
make_issue() {
  "$bin/gongshi-bundle" build "$1" -o "$work/$2.kbundle" --seq "$2" --now "${3:-2026-11-23T08:00:00+08:00}" >"$work/build-$2.log"
}

sign() { "$bin/gongshi-bundle" sign "$1" --key "$work/keys/$2.key" >/dev/null; }
