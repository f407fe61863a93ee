#!/usr/bin/env bash
# An issue from the workspace to the store: by hand with minisign, tar and sha256sum, and every way
# in which it must be refused while the old content stays.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib.sh"

make_keys
make_issue "$source_dir/content/sample" 1
sync=("$bin/gongshi-sync")
"${sync[@]}" init --store "$work/store" --site demo-hospital --channel production --root "$work/root/1.root" >/dev/null
import() { "${sync[@]}" import "$1" --store "$work/store"; }
serial_is() { "${sync[@]}" status --store "$work/store" --lang en | grep -q -- "$1"; }

# Neither signature, one, two of the same role: no signature in the sense of rule 1.
last_word E_SIG 1 import "$work/1.kbundle"
sign "$work/1.kbundle" office
last_word E_SIG 1 import "$work/1.kbundle"
cp "$work/1.kbundle" "$work/two-office.kbundle"
sign "$work/two-office.kbundle" office-2
last_word E_SIG 1 import "$work/two-office.kbundle"
sign "$work/1.kbundle" reviewer
last_word OK 0 import "$work/1.kbundle"
serial_is 1-1 || fail "status does not say 1-1"
last_word ALREADY 0 import "$work/1.kbundle"

# The same input gives the same bytes.
make_issue "$source_dir/content/sample" 1
cp "$work/1.kbundle" "$work/again.kbundle"
make_issue "$source_dir/content/sample" 1
cmp "$work/1.kbundle" "$work/again.kbundle" || fail "build is not deterministic"
sign "$work/1.kbundle" office
sign "$work/1.kbundle" reviewer

# By hand, with tools that are not ours.
mkdir "$work/by-hand"
tar -xf "$work/1.kbundle" -C "$work/by-hand"
office_key=$(sed -n 2p "$work/keys/office.pub")
accepted=no
for signature in "$work"/by-hand/manifest.*.minisig; do
  minisign -V -q -P "$office_key" -m "$work/by-hand/manifest" -x "$signature" && accepted=yes
done
[ "$accepted" = yes ] || fail "minisign accepts no signature of the office"
while read -r _ path _ _ _ _ _ stored; do
  [ "$(sha256sum <"$work/by-hand/obj/$stored" | cut -d' ' -f1)" = "$stored" ] || fail "sha256 of $path"
done < <(grep '^obj ' "$work/by-hand/manifest")

# One changed byte anywhere (every region of the file, stepping through it): old content stays.
make_issue "$source_dir/content/sample" 2
sign "$work/2.kbundle" office
sign "$work/2.kbundle" reviewer
size=$(stat -c %s "$work/2.kbundle")
for part in 0 1 2 3 4 5 6 7 8 9 10 11; do
  offset=$((part * (size - 1) / 11))
  cp "$work/2.kbundle" "$work/flipped.kbundle"
  byte=$(od -An -tu1 -j "$offset" -N1 "$work/flipped.kbundle")
  # shellcheck disable=SC2059  # the format is the byte
  printf "\\x$(printf %02x $((byte ^ 1)))" | dd of="$work/flipped.kbundle" bs=1 seek="$offset" conv=notrunc status=none
  import "$work/flipped.kbundle" >"$work/flipped.out" 2>&1 && fail "accepted with byte $offset changed"
  tail -n 1 "$work/flipped.out" | grep -qE '^E_[A-Z_]+$' || fail "no result word for byte $offset"
  serial_is 1-1 || fail "old content gone after byte $offset"
done
last_word OK 0 import "$work/2.kbundle"
last_word E_ROLLBACK 1 import "$work/1.kbundle"
serial_is 1-2 || fail "the floor did not hold"
echo "passed"
