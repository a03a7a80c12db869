# What the scripts of this folder share.
: "${BACKUP_DIR:=./backup}"
export BACKUP_DIR PGCONNECT_TIMEOUT="${PGCONNECT_TIMEOUT:-10}"
folder=$BACKUP_DIR
umask 077 # a backup holds everything

log() { printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*"; }

# One clear line, and the end.
refuse() {
  log "$*" | tr '\n' ' ' | sed 's/ *$//' >&2
  echo >&2
  exit 1
}

complaint=$(mktemp) || { echo "no temporary file can be made" >&2; exit 1; }
trap 'rm -f "$complaint"' EXIT
trap 'exit 1' HUP INT TERM

# The first line that the last program said when it failed, without its own name.
reason() { sed -n '1s/^[a-z_]*: error: //;1p' "$complaint"; }

# Two at once would remove each other's unfinished file.
lock() {
  mkdir -p "$folder" 2>"$complaint" || refuse "$(reason)"
  exec 9>"$folder/.lock" || refuse "$folder/.lock cannot be written"
  flock -n 9 || refuse "another backup is being made in $folder"
}

# Whether a backup holds our tables and can be read to its end.
is_whole() {
  pg_restore --list "$1" >"$complaint" 2>&1 || return 1
  grep -q 'TABLE DATA public live_sessions ' "$complaint" || { echo "our tables are not in it" >"$complaint"; return 1; }
  pg_restore --file=/dev/null "$1" 2>"$complaint"
}
