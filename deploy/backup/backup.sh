#!/bin/sh
# Makes one backup of a PostgreSQL database: whole or not at all, checked, and old ones removed.
#
# Where the database is, libpq's own variables say: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE.
# BACKUP_DIR (./backup) is where backups lie; which of them stay, rotate.sh says.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

lock
trap 'rm -f "$folder"/*.part "$complaint"' EXIT # nobody else has one: we hold the lock

name() { date -u +engagenow-%Y%m%dT%H%M%SZ.dump; }
while name=$(name) && [ -e "$folder/$name" ]; do sleep 0.2; done # a backup of this second is another one
part=$folder/$name.part

# A table that a migration holds for long is waited for no longer than this.
pg_dump --format=custom --no-password --lock-wait-timeout="${BACKUP_LOCK_WAIT:-30s}" --file="$part" 2>"$complaint" ||
  refuse "no backup was made: $(reason)"
is_whole "$part" || refuse "no backup was made: what was written cannot be read again: $(reason)"
sync "$part" 2>"$complaint" || refuse "no backup was made: $(reason)"
mv "$part" "$folder/$name"
[ -n "${BACKUP_KEEP_ALL:-}" ] || "$here/rotate.sh" "$folder" dump
"$here/age.sh" >/dev/null
log "$folder/$name ($(wc -c <"$folder/$name") bytes)"
