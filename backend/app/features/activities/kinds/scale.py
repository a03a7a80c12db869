"""A scale of 2 to 11 steps with labels for its ends."""

from collections import Counter
from statistics import fmean, median
from typing import Any, ClassVar

from pydantic import Field

from app.core.schemas import View
from app.features.activities.errors import InvalidAnswer
from app.features.activities.kinds.kind import Kind
from app.features.activities.kinds.plan import Answer, InvalidPlan, KindSettings, Plan, Tally
from app.features.activities.kinds.wording import Label


class ScaleSettings(KindSettings):
    """`steps` from 1 to their number; `low_label` and `high_label` stand at the ends."""

    steps: int = Field(default=5, ge=2, le=11)
    low_label: Label = ""
    high_label: Label = ""


class ScaleResults(View):
    """`mean` and `median` of all answers, null without one, and how often each step was chosen."""

    mean: float | None
    median: float | None
    counts: dict[str, int]
    answered: int


class Scale(Kind):
    """A step's number answers it."""

    name: ClassVar[str] = "scale"
    settings: ClassVar[type[KindSettings]] = ScaleSettings
    results: ClassVar[type[View]] = ScaleResults
    wording: ClassVar[frozenset[str]] = Kind.wording | {"low_label", "high_label"}

    def check(self, plan: Plan) -> None:
        """Take neither options nor questions."""
        without_options(plan)

    def read(self, plan: Plan, given: Answer) -> Answer:
        """Return the step."""
        if not isinstance(given, int) or not 1 <= given <= plan.settings.steps:
            raise InvalidAnswer
        return given

    def count(self, plan: Plan, tally: Tally) -> ScaleResults:
        """Count each step; mean and median are rounded to hundredths."""
        found: Counter[Any] = Counter(dict(tally.answers))
        every = [step for step, times in sorted(found.items()) for _ in range(times)]
        return ScaleResults(
            mean=round(fmean(every), 2) if every else None,
            median=float(median(every)) if every else None,
            counts={str(step): found[step] for step in range(1, plan.settings.steps + 1)},
            answered=tally.answered,
        )


def without_options(plan: Plan) -> None:
    """Check that there are neither options nor questions.

    Raises:
        InvalidPlan: there are some.
    """
    if plan.options:
        raise InvalidPlan("options", "unknown_field")
    if plan.questions:
        raise InvalidPlan("questions", "unknown_field")
