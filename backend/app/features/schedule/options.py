"""What hosts set of when a session begins."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from app.core.clock import UtcTime
from app.core.options import Options, Stored
from app.core.schemas import Command, View
from app.features.schedule import planning

_WRITTEN = r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?$"
CHANGES = "schedule_changes"  # how often the time has changed: not part of what members are shown
_OF_TIME = ("scheduled_at", "time_zone", "starts_by_itself")


def _is_time(written: str) -> str:
    datetime.fromisoformat(written)
    return written


Written = Annotated[str, Field(pattern=_WRITTEN), AfterValidator(_is_time)]


class Schedule(View):
    """It is to begin at `scheduled_at`, which was set in `time_zone`.

    It `starts_by_itself`, or is started by a host.
    """

    scheduled_at: UtcTime | None = None
    time_zone: str | None = None
    starts_by_itself: bool = False


class ChangeSchedule(Command):
    """`scheduled_at` says when the session is to begin; an explicit null removes the time.

    It has an offset, or is local to `time_zone`, a name of the IANA database. With
    `starts_by_itself` it begins then without a host.
    """

    scheduled_at: Written | None = None
    time_zone: Annotated[str, Field(max_length=64)] | None = None
    starts_by_itself: bool | None = None


def _check(status: str, command: Any) -> None:
    if command.model_fields_set.intersection(_OF_TIME):
        planning.check_schedulable(status)


def _changed(after: Stored, before: Stored) -> Stored:
    """Set the moment, and count changes of it."""
    written, zone, by_itself = (after.get(name) for name in _OF_TIME)
    if [written, zone, by_itself] == [before.get(name) for name in _OF_TIME]:
        return after
    if written is None and before.get("scheduled_at"):
        zone, by_itself = None, False
    moment = planning.planned(written, zone, by_itself=bool(by_itself))
    fields = {"scheduled_at": moment, "time_zone": zone, "starts_by_itself": bool(by_itself)}
    is_moved = moment != before.get("scheduled_at")
    return {**after, **fields, CHANGES: before.get(CHANGES, 0) + is_moved}


def _columns(settings: Stored) -> Stored:
    written = settings.get("scheduled_at")
    return {"scheduled_at": datetime.fromisoformat(written) if written else None}


def _reused(settings: Stored) -> Stored:
    """Leave the time out: another session begins at another time, or nobody knows yet."""
    return {name: value for name, value in settings.items() if name not in (*_OF_TIME, CHANGES)}


OPTIONS = Options(
    settings=Schedule,
    change_settings=ChangeSchedule,
    changed=_changed,
    reused=_reused,
    clearable=("scheduled_at",),
    check=_check,
    columns=_columns,
    previewed=Schedule,
)
