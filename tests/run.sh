#!/usr/bin/env bash
# Installs what the tests need, configures, builds and runs every test; ctest's summary closes the
# output. --asan, --tsan, --bench, --full and --fuzz SECONDS select more; --full runs the proofs of
# tests/system/proofs in full, which takes an hour and wants root for loop devices and mounts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  echo "usage: bash tests/run.sh [--asan | --tsan] [--bench] [--full] [--fuzz SECONDS]"
}

preset=dev bench=no full=no fuzz_seconds=0
while [ $# -gt 0 ]; do
  case "$1" in
    --asan) preset=asan ;;
    --tsan) preset=tsan ;;
    --bench) bench=yes ;;
    --full) full=yes ;;
    --fuzz)
      [[ "${2:-}" =~ ^[1-9][0-9]*$ ]] || { usage >&2; exit 2; }
      fuzz_seconds=$2
      shift
      ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done

extra=(cage ffmpeg libegl1 libgl1-mesa-dri libgles2 speech-dispatcher xdotool xvfb xwayland)
[ "$bench" = no ] || extra+=(imagemagick jq libxtst-dev)
[ "$fuzz_seconds" -eq 0 ] || extra+=(clang libclang-rt-14-dev)
bash config/install_packages.sh "${extra[@]}"

if [ "$fuzz_seconds" -gt 0 ]; then
  cmake --preset fuzz
  cmake --build --preset fuzz --target fuzz_targets
  for target in build/fuzz/tests/fuzz/*_fuzz; do
    corpus=build/fuzz/corpus/$(basename "$target")
    kept=tests/fuzz/corpus/$(basename "$target" _fuzz)
    mkdir -p "$corpus"
    echo "== $(basename "$target"), $fuzz_seconds s"
    "$target" -max_total_time="$fuzz_seconds" -print_final_stats=1 "$corpus" \
      $([ -d "$kept" ] && echo "$kept")
  done
fi

if [ "$bench" = yes ]; then
  cmake --preset release
  cmake --build --preset release
  for program in build/release/tests/bench/*_bench; do
    echo "== $(basename "$program")"
    "$program"
  done
  echo "== kiosk_outside.sh"
  bash tests/bench/kiosk_outside.sh 50000
fi

cmake --preset "$preset"
cmake --build --preset "$preset"

if [ "$full" = yes ]; then
  for program in build/"$preset"/tests/system/{proofs,faults}/*_test \
    build/"$preset"/tests/signage/agreement_test; do
    echo "== $(basename "$program") --full"
    "$program" --full
  done
fi

ctest --preset "$preset"
