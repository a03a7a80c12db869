"""What simulated participants answer, by the kind of activity."""

from collections.abc import Callable, Mapping, Sequence
from random import SystemRandom
from typing import Any

from app.features.activities.kinds.plan import Option, Plan
from app.features.activities.views import plan_of
from app.features.rehearsals.audience.script import Script
from app.storage.models import Activity

chance = SystemRandom()

_KNOWS = 0.5  # of those who answer a quiz's question


def answer_to(activity: Activity, script: Script) -> Any:
    """Return an answer; None if there is nothing to answer, as before a quiz's first question."""
    plan = plan_of(activity)
    if activity.kind == "quiz":
        question = plan.question(activity.question_id)
        return None if question is None else _guess(question.options)
    return _ANSWERS[activity.kind](plan, script)


def _guess(options: Sequence[Option]) -> list[str]:
    right = [option.id for option in options if option.right]
    return right if chance.random() < _KNOWS else [chance.choice(options).id]


def _choose(plan: Plan, _script: Script) -> list[str]:
    """Choose among the first options more often: results that are all alike show little."""
    ids = plan.option_ids
    number = chance.randint(1, plan.settings.most)
    chosen = chance.choices(ids, weights=range(len(ids), 0, -1), k=number)
    return [*dict.fromkeys(chosen)]


def _rate(plan: Plan, _script: Script) -> int:
    steps: int = plan.settings.steps
    return min(steps, max(1, round(chance.gauss(steps * 0.7, steps * 0.2))))


def _rank(plan: Plan, _script: Script) -> list[str]:
    ids = plan.option_ids
    return sorted(ids, key=lambda one: ids.index(one) + chance.uniform(0, len(ids)))


def _write(_plan: Plan, script: Script) -> str:
    return chance.choice(script.opinions)


def _name(plan: Plan, script: Script) -> list[str] | None:
    number = chance.randint(1, min(2, plan.settings.words_per_person))
    words = [word for word in script.words if len(word) <= plan.settings.characters]
    return chance.sample(words, min(number, len(words))) or None


_ANSWERS: Mapping[str, Callable[[Plan, Script], Any]] = {
    "choice": _choose,
    "scale": _rate,
    "ranking": _rank,
    "open": _write,
    "cloud": _name,
}
