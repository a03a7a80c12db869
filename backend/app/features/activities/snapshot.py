"""The open or last activity, with one's own answer, as a new member receives it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.batcher import Batcher
from app.core.schemas import View
from app.features.activities import repository
from app.features.activities.answers import repository as answers
from app.features.activities.answers import results
from app.features.activities.answers.cards import repository as cards
from app.features.activities.events import (
    ActivityClosed,
    ActivityConcealed,
    ActivityOpened,
    ActivityRemoved,
    ActivityReset,
    ActivityRevealed,
    ActivityUpdated,
)
from app.features.activities.kinds import KINDS
from app.features.activities.views import OwnAnswer, ShownActivity
from app.features.participants.service import gather
from app.realtime.context import WorkerContext
from app.realtime.snapshot import Part, Shown
from app.storage.models import Activity, LiveSession

_WORDING = ("prompt", "options", "question", "settings")


class ShownNow(View):
    """`activity` is the open one, else the one opened last, until it is reset or deleted."""

    activity: ShownActivity | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody who enters is told of the activity that is shown."""

    context: WorkerContext
    session_id: str
    activity_id: str
    actor: Actor
    sees_results: bool


async def _read(db: AsyncSession, session: LiveSession) -> Shown:
    row = await repository.current(db, session.id)
    return {"activity": ShownActivity.of(row).wire() if row is not None else None}


async def _each(context: WorkerContext, session_id: str, shown: Shown, actor: Actor) -> Shown:
    activity = shown["activity"]
    if activity is None:
        return {"activity": None}
    sees = actor.is_host or activity["revealed"] or activity["settings"]["live_results"]
    wanted = Wanted(context, session_id, activity["id"], actor, sees)
    return {"activity": {**activity, **await context.own(Lookups).ask(wanted)}}


class Lookups(Batcher[Wanted, dict[str, Any]]):
    """A worker's members who enter at the same time: answers and results are read together."""

    def __init__(self) -> None:
        super().__init__(_look_up, cooldown=gather)


async def _look_up(wanted: list[Wanted]) -> Sequence[dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    async with wanted[0].context.open_db() as db:
        for key in {(one.session_id, one.activity_id) for one in wanted}:
            here = [one for one in wanted if (one.session_id, one.activity_id) == key]
            row = await repository.by_id(db, *key)
            made = await _for_each(db, row, here)
            found |= {id(one): fields for one, fields in zip(here, made, strict=True)}
    return [found[id(one)] for one in wanted]


async def _for_each(
    db: AsyncSession, row: Activity | None, wanted: Sequence[Wanted]
) -> list[dict[str, Any]]:
    if row is None:  # deleted meanwhile, which they are told next
        return [{} for _ in wanted]
    told = None
    if any(one.sees_results for one in wanted):
        told = (await results.read(db, row)).wire()
    answered = await results.answered(db, row) if told is None else told["answered"]
    people = [one.actor.id for one in wanted if not one.actor.is_host]
    own = await answers.own(db, row.id, row.question_id or "", people) if people else {}
    has_votes = people and KINDS[row.kind].has_cards
    voted = await cards.voted(db, row.id, people) if has_votes else {}
    return [
        {
            "answered": answered,
            "results": told if one.sees_results else None,
            "mine": _mine(own.get(one.actor.id)),
            "voted": voted.get(one.actor.id, []),
        }
        for one in wanted
    ]


def _mine(row: Any) -> dict[str, Any] | None:
    if row is None:
        return None
    question_id, held = row["question_id"] or None, row["state"] == "held"
    return OwnAnswer(
        question_id=question_id, answer=row["answer"], revision=row["revision"], held=held
    ).wire()


def _opened(_shown: Shown, data: Shown) -> Shown:
    return {"activity": data["activity"]}


def _closed(shown: Shown, data: Shown) -> Shown:
    change = {"status": "closed", "closed_at": data["closed_at"]}
    return _with(shown, data, {**change, **question_closed(shown)})


def _updated(shown: Shown, data: Shown) -> Shown:
    return _with(shown, data, {name: data[name] for name in _WORDING})


def _revealed(shown: Shown, data: Shown) -> Shown:
    change = {"revealed": True, "solution": data["solution"]}
    return _with(shown, data, {**change, **question_closed(shown)})


def _concealed(shown: Shown, data: Shown) -> Shown:
    return _with(shown, data, {"revealed": False, "solution": None})


def question_closed(shown: Shown) -> Shown:
    """Return the change of the activity that is shown after which its question is closed."""
    question = shown["activity"] and shown["activity"]["question"]
    return {"question": {**question, "closed": True}} if question else {}


def _gone(shown: Shown, data: Shown) -> Shown:
    return {"activity": None} if _is_shown(shown, data) else {}


def _with(shown: Shown, data: Shown, change: Shown) -> Shown:
    return {"activity": {**shown["activity"], **change}} if _is_shown(shown, data) else {}


def _is_shown(shown: Shown, data: Shown) -> bool:
    return shown["activity"] is not None and shown["activity"]["id"] == data["id"]


PARTS = [
    Part(
        ShownNow,
        _read,
        changes={
            ActivityOpened.name: _opened,
            ActivityUpdated.name: _updated,
            ActivityClosed.name: _closed,
            ActivityRevealed.name: _revealed,
            ActivityConcealed.name: _concealed,
            ActivityReset.name: _gone,
            ActivityRemoved.name: _gone,
        },
        each=_each,
    )
]
