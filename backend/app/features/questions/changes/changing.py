"""What becomes of a question: hosts change it, and its asker takes it back."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.audience import EVERYONE, HOSTS
from app.core.schemas import EventFactory
from app.features.live_sessions import queries
from app.features.live_sessions.policy import check_changeable, check_joinable
from app.features.questions import repository
from app.features.questions.changes.rewriting import is_readable, rewrite
from app.features.questions.commands import ChangeQuestion
from app.features.questions.errors import (
    NotOwnQuestion,
    QuestionGone,
    QuestionMerged,
    QuestionNotFound,
    QuestionNotOpen,
)
from app.features.questions.events import QuestionAsked, QuestionsHeld, QuestionUpdated
from app.features.questions.own_updates import announce_own
from app.features.questions.views import Question as QuestionView
from app.features.stage import service as stage
from app.storage.models import LiveSession, Question
from app.storage.unit_of_work import UnitOfWork


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
        await _change_shown(work, session, question, wanted)
        return
    if wanted.get("state", "hidden") != "hidden":
        check_changeable(session.status)
    await _decide(work, question, wanted)


async def withdraw(work: UnitOfWork, actor: Actor, session_id: str, question_id: str) -> None:
    """Take back one's own question while it is open or held; once more changes nothing.

    Raises:
        SessionEnded: the session has ended.
        QuestionNotFound, NotOwnQuestion: it is not there, or somebody else's.
        QuestionNotOpen: it is being answered, was answered, hidden, refused or merged.
    """
    session = await queries.lock_for_update(work.db, session_id)
    check_joinable(session.status)
    question = await find(work.db, session_id, question_id)
    if question.asker_id != actor.id:
        raise NotOwnQuestion if is_readable(question) else QuestionNotFound
    if question.state == "withdrawn":
        return
    if question.state not in ("open", "held"):
        raise QuestionNotOpen
    await work.record_all(session_id, await take_back(work.db, session, question))
    if question.seq is None:
        announce_own(work, question.columns())


async def find(db: AsyncSession, session_id: str, question_id: str) -> Question:
    """Return a question of this session, locked until the commit.

    Raises:
        QuestionNotFound: not a question of this session.
    """
    question = await repository.locked(db, session_id, question_id)
    if question is None:
        raise QuestionNotFound
    return question


async def take_back(
    db: AsyncSession, session: LiveSession, question: Question
) -> list[EventFactory]:
    """Blank a question for good, in the log too; return the factories of the events that tell it.

    The session's row is locked.
    """
    question.text = question.asker_nickname = ""
    question.label = question.reply = None
    question.state = "withdrawn"
    if question.seq is None:
        return [await held_again(db, question.session_id)]
    await rewrite(db, [question])
    gone = partial(_withdrawn, question.id)
    return [gone, *stage.cleared_of(session, question.id)]


async def held_again(db: AsyncSession, session_id: str) -> EventFactory:
    """Return the factory of the event that says how many questions are held now."""
    await db.flush()
    held = await repository.held_count(db, session_id)
    return lambda seq: QuestionsHeld(seq=seq, held=held)


async def _decide(work: UnitOfWork, question: Question, wanted: Mapping[str, Any]) -> None:
    """Let a held or refused question through, or refuse it, or change it before that."""
    before = question.state
    for name, value in wanted.items():
        setattr(question, name, "refused" if (name, value) == ("state", "hidden") else value)
    factories: list[EventFactory] = [await held_again(work.db, question.session_id)]
    if question.state not in ("held", "refused"):
        factories.insert(0, partial(_show, question))
    await work.record_all(question.session_id, factories)
    if question.state == "refused" != before:
        announce_own(work, question.columns())


def _withdrawn(question_id: str, seq: int) -> QuestionUpdated:
    return QuestionUpdated(seq=seq, id=question_id, state="withdrawn", text="")


def _show(question: Question, seq: int) -> QuestionAsked:
    question.seq = seq
    return QuestionAsked.of(question.columns())


async def _change_shown(
    work: UnitOfWork, session: LiveSession, question: Question, wanted: Mapping[str, Any]
) -> None:
    before = is_readable(question)
    changed = {name: new for name, new in wanted.items() if getattr(question, name) != new}
    for name, value in changed.items():
        setattr(question, name, value)
    now = is_readable(question)
    if "text" in changed or now != before:
        await rewrite(work.db, [question])
    updated = partial(_updated, {"id": question.id, **_visible(question, changed, before)})
    factories: list[EventFactory] = [
        updated,
        *([] if now else stage.cleared_of(session, question.id)),
    ]
    if changed:
        audience = EVERYONE if before or now else HOSTS
        await work.record_all(session.id, factories, audience=audience)


def _visible(
    question: Question, changed: Mapping[str, Any], was_readable: bool
) -> Mapping[str, Any]:
    """Return what members are told of a change: all of a question that they read again."""
    is_now = is_readable(question)
    if is_now and not was_readable:
        return QuestionView.of(question.columns()).wire()
    if was_readable and not is_now:
        return {"state": question.state, "text": ""}
    return changed


def _updated(changed: Mapping[str, Any], seq: int) -> QuestionUpdated:
    return QuestionUpdated.model_validate({**changed, "seq": seq})
