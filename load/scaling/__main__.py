"""Work out what crowds from a thousand to a million need: load/reports/scaling.md and its plots.

usage: python -m scaling   (in load/; a minute of a free core)
"""

import json
import random
from pathlib import Path

from kit.plots import plot
from scaling import cluster, crowd
from scaling.check import against_the_bench
from scaling.plan import Need, need
from scaling.report import markdown

REPORTS = Path(__file__).resolve().parents[1] / "reports"
CROWDS = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)


def main() -> None:
    """Simulate, write, say where."""
    rows = {
        "many rooms, workers that share everything": _over(crowd.evening, cluster.anywhere),
        "many rooms, in cells": _over(crowd.evening, cluster.in_cells),
        "one audience": _over(crowd.one_audience, cluster.anywhere),
    }
    measured = json.loads((REPORTS / "bench.json").read_text())
    (REPORTS / "scaling.md").write_text(markdown(rows, against_the_bench(measured)))
    for name, title, unit, figure in _PLOTS:
        lines = {key: [_point(one, figure) for one in row] for key, row in rows.items()}
        picture = plot(title, unit, lines, across="participants", logarithmic=True)
        (REPORTS / f"scaling-{name}.svg").write_text(picture)
    print(REPORTS / "scaling.md")  # noqa: T201


_PLOTS = (
    ("workers", "Workers needed", "workers", "workers"),
    ("bus", "What Redis hands to workers", "facts a second", "received"),
)


def _point(one: Need, figure: str) -> tuple[float, float]:
    return one.participants, getattr(one, figure)


def _over(rooms: crowd.Rooms, placement: cluster.Placement) -> list[Need]:
    return [need(rooms(count, random.Random(7)), placement) for count in CROWDS]


if __name__ == "__main__":
    main()
