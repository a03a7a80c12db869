"""Putting options in order."""

from collections import Counter
from typing import ClassVar

from app.core.schemas import View
from app.features.activities.errors import InvalidAnswer
from app.features.activities.kinds.choice import check_options
from app.features.activities.kinds.kind import Kind
from app.features.activities.kinds.plan import Answer, KindSettings, Plan, Tally


class RankingSettings(KindSettings):
    """Nothing but what every kind has."""


class RankingResults(View):
    """Borda's `scores`: of n options the first gets n - 1 points, the last none."""

    scores: dict[str, int]
    answered: int


class Ranking(Kind):
    """All options' ids answer it, the best first."""

    name: ClassVar[str] = "ranking"
    settings: ClassVar[type[KindSettings]] = RankingSettings
    results: ClassVar[type[View]] = RankingResults

    def check(self, plan: Plan) -> None:
        """Take 2 to 30 options."""
        check_options(plan)

    def read(self, plan: Plan, given: Answer) -> Answer:
        """Return the order, in which each option stands once."""
        if not isinstance(given, list) or sorted(given) != sorted(plan.option_ids):
            raise InvalidAnswer
        return given

    def count(self, plan: Plan, tally: Tally) -> RankingResults:
        """Add up each option's points."""
        scores = Counter(dict.fromkeys(plan.option_ids, 0))
        for order, times in tally.answers:
            for points, option in enumerate(reversed(order)):
                scores[option] += points * times
        return RankingResults(scores=dict(scores), answered=tally.answered)
