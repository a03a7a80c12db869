"""unicorn-binance-websocket-api: streams in the URL and subscribed as well, its own pings."""

import time
from typing import Any

from report import PLACES, Report
from unicorn_binance_websocket_api import BinanceWebSocketApiManager

report = Report()


def receive(frame: dict[str, Any]) -> None:
    """One frame, wrapped."""
    data = frame.get("data", {})
    if data.get("e") == "kline":
        k = data["k"]
        report.candles.append([k["t"], *(float(k[key]) for key in "ohlcv"), k["x"]])
    elif data.get("e") == "bookTicker":
        report.prices.append(float(data["a"]))
    elif "error" in frame:
        report.errors.append(repr(frame))


manager = BinanceWebSocketApiManager(
    exchange="binance.com-futures",
    websocket_base_uri=PLACES["usdm"]["ws"] + "/",
    output_default="dict",
    disable_colorama=True,
    warn_on_update=False,  # which would ask its own server
    high_performance=True,  # both streams start at once
    enable_stream_signal_buffer=True,
)
market = manager.create_stream(["kline_1m"], ["btcusdt"], process_stream_data=receive)
public = manager.create_stream(["bookTicker"], ["btcusdt"], process_stream_data=receive)
until = time.monotonic() + 60
while not report.enough and time.monotonic() < until:
    time.sleep(0.05)
signals = iter(manager.pop_stream_signal_from_stream_signal_buffer, False)
report.errors += [repr(signal) for signal in signals if signal["type"] == "DISCONNECT"]
manager.stop_manager()
report.tell()
