"""The questions as one member is shown them at entering.

What is the same for all is encoded once. What is somebody's own is read for all who enter at the
same time, in two queries.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import orjson

from app.core.batcher import Batcher
from app.features.questions import repository
from app.features.questions.views import OwnQuestion
from app.features.questions.voting.repository import voted
from app.features.questions.voting.totals import QUESTION_VOTES
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room
from app.realtime.snapshot import Shown

NEWEST = MOST_VOTED = 50
_MOST_OWN = 50

Kept = dict[str, dict[str, Any]]  # questions by id, oldest first; their votes may be old


class _Asked(NamedTuple):
    """Who enters which session."""

    context: WorkerContext
    session_id: str
    actor_id: str


@dataclass
class _Own:
    """What is one actor's own in a session."""

    questions: list[dict[str, Any]] = field(default_factory=list)
    voted: set[str] = field(default_factory=set)

    @property
    def asked(self) -> set[str]:
        """The ids of the questions that they asked."""
        return {one["id"] for one in self.questions}


class _Reader(Batcher[_Asked, _Own]):
    """Reads for those who enter rooms of one worker at the same time."""

    def __init__(self) -> None:
        super().__init__(_read_all)


class Encoded(NamedTuple):
    """Questions as JSON, and from what it was made: nothing of it has changed as long as it is so.

    `parts` are by id; to each belongs what the reader's own is in it.
    """

    kept: Kept
    votes: Mapping[str, int]
    parts: dict[str, bytes]
    without_own: orjson.Fragment


class EncodedByRoom(WeakKeyDictionary[Room, Encoded]):
    """What each room of a worker was shown last."""


async def shown_to(context: WorkerContext, session_id: str, shown: Shown, actor_id: str) -> Shown:
    """Return the fields of `ShownQuestions` for this actor; no query if nobody ever asked."""
    await QUESTION_VOTES.now(context, session_id)  # from now on the room hears of votes
    own = _Own()
    if shown["has_questions"]:
        own = await context.own(_Reader).ask(_Asked(context, session_id, actor_id))
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
    known = context.own(EncodedByRoom)
    last = known.get(room) if room else None
    if last is None or last.kept is not kept or last.votes != votes:
        parts = {one["id"]: orjson.dumps(one) for one in choose(kept, votes)}
        last = Encoded(kept, votes, parts, _joined(parts, _Own()))
        if room:
            known[room] = last
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


async def _read_all(asked: list[_Asked]) -> list[_Own]:
    sessions: dict[str, list[_Asked]] = defaultdict(list)
    for one in asked:
        sessions[one.session_id].append(one)
    found = {session_id: await _read(session_id, some) for session_id, some in sessions.items()}
    return [found[one.session_id].get(one.actor_id) or _Own() for one in asked]


async def _read(session_id: str, asked: list[_Asked]) -> dict[str, _Own]:
    ids = {one.actor_id for one in asked}
    found: dict[str, _Own] = defaultdict(_Own)
    async with asked[0].context.open_db() as db:
        for question in await repository.asked_by(db, session_id, ids):
            own = found[question.asker_id or ""]
            own.questions.append(OwnQuestion.model_validate(question).wire())
        for voter_id, voted_for in (await voted(db, session_id, ids)).items():
            found[voter_id].voted |= {*voted_for}
    return found
