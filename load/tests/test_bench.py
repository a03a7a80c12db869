"""The bench itself: who plays what, and what its tables say of it."""

import asyncio
import re
from pathlib import Path

import pytest
from small_reports import REPORT, inbound, result

from kit import contestants, run, running
from kit.contestants import ALL, NOT_INSTALLED, Contestant
from kit.duration import expected_minutes
from kit.figure import Goal
from kit.figures import FIGURES
from kit.plan import FULL, QUICK, Scenario, Step
from kit.prepared import preparations
from kit.receivers import LOAD
from kit.rest_load import Request
from kit.rows import OVERLOADED, ROWS, scenarios
from kit.table import markdown
from kit.validity import is_void


def test_every_row_is_played_and_shown() -> None:
    played = {step.row for scenario in scenarios(QUICK, [*ROWS]) for step in scenario.steps}
    assert played == {figure.row for figure in FIGURES} == set(ROWS)


@pytest.mark.parametrize("row", ROWS)
def test_one_row_is_played_alone_and_by_ours(row: str) -> None:
    some = scenarios(QUICK, [row])
    assert {step.row for scenario in some for step in scenario.steps} == {row}
    assert all(contestants.OURS in scenario.participants([*ALL]) for scenario in some)


def test_whoever_is_overloaded_plays_that_row() -> None:
    for row, keys in OVERLOADED.items():
        cast = {who for one in scenarios(FULL, [row]) for who in one.participants([*ALL])}
        assert set(keys) <= {who.key for who in cast} - {"ours", "base"}


def test_the_whole_has_five_rounds_or_more_and_every_minute_of_a_stall() -> None:
    assert FULL.rounds >= 5
    assert FULL.stall_seconds > 60
    assert max(FULL.sizes) == FULL.crowd_members == 19_000


def test_the_readme_says_how_long_it_takes() -> None:
    text = (LOAD / "README.md").read_text()
    plans = {"everything": (FULL, False), "--quick": (QUICK, False), "BASE=": (FULL, True)}
    for command, (plan, with_base) in plans.items():
        cast = [who for who in ALL if with_base or who is not contestants.BASE]
        minutes = expected_minutes(scenarios(plan, [*ROWS]), cast)
        stated = re.search(rf"^make bench.*{command}.* about (\d+)", text, re.MULTILINE)
        assert stated, command
        assert stated.group(1) == f"{minutes:.0f}"


def test_more_takes_longer_and_what_is_filled_once_counts_once() -> None:
    cast, once, thrice = [contestants.OURS], scenarios(QUICK, ["busy"]), scenarios(FULL, ["busy"])
    assert 0 < expected_minutes(once, cast) < expected_minutes(thrice, cast)
    doubled = expected_minutes([*once, *once], cast)
    assert doubled < 2 * expected_minutes(once, cast)
    assert expected_minutes(once, [contestants.NCHAN]) < expected_minutes(once, cast)


def test_whoever_is_not_installed_is_named_once_and_left_out() -> None:
    absent = Contestant("nchan", "nginx with nchan", needs=(Path("/nowhere"),))
    with preparations("sqlite") as prepared:
        results = [one for scenario in scenarios(QUICK, ["single", "busy", "growth"])
                   for one in run.run(absent, scenario, prepared)]  # fmt: skip
    text = markdown({**REPORT, "results": [*results, result("ours", "inbound", room=inbound(1))]})
    assert text.count("nchan") == 1
    assert f"nchan is {NOT_INSTALLED}" in text


def test_a_ratio_is_judged_by_its_goal() -> None:
    rooms = [
        result("ours", "inbound", room=inbound(90)),
        result("node", "inbound", room=inbound(100)),
    ]
    text = markdown({**REPORT, "results": rooms})
    assert "| 0.90 | node 0.85 (aim 0.65): **missed** |" in text


def test_a_ratio_is_the_middle_of_the_rounds_own_and_says_their_spread() -> None:
    costs = [(50, 100), (300, 1000), (70, 100)]
    rooms = [
        result(who, "inbound", number, room=inbound(cost))
        for number, both in enumerate(costs)
        for who, cost in zip(("ours", "node"), both, strict=True)
    ]
    assert "| 0.50 [0.30–0.70] | node" in markdown({**REPORT, "results": rooms})


@pytest.mark.parametrize(
    ("value", "more", "state"),
    [(0.7, False, "aim reached"), (0.9, False, "reached"), (1.3, False, "**missed**"),
     (0.7, True, "**missed**"), (1.3, True, "reached")],
)  # fmt: skip
def test_a_goal_says_whether_it_was_reached(value: float, more: bool, state: str) -> None:
    goal = Goal(1.2, 1.5) if more else Goal(1.2, 0.8)
    assert goal.formatted(value, more=more).endswith(f": {state}")


async def test_a_server_without_a_store_keeps_its_members_and_acknowledges_everything() -> None:
    """For longer than rooms take to be compared with the log, and their jobs to come round."""
    members, rate, seconds = 20, 20, 4
    options = {"members": members, "rate": rate, "seconds": seconds, "warmup": 1, "payload": 100}
    step = Step("persistence", options)
    scenario = Scenario(0, members, (step,), (contestants.UNSTORED,))
    with preparations("sqlite") as prepared:
        (found,) = await asyncio.to_thread(run.run, contestants.UNSTORED, scenario, prepared)
    messages = found["room"]["messages"]
    assert messages["conserved"], found
    assert messages["acks"] == messages["sent"] == (seconds + 1) * rate
    assert messages["received"] == messages["sent"] * members


async def test_a_filled_database_is_used_again_as_it_was() -> None:
    """Who came and what was said in one run is nowhere in the next."""
    options = {"members": 3, "rate": 5, "seconds": 1, "warmup": 0, "payload": 100}
    scenario = Scenario(0, 3, (Step("busy", options),), (contestants.OURS,))
    with preparations("sqlite") as prepared:
        runs = [
            await asyncio.to_thread(run.run, contestants.OURS, scenario, prepared) for _ in range(2)
        ]
    rooms = [found.get("room", found) for (found,) in runs]
    assert [room.get("messages", {}).get("conserved") for room in rooms] == [True, True], rooms


async def test_requests_are_counted_by_what_they_cost() -> None:
    options = {"at-once": 4, "seconds": 1, "warmup": 0.2}
    rows = ("joins", "sessions")
    steps = tuple(Step(row, options, tool="rest") for row in rows)
    cast = (contestants.OURS, contestants.HELLO)
    scenario = Scenario(0, 1, steps, cast)
    with preparations("sqlite") as prepared:
        results = [
            found
            for who in cast
            for found in await asyncio.to_thread(run.run, who, scenario, prepared)
        ]
    assert [(one["who"], one["row"]) for one in results] == [
        (who.key, row) for who in cast for row in rows
    ]
    for one in results:
        assert one["room"]["messages"]["conserved"], one
        assert one["room"]["server"]["deliveries"] > 4
        assert 10 < one["room"]["requests"]["us_per_request"] < 1e6


async def test_requests_that_are_refused_void_their_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(running._OF_PEERS, "joins", Request("GET", "/nowhere"))
    step = Step("joins", {"at-once": 2, "seconds": 0.2, "warmup": 0}, tool="rest")
    with preparations("sqlite") as prepared:
        scenario = Scenario(0, 1, (step,), (contestants.HELLO,))
        (found,) = await asyncio.to_thread(run.run, contestants.HELLO, scenario, prepared)
    assert not found["room"]["messages"]["conserved"]
    assert found["room"]["refusal"].startswith("404")
    assert is_void(found)
