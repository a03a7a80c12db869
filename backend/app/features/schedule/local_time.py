"""From a time as people write it, in their zone, to a moment."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from app.features.schedule.errors import LocalTimeMissing, TimeZoneMissing, TimeZoneUnknown

_NO_ZONES = {"Factory", "localtime", "posixrules"}  # files of the database that name no place


def check_zone(name: str) -> None:
    """Check that the IANA database has a zone of this name; raises TimeZoneUnknown."""
    if name not in _zones():
        raise TimeZoneUnknown


def moment_of(written: str, zone: str | None) -> datetime:
    """Return the moment, in UTC, of an ISO 8601 time, with an offset or local to `zone`.

    A local time that clocks show twice, as daylight saving time ends, is the first of both.

    Raises:
        TimeZoneUnknown: there is no such zone.
        TimeZoneMissing: the time has neither an offset nor a zone.
        LocalTimeMissing: the zone's clocks skip this time.
        OverflowError: the moment is outside the years that Python knows.
    """
    if zone is not None:
        check_zone(zone)
    time = datetime.fromisoformat(written)
    if time.tzinfo is not None:
        return time.astimezone(UTC)
    if zone is None:
        raise TimeZoneMissing
    moment = time.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != time:
        raise LocalTimeMissing
    return moment


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones() - _NO_ZONES)
