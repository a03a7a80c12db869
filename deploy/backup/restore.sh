#!/bin/sh
# Restores a backup into an empty database: restore.sh FILE [--replace]
#
# --replace restores over what is there, and makes a backup of that first. All of it is one transaction: whatever
# goes wrong, the database is as it was. Servers must be stopped meanwhile; they hold in memory what was true before.
# Where the database is, libpq's own variables say: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

file=${1:-}
replace=${2:-}
[ -n "$file" ] || refuse "say which: restore.sh FILE [--replace]; there are: $(cd "$folder" 2>/dev/null && echo *.dump)"
[ -f "$file" ] || refuse "there is no $file"
case $replace in '' | --replace) ;; *) refuse "$replace is not known; the only option is --replace" ;; esac

ask() {
  psql --no-psqlrc --no-password --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --command="$1" 2>"$complaint"
}

is_whole "$file" || refuse "nothing was restored: $file is no whole backup: $(reason)"

tables=$(ask "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") ||
  refuse "nothing was restored: $(reason)"
others=$(ask "SELECT count(*) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND coalesce(backend_type, 'client backend') = 'client backend'") ||
  refuse "nothing was restored: $(reason)"
[ "$others" -eq 0 ] ||
  refuse "nothing was restored: somebody uses the database ($others connections); stop the servers first"

if [ "$tables" -gt 0 ]; then
  [ -n "$replace" ] ||
    refuse "nothing was restored: the database is not empty ($tables tables); --replace (make: REPLACE=1) backs it up and replaces it"
  BACKUP_KEEP_ALL=1 "$here/backup.sh" || refuse "nothing was restored: what is there could not be backed up first"
fi

# Without the COMMIT at the end, which is only written when the whole backup could be read, nothing happens.
transaction() {
  cat <<'SQL'
\set ON_ERROR_STOP on
BEGIN;
SET LOCAL client_min_messages = warning;
DO $$
DECLARE one record;
BEGIN
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP TABLE public.%I CASCADE', one.tablename);
  END LOOP;
END $$;
SQL
  pg_restore --no-owner --no-privileges --file=- "$file" || return 1
  # Clients that saw more than this backup holds notice by another epoch. Backups of before it was known have none.
  cat <<'SQL'
SET search_path = public;
DO $$
BEGIN
  IF to_regclass('public.database_epoch') IS NOT NULL THEN
    UPDATE public.database_epoch SET value = replace(gen_random_uuid()::text, '-', '');
  END IF;
END $$;
COMMIT;
SELECT 'restored';
SQL
}

told=$(transaction 2>"$complaint" | psql --no-psqlrc --no-password --quiet --tuples-only --no-align 2>>"$complaint") ||
  refuse "nothing was restored: $(reason)"
case $told in *restored) ;; *) refuse "nothing was restored: $(reason)" ;; esac
log "restored $file; start the servers: they bring older tables to the newest revision"
