"""Views of activities: for hosts, and for everybody."""

from collections.abc import Iterable
from typing import Any, Literal, Self

from app.core.clock import UtcTime
from app.core.schemas import View
from app.features.activities.kinds import KINDS, KindName, Results, Settings
from app.features.activities.kinds.plan import Option, Plan, Question
from app.storage.models import Activity as ActivityRow

Status = Literal["draft", "open", "closed"]


class Activity(View):
    """An activity with its solutions, for hosts; `answered` counts participants."""

    id: str
    position: int
    kind: KindName
    prompt: str
    options: list[Option]
    questions: list[Question]
    settings: Settings
    status: Status
    revealed: bool
    answered: int
    opened_at: UtcTime | None
    closed_at: UtcTime | None
    question_id: str | None
    hidden_words: list[str]

    @classmethod
    def of(cls, row: ActivityRow, answered: int) -> Self:
        """The view of a stored activity."""
        return cls.model_validate(
            {**row.columns(), "settings": settings_of(row), "answered": answered}
        )


class ShownOption(View):
    """An option as everybody sees it."""

    id: str
    text: str


class ShownQuestion(View):
    """A quiz's question number `number` of `of`, open from `opens_at` until `closes_at`."""

    id: str
    number: int
    of: int
    prompt: str
    options: list[ShownOption]
    seconds: int
    points: int
    double: bool
    opens_at: UtcTime
    closes_at: UtcTime


class OwnAnswer(View):
    """What one has answered, and how often one changed it; see the ack of `answer`."""

    question_id: str | None
    answer: str | int | list[str]
    revision: int
    held: bool


class ShownActivity(View):
    """An open or closed activity, without what is not revealed.

    `solution` are the ids of right options, null before the reveal and if there is none. `results`
    are null for whom they are not revealed to. `mine` is one's own answer, null if there is none
    and in events, which are the same for everybody.
    """

    id: str
    kind: KindName
    prompt: str
    options: list[ShownOption]
    question: ShownQuestion | None
    settings: Settings
    status: Status
    revealed: bool
    opened_at: UtcTime | None
    closed_at: UtcTime | None
    solution: list[str] | None
    answered: int
    results: Results | None
    mine: OwnAnswer | None

    @classmethod
    def of(cls, row: ActivityRow, answered: int = 0) -> Self:
        """What is the same for everybody of a stored activity."""
        columns = row.columns()
        plan = plan_of(row)
        return cls.model_validate(
            {
                **{name: columns[name] for name in cls.model_fields if name in columns},
                "options": shown(plan.options),
                "question": None,
                "settings": plan.settings,
                "solution": solution_of(row),
                "answered": answered,
                "results": None,
                "mine": None,
            }
        )


class ModeratedAnswer(View):
    """An answer in somebody's own words, for hosts; `state` says whether it is shown."""

    id: str
    answer: str | list[str]
    state: Literal["counted", "marked", "held", "hidden"]
    answered_at: UtcTime
    votes: int


def plan_of(row: ActivityRow) -> Plan:
    """Return what a stored activity consists of."""
    options = [Option.model_validate(option) for option in row.options]
    questions = [Question.model_validate(question) for question in row.questions]
    return Plan(row.prompt, options, questions, settings_of(row))


def settings_of(row: ActivityRow) -> Any:
    """Return a stored activity's settings, in the form of its kind."""
    return KINDS[row.kind].settings.model_validate(row.settings)


def solution_of(row: ActivityRow) -> list[str] | None:
    """Return the ids of right options if they are revealed and there are any."""
    return (KINDS[row.kind].solution(plan_of(row)) or None) if row.revealed else None


def is_shown_to_all(row: ActivityRow) -> bool:
    """Return whether everybody sees the results: they are revealed, or told while people answer."""
    return row.revealed or settings_of(row).live_results


def shown(options: Iterable[Option]) -> list[ShownOption]:
    """Return options as everybody sees them."""
    return [ShownOption(id=option.id, text=option.text) for option in options]
