"""A scheduled session as a file that calendar programs take (RFC 5545)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core.locale import Locale

# A session has no planned end, and calendars need one: an hour is what they suggest themselves.
LASTS = timedelta(hours=1)

_TEXTS: dict[Locale, dict[str, str]] = {
    "ko": {"join": "참여하기: {link}", "host": "진행하기: {link}", "by": "발표자: {name}"},
    "en": {"join": "Join: {link}", "host": "Run it: {link}", "by": "Presenter: {name}"},
}


@dataclass(frozen=True, slots=True)
class Planned:
    """What a calendar is told of a session.

    `changes` is how often its time has changed, `updated_at` when anything of it did.
    """

    session_id: str
    title: str
    description: str | None
    presenter_name: str
    begins_at: datetime
    changes: int
    updated_at: datetime


def calendar_file(planned: Planned, join_url: str, host_url: str | None, locale: Locale) -> bytes:
    """Return the file, with the join link, or for hosts the link of the session's page, as URL.

    Times are in UTC, which every calendar shows in its own zone. The UID stays the same, so that a
    file of a later time replaces the earlier one.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 - a quarter of a second, once

    event = Event()
    event.add("uid", f"{planned.session_id}@engagenow")
    event.add("sequence", planned.changes)
    event.add("dtstamp", planned.updated_at)
    event.add("last-modified", planned.updated_at)
    event.add("dtstart", planned.begins_at)
    event.add("dtend", planned.begins_at + LASTS)
    event.add("summary", planned.title)
    event.add("description", _description(planned, join_url, host_url, _TEXTS[locale]))
    event.add("url", host_url or join_url)
    calendar = Calendar()
    calendar.add("prodid", "-//EngageNow//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _description(
    planned: Planned, join_url: str, host_url: str | None, texts: dict[str, str]
) -> str:
    lines = [texts["by"].format(name=planned.presenter_name), texts["join"].format(link=join_url)]
    if host_url is not None:
        lines.append(texts["host"].format(link=host_url))
    if planned.description:
        lines += ["", planned.description]
    return "\n".join(lines)
