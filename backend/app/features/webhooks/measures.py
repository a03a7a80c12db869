"""Metrics of webhooks: what became of this worker's attempts to deliver."""

from collections import Counter
from collections.abc import Mapping
from typing import Literal, get_args

from app.realtime.context import WorkerContext
from app.web.feature import Measure

AttemptResult = Literal["delivered", "failed", "dead"]
_RESULTS: tuple[AttemptResult, ...] = get_args(AttemptResult)


class Attempts(Counter[AttemptResult]):
    """A worker's attempts: `failed` if another one follows, `dead` if none does."""


def _attempts(context: WorkerContext) -> Mapping[str, float]:
    attempts = context.own(Attempts)
    return {result: attempts[result] for result in _RESULTS}


MEASURES = [
    Measure(
        "webhook_attempts",
        "Attempts to deliver webhooks: another one follows those that failed, none those dead",
        "outcome",
        _attempts,
        counts=True,
    )
]
