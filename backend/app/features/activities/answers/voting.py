"""Votes on open answers, stored in batches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.core.refusal import Refusal
from app.features.activities.answers.cards import repository
from app.features.activities.commands import VoteAck, VoteAnswer
from app.features.activities.errors import (
    ActivityClosed,
    AnswerNotFound,
    OwnAnswer,
    VotesOff,
)
from app.features.activities.events import ANSWERED
from app.features.activities.kinds import KINDS
from app.features.live_sessions import queries
from app.features.live_sessions.policy import check_active
from app.features.participants import former
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote on its way."""

    participant_id: str
    command: VoteAnswer


async def store(
    work: UnitOfWork, session_id: str, votes: Sequence[Vote]
) -> list[VoteAck | Refusal]:
    """Store votes in one session in the given order; of one person and card the last one stays.

    Who has left votes no more: what they erased must not come back.
    """
    await queries.lock_for_share(work.db, session_id)
    status = await queries.status(work.db, session_id)
    gone = await former.refusals(work.db, {vote.participant_id for vote in votes})
    known = await repository.votable(
        work.db, session_id, {vote.command.answer_id for vote in votes}
    )
    outcomes: list[Vote | Refusal] = []
    wanted: dict[tuple[str, str], bool] = {}
    for vote in votes:
        try:
            check_active(status)
            _check(vote, known.get(vote.command.answer_id), gone.get(vote.participant_id))
        except Refusal as refusal:
            outcomes.append(refusal)
        else:
            outcomes.append(vote)
            wanted[vote.command.answer_id, vote.participant_id] = vote.command.on
    counts = await _change(work, session_id, known, wanted)
    return [one if isinstance(one, Refusal) else _ack(one.command, counts) for one in outcomes]


async def _change(
    work: UnitOfWork,
    session_id: str,
    known: Mapping[str, Mapping[str, Any]],
    wanted: Mapping[tuple[str, str], bool],
) -> Mapping[str, int]:
    """Store what the votes come to, and return the answers' counts."""
    on = sorted(key for key, is_on in wanted.items() if is_on)
    off = sorted(key for key, is_on in wanted.items() if not is_on)
    await repository.change_votes(work.db, on, off)
    for activity_id in {known[answer]["activity_id"] for answer, _ in wanted}:
        work.signal_all(session_id, ANSWERED, {"id": activity_id})
    return await repository.votes(work.db, {answer for answer, _ in wanted})


def _check(vote: Vote, card: Mapping[str, Any] | None, gone: Refusal | None) -> None:
    if gone is not None:
        raise gone
    if card is None or not _is_seen(card, vote.command.activity_id):
        raise AnswerNotFound
    if card["status"] != "open":
        raise ActivityClosed
    if not card["settings"].get("votes"):
        raise VotesOff
    if card["participant_id"] == vote.participant_id:
        raise OwnAnswer


def _is_seen(card: Mapping[str, Any], activity_id: str) -> bool:
    is_there = card["activity_id"] == activity_id and KINDS[card["kind"]].has_cards
    return is_there and card["state"] in repository.SHOWN


def _ack(command: VoteAnswer, counts: Mapping[str, int]) -> VoteAck:
    return VoteAck(
        activity_id=command.activity_id,
        answer_id=command.answer_id,
        on=command.on,
        votes=counts.get(command.answer_id, 0),
    )
