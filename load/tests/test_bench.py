"""The bench itself: who plays what, and what its tables say of it."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from kit import contestants, run
from kit.contestants import ALL, NOT_INSTALLED, Contestant
from kit.figures import FIGURES, Goal
from kit.rows import QUICK, ROWS, Scenario, Step, scenarios
from kit.table import markdown
from kit.validity import unsound

REPORT = {
    "at": "2026-01-01T00:00:00+00:00",
    "machine": "a machine",
    "load_average_before": 0.1,
    "database": "sqlite",
    "plan": {"rounds": 1, "seconds": 4},
}


def result(who: str, row: str, **found: Any) -> dict[str, Any]:
    return {"who": who, "row": row, "round": 0, **found}


def inbound(cost: float) -> dict[str, Any]:
    return {
        "reactions": {"us_per_tap": cost},
        "tap_ack_ms": {"p99": 1.0},
        "generator": {"void": False},
        "messages": {"conserved": True},
    }


def test_every_row_is_played_and_shown() -> None:
    played = {step.row for scenario in scenarios(QUICK, [*ROWS]) for step in scenario.steps}
    assert played == {figure.row for figure in FIGURES} == set(ROWS)


@pytest.mark.parametrize("row", ROWS)
def test_one_row_is_played_alone_and_by_ours(row: str) -> None:
    some = scenarios(QUICK, [row])
    assert {step.row for scenario in some for step in scenario.steps} == {row}
    assert all(contestants.OURS in scenario.participants([*ALL]) for scenario in some)


def test_whoever_is_not_installed_is_named_once_and_left_out() -> None:
    absent = Contestant("nchan", "nginx with nchan", needs=(Path("/nowhere"),))
    results = [one for scenario in scenarios(QUICK, ["single", "busy", "growth"])
               for one in run.run(absent, scenario, "sqlite")]  # fmt: skip
    text = markdown({**REPORT, "results": [*results, result("ours", "inbound", room=inbound(1))]})
    assert text.count("nchan") == 1
    assert f"nchan is {NOT_INSTALLED}" in text


def test_a_ratio_is_judged_by_its_goal() -> None:
    rooms = [
        result("ours", "inbound", room=inbound(90)),
        result("node", "inbound", room=inbound(100)),
    ]
    text = markdown({**REPORT, "results": rooms})
    assert "| 0.90 | node 1.2 (aim 0.8): reached |" in text


@pytest.mark.parametrize(
    ("value", "more", "said"),
    [(0.7, False, "aim reached"), (0.9, False, "reached"), (1.3, False, "**missed**"),
     (0.7, True, "**missed**"), (1.3, True, "reached")],
)  # fmt: skip
def test_a_goal_says_whether_it_was_reached(value: float, more: bool, said: str) -> None:
    goal = Goal(1.2, 1.5) if more else Goal(1.2, 0.8)
    assert goal.say(value, more=more).endswith(f": {said}")


def chat(*, conserved: bool = True, deliveries: int = 1000, void: bool = False) -> dict[str, Any]:
    return {
        "rate": 1,
        "delivery_ms": {"p99": 1.0},
        "last_member_ms": {"p99": 1.0},
        "members": 1,
        "generator": {"void": void, "lag_p99_ms": 0, "cpu_share": 0.0},
        "messages": {"conserved": conserved, "sent": 1000, "lost": 0},
        "server": {"deliveries": deliveries, "us_per_delivery": 1.0},
    }


@pytest.mark.parametrize("who", ["ours", "unstored"])
def test_what_our_server_loses_fails_the_bench(who: str) -> None:
    sound, lost = chat(), chat(conserved=False)
    assert not unsound({"results": [result(who, "persistence", room=sound)]})
    assert unsound({"results": [result(who, "persistence", room=lost)]})
    assert unsound({"results": [result(who, "persistence", failed="it fell")]})


def test_a_row_of_anybody_that_delivers_nothing_fails_the_bench() -> None:
    late = result("node", "large", room=chat(conserved=False, deliveries=200))
    empty = result("node", "large", room=chat(conserved=False, deliveries=0))
    assert not unsound({"results": [late, result("node", "busy", failed=NOT_INSTALLED)]})
    assert unsound({"results": [late, empty]})
    said = markdown({**REPORT, "results": [empty, result("ours", "inbound", room=inbound(1))]})
    assert "node large 0 delivered nothing" in said


async def test_a_server_without_a_store_keeps_its_members() -> None:
    """For longer than rooms take to be compared with the log."""
    seconds = 3
    options = {"members": 5, "rate": 20, "seconds": seconds, "warmup": 1, "payload": 100}
    scenario = Scenario(0, 5, (Step("persistence", options),), contestants=(contestants.UNSTORED,))
    (found,) = await asyncio.to_thread(run.run, contestants.UNSTORED, scenario, "sqlite")
    messages = found["room"]["messages"]
    assert messages["conserved"], messages
    assert messages["received"] >= seconds * 20 * 5
