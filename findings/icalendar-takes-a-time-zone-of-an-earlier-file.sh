#!/usr/bin/env bash
# icalendar 7.3.2 (and vobject 0.9.9): a calendar's own time zone is forgotten if an earlier file had one of the same name.
#
# A VTIMEZONE belongs to the file that it is in, and its TZID is a name within that file alone (RFC 5545). Outlook calls
# each zone that is not of its list "Customized Time Zone". icalendar keeps the zones of all files in one table of the
# process, and the first file with a name decides: in a server that reads people's calendars, an invitation from Seoul is
# shown hours away once one from New York has been read, without a warning, until the process ends. What is stored for
# 14:00 depends on what others sent before. The VTIMEZONE inside the second calendar is still its own, so written out again
# the file looks right. vobject does the same. Times in UTC are safe; `icalendar.use_zoneinfo()` before each file empties the
# table, for all threads.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check icalendar==7.3.2 vobject==0.9.9

cat >run.py <<'PY'
import sys
from datetime import timezone

import icalendar
import vobject


def calendar(offset):
    return "\r\n".join([
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN",
        "BEGIN:VTIMEZONE", "TZID:Customized Time Zone",
        "BEGIN:STANDARD", "DTSTART:16010101T000000",
        f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}",
        "END:STANDARD", "END:VTIMEZONE",
        "BEGIN:VEVENT", "UID:1@example.com", "DTSTAMP:20261201T000000Z",
        'DTSTART;TZID="Customized Time Zone":20261208T140000', "SUMMARY:Talk",
        "END:VEVENT", "END:VCALENDAR", "",
    ])  # fmt: skip


def with_icalendar(text):
    read = icalendar.Calendar.from_ical(text)
    return read.walk("VEVENT")[0].decoded("dtstart"), read.to_ical().decode()


def with_vobject(text):
    read = vobject.readOne(text)
    return read.vevent.dtstart.value, read.serialize()


def with_an_empty_table(text):
    icalendar.use_zoneinfo()
    return with_icalendar(text)


def show(reader, order):
    for offset in order:
        begins, again = reader(calendar(offset))
        written = "same" if f"TZOFFSETTO:{offset}" in again else "other"
        utc = begins.astimezone(timezone.utc)
        print(f"14:00 at {offset}: {utc:%H:%M} UTC, VTIMEZONE written: {written}")


READERS = {
    "icalendar": with_icalendar,
    "icalendar and use_zoneinfo": with_an_empty_table,
    "vobject": with_vobject,
}
show(READERS[sys.argv[1]], sys.argv[2:])
PY

seen=$(for reader in icalendar "icalendar and use_zoneinfo" vobject; do
    echo "$reader, alone"
    venv/bin/python run.py "$reader" +0900
    echo "$reader, after another file"
    venv/bin/python run.py "$reader" -0500 +0900
done)
echo "$seen"
expected='icalendar, alone
14:00 at +0900: 05:00 UTC, VTIMEZONE written: same
icalendar, after another file
14:00 at -0500: 19:00 UTC, VTIMEZONE written: same
14:00 at +0900: 19:00 UTC, VTIMEZONE written: same
icalendar and use_zoneinfo, alone
14:00 at +0900: 05:00 UTC, VTIMEZONE written: same
icalendar and use_zoneinfo, after another file
14:00 at -0500: 19:00 UTC, VTIMEZONE written: same
14:00 at +0900: 05:00 UTC, VTIMEZONE written: same
vobject, alone
14:00 at +0900: 05:00 UTC, VTIMEZONE written: same
vobject, after another file
14:00 at -0500: 19:00 UTC, VTIMEZONE written: same
14:00 at +0900: 19:00 UTC, VTIMEZONE written: same'
[ "$seen" = "$expected" ]
