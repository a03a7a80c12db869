"""Deciding about one answer after another to an activity whose row is locked."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.ids import new_id
from app.features.activities.commands import Answer, AnswerAck
from app.features.activities.errors import ActivityClosed, ActivityNotFound
from app.features.activities.kinds import KINDS
from app.features.activities.kinds.plan import CheckedAnswer, Submission
from app.features.activities.views import plan_of, run_of
from app.features.live_sessions.policy import check_active
from app.features.messages.errors import WordsRefused
from app.features.messages.options import ChatSettings
from app.features.messages.policy import check_not_muted, holds
from app.features.participants.errors import ParticipantLeft, Removed
from app.features.word_filter.filter import filter_of
from app.features.word_filter.options import WordFilterSettings

EARLIER = 4  # acks that are kept besides the last one, for repetitions that come late

Row = dict[str, Any]
Key = tuple[str, str]  # participant, question


@dataclass(frozen=True, slots=True)
class Given:
    """An answer on its way: who gave it, and when it arrived."""

    actor: Actor
    command: Answer
    came_at: datetime
    least_round_trip: float | None = None

    def key(self, question_id: str | None) -> Key:
        """Return whose answer it is, and to which question: `question_id` if it names none."""
        return self.actor.id, self.command.question_id or question_id or ""


class Ballot:
    """The answers to one activity.

    `changed` are the rows to store, and `outdated` the ids of cards that they replace.
    """

    def __init__(self, activity: Any, known: Iterable[Mapping[str, Any]]) -> None:
        """Begin with a locked activity and what is known of those who answer now."""
        self.activity = activity
        self.changed: dict[Key, Row] = {}
        self.outdated: set[str] = set()
        self._kind, self._plan, self._run = (
            KINDS[activity.kind],
            plan_of(activity),
            run_of(activity),
        )
        self._chat = ChatSettings.model_validate(activity.session_settings)
        self._filter = WordFilterSettings.model_validate(activity.session_settings)
        self._people: dict[str, Mapping[str, Any]] = {}
        self._rows: dict[Key, Row] = {}
        for row in known:
            self._people[row["person"]] = row
            if row["id"] is not None:
                self._rows[row["person"], row["question_id"]] = dict(row)

    def take(self, given: Given) -> AnswerAck:
        """Take an answer, and return its ack.

        Raises:
            Refusal: the answer is none, or the state of the activity, of the session or of the
                participant does not allow it.
        """
        key = given.key(self._run.question_id)
        before = self._rows.get(key)
        if (again := _repeated(before, given.command.client_id)) is not None:
            return _ack(given.command, key, *again)
        checked, state = self._decide(given, before)
        row = self._row(given, key, before, checked, state)
        if before is not None and before["id"] != row["id"]:
            self.outdated.add(before["id"])
        self._rows[key] = self.changed[key] = row
        return _ack(given.command, key, checked.answer, row["revision"], state == "held")

    def _decide(self, given: Given, before: Row | None) -> tuple[CheckedAnswer, str]:
        self._check_state(given)
        submission = Submission(
            given.command.answer,
            given.command.question_id,
            given.came_at,
            at=given.command.at,
            least_round_trip=given.least_round_trip,
            joined_at=given.actor.joined_at,
            more_time=self._people[given.actor.id]["more_time"],
            is_first=before is None,
        )
        checked = self._kind.check_answer(self._plan, self._run, submission)
        state = self._state(given.actor, self._kind.texts(checked.answer))
        is_same = before is not None and before["answer"] == checked.answer
        return checked, before["state"] if before is not None and is_same else state

    def _check_state(self, given: Given) -> None:
        check_active(self.activity.session_status)
        if self.activity.status == "draft":
            raise ActivityNotFound
        if self.activity.status == "closed":
            raise ActivityClosed
        person = self._people.get(given.actor.id)
        if person is None or person["gave_up"]:
            raise ParticipantLeft
        if person["removed_at"] is not None:
            raise Removed

    def _state(self, actor: Actor, texts: Iterable[str]) -> str:
        """Return whether what somebody wrote is shown, by the rules of the chat."""
        state = "counted"
        for text in texts:
            check_not_muted(actor, self.activity.muted, utc_now())
            found = filter_of(self._filter, self.activity.words, actor, text)
            if found == "refuse":
                raise WordsRefused
            if found == "hold" or (found and not self._kind.marks) or holds(actor, self._chat):
                state = "held"
            elif found and state == "counted":
                state = "marked"
        return state

    def _row(
        self, given: Given, key: Key, before: Row | None, checked: CheckedAnswer, state: str
    ) -> Row:
        is_same = before is not None and before["answer"] == checked.answer
        return {
            "activity_id": self.activity.id,
            "question_id": key[1],
            "participant_id": given.actor.id,
            # Another text is another card, without the votes of the first one.
            "id": before["id"] if before and (is_same or not self._kind.has_cards) else new_id(),
            **asdict(checked),
            "state": state,
            "revision": before["revision"] + 1 if before else 1,
            "client_id": given.command.client_id,
            "earlier": _earlier(before),
            "answered_at": given.came_at,
        }


def _repeated(before: Row | None, client_id: str | None) -> tuple[Any, int, bool] | None:
    """Return the answer, revision and `held` of the ack that this `client_id` got before."""
    if before is None or client_id is None:
        return None
    if before["client_id"] == client_id:
        return before["answer"], before["revision"], before["state"] == "held"
    for name, answer, revision, held in before["earlier"]:
        if name == client_id:
            return answer, revision, held
    return None


def _earlier(before: Row | None) -> list[Any]:
    """Return the acks to remember when an answer is replaced, the newest first."""
    if before is None or before["client_id"] is None:
        return before["earlier"] if before else []
    last = [before["client_id"], before["answer"], before["revision"], before["state"] == "held"]
    return [last, *before["earlier"]][:EARLIER]


def _ack(command: Answer, key: Key, answer: Any, revision: int, held: bool) -> AnswerAck:
    return AnswerAck(
        activity_id=command.activity_id,
        question_id=key[1] or None,
        answer=answer,
        revision=revision,
        held=held,
    )
