#!/usr/bin/env bash
# The touch program under cage, as its unit starts it, and as a Wayland window of its own: both fill
# the display and are drawn.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
for program in cage Xwayland setpriv; do
  command -v "$program" >/dev/null || { echo "skipped: $program is not installed"; exit 77; }
done

# cage does not run as root, and who runs it must reach all that it shows.
as_user=()
if [ "$(id -u)" -eq 0 ]; then
  as_user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  cp "$bin/gongshi-kiosk" "$work/gongshi-kiosk"
  bin=$work
fi
mkdir -p "$work"/{displays,home,runtime,shots,state}
cat >"$work/site.yaml" <<END
site: demo-hospital
store: $work/store
displays_folder: $work/displays
kiosk:
  state_folder: $work/state
  speech: no
END
[ ${#as_user[@]} -eq 0 ] || chown -R 65534:65534 "$work"
chmod 0700 "$work/runtime"

# kiosk DRIVER: one picture of the whole display, seen by the program itself
kiosk() {
  printf 'wait 500ms\nshot %s\n' "$work/shots/$1.png" >"$work/$1.visit"
  "${as_user[@]}" env HOME="$work/home" XDG_RUNTIME_DIR="$work/runtime" SDL_VIDEODRIVER="$1" \
    WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman \
    timeout 60 cage -s -- "$bin/gongshi-kiosk" --config "$work/site.yaml" \
    --script "$work/$1.visit" 2>"$work/$1.log" || fail "cage with $1"
  [ -s "$work/shots/$1.png" ] || fail "nothing is drawn with $1"
}
kiosk x11
kiosk wayland
# Both are the size of cage's display, and the same pixels: the notice that there is no content yet.
cmp "$work/shots/x11.png" "$work/shots/wayland.png" || fail "Wayland and X11 draw differently"
size=$(od -An -tx1 -j16 -N8 "$work/shots/x11.png" | tr -d ' ')
[ "$size" = 00000500000002d0 ] || fail "the display of 1280x720 is not filled: $size"
