#!/bin/sh
# Says how old the newest backup is, and fails when that is more than BACKUP_MAX_AGE seconds (93600, 26 hours).
#
# It also writes the file backup.prom beside the backups, for the textfile collector of Prometheus' node exporter.
set -eu
. "$(dirname "$0")/common.sh"

newest=$(find "$folder" -maxdepth 1 -type f -name 'engagenow-*T*Z.*' ! -name '*.part' 2>/dev/null | sort | tail -n 1)
[ -n "$newest" ] || refuse "there is no backup in $folder"
made=$(date -r "$newest" +%s)
age=$(($(date +%s) - made))

{
  echo '# HELP engagenow_backup_time_seconds When the newest backup was made'
  echo '# TYPE engagenow_backup_time_seconds gauge'
  echo "engagenow_backup_time_seconds $made"
  echo '# HELP engagenow_backup_size_bytes How large the newest backup is'
  echo '# TYPE engagenow_backup_size_bytes gauge'
  echo "engagenow_backup_size_bytes $(wc -c <"$newest" | tr -d ' ')"
} >"$folder/backup.prom.part" && chmod 644 "$folder/backup.prom.part" && mv "$folder/backup.prom.part" "$folder/backup.prom"

[ "$age" -le "${BACKUP_MAX_AGE:-93600}" ] || refuse "the newest backup is $((age / 3600)) hours old: $newest"
log "the newest backup is $((age / 60)) minutes old: $newest"
