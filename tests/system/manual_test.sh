#!/usr/bin/env bash
# Manual pages and completions name the commands and options that the programs have, and no others.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib.sh"
export PATH="$bin:$PATH"

# commands_of PROGRAM [COMMAND]: what its --help lists below "Subcommands:", one a line
commands_of() {
  "$@" --help | awk '/^[^ ]/ { below = 0 } below && /^  [a-z]/ { print $1 } /^Subcommands:/ { below = 1 }' | sort
}

# options_of PROGRAM [COMMAND…]: the first name of each option in its --help, -o or --output
options_of() {
  "$@" --help | awk '/^  -/ { sub(/,.*/, "", $1); if ($1 !~ /^(-h|--version)$/) print $1 }' | sort
}

# plain PROGRAM: the manual page without roff's escapes
plain() { sed -E 's/\\f[A-Z]//g; s/\\-/-/g' "$source_dir/config/man/$1.1"; }

# headings PROGRAM: the commands that the page has paragraphs of, as "stick import"
headings() {
  awk 'heading { sub(/^\.B /, ""); print } { heading = /^\.TP/ }' "$source_dir/config/man/$1.1" |
    sed -E 's/ *(\\|\[).*//' | sort
}

# paragraph PROGRAM COMMAND: the page's text about one command, its heading included
paragraph() {
  plain "$1" | awk -v command="$2" '
    /^\.(TP|SH|PP)/ { inside = 0 }
    { wanted = heading && ($0 == ".B " command || index($0, ".B " command " ") == 1) }
    wanted { inside = 1 }
    inside { print }
    { heading = /^\.TP/ }'
}

# shared PROGRAM: what the page says of all commands together
shared() { plain "$1" | awk '/^\.TP/ { inside = 1 } /^\.(SH|PP)/ { inside = 0 } !inside { print }'; }

# named TEXT…: the options in it, one a line
named() { awk -v RS='[][ (|)\n]' '/^(--[a-z][a-z-]*|-[a-z])[.,;:]?$/ { sub(/[.,;:]$/, ""); print }' <<<"$*" | sort -u; }

# completed PROGRAM WORD…: what the completion offers for the last word
completed() {
  local function=_${1//-/_}
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  "$function"
  [ "${#COMPREPLY[@]}" -eq 0 ] || printf '%s\n' "${COMPREPLY[@]}" | sort -u
}

same() { [ "$2" = "$3" ] || fail "$1"$'\n'"$(diff <(echo "$2") <(echo "$3"))"; }

# check_options PROGRAM [COMMAND…]
check_options() {
  local program=$1 command="${*:2}" option has own offered
  has=$(options_of "$@")
  own=$([ -z "$command" ] || named "$(paragraph "$program" "$command")")
  offered=$(completed "$@" --)
  for option in $has; do
    grep -qxF -e "$option" <<<"$own"$'\n'"$in_common" || fail "$program.1 lacks $option of: $*"
    [[ $option != --* ]] || grep -qxF -e "$option" <<<"$offered" || fail "no completion of $option: $*"
  done
  for option in $own; do
    grep -qxF -e "$option" <<<"$has" || fail "$program.1 names $option, which does not exist: $*"
  done
  checked=$((checked + 1))
}

checked=0
for program in gongshi-bundle gongshi-sync gongshi-kiosk gongshi-signage gongshi-board; do
  source "$source_dir/config/completion/$program"
  in_common=$(named "$(shared "$program")")
  check_options "$program"
  paragraphs=""
  for command in $(commands_of "$program"); do
    below=$(commands_of "$program" "$command")
    if [ -z "$below" ]; then
      check_options "$program" "$command"
      paragraphs+="$command"$'\n'
      continue
    fi
    same "completion of $program $command" "$below" "$(completed "$program" "$command" "")"
    for nested in $below; do
      check_options "$program" "$command" "$nested"
      paragraphs+="$command $nested"$'\n'
    done
  done
  [ -n "$paragraphs" ] || continue
  same "completion of $program" "$(commands_of "$program")" "$(completed "$program" "")"
  same "commands in $program.1" "$(printf %s "$paragraphs" | sort)" "$(headings "$program")"
  # What is said of all commands together exists in one of them at least.
  every=$(echo --help; for command in "" $(printf %s "$paragraphs" | tr ' ' /); do
    # shellcheck disable=SC2086  # no command is no argument
    options_of "$program" ${command//\// }
  done)
  for option in $in_common; do
    grep -qxF -e "$option" <<<"$every" || fail "$program.1 names $option, which no command has"
  done
done
kinds=$(gongshi-board kinds | grep -oE '^[a-z0-9-]+' | sort)
[ "$(wc -l <<<"$kinds")" -ge 15 ] || fail "kinds of board: $kinds"
same "completion of simulate KIND" "$kinds" "$(completed gongshi-board simulate "")"
same "completion of --kind" "$kinds" "$(completed gongshi-board read --kind "")"

[ "$checked" -ge 40 ] || fail "only $checked commands were found"
echo "$checked commands: manual pages and completions are those of --help"
