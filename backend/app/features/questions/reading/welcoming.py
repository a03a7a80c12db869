"""The questions as one member is shown them at entering.

What is the same for all is encoded once. What is somebody's own is read for all who enter at the
same time, in two statements.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from typing import Any, NamedTuple

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.features.questions import repository
from app.features.questions.views import OwnQuestion
from app.features.questions.voting.repository import voted
from app.features.questions.voting.totals import QUESTION_VOTES
from app.realtime.context import WorkerContext
from app.realtime.snapshot import Entering, Shown

NEWEST = MOST_VOTED = 50
_MOST_OWN = 50

Kept = dict[str, dict[str, Any]]  # questions by id, oldest first; their votes may be old


@dataclass
class _Own:
    """What is one actor's own in a session."""

    questions: list[dict[str, Any]] = field(default_factory=list)
    voted: set[str] = field(default_factory=set)

    @property
    def asked(self) -> set[str]:
        """The ids of the questions that they asked."""
        return {one["id"] for one in self.questions}


class Encoded(NamedTuple):
    """Questions as JSON, and from what it was made: nothing of it has changed as long as it is so.

    `parts` are by id; to each belongs what the reader's own is in it.
    """

    kept: Kept
    votes: Mapping[str, int]
    parts: dict[str, bytes]
    without_own: orjson.Fragment


class _Last:
    """What a room was shown last."""

    encoded: Encoded | None = None


async def shown_to_each(
    context: WorkerContext, session_id: str, shown: Shown, _actor: Actor
) -> Shown | None:
    """Return the fields of `ShownQuestions` if nobody ever asked, else None."""
    await QUESTION_VOTES.now(context, session_id)  # from now on the room receives votes
    return None if shown["has_questions"] else _fields(context, session_id, shown, _Own())


async def shown_together(db: AsyncSession, entering: Entering) -> list[Shown]:
    """Return the fields of `ShownQuestions` for all who enter at the same time."""
    ids = {actor.id for actor in entering.actors}
    found = await _read(db, entering.session_id, ids)
    at = entering.context, entering.session_id, entering.shown
    return [_fields(*at, found.get(actor.id) or _Own()) for actor in entering.actors]


def _fields(context: WorkerContext, session_id: str, shown: Shown, own: _Own) -> Shown:
    encoded = _encoded(context, session_id, shown["question_list"])
    questions = encoded.without_own
    if own.questions or own.voted:
        questions = _joined(encoded.parts, own)
    return {"questions": questions, "own_questions": own.questions[-_MOST_OWN:]}


def choose(kept: Kept, votes: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the questions to show, with their present votes, oldest first."""
    top = nlargest(MOST_VOTED, kept, key=lambda one: votes.get(one, 0))
    found = [
        {**kept[one], "votes": votes.get(one, 0), "merged_into": None}
        for one in {*list(kept)[-NEWEST:], *top}
    ]
    return sorted(found, key=lambda one: (one["asked_at"], one["id"]))


def _encoded(context: WorkerContext, session_id: str, kept: Kept) -> Encoded:
    room = context.rooms.get(session_id)
    votes = QUESTION_VOTES.known(context, session_id)
    known = room.own(_Last) if room else _Last()
    last = known.encoded
    if last is None or last.kept is not kept or last.votes != votes:
        parts = {one["id"]: orjson.dumps(one) for one in choose(kept, votes)}
        last = known.encoded = Encoded(kept, votes, parts, _joined(parts, _Own()))
    return last


def _joined(parts: Mapping[str, bytes], own: _Own) -> orjson.Fragment:
    """Add what is the reader's own to each question, which ends with `}`."""
    asked = own.asked
    whole = [
        part[:-1] + b',"mine":' + _MINE[one in asked, one in own.voted] + b"}"
        for one, part in parts.items()
    ]
    return orjson.Fragment(b"[" + b",".join(whole) + b"]")


_MINE = {
    (asked, voted): orjson.dumps({"asked": asked, "voted": voted})
    for asked in (True, False)
    for voted in (True, False)
}


async def _read(db: AsyncSession, session_id: str, ids: set[str]) -> dict[str, _Own]:
    found: dict[str, _Own] = defaultdict(_Own)
    for question in await repository.own_of(db, session_id, ids):
        own = found[question.asker_id]
        own.questions.append(OwnQuestion.model_validate(question).wire())
    for voter_id, voted_for in (await voted(db, session_id, ids)).items():
        found[voter_id].voted |= {*voted_for}
    return found
