"""What an activity consists of, whatever its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import ConfigDict

from app.core.schemas import Command, View

Answer = str | int | list[str]


class Option(View):
    """One of the options; `right` says whether it belongs to the solution."""

    id: str
    text: str
    right: bool = False


class Question(View):
    """A quiz's question: `seconds` to answer, and the `points` for the best answer."""

    id: str
    prompt: str
    options: list[Option]
    seconds: int
    points: int
    double: bool

    @property
    def solution(self) -> list[str]:
        """The ids of the right options."""
        return [option.id for option in self.options if option.right]


class KindSettings(Command):
    """With `live_results`, everybody sees the results while people answer."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    live_results: bool = False


class InvalidPlan(Exception):  # noqa: N818 - becomes a refusal that names the field
    """A part of the definition does not fit the kind."""

    def __init__(self, field: str, code: str, context: Mapping[str, Any] | None = None) -> None:
        """Name the field, and what is wrong with it.

        By a code of `core/field_errors.py`, or one of a kind's own with an `own_sentence`.
        """
        super().__init__(field, code)
        self.field, self.code, self.context = field, code, context or {}


@dataclass(frozen=True, slots=True)
class Plan:
    """What an activity consists of; `settings` are those of its kind."""

    prompt: str
    options: Sequence[Option] = ()
    questions: Sequence[Question] = ()
    settings: Any = field(default_factory=KindSettings)

    @property
    def option_ids(self) -> list[str]:
        """The ids of the options, in order."""
        return [option.id for option in self.options]

    def question(self, question_id: str | None) -> Question | None:
        """Return the question with this id, None without one."""
        return next((one for one in self.questions if one.id == question_id), None)


@dataclass(frozen=True, slots=True)
class Run:
    """How far an activity has got that is answered question by question.

    People answer `question_id` from `opens_at` until `closes_at`; `closed` says that it takes no
    more answers, whatever the time. All are None before the first question, and for other kinds.
    """

    question_id: str | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """An answer as it came in, to an activity that is open.

    Attributes:
        answer: what was given.
        question_id: the question that it names.
        came_at: when it arrived.
        at: when it was given, as its sender says.
        least_round_trip: of the sender's connection, in seconds, as far as the server measured it.
        joined_at: when the sender joined the session.
        more_time: whether the sender has turned on "more time".
        is_first: whether the sender has not answered this question yet.
    """

    answer: Answer
    question_id: str | None
    came_at: datetime
    at: datetime | None = None
    least_round_trip: float | None = None
    joined_at: datetime | None = None
    more_time: bool = False
    is_first: bool = True


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """An answer in the one spelling in which it is stored and counted.

    `is_right`, `points` and the answering time in ms are those of an answer to a quiz's question.
    """

    answer: Answer
    is_right: bool | None = None
    points: int | None = None
    elapsed_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers of an activity, or to a quiz's question, as they are stored.

    Attributes:
        answered: how many participants have answered.
        answers: how often each answer was given, without those that are held or hidden.
        cards: open answers by themselves, for the kinds that show `has_cards`.
        held: how many answers wait for a host.
        hidden_words: words that a host took out.
        question_id: the question that they answer, in a quiz.
    """

    answered: int = 0
    answers: Sequence[tuple[Any, int]] = ()
    cards: Sequence[Mapping[str, Any]] = ()
    held: int = 0
    hidden_words: Sequence[str] = ()
    question_id: str | None = None
