"""Changing questions that are already in the log: their positions stay."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.features.questions import repository
from app.features.questions.events import QuestionAsked, QuestionUpdated
from app.features.questions.views import Question as QuestionView
from app.storage import event_log
from app.storage.models import Question

_WITH_QUESTION = (QuestionAsked.name, QuestionUpdated.name)
_GONE: dict[str, Any] = dict.fromkeys(("asker", "label", "reply", "message_id")) | {"text": ""}
_READABLE = ("open", "answering", "answered", "merged")


def is_readable(question: Question) -> bool:
    """Return whether everybody may read the text."""
    return question.state in _READABLE


async def rename_asker(db: AsyncSession, session_id: str, asker_id: str, nickname: str) -> None:
    """Call somebody something else on what they have asked by name, in the log too."""
    asked = await repository.asked_by(db, session_id, [asker_id])
    named = [question for question in asked if not question.anonymous]
    for question in named:
        question.asker_nickname = nickname
    await rewrite(db, named)


async def rewrite(db: AsyncSession, questions: Iterable[Question]) -> None:
    """Rewrite text and asker of these questions of one session in every fact that has them.

    From a question that nobody may read any more, label and reply are taken, too.
    """
    logged = {one.id: one for one in questions if one.seq is not None}

    def change(_kind: str, data: dict[str, Any]) -> dict[str, Any]:
        question = logged[data["id"]]
        now = _GONE
        if is_readable(question):
            view = QuestionView.of(question.columns()).wire()
            now = {name: view[name] for name in ("text", "asker", "message_id")}
        return {**data, **{name: value for name, value in now.items() if name in data}}

    if logged:
        about = [(one.id, one.seq) for one in logged.values()]
        session_id = next(iter(logged.values())).session_id
        await event_log.rewrite(db, session_id, about, _WITH_QUESTION, change)
