#!/bin/sh
# Makes a backup whenever the newest is older than BACKUP_EVERY seconds (86400, a day), until it is told to end.
#
# What counts is the age of what is there, so a restart makes neither one too many nor one too few. After a failure
# it tries again in BACKUP_RETRY seconds (300).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
pause=
trap '[ -z "$pause" ] || kill "$pause" 2>/dev/null || :; exit 0' INT TERM

# Sleeps, and can be told to end meanwhile.
rest() {
  sleep "$1" &
  pause=$!
  wait "$pause" || true
}

while :; do
  if BACKUP_MAX_AGE="${BACKUP_EVERY:-86400}" "$here/age.sh" >/dev/null 2>&1; then
    rest 60
  else
    "$here/backup.sh" || rest "${BACKUP_RETRY:-300}"
  fi
done
