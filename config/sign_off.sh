#!/usr/bin/env bash
# Everybody of the sample hospital signs everything, in order and from the beginning: for the demo,
# for tests that edit the sample, and for whoever has changed content/sample.
#
#   bash config/sign_off.sh build/dev/bin/gongshi-bundle content/sample --now 2026-11-20T09:00:00+08:00
set -euo pipefail
[ $# -ge 2 ] || { echo "usage: bash config/sign_off.sh PROGRAM WORKSPACE [--now TIME]" >&2; exit 2; }
program=$1
workspace=$2
shift 2

rm -rf "$workspace/approvals.yaml" "$workspace/approvals"
# Who may sign what: signers of the sample's hospital.yaml.
for signer in proposer:周闻 answerable:吴桐 office:郑楷 secrecy:王慎 leader:罗秋实; do
  "$program" approve "$workspace" --all --as "${signer%%:*}" --name "${signer#*:}" "$@" >/dev/null
done
"$program" approvals "$workspace" "$@"
