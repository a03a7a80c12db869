"""How long a bench takes, roughly: said before it begins."""

from collections.abc import Iterable

from kit.contestants import BASE, Contestant
from kit.plan import Scenario

# Seconds, and people a second, as a quiet machine with two cores showed them.
_START, _STEP = 2.0, 3.0  # a fresh process; to come to rest before a step and drain after it
_JOINS_PER_SECOND = 150.0  # by REST, into a database that is filled once
_SOCKETS_PER_SECOND = 1200.0


def expected_minutes(scenarios: Iterable[Scenario], cast: list[Contestant]) -> float:
    """Minutes that these contestants need for all of it."""
    filled: set[tuple[bool, int]] = set()
    seconds = 0.0
    for scenario in scenarios:
        for who in scenario.participants(cast):
            seconds += _START + sum(
                _STEP + float(str(step.options["seconds"])) + scenario.members / _SOCKETS_PER_SECOND
                for step in scenario.steps
            )
            members = scenario.joins or scenario.members
            database = (who is BASE, members)
            if not who.command and database not in filled:
                filled.add(database)
                seconds += _START + members / _JOINS_PER_SECOND
    return seconds / 60
