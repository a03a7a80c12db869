"""Views of activities: for hosts, and for everybody."""

from collections.abc import Iterable
from typing import Any, Literal, Self

from app.core.clock import UtcTime
from app.core.schemas import View
from app.features.activities.kinds import KINDS, KindName, Results, Settings
from app.features.activities.kinds.plan import Option, Plan, Question, Run
from app.storage.models import Activity as ActivityRow

Status = Literal["draft", "open", "closed"]


class ShownOption(View):
    """An option as everybody sees it."""

    id: str
    text: str


class ShownQuestion(View):
    """A quiz's question number `number` of `of`, open from `opens_at` until `closes_at`.

    `several` says that more than one option is right. Once it is `closed` no answer is taken.
    """

    id: str
    number: int
    of: int
    prompt: str
    options: list[ShownOption]
    seconds: int
    points: int
    double: bool
    several: bool
    opens_at: UtcTime
    closes_at: UtcTime
    closed: bool


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
    question: ShownQuestion | None
    hidden_words: list[str]

    @classmethod
    def of(cls, row: ActivityRow, answered: int) -> Self:
        """The view of a stored activity."""
        return cls.model_validate(
            {
                **row.columns(),
                "question": question_of(row),
                "settings": settings_of(row),
                "answered": answered,
            }
        )


class OwnAnswer(View):
    """What one has answered, and how often one changed it; see the ack of `answer`."""

    question_id: str | None
    answer: str | int | list[str]
    revision: int
    held: bool


class ShownActivity(View):
    """An open or closed activity, without what is not revealed.

    `solution` are the ids of right options, null before the reveal and if there is none. `results`
    are null for whom they are not revealed to. `mine` is one's own answer, null if there is none,
    and `voted` are the ids of the cards that one votes for. In events, which are the same for
    everybody, they are null and empty.
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
    voted: list[str]

    @classmethod
    def of(cls, row: ActivityRow, answered: int = 0) -> Self:
        """What is the same for everybody of a stored activity."""
        columns = row.columns()
        plan = plan_of(row)
        return cls.model_validate(
            {
                **{name: columns[name] for name in cls.model_fields if name in columns},
                "options": shown(plan.options),
                "question": question_of(row),
                "settings": plan.settings,
                "solution": solution_of(row),
                "answered": answered,
                "results": None,
                "mine": None,
                "voted": [],
            }
        )


class ModeratedAnswer(View):
    """An answer without its author, for hosts; `state` says whether it is counted and shown."""

    id: str
    answer: str | int | list[str]
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


def run_of(row: Any) -> Run:
    """Return how far a stored activity has got."""
    return Run(row.question_id, row.question_opens_at, row.question_closes_at, row.question_closed)


def question_of(row: ActivityRow) -> ShownQuestion | None:
    """Return a quiz's question that people answer now or answered last, without its solution."""
    question = plan_of(row).question(row.question_id)
    if question is None:
        return None
    return ShownQuestion.model_validate(
        {
            **question.wire(),
            "options": shown(question.options),
            "number": [one["id"] for one in row.questions].index(question.id) + 1,
            "of": len(row.questions),
            "several": len(question.solution) > 1,
            "opens_at": row.question_opens_at,
            "closes_at": row.question_closes_at,
            "closed": row.question_closed,
        }
    )


def revealed_questions(row: ActivityRow) -> list[str]:
    """Return the ids of a quiz's questions whose solutions everybody has seen, in order."""
    ids = [question["id"] for question in row.questions]
    if row.question_id not in ids:
        return []
    return ids[: ids.index(row.question_id) + row.revealed]


def solution_of(row: ActivityRow) -> list[str] | None:
    """Return the ids of right options if they are revealed and there are any."""
    kind = KINDS[row.kind]
    return (kind.solution(plan_of(row), row.question_id) or None) if row.revealed else None


def is_shown_to_all(row: ActivityRow) -> bool:
    """Return whether everybody sees the results: they are revealed, or told while people answer."""
    return row.revealed or settings_of(row).live_results


def shown(options: Iterable[Option]) -> list[ShownOption]:
    """Return options as everybody sees them."""
    return [ShownOption(id=option.id, text=option.text) for option in options]
