"""The model of costs, against what was measured and against common sense."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from scaling import cluster, crowd
from scaling.check import against_the_bench, cores
from scaling.measured import costs_of
from scaling.plan import MOST_BUSY, MOST_MEMBERS, need, play

BENCH = Path(__file__).parents[1] / "reports" / "bench.json"


def test_the_model_is_near_every_room_that_was_measured() -> None:
    checked = against_the_bench(json.loads(BENCH.read_text()))
    assert len(checked) >= 8
    assert all(0.7 < one.ratio < 1.5 for one in checked), checked


def test_costs_are_those_of_the_bench() -> None:
    """A room of 20: a message of 500 µs is 20 writes of 10, 100 for the command, 200 to commit."""
    rooms: dict[str, dict[str, Any]] = {
        "single": {"server": {"us_per_delivery": 10.0}},
        "inbound": {"reactions": {"us_per_tap": 100.0}},
        "said": {"members": 20, "server": {"us_per_delivery": 25.0}},
        "joins": {"requests": {"us_per_request": 2000.0}},
        "stall": {"members": 100, "server": {"cpu_join_seconds": 0.1, "cpu_share": 0.01}},
    }
    sound = {"messages": {"sent": 0, "conserved": True}, "generator": {"void": False}}
    results = [
        {"who": "ours", "row": row, "round": 0, "room": {**sound, **room}}
        for row, room in rooms.items()
    ]
    found = costs_of({"results": results}, idle=0.004)
    assert found.write == pytest.approx(10e-6)
    assert found.inbound == pytest.approx(100e-6)
    assert found.commit == pytest.approx(200e-6)
    assert found.join == pytest.approx(3e-3)
    assert found.presence == pytest.approx(60e-6)


@pytest.mark.parametrize("placement", [cluster.anywhere, cluster.in_cells])
@pytest.mark.parametrize("size", [1, 7, 500, 70_000])
@pytest.mark.parametrize("workers", [1, 3, 30])
def test_everybody_has_one_place(placement: cluster.Placement, size: int, workers: int) -> None:
    places = cluster.place([size, size], workers, placement, random.Random(1))
    assert [sum(here.values()) for here in places] == [size, size]
    assert all(0 <= worker < workers for here in places for worker in here)


def test_an_evening_has_as_many_people_as_were_asked_for() -> None:
    for participants in (1, 999, 12_345):
        assert sum(crowd.evening(participants, random.Random(3))) == participants


def test_more_talk_and_more_members_cost_more() -> None:
    assert cores(1_000, 20) < cores(2_000, 20) < cores(2_000, 40)


def test_nobody_is_busier_than_allowed_and_one_worker_fewer_would_not_do() -> None:
    sizes = crowd.evening(40_000, random.Random(7))
    found = need(sizes, cluster.anywhere)
    assert found.busiest <= MOST_BUSY
    assert found.workers >= sum(sizes) / MOST_MEMBERS
    fewer = play(sizes, found.workers - 1, cluster.anywhere, seed=1)
    assert max(load.busiest for load in fewer) > MOST_BUSY


def test_in_cells_the_bus_hands_each_fact_to_fewer() -> None:
    sizes = crowd.evening(200_000, random.Random(7))
    assert need(sizes, cluster.in_cells).received < need(sizes, cluster.anywhere).received / 2
