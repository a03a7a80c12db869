"""Reading all that a report says, but the chat, which may be long."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.live_sessions import queries
from app.features.live_sessions.events import SessionUpdated
from app.features.reports import repository as figures
from app.features.reports import service
from app.features.reports.contents import repository, results
from app.features.reports.contents.minutes import minutes, of_text
from app.features.reports.contents.names import Names
from app.features.reports.views import Summary
from app.storage.models import LiveSession

Data = dict[str, Any]

# Words of ours, which look like names only to whoever chose such a name.
_OURS = frozenset({"kind", "state", "what", "reactions_by_emoji"})
SOMEBODY = {"ko": "○○○", "en": "[name]"}


@dataclass(frozen=True, slots=True)
class Contents:
    """What a report says, as JSON with times as they are; `names` are to be taken out, if any.

    `head` is the last position of the log that it covers, and `messages` how many to show.
    """

    data: Data
    head: int
    messages: int
    names: Names | None

    def named(self, name: str) -> str | None:
        """Return a person's name if people are named."""
        return name if self.names is None else None

    def text(self, text: str) -> str:
        """Return what a person wrote, without names if nobody is named."""
        return text if self.names is None else self.names.out_of(text)


async def read(
    db: AsyncSession, session_id: str, people_now: int, locale: str, *, anonymous: bool
) -> Contents:
    """Read what is there now; raises SessionNotFound."""
    session = await queries.by_id(db, session_id)
    people = await repository.participants(db, session_id)
    summary = await service.summary(db, session_id, people_now)
    data = {**await _head(db, session, summary), **await _happened(db, session, people)}
    if not anonymous:
        return Contents(data, session.last_seq, summary.messages, None)
    every = {one.nickname for one in people if one.nickname}
    every |= await repository.other_names(db, session_id, session.presenter_id)
    names = await asyncio.to_thread(Names, every, SOMEBODY[locale])
    data = await asyncio.to_thread(_unnamed, data, names)
    return Contents(data, session.last_seq, summary.messages, names)


async def _head(db: AsyncSession, session: LiveSession, summary: Summary) -> Data:
    return {
        "title": session.title,
        "description": session.description,
        "presenter": await queries.presenter_name(db, session),
        "made_at": utc_now(),
        "summary": summary.model_dump(exclude={"reaction_course", "reactions"}),
        "reactions_by_emoji": summary.reactions,
    }


async def _happened(db: AsyncSession, session: LiveSession, people: Any) -> Data:
    called = {one.id: one.nickname for one in people if one.nickname and not one.removed_at}
    activities = await results.read_activities(db, session.id, called)
    return {
        "minutes": await _minutes(db, session, people),
        "timeline": await _timeline(db, session, activities),
        "questions": [_question(row) for row in await repository.questions(db, session.id)],
        "activities": activities,
        "people": [
            {"name": one.nickname, "joined_at": one.joined_at, "last_seen_at": one.last_seen_at}
            for one in people
            if one.id in called
        ],
    }


def _unnamed(data: Data, names: Names) -> Data:
    for board in (one["leaderboard"] for one in data["activities"]):
        for place in board:
            place["name"] = None
    for question in data["questions"]:
        question["asker"] = None
    found: Data = names.out_of_all({**data, "presenter": None, "people": []}, _OURS)
    return found


async def _minutes(db: AsyncSession, session: LiveSession, people: Any) -> list[Data]:
    messages = await repository.message_minutes(db, session.id, session.last_seq)
    return minutes(
        [(one.joined_at, one.last_seen_at) for one in people],
        {of_text(minute): count for minute, count in messages.items()},
        await figures.reaction_minutes(db, session.id),
    )


def _question(row: Any) -> Data:
    return {
        "asked_at": row.asked_at,
        "asker": None if row.anonymous else row.asker_nickname or None,
        "text": row.text,
        "votes": row.votes,
        "state": row.state,
        "label": row.label,
        "reply": row.reply,
    }


async def _timeline(db: AsyncSession, session: LiveSession, activities: list[Data]) -> list[Data]:
    """Return what happened: its state, as the log tells it, and activities."""
    happened = await _states(db, session)
    for activity in activities:
        for when, what in (("opened_at", "opened"), ("closed_at", "closed")):
            if activity[when] is not None:
                happened.append(_moment(activity[when], what, activity["prompt"]))
    return sorted(happened, key=lambda one: one["at"])


async def _states(db: AsyncSession, session: LiveSession) -> list[Data]:
    last, found = "draft", []
    for row in await repository.changes(db, session.id, SessionUpdated.name):
        status = _status(row.data)
        if status not in (None, last, "draft"):
            found.append(_moment(row.at, str(status)))
            last = str(status)
    return found


def _status(data: Mapping[str, Any]) -> Any:
    return data.get("status")


def _moment(at: datetime, what: str, text: str = "") -> Data:
    return {"at": at, "what": what, "text": text}
