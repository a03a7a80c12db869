"""The open or last activity, with one's own answer, as a new member receives it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
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
from app.realtime.context import WorkerContext
from app.realtime.snapshot import Entering, Part, Shown
from app.storage.models import LiveSession

_WORDING = ("prompt", "options", "question", "settings")


class ShownNow(View):
    """`activity` is the open one, else the one opened last, until it is reset or deleted."""

    activity: ShownActivity | None


async def _read(db: AsyncSession, session: LiveSession) -> Shown:
    row = await repository.current(db, session.id)
    return {"activity": ShownActivity.of(row).wire() if row is not None else None}


async def _each(
    _context: WorkerContext, _session_id: str, shown: Shown, _actor: Actor
) -> Shown | None:
    return {"activity": None} if shown["activity"] is None else None


async def _together(db: AsyncSession, entering: Entering) -> Sequence[Shown]:
    activity, actors = entering.shown["activity"], entering.actors
    row = await repository.row(db, entering.session_id, activity["id"])
    if row is None:  # deleted meanwhile, which they are told next
        return [{"activity": activity} for _ in actors]
    for_all = activity["revealed"] or activity["settings"]["live_results"]
    counted = None
    if for_all or any(actor.is_host for actor in actors):
        counted = (await results.read(db, row)).wire()
    answered = await results.answered(db, row) if counted is None else counted["answered"]
    mine, voted = await _own(db, row, [actor.id for actor in actors if not actor.is_host])
    return [
        {
            "activity": {
                **activity,
                "answered": answered,
                "results": counted if for_all or actor.is_host else None,
                "mine": _mine(mine.get(actor.id)),
                "voted": voted.get(actor.id, []),
            }
        }
        for actor in actors
    ]


async def _own(
    db: AsyncSession, row: Any, people: list[str]
) -> tuple[Mapping[str, Any], Mapping[str, list[str]]]:
    """Return the answers of these participants and what they vote for, by participant."""
    if not people:
        return {}, {}
    mine = await answers.own(db, row.id, row.question_id or "", people)
    return mine, await cards.voted(db, row.id, people) if KINDS[row.kind].has_cards else {}


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
        together=_together,
    )
]
