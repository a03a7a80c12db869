"""The ratios of a bench beside those of benches before it: what became worse."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.contestants import BASE
from kit.figure import ITSELF
from kit.figures import FIGURES
from kit.percentiles import middle

TOLERANCE = 1.1
_KEPT = 30  # benches

Ratios = dict[str, float]


@dataclass(frozen=True)
class Change:
    """A ratio before and now; `now` is None if there is none any more."""

    name: str
    before: float
    now: float | None

    @property
    def is_worse(self) -> bool:
        """Whether it is worse by more than a tenth."""
        if self.now is None:
            return False
        figure, _peer = _COMPARED[self.name]
        times = self.before / self.now if figure.more else self.now / self.before
        return times > TOLERANCE

    def __str__(self) -> str:
        if self.now is None:
            return f"{self.name}: {self.before:.2f}, and no longer measured"
        return f"{self.name}: {self.before:.2f} → {self.now:.2f}"


def ratios(report: dict[str, Any]) -> Ratios:
    """The ratios that have a goal, of costs and speeds, by name.

    Latencies are left out, which differ more between two runs than is worth an alarm, and so is the
    contestant `base`, who is another one each time.
    """
    return {
        name: spread.middle
        for name, (figure, peer) in _COMPARED.items()
        if (spread := figure.ratio(report, peer)) and spread.middle
    }


_COMPARED = {
    f"{figure.row}: {figure.title}, to {peer}": (figure, peer)
    for figure in FIGURES
    for peer in figure.goals
    if peer not in (ITSELF, BASE.key) and not figure.times and not figure.counts
}


def worse(before: Sequence[Ratios], now: Ratios, *, partly: bool = False) -> list[Change]:
    """What is worse than its middle in the benches before by more than a tenth.

    Args:
        before: their ratios.
        now: the ratios of this one.
        partly: whether not everything was measured, so that others may be missing.
    """
    changes = []
    for name in [name for name in _COMPARED if any(name in one for one in before)]:
        change = Change(name, middle([one[name] for one in before if name in one]), now.get(name))
        if change.is_worse or (change.now is None and not partly):
            changes.append(change)
    return changes


class History:
    """A file with the ratios of the last benches, or the report of one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._benches: list[dict[str, Any]] = []
        if path.exists():
            content = json.loads(path.read_text())
            self._benches = content["benches"] if "benches" in content else [_entry(content)]

    @property
    def ratios(self) -> list[Ratios]:
        """The ratios of every bench, the oldest first."""
        return [one["ratios"] for one in self._benches]

    def add(self, report: dict[str, Any]) -> None:
        """Write the file anew with the ratios of this bench, and without the oldest."""
        self._benches = [*self._benches, _entry(report)][-_KEPT:]
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps({"benches": self._benches}, indent=1) + "\n")


def _entry(report: dict[str, Any]) -> dict[str, Any]:
    return {"at": report["at"], "commit": report.get("commit", ""), "ratios": ratios(report)}
