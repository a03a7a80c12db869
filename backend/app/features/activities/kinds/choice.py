"""Choosing one of several options, or some of them."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, ClassVar

from pydantic import Field

from app.core.schemas import View
from app.features.activities.errors import InvalidAnswer
from app.features.activities.kinds.kind import Kind
from app.features.activities.kinds.plan import (
    Answer,
    InvalidPlan,
    KindSettings,
    Option,
    Plan,
    Tally,
)

MOST_OPTIONS = 30


class ChoiceSettings(KindSettings):
    """Everybody chooses `most` options at most."""

    most: int = Field(default=1, ge=1, le=MOST_OPTIONS)


class ChoiceResults(View):
    """How many chose each option, and how many `answered`."""

    counts: dict[str, int]
    answered: int


class Choice(Kind):
    """An option's id answers it, or a list of ids if one may choose several."""

    name: ClassVar[str] = "choice"
    settings: ClassVar[type[KindSettings]] = ChoiceSettings
    results: ClassVar[type[View]] = ChoiceResults

    def check(self, plan: Plan) -> None:
        """Take 2 to 30 options; nobody may choose more than there are."""
        check_options(plan)
        if plan.settings.most > len(plan.options):
            raise InvalidPlan("settings.most", "out_of_range")

    def read(self, plan: Plan, given: Answer) -> Answer:
        """Return the id, or where several may be chosen the ids in the options' order."""
        chosen = given if isinstance(given, list) else [given]
        order = plan.option_ids
        if not 1 <= len(chosen) <= plan.settings.most or len({*chosen}) < len(chosen):
            raise InvalidAnswer
        if not {*chosen} <= {*order}:
            raise InvalidAnswer
        return [one for one in order if one in chosen] if plan.settings.most > 1 else str(chosen[0])

    def count(self, plan: Plan, tally: Tally) -> ChoiceResults:
        """Count each option, also those that nobody chose."""
        found: Counter[Any] = Counter()
        for answer, times in tally.answers:
            for chosen in answer if isinstance(answer, list) else [answer]:
                found[chosen] += times
        counts = {option: found[option] for option in plan.option_ids}
        return ChoiceResults(counts=counts, answered=tally.answered)


def check_options(plan: Plan) -> None:
    """Check that there are 2 to 30 options and no questions.

    Raises:
        InvalidPlan: there are not.
    """
    check_number(plan.options, "options")
    if plan.questions:
        raise InvalidPlan("questions", "unknown_field")


def check_number(options: Sequence[Option], field: str) -> None:
    """Check that there are 2 to 30 options; raises InvalidPlan, which names the field."""
    if len(options) < 2:
        raise InvalidPlan(field, "empty" if not options else "out_of_range")
    if len(options) > MOST_OPTIONS:
        raise InvalidPlan(field, "too_many")
