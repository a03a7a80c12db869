"""The bench that people read is the one that was measured."""

import json

from guards.sources import ROOT
from kit import readme_table
from kit.table import markdown

REPORTS = ROOT / "load" / "reports"
BENCH = json.loads((REPORTS / "bench.json").read_text())


def test_the_front_page_shows_the_last_bench() -> None:
    page = (ROOT / "README.md").read_text()
    assert readme_table.place(page, BENCH) == page


def test_its_report_shows_it_too() -> None:
    assert (REPORTS / "bench.md").read_text() == markdown(BENCH, "bench")


def test_another_bench_is_noticed() -> None:
    page = (ROOT / "README.md").read_text()
    assert readme_table.place(page, {**BENCH, "at": "2026-01-01T00:00:00+00:00"}) != page
    assert page.count(readme_table.BEGIN) == page.count(readme_table.END) == 1
