#!/bin/sh
# Removes old backups: rotate.sh FOLDER ENDING
#
# What stays: the newest BACKUP_LATEST (5), the newest of each of the BACKUP_DAILY (7) last days that have
# one, and the newest of each of the BACKUP_WEEKLY (4) last weeks. Their names say when they were made, in UTC.
set -eu
find "$1" -maxdepth 1 -type f -name "engagenow-????????T??????Z.$2" | sort -r |
  awk -v latest="${BACKUP_LATEST:-5}" -v daily="${BACKUP_DAILY:-7}" -v weekly="${BACKUP_WEEKLY:-4}" '
    # The number of a day in the Julian calendar of astronomers; day 0 was a Monday.
    function julian(y, m, d, a) {
      a = int((14 - m) / 12)
      y += 4800 - a
      m += 12 * a - 3
      return d + int((153 * m + 2) / 5) + 365 * y + int(y / 4) - int(y / 100) + int(y / 400) - 32045
    }
    {
      match($0, /[0-9]+T[0-9]+Z/)
      day = substr($0, RSTART, 8)
      week = int(julian(substr(day, 1, 4), substr(day, 5, 2), substr(day, 7, 2)) / 7)
      stays = NR <= latest
      if (!(day in days) && count_days < daily) { days[day]; count_days++; stays = 1 }
      if (!(week in weeks) && count_weeks < weekly) { weeks[week]; count_weeks++; stays = 1 }
      if (!stays) print
    }' |
  while IFS= read -r old; do rm -f -- "$old"; done
