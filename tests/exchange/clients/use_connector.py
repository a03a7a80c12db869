"""binance-futures-connector: the retired paths, ids in milliseconds, two pongs to each ping."""

import json
import threading
from typing import Any

from binance.um_futures import UMFutures
from binance.websocket.um_futures.websocket_client import UMFuturesWebsocketClient
from report import PLACES, Report, numbers

report, done = Report(), threading.Event()


def receive(_: Any, text: str) -> None:
    """One frame, raw."""
    frame = json.loads(text)
    if frame.get("e") == "kline":
        k = frame["k"]
        report.candles.append([k["t"], *(float(k[key]) for key in "ohlcv"), k["x"]])
    elif frame.get("e") == "aggTrade":
        report.prices.append(float(frame["p"]))
    if report.enough:
        done.set()


def fail(_: Any, error: Exception) -> None:
    """Something was wrong."""
    report.errors.append(repr(error))
    done.set()


rest = UMFutures(base_url=PLACES["usdm"]["http"])
report.history = [numbers(row) for row in rest.klines("BTCUSDT", "1m", limit=5)]
streams = UMFuturesWebsocketClient(PLACES["usdm"]["ws"], on_message=receive, on_error=fail)
streams.kline("btcusdt", "1m")
streams.agg_trade("btcusdt")
done.wait(60)
streams.stop()
report.tell()
