"""What becomes of a question: hosts change it, and its asker takes it back."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.audience import HOSTS
from app.core.schemas import SessionEvent
from app.features.live_sessions import queries
from app.features.live_sessions.policy import check_changeable, check_joinable
from app.features.questions import repository
from app.features.questions.changes.retelling import is_readable, retell
from app.features.questions.commands import ChangeQuestion
from app.features.questions.errors import (
    NotOwnQuestion,
    QuestionClosed,
    QuestionGone,
    QuestionMerged,
    QuestionNotFound,
)
from app.features.questions.events import QuestionAsked, QuestionsHeld, QuestionUpdated
from app.features.questions.telling import tell_own
from app.features.questions.views import Question as QuestionView
from app.storage.models import Question
from app.storage.unit_of_work import UnitOfWork

Make = Callable[[int], SessionEvent]


async def change(
    work: UnitOfWork, actor: Actor, session_id: str, question_id: str, command: ChangeQuestion
) -> None:
    """Change a question; a held one is let through by a state, and refused by `hidden`.

    Raises:
        SessionNotFound: the actor does not host it.
        QuestionNotFound, QuestionGone, QuestionMerged: it cannot be changed.
        SessionIsFinal: the session has ended, and nothing is let through any more.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    question = await find(work.db, session_id, question_id)
    if question.state == "withdrawn":
        raise QuestionGone
    if question.state == "merged":
        raise QuestionMerged
    wanted = command.model_dump(exclude_unset=True)
    if question.seq is not None:
        await _change_shown(work, question, wanted)
        return
    if wanted.get("state", "hidden") != "hidden":
        check_changeable(session.status)
    await _decide(work, question, wanted)


async def withdraw(work: UnitOfWork, actor: Actor, session_id: str, question_id: str) -> None:
    """Take back one's own question while it is open or held; once more changes nothing.

    Raises:
        SessionEnded: the session has ended.
        QuestionNotFound, NotOwnQuestion: it is not there, or somebody else's.
        QuestionClosed: it is being answered, was answered, hidden, refused or merged.
    """
    session = await queries.lock_for_update(work.db, session_id)
    check_joinable(session.status)
    question = await find(work.db, session_id, question_id)
    if question.asker_id != actor.id:
        raise NotOwnQuestion if is_readable(question) else QuestionNotFound
    if question.state == "withdrawn":
        return
    if question.state not in ("open", "held"):
        raise QuestionClosed
    await work.record(session_id, await take_back(work.db, question))
    if question.seq is None:
        tell_own(work, question.columns())


async def find(db: AsyncSession, session_id: str, question_id: str) -> Question:
    """Return a question of this session, locked until the commit.

    Raises:
        QuestionNotFound: not a question of this session.
    """
    question = await repository.locked(db, session_id, question_id)
    if question is None:
        raise QuestionNotFound
    return question


async def take_back(db: AsyncSession, question: Question) -> Make:
    """Blank a question for good, in the log too; return the factory of the event that tells it."""
    question.text = question.asker_nickname = ""
    question.label = question.reply = None
    question.state = "withdrawn"
    if question.seq is None:
        return await held_again(db, question.session_id)
    await retell(db, [question])
    return lambda seq: QuestionUpdated(seq=seq, id=question.id, state="withdrawn", text="")


async def held_again(db: AsyncSession, session_id: str) -> Make:
    """Return the factory of the event that says how many questions are held now."""
    await db.flush()
    held = await repository.held_count(db, session_id)
    return lambda seq: QuestionsHeld(seq=seq, held=held)


async def _decide(work: UnitOfWork, question: Question, wanted: Mapping[str, Any]) -> None:
    """Let a held or refused question through, or refuse it, or change it before that."""
    before = question.state
    for name, value in wanted.items():
        setattr(question, name, "refused" if (name, value) == ("state", "hidden") else value)
    makes: list[Make] = [await held_again(work.db, question.session_id)]
    if question.state not in ("held", "refused"):
        makes.insert(0, partial(_show, question))
    await work.record_all(question.session_id, makes)
    if question.state == "refused" != before:
        tell_own(work, question.columns())


def _show(question: Question, seq: int) -> QuestionAsked:
    question.seq = seq
    return QuestionAsked.of(question.columns())


async def _change_shown(work: UnitOfWork, question: Question, wanted: Mapping[str, Any]) -> None:
    was_readable = is_readable(question)
    changed = {name: new for name, new in wanted.items() if getattr(question, name) != new}
    if not changed:
        return
    for name, value in changed.items():
        setattr(question, name, value)
    if "text" in changed or is_readable(question) != was_readable:
        await retell(work.db, [question])
    if is_readable(question) and not was_readable:
        changed = QuestionView.of(question.columns()).wire()
    elif was_readable and not is_readable(question):
        changed = {"state": question.state, "text": ""}
    audience = None if was_readable or is_readable(question) else HOSTS
    told = {"id": question.id, **changed}
    await work.record(
        question.session_id,
        lambda seq: QuestionUpdated.model_validate({**told, "seq": seq}),
        audience,
    )
