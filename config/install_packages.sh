#!/usr/bin/env bash
# Installs the Debian packages of config/debian/build-depends (and those named on the command line)
# that are not there yet. Needs root only when something is missing.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

mapfile -t wanted < <(cat "$here/debian/build-depends"; printf '%s\n' "$@")
# npm's own client fetches the stroke data of handwriting; where it comes from does not matter, and
# node's own packages of it cannot stand beside Debian's.
command -v npm >/dev/null || wanted+=(npm)
missing=()
for package in "${wanted[@]}"; do
  [ -n "$package" ] || continue
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "缺少软件包：${missing[*]}；请以 root 运行，或先安装 sudo" >&2
    echo "missing packages: ${missing[*]}; run as root, or install sudo first" >&2
    exit 3
  }
  as_root=(sudo)
fi
echo "安装 ${#missing[@]} 个软件包 | installing ${#missing[@]} packages: ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  "${missing[@]}" >/dev/null
