"""Voting: many votes of a session in one transaction, each counted exactly."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.core.actor import Actor
from app.core.refusal import Refusal
from app.features.live_sessions import queries
from app.features.participants import former
from app.features.questions.commands import VoteAck, VoteQuestion
from app.features.questions.errors import OwnQuestionRefused, QuestionNotFound, QuestionNotOpen
from app.features.questions.voting import repository
from app.features.questions.voting.repository import Locked, Vote
from app.storage.unit_of_work import UnitOfWork

Wanted = tuple[Actor, VoteQuestion]
_UNSEEN = ("held", "refused", "hidden", "withdrawn")


class Counted(NamedTuple):
    """What each of some votes is answered, and how the counts of questions have changed."""

    outcomes: list[VoteAck | Refusal]
    moved: Mapping[str, int]


async def vote_all(work: UnitOfWork, session_id: str, wanted: Sequence[Wanted]) -> Counted:
    """Store votes for questions of one session; of one person's several the last one holds.

    The questions are locked, so neither can they close meanwhile, nor can a vote be counted twice
    by two workers. The count in each ack is that of the commit. Who has left votes no more: what
    they erased must not come back.
    """
    await queries.lock_for_share(work.db, session_id)
    locked = await repository.lock(work.db, session_id, {command.id for _, command in wanted})
    gone = await former.refusals(work.db, {actor.id for actor, _ in wanted})
    refused = [
        gone.get(actor.id) or _refusal(locked.get(command.id), actor) for actor, command in wanted
    ]
    votes = {
        (command.id, actor.id): command.on
        for (actor, command), refusal in zip(wanted, refused, strict=True)
        if refusal is None
    }
    moved = await _store(work, session_id, votes, locked)
    outcomes = [
        refusal or _ack(command, locked[command.id], moved)
        for (_, command), refusal in zip(wanted, refused, strict=True)
    ]
    return Counted(outcomes, moved)


async def _store(
    work: UnitOfWork, session_id: str, votes: Mapping[Vote, bool], locked: Mapping[str, Locked]
) -> dict[str, int]:
    """Store what is new, and return how the counts have changed."""
    have = await repository.stored(work.db, votes) if votes else set()
    new = [vote for vote, on in votes.items() if on and vote not in have]
    gone = [vote for vote, on in votes.items() if not on and vote in have]
    moved = Counter(question for question, _ in new)
    moved.subtract(question for question, _ in gone)
    changed = {question: by for question, by in moved.items() if by}
    if new:
        await repository.add(work.db, session_id, new)
    if gone:
        await repository.remove(work.db, gone)
    if changed:
        counts = {question: locked[question].votes + by for question, by in changed.items()}
        await repository.set_counts(work.db, counts)
    return changed


def _refusal(question: Locked | None, actor: Actor) -> Refusal | None:
    if question is not None and question.asker_id == actor.id:
        return OwnQuestionRefused()
    if question is None or question.state in _UNSEEN:
        return QuestionNotFound()
    return None if question.state == "open" else QuestionNotOpen()


def _ack(command: VoteQuestion, question: Locked, moved: Mapping[str, int]) -> VoteAck:
    votes = question.votes + moved.get(question.id, 0)
    return VoteAck(id=question.id, votes=votes, on=command.on)
