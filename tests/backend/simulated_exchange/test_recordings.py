"""Recordings are played to our own sources, and what these did not understand is said."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exchange.recordings import __main__ as recordings
from exchange.recordings.__main__ import play_all
from fixtures.pace import scaled
from fixtures.waiting import PATIENCE

BEGAN = 1_772_409_600_000


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No answer is given up, and no recording is over, because this machine is slow."""
    monkeypatch.setattr(recordings, "_TIMINGS", replace(recordings._TIMINGS, hold=PATIENCE))
    monkeypatch.setattr(recordings, "_QUIET_SECONDS", scaled(recordings._QUIET_SECONDS))


def candle(number: int, *, closed: bool = False, **changes: Any) -> dict[str, Any]:
    begins = BEGAN + 60_000 * number
    prices = dict.fromkeys("ohlcv", "1.50")
    state = {"t": begins, "T": begins + 59_999, "n": 3, "x": closed, **prices, **changes}
    data = {"e": "kline", "E": begins + 60_000 * closed + 1, "s": "ABCUSDT", "k": state}
    return {"stream": "abcusdt@kline_1m", "data": data}


def trade(number: int) -> dict[str, Any]:
    data = {"e": "aggTrade", "E": BEGAN, "a": number, "s": "ABCUSDT", "p": "1.5", "T": BEGAN}
    return {"stream": "abcusdt@aggTrade", "data": data}


def record(folder: Path, *bodies: Any, name: str = "some.jsonl", binary: bool = False) -> None:
    rows = [{"at": 1.0, "frame": json.dumps(body), "binary": binary} for body in bodies]
    (folder / name).write_text("\n".join(map(json.dumps, rows)))


def test_a_folder_without_recordings_is_said_to_be_one(tmp_path, capsys) -> None:
    (tmp_path / "README.md").write_text("nothing")
    assert play_all(tmp_path) == 2
    assert "no recordings" in capsys.readouterr().err


@pytest.mark.parametrize("broken", [candle(1, c=2), candle(1, c="many"), candle(1, t="now")])
def test_a_frame_that_is_not_understood_is_named(tmp_path, capsys, broken) -> None:
    record(tmp_path, candle(0), broken)
    assert play_all(tmp_path) == 1
    assert "not understood: {'abcusdt@kline_1m': 1}" in capsys.readouterr().out


def test_what_is_understood_is_counted(tmp_path, capsys) -> None:
    depth = {"stream": "abcusdt@depth", "data": {}}
    record(tmp_path, candle(0), candle(0, closed=True), trade(5), trade(5), trade(6), depth)
    upbit = {"ty": "trade", "cd": "KRW-BTC", "tp": 1.5, "tms": BEGAN, "ttms": BEGAN, "sid": 1}
    record(tmp_path, upbit, {**upbit, "sid": 2}, name="upbit.jsonl", binary=True)
    assert play_all(tmp_path) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "some.jsonl: binance, 5 frames, 4 values, 1 doubles, 1 of 1 closed candles, 0 gaps, "
        "unknown fields: none",
        "upbit.jsonl: upbit, 2 frames, 2 values, 0 doubles, 0 of 0 closed candles, 0 gaps, "
        "unknown fields: none",
    ]
