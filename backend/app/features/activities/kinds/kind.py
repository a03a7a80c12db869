"""A kind of activity: what it consists of, how it is answered, and what becomes of the answers."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from app.core.schemas import View
from app.features.activities.errors import InvalidAnswer
from app.features.activities.kinds.plan import (
    Answer,
    CheckedAnswer,
    KindSettings,
    Plan,
    Run,
    Submission,
    Tally,
)


class Kind(ABC):
    """One kind of activity. To add one, write such a class and list it in `kinds/__init__.py`.

    Attributes:
        name: on the wire and in the database.
        settings: what hosts set of it; defaults apply to what they leave out.
        results: the form of its results on the wire.
        wording: settings that may change while people answer.
        has_cards: whether its results are answers one by one, which hosts may hide.
        marks: whether an answer in which the word filter finds something is shown `marked`; else it
            is held.
        is_slow: whether counting thousands of answers takes so long that a thread does it.
        has_questions: whether it is answered question by question, each once.
        interval: seconds between two totals of its results, at least.
    """

    name: ClassVar[str]
    settings: ClassVar[type[KindSettings]]
    results: ClassVar[type[View]]
    wording: ClassVar[frozenset[str]] = frozenset({"live_results"})
    has_cards: ClassVar[bool] = False
    marks: ClassVar[bool] = False
    is_slow: ClassVar[bool] = False
    has_questions: ClassVar[bool] = False
    interval: ClassVar[float] = 0.5

    @abstractmethod
    def check(self, plan: Plan) -> None:
        """Check what an activity of this kind consists of.

        Raises:
            InvalidPlan: something is missing, too much, or not of this kind.
        """

    @abstractmethod
    def read(self, plan: Plan, given: Answer) -> Answer:
        """Return the answer in the one spelling in which it is stored and counted.

        Raises:
            InvalidAnswer: it is no answer to this activity.
        """

    def check_answer(self, plan: Plan, run: Run, given: Submission) -> CheckedAnswer:  # noqa: ARG002
        """Return the answer as it is stored.

        Raises:
            Refusal: it is no answer to this activity, or came too late.
        """
        if given.question_id is not None:
            raise InvalidAnswer
        return CheckedAnswer(self.read(plan, given.answer))

    @abstractmethod
    def count(self, plan: Plan, tally: Tally) -> Any:
        """Return the results, which are of the form `results`."""

    def texts(self, answer: Answer) -> Sequence[str]:  # noqa: ARG002
        """Return what somebody wrote in the answer themselves, for the word filter."""
        return ()

    def solution(self, plan: Plan, question_id: str | None) -> list[str]:
        """Return the ids of right options, if there are any: they are told with the reveal."""
        question = plan.question(question_id)
        options = plan.options if question is None else question.options
        return [option.id for option in options if option.right]
