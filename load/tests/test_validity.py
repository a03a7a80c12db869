"""A bench that cannot lie: what was lost, late or empty has no figure, and the run says so."""

from typing import Any

import pytest
from small_reports import REPORT, chat, result

from kit.contestants import NOT_INSTALLED
from kit.figures import FIGURES
from kit.table import markdown
from kit.verdict import unsound


def report(*results: dict[str, Any]) -> dict[str, Any]:
    return {**REPORT, "results": [*results]}


def line(found: dict[str, Any], title: str) -> str:
    """The first line of the tables with these words."""
    return next(one for one in markdown(found).splitlines() if title in one)


@pytest.mark.parametrize("who", ["ours", "base", "unstored", "node", "nchan"])
def test_whoever_loses_something_fails_the_bench(who: str) -> None:
    assert not unsound(report(result(who, "busy", room=chat())))
    assert unsound(report(result(who, "busy", room=chat(lost=1))))
    assert unsound(report(result(who, "busy", failed="it fell")))


def test_one_round_that_lost_something_is_enough_to_fail_and_is_left_out() -> None:
    costly = chat(lost=1)
    costly["server"]["us_per_delivery"] = 9.0
    found = report(
        result("ours", "single", 0, room=costly), result("ours", "single", 1, room=chat())
    )
    assert unsound(found)
    assert "| 1 |" in line(found, "one message to 1,000: CPU")


def test_a_row_that_lost_something_shows_no_figure_and_no_ratio() -> None:
    found = report(
        result("ours", "single", room=chat(lost=3)), result("node", "single", room=chat())
    )
    text = markdown(found)
    assert "| void | 1 |" in line(found, "one message to 1,000: CPU")
    assert text.count("one message to 1,000: CPU") == 1
    assert "ours single 0: void, 3 deliveries missing or odd" in text


def test_whoever_is_known_to_be_overloaded_is_marked_and_fails_nothing() -> None:
    found = report(
        result("ours", "large", room=chat()),
        result("node", "large", room=chat(lost=9, late=True, deliveries=200)),
    )
    assert not unsound(found)
    assert "1 †" in line(found, "4,000 × 400")
    assert "† it does not keep up, 9 deliveries missing" in markdown(found)


def test_nobody_is_so_overloaded_as_to_deliver_nothing() -> None:
    empty = report(result("node", "large", room=chat(lost=9, deliveries=0)))
    assert unsound(empty)
    assert "node large 0: void, nothing was delivered" in markdown(empty)


def test_whoever_is_not_installed_fails_nothing() -> None:
    assert not unsound(report(result("nchan", "busy", failed=NOT_INSTALLED)))


def test_a_late_load_tool_voids_latencies_and_no_costs() -> None:
    late, in_time = (result("ours", "single", n, room=chat(late=not n)) for n in range(2))
    found = report(late)
    assert unsound(found)
    assert "| void |" in line(found, "p99 to the last member")
    assert "| 1 |" in line(found, "one message to 1,000: CPU")
    assert not unsound(report(late, in_time))
    assert "| 1 |" in line(report(late, in_time), "p99 to the last member")


def test_what_was_lost_is_counted_in_a_void_row_too() -> None:
    found = report(result("ours", "busy", room=chat(lost=7)))
    assert "| 7 |" in line(found, "deliveries lost")
    assert {figure.row for figure in FIGURES if figure.counts} == {"busy", "large", "crowd"}
