"""Rules of scheduling: pure functions."""

from datetime import datetime, timedelta

from app.core.clock import utc_now, wire_time
from app.features.schedule.errors import (
    AlreadyStarted,
    ScheduledInPast,
    ScheduledTooFar,
    ScheduleMissing,
)
from app.features.schedule.local_time import check_zone, moment_of
from app.storage.models import LiveSession

MOST_AHEAD = timedelta(days=2 * 366)
START_WITHIN = timedelta(hours=1)  # after which a server that was away starts nothing any more


def check_schedulable(status: str) -> None:
    """Check that the session has not started."""
    if status != "draft":
        raise AlreadyStarted


def planned(written: str | None, zone: str | None, *, by_itself: bool) -> str | None:
    """Return the moment at which a session is to begin, as it is stored.

    Raises:
        ScheduleMissing: there is no time for what was set of it.
        ScheduledInPast, ScheduledTooFar: as they say; and what `moment_of` raises.
    """
    if written is None:
        if zone is not None or by_itself:
            raise ScheduleMissing
        return None
    if zone is not None:
        check_zone(zone)
    return wire_time(_checked(written, zone))


def _checked(written: str, zone: str | None) -> datetime:
    now = utc_now()
    try:
        moment = moment_of(written, zone)
    except OverflowError:  # before the first of all years, or after the last
        raise (ScheduledInPast if written < "5" else ScheduledTooFar) from None
    if moment <= now:
        raise ScheduledInPast
    if moment > now + MOST_AHEAD:
        raise ScheduledTooFar
    return moment


def is_due(session: LiveSession, now: datetime) -> bool:
    """Return whether a session is to begin by itself now; what is archived is not."""
    planned_for, is_draft = session.scheduled_at, session.status == "draft"
    if planned_for is None or not is_draft or session.archived_at is not None:
        return False
    is_now = planned_for <= now < planned_for + START_WITHIN
    return is_now and bool(session.settings.get("starts_by_itself"))
