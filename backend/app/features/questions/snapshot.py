"""The questions that members see who enter a session, and what became of their own."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.schemas import View
from app.features.questions import repository
from app.features.questions.events import QuestionAsked, QuestionsHeld, QuestionUpdated
from app.features.questions.reading.welcoming import Kept, shown_to_each, shown_together
from app.features.questions.views import SHOWN, ListedQuestion, OwnQuestion, Question
from app.realtime.snapshot import Part, Shown
from app.storage.models import LiveSession
from app.storage.showable import Showable

KEPT = 500  # are in memory: half of them the newest ones, half those with most votes


class ShownQuestions(View):
    """`questions` are the newest 50 and the 50 with most votes, oldest first.

    Those that are hidden, withdrawn, merged or held are not among them. `own_questions` are the
    newest 50 of one's own, whatever became of them.
    """

    questions: list[ListedQuestion]
    own_questions: list[OwnQuestion]


class ShownHeld(View):
    """`questions_held` is how many questions wait for a host."""

    questions_held: int


async def _read(db: AsyncSession, session: LiveSession) -> Shown:
    head = session.last_seq
    found = await repository.newest(db, session.id, head, KEPT // 2)
    if len(found) == KEPT // 2:
        top = await repository.most_voted(db, session.id, head, KEPT // 2)
        both = {one.id: one for one in [*found, *top]}
        found = sorted(both.values(), key=lambda one: one.seq or 0)
    has_any = bool(found) or await repository.has_any(db, session.id)
    kept = {one.id: Question.of(one.columns()).wire() for one in found}
    return {"question_list": kept, "has_questions": has_any}


async def _read_held(db: AsyncSession, session: LiveSession) -> Shown:
    return {"questions_held": await repository.held_count(db, session.id)}


def _asked(shown: Shown, data: Shown) -> Shown:
    kept = {**shown["question_list"], data["id"]: _question(data)}
    if len(kept) > KEPT:  # of the older ones that with fewest votes, as far as known, goes
        older = list(kept.values())[: -KEPT // 2]
        del kept[min(older, key=lambda one: one["votes"])["id"]]
    return {"question_list": kept, "has_questions": True}


def _updated(shown: Shown, data: Shown) -> Shown:
    kept: Kept = shown["question_list"]
    before = kept.get(data["id"])
    if before is None:
        is_shown_again = "asked_at" in data and data["state"] in SHOWN
        return _asked(shown, data) if is_shown_again else {}
    now = {**before, **_question(data)}
    if now["state"] in SHOWN:
        return {"question_list": {**kept, data["id"]: now}}
    return {"question_list": {one: kept[one] for one in kept if one != data["id"]}}


def renamed(shown: Shown, person: str, nickname: str) -> Shown:
    """The questions that are kept, with another name of one person."""
    kept: Kept = shown["question_list"]
    signed = {
        one: {**question, "asker": {**question["asker"], "nickname": nickname}}
        for one, question in kept.items()
        if question["asker"] and question["asker"]["id"] == person
    }
    return {"question_list": {**kept, **signed}}


def _question(data: Shown) -> dict[str, Any]:
    return {name: data[name] for name in Question.model_fields if name in data}


def _held(_shown: Shown, data: Shown) -> Shown:
    return {"questions_held": data["held"], "has_questions": True}


async def _find(db: AsyncSession, session_id: str, question_id: str) -> Shown | None:
    return {} if await repository.is_shown(db, session_id, question_id) else None


SHOWABLES = [Showable("questions", find=_find)]
PARTS = [
    Part(
        ShownQuestions,
        _read,
        changes={QuestionAsked.name: _asked, QuestionUpdated.name: _updated},
        each=shown_to_each,
        together=shown_together,
    ),
    Part(ShownHeld, _read_held, changes={QuestionsHeld.name: _held}),
]
