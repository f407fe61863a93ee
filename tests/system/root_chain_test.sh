#!/usr/bin/env bash
# A chain of 66 roots with thresholds of two in every role: over the web 64 steps a round, on a stick
# the newest 64; content and status count only with two signatures of each role.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib.sh"
export PATH="$bin:$PATH"
cd "$work"

keys=() signers=()
for role in root office reviewer status; do
  for which in 1 2; do
    gongshi-bundle keygen "$role" "$role-$which" --dir keys --no-password >keygen.out
    keys+=(--key "$role:keys/$role-$which.pub")
  done
  keys+=(--threshold "$role=2")
done
signers=(--sign-with keys/root-1.key --sign-with keys/root-2.key)
gongshi-bundle root new --site demo-hospital "${keys[@]}" "${signers[@]}" -o root >root.out
for device in web early late; do
  gongshi-sync init --store "$device-store" --site demo-hospital --channel production --root root/1.root >init.out
done
gongshi-bundle root rotate --from root -o root "${signers[@]}" >root.out
mkdir two
cp root/2.root* two
gongshi-sync init --store second-store --site demo-hospital --channel production --root two/2.root >init.out
# Each from the newest one only, so that 64 rotations do not read the whole chain 64 times.
for version in $(seq 3 66); do
  gongshi-bundle root rotate --from "root/$((version - 1)).root" -o root "${signers[@]}" >root.out
done
last_word OK 0 gongshi-bundle root check root
gongshi-bundle root check root --lang en | grep -q "takes 2 rounds" || fail "no word of two rounds"

make_issue "$source_dir/content/sample" 1
for key in office-1 reviewer-1 office-2; do sign 1.kbundle "$key"; done
last_word E_SIG 1 gongshi-bundle verify 1.kbundle --root root
sign 1.kbundle reviewer-2
last_word OK 0 gongshi-bundle verify 1.kbundle --root root

# Over the web: 64 steps, then the rest; one status key is no status.
now=2026-11-23T08:10:00+08:00 later=2026-11-23T10:10:00+08:00
publish=(gongshi-bundle publish 1.kbundle --root root --now "$now" --status-key keys/status-1.key)
"${publish[@]}" --web web >publish.out 2>&1 && fail "a status with one of two keys went out"
grep -q "1/2" publish.out || fail "no count of status keys"
"${publish[@]}" --status-key keys/status-2.key --web web >publish.out
root_of() { gongshi-sync status --store "$1" --lang en | grep -E "^trust root|^root" | grep -oE "[0-9]+" | head -n 1; }
gongshi-sync pull --store web-store --url "file://$work/web" --now "$now" >pull.out || fail "the first round"
[ "$(root_of web-store)" -eq 65 ] || fail "one round ends at root $(root_of web-store), not 65"
# Roots are asked for at least once an hour, also while nothing else changes.
last_word ALREADY 0 gongshi-sync pull --store web-store --url "file://$work/web" --now "$later"
[ "$(root_of web-store)" -eq 66 ] || fail "two rounds end at root $(root_of web-store), not 66"
gongshi-sync status --store web-store --lang en --now "$later" | grep -q CURRENT || fail "two status keys do not confirm"

# On a stick: 3.root to 66.root; root 2 can follow them, root 1 cannot.
"${publish[@]}" --status-key keys/status-2.key --stick stick >publish.out
last_word OK 0 gongshi-sync import stick/gongshi --store second-store
[ "$(root_of second-store)" -eq 66 ] || fail "the stick ends at root $(root_of second-store), not 66"
last_word E_ROOT 1 gongshi-sync import stick/gongshi --store early-store
[ "$(root_of early-store)" -eq 1 ] || fail "a gap in the chain was jumped"
# The same device with a stick of an earlier day in between.
mkdir middle
for version in $(seq 1 40); do cp root/"$version".root* middle; done
gongshi-bundle publish 1.kbundle --root middle --stick middle-stick >publish.out
last_word OK 0 gongshi-sync import middle-stick/gongshi --store late-store
last_word ALREADY 0 gongshi-sync import stick/gongshi --store late-store
[ "$(root_of late-store)" -eq 66 ] || fail "two sticks end at root $(root_of late-store), not 66"
echo "passed"
