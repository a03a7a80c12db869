"""Asking: each question is stored and published once, or held, or refused."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.ids import new_id
from app.core.refusal import Refusal
from app.features.live_sessions import queries
from app.features.messages.errors import WordsRefused
from app.features.messages.policy import check_not_muted
from app.features.names import service as names
from app.features.questions import policy, repository
from app.features.questions.commands import AskedAck, AskQuestion, HeldQuestionAck
from app.features.questions.errors import QuestionRefused
from app.features.questions.events import QuestionAsked, QuestionsHeld
from app.features.questions.options import QuestionSettings
from app.features.questions.own_updates import announce_own
from app.features.word_filter.filter import filter_of
from app.features.word_filter.options import WordFilterSettings
from app.storage.models import LiveSession
from app.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from app.core.schemas import EventFactory

Row = dict[str, Any]  # the columns of a question
Outcome = AskedAck | HeldQuestionAck | Refusal
Asked = tuple[Actor, AskQuestion]


@dataclass
class Rules:
    """The rules of a session whose row is locked, and what its askers have asked so far."""

    session: LiveSession
    open_counts: Counter[str | None]
    mutes: Sequence[repository.Mute]

    def __post_init__(self) -> None:
        self._rules = QuestionSettings.model_validate(self.session.settings).questions
        self._word_filter = WordFilterSettings.model_validate(self.session.settings)

    def admit(self, actor: Actor, command: AskQuestion) -> Row:
        """Return a new question's columns.

        Raises:
            Refusal: the session, the asker's mute or the word filter does not allow it.
        """
        session, is_host = self.session, actor.is_host
        policy.check_on(session.status, session.features, is_host=is_host)
        if not is_host:
            self._check_mutes(actor)
        anonymous = policy.is_anonymous(self._rules, wanted=command.anonymous)
        policy.check_count(actor, self._rules, self.open_counts[actor.id])
        found = filter_of(self._word_filter, session.words, actor, command.text)
        if found == "refuse":
            raise WordsRefused
        self.open_counts[actor.id] += 1
        is_held = found == "hold" or (self._rules.moderated and not is_host)
        row = compose(actor, session.id, command.text, anonymous=anonymous)
        state = "held" if is_held else "open"
        return {
            **row,
            "client_id": command.client_id,
            "state": state,
            "marked": found == "mark",
        }

    def _check_mutes(self, actor: Actor) -> None:
        now = utc_now()
        check_not_muted(actor, self.session.muted, now)
        for mute in self.mutes:
            policy.check_may_ask(mute.until, muted=mute.asker_id == actor.id, now=now)


async def ask_all(work: UnitOfWork, session_id: str, asked: Sequence[Asked]) -> list[Outcome]:
    """Store and publish questions of one session in the given order, deciding about each.

    A repeated `client_id` returns the outcome of the stored question, whatever the session's state
    is now. A refused question does not affect the others.
    """
    rules = await _rules(work.db, session_id, asked)
    client_ids = [command.client_id for _, command in asked if command.client_id]
    known = await repository.asked_as(work.db, session_id, client_ids)
    new: list[tuple[Row, float]] = []
    outcomes: list[Row | Refusal] = []
    for actor, command in await _by_name(work.db, rules.session, asked):
        key = (actor.id, command.client_id)
        if command.client_id is None or key not in known:
            try:
                known[key] = rules.admit(actor, command)
            except Refusal as refusal:
                outcomes.append(refusal)
                continue
            new.append((known[key], command.received_at))
        outcomes.append(known[key])
    await _store(work, session_id, new)
    return [one if isinstance(one, Refusal) else _outcome(one) for one in outcomes]


def compose(actor: Actor, session_id: str, text: str, *, anonymous: bool) -> Row:
    """Return the columns of an open question that has no position yet."""
    return {
        "id": new_id(),
        "session_id": session_id,
        "seq": None,
        "client_id": None,
        "text": text,
        "marked": False,
        "anonymous": anonymous,
        "asker_id": actor.id,
        "asker_nickname": "" if anonymous else actor.nickname,
        "state": "open",
        "votes": 0,
        "asked_at": utc_now(),
        "label": None,
        "reply": None,
        "message_id": None,
        "asker_muted": False,
        "erased": False,
    }


def number(row: Row, seq: int) -> QuestionAsked:
    """Give a new question its position, and return the event that shows it."""
    row["seq"] = seq
    return QuestionAsked.of(row)


async def _rules(db: AsyncSession, session_id: str, asked: Sequence[Asked]) -> Rules:
    session = await queries.lock_for_update(db, session_id)
    askers = {actor.id for actor, _ in asked}
    counts = await repository.open_counts(db, session_id, askers)
    return Rules(session, Counter(counts), await repository.mutes(db, session_id, askers))


async def _by_name(db: AsyncSession, session: LiveSession, asked: Sequence[Asked]) -> list[Asked]:
    """Replace the askers' nicknames by their current ones."""
    called = await names.nicknames(db, session.renamed, {actor.id for actor, _ in asked})
    return [
        (replace(actor, nickname=called.get(actor.id, actor.nickname)), command)
        for actor, command in asked
    ]


async def _store(work: UnitOfWork, session_id: str, new: Sequence[tuple[Row, float]]) -> None:
    if not new:
        return
    shown = [(row, since) for row, since in new if row["state"] != "held"]
    held = [row for row, _ in new if row["state"] == "held"]
    factories: list[EventFactory] = [partial(number, row) for row, _ in shown]
    if held:
        waiting = await repository.held_count(work.db, session_id) + len(held)
        factories.append(lambda seq: QuestionsHeld(seq=seq, held=waiting))
    await work.record_all(session_id, factories, since=[since for _, since in shown])
    await repository.add_all(work.db, [row for row, _ in new])
    for row in held:
        announce_own(work, row)


def _outcome(row: Mapping[str, Any]) -> Outcome:
    if row["seq"] is not None:
        return AskedAck.model_validate(row)
    return QuestionRefused() if row["state"] == "refused" else HeldQuestionAck(id=row["id"])
