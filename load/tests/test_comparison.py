"""A ratio that got worse by more than a tenth is said, and nothing else is."""

import json
from pathlib import Path
from typing import Any

import pytest
from small_reports import REPORT, chat, inbound, result

from kit import readme_table
from kit.about import updated
from kit.comparison import History, ratios, worse
from kit.table import markdown

TAP = "inbound: one inbound event, acknowledged: server CPU, µs, to node"
JOINED = "single: sockets joined a second, to node"


def bench(tap: float, joined: float = 1.0) -> dict[str, Any]:
    """A report with these ratios to Node."""
    rooms = {"ours": (tap, joined), "node": (1.0, 1.0)}
    found = []
    for who, (cost, speed) in rooms.items():
        found.append(result(who, "inbound", room=inbound(cost)))
        found.append(result(who, "single", room={**chat(), "join": {"per_second": speed}}))
    return {**REPORT, "results": found}


def worse_names(before: list[dict[str, Any]], now: dict[str, Any]) -> list[str]:
    return [change.name for change in worse([ratios(one) for one in before], ratios(now))]


@pytest.mark.parametrize(
    ("tap", "joined", "names"),
    [
        (0.8, 1.0, []),
        (0.87, 0.95, []),
        (0.5, 2.0, []),  # better
        (0.89, 1.0, [TAP]),
        (0.8, 0.9, [JOINED]),  # fewer joins a second are worse
    ],
)
def test_only_what_is_worse_by_more_than_a_tenth_is_said(
    tap: float, joined: float, names: list[str]
) -> None:
    assert worse_names([bench(0.8)], bench(tap, joined)) == names


def test_one_odd_bench_before_changes_nothing() -> None:
    assert worse_names([bench(0.8), bench(0.3), bench(0.8)], bench(0.85)) == []
    assert worse_names([bench(0.8), bench(9.0), bench(0.8)], bench(0.95)) == [TAP]


def test_what_is_no_longer_measured_is_said_unless_only_a_part_was() -> None:
    part = {**REPORT, "results": [one for one in bench(0.8)["results"] if one["row"] == "single"]}
    assert worse_names([bench(0.8)], part) == [TAP]
    assert worse([ratios(bench(0.8))], ratios(part), partly=True) == []


def test_what_lost_something_has_no_ratio_to_be_compared() -> None:
    lossy = bench(0.8)
    lossy["results"][0]["room"]["messages"]["conserved"] = False
    assert TAP not in ratios(lossy)


def test_latencies_and_the_base_raise_no_alarm() -> None:
    assert not [name for name in ratios(bench(1.0)) if "p99" in name or name.endswith("base")]


def test_the_file_keeps_the_last_benches_and_may_be_a_report_itself(tmp_path: Path) -> None:
    file = tmp_path / "new" / "ratios.json"
    assert History(file).ratios == []
    for number in range(40):
        History(file).add(bench(number + 1))
    kept = History(file).ratios
    assert [one[TAP] for one in kept] == [*range(11, 41)]
    alone = tmp_path / "bench.json"
    alone.write_text(json.dumps(bench(0.8)))
    assert History(alone).ratios == [ratios(bench(0.8))]


def test_rows_of_another_run_stay_whole_and_say_their_day() -> None:
    old = {**bench(0.8), "at": "2026-01-01", "machine": "another, 2 cores"}
    new = {**REPORT, "at": "2026-02-02", "results": [result("ours", "inbound", room=inbound(5))]}
    found = updated(old, new)
    assert [(one["who"], one["row"]) for one in found["results"]] == [
        ("ours", "single"), ("node", "single"), ("ours", "inbound"),
    ]  # fmt: skip
    assert found["rows_at"] == {"single": "2026-01-01"}
    earlier = "Rows of other runs, with their rounds: single of 2026-01-01 (1) on another."
    assert earlier in markdown(found)
    assert found["rows_on"] == {"single": "another, 2 cores"}
    measured = "Measured from 2026-01-01 to 2026-02-02, a machine; some rows on another: medians"
    assert measured in readme_table.block(found)
    assert updated(found, {**new, "at": "2026-03-03"})["rows_at"] == {"single": "2026-01-01"}
