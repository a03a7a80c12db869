"""How the bench ends, and what it writes."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from small_reports import REPORT, chat, inbound, result

import bench

LIMIT = 60  # seconds


def written(folder: Path, name: str, **rooms: dict[str, Any]) -> Path:
    """A file with the report of a bench, in which some played a row."""
    rows = {"inbound" if "reactions" in room else "busy" for room in rooms.values()}
    results = [result(who, row, room=room) for who, room in rooms.items() for row in rows]
    path = folder / f"{name}.json"
    path.write_text(json.dumps({**REPORT, "results": results}))
    return path


def end(monkeypatch: pytest.MonkeyPatch, *words: object) -> int:
    """The exit status of the bench with this command line."""
    monkeypatch.setattr(sys, "argv", ["bench.py", *map(str, words)])
    return bench.main()


@pytest.mark.parametrize("who", ["ours", "node"])
def test_it_ends_with_2_when_something_was_lost(
    who: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = {"ours": chat(), "node": chat()}
    assert end(monkeypatch, "--report", written(tmp_path, "sound", **rooms)) == 0
    lossy = written(tmp_path, "lossy", **{**rooms, who: chat(lost=1)})
    assert end(monkeypatch, "--report", lossy, "--compare", tmp_path / "sound.json") == 2


def test_it_ends_with_1_when_a_ratio_is_worse_and_remembers_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    memory = tmp_path / "ratios.json"
    for cost, status in ((50, 0), (54, 0), (60, 1)):
        report = written(tmp_path, "now", ours=inbound(cost), node=inbound(100))
        words = ("--report", report, "--compare", memory, "--remember")
        assert end(monkeypatch, *words) == status
    assert "worse: inbound:" in capsys.readouterr().out
    kept = json.loads(memory.read_text())["benches"]
    assert [[*one["ratios"].values()] for one in kept] == [[0.5], [0.54], [0.6]]


def test_a_bench_of_a_file_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "REPORTS", tmp_path / "reports")
    assert end(monkeypatch, "--report", written(tmp_path, "sound", ours=chat())) == 0
    assert not (tmp_path / "reports").exists()


def test_whoever_ends_the_bench_ends_its_servers(tmp_path: Path) -> None:
    words = ["--quick", "--rows", "inbound", "--only", "raw", "--wait", "0", "--database", "sqlite"]
    log = tmp_path / "log"
    with log.open("w") as out:
        running = subprocess.Popen([sys.executable, bench.__file__, *words], stderr=out)
    try:
        until(lambda: "run" in log.read_text())
        begun = children(running.pid)
        running.terminate()
        assert running.wait(LIMIT) != 0
    finally:
        running.kill()
        running.wait()
    assert len(begun) == 2  # the server, and who loads it
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in begun))


def children(pid: int) -> list[int]:
    """The processes that one has started."""
    return [*map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]


def until(is_so: Callable[[], bool]) -> None:
    """Wait for something, within bounds."""
    end = time.monotonic() + LIMIT
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_row_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match="nothing"):
        end(monkeypatch, "--rows", "nothing")
