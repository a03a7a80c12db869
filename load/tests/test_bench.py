"""The bench itself: who plays what, and what its tables say of it."""

from pathlib import Path
from typing import Any

import pytest

from kit import contestants, play
from kit.contestants import ALL, NOT_INSTALLED, Contestant
from kit.figures import FIGURES, Goal
from kit.rows import QUICK, ROWS, scenes
from kit.table import markdown

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
    played = {act.row for scene in scenes(QUICK, [*ROWS]) for act in scene.acts}
    assert played == {figure.row for figure in FIGURES} == set(ROWS)


@pytest.mark.parametrize("row", ROWS)
def test_one_row_is_played_alone_and_by_ours(row: str) -> None:
    some = scenes(QUICK, [row])
    assert {act.row for scene in some for act in scene.acts} == {row}
    assert all(contestants.OURS in scene.cast([*ALL]) for scene in some)


def test_whoever_is_not_installed_is_named_once_and_left_out() -> None:
    absent = Contestant("nchan", "nginx with nchan", needs=(Path("/nowhere"),))
    results = [one for scene in scenes(QUICK, ["single", "busy", "growth"])
               for one in play.play(absent, scene, "sqlite")]  # fmt: skip
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
