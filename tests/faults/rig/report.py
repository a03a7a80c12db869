"""The figures of a run: what was measured, and what was asked for."""

import json
import os
import platform
import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from fixtures.pace import SLOWNESS, scaled
from rig.length import SCALE

FOLDER = Path(__file__).resolve().parents[1] / "reports"
_TIME = re.compile(", m?s\\b")
_HEAD = "| fault | figure | asked | measured | |\n| --- | --- | --- | --- | --- |"


@dataclass(frozen=True)
class Figure:
    """One thing that was measured; `most` is what was asked for, None for nothing."""

    fault: str
    name: str
    measured: float
    most: float | None = None

    @property
    def is_kept(self) -> bool:
        """Whether it is as good as was asked."""
        return self.most is None or self.measured <= self.most

    def row(self) -> str:
        """Return the row of the table in Markdown."""
        asked = "" if self.most is None else f"≤ {self.most:g}"
        verdict = "" if self.most is None else "kept" if self.is_kept else "**missed**"
        return f"| {self.fault} | {self.name} | {asked} | {self.measured:.4g} | {verdict} |"


class Report:
    """All figures of one run."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self._load = round(os.getloadavg()[0], 1)

    def write(self, folder: Path = FOLDER) -> None:
        """Write `faults.json` and `faults.md`, unless nothing was measured."""
        if not self.figures:
            return
        folder.mkdir(exist_ok=True)
        about = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "machine": platform.processor() or platform.machine(),
            "cores": os.cpu_count(),
            "load average before": self._load,
            "scale": SCALE,
            "slowness": round(SLOWNESS, 1),
        }
        figures = [{**asdict(one), "kept": one.is_kept} for one in self.figures]
        document = json.dumps({**about, "figures": figures}, ensure_ascii=False, indent=1)
        (folder / "faults.json").write_text(document + "\n")
        lines = ["# Faults", "", ", ".join(f"{name} {value}" for name, value in about.items())]
        rows = [figure.row() for figure in self.figures]
        (folder / "faults.md").write_text("\n".join([*lines, "", _HEAD, *rows]) + "\n")


class Figures:
    """The figures of one test; what was asked for is judged at its end."""

    def __init__(self, report: Report, fault: str) -> None:
        self._report = report
        self._fault = fault
        self._own: list[Figure] = []

    def add(self, name: str, measured: float, most: float | None = None) -> None:
        """Write a figure down; `most` is what it may be, None if nothing was asked.

        Names of times say `, s` or `, ms`: a machine that is slow now may take longer by as much.
        """
        if most is not None and _TIME.search(name):
            most = scaled(most)
        self._own.append(Figure(self._fault, name, measured, most))
        self._report.figures.append(self._own[-1])

    def judge(self) -> None:
        """Fail if something is not as good as was asked."""
        missed = [figure.row() for figure in self._own if not figure.is_kept]
        assert not missed, "\n".join(missed)
