"""The official SDK: three sockets, ids of text, typed frames."""

import asyncio
from typing import Any

from binance_common.configuration import ConfigurationRestAPI, ConfigurationWebSocketStreams
from binance_sdk_derivatives_trading_usds_futures.derivatives_trading_usds_futures import (
    DerivativesTradingUsdsFutures,
)
from report import PLACES, Report, numbers

report, done = Report(), asyncio.Event()


def on_candle(frame: Any) -> None:
    """A candle, as the SDK's own type."""
    k = frame.k
    prices = (k.o, k.h, k.l, k.c, k.v)
    report.candles.append([k.t, *map(float, prices), k.x])
    if report.enough:
        done.set()


def on_book(frame: Any) -> None:
    """The best ask."""
    report.prices.append(float(frame.a))


def on_ticker(frame: Any) -> None:
    """The last price of a day."""
    report.prices.append(float(frame.c))


def fail(error: Any) -> None:
    """A frame was not what its type says."""
    report.errors.append(repr(error))
    done.set()


async def main() -> None:
    """Read history, then the streams."""
    client = DerivativesTradingUsdsFutures(
        config_rest_api=ConfigurationRestAPI("key", "secret", base_path=PLACES["usdm"]["http"]),
        config_ws_streams=ConfigurationWebSocketStreams(stream_url=PLACES["usdm"]["ws"]),
    )
    rows = client.rest_api.kline_candlestick_data("BTCUSDT", "1m", limit=5).data()
    report.history = [numbers(row) for row in rows]
    connection = await client.websocket_streams.create_connection()
    candles = await connection.kline_candlestick_streams("btcusdt", "1m")
    book = await connection.individual_symbol_book_ticker_streams("btcusdt")
    ticker = await connection.individual_symbol_ticker_streams("btcusdt")
    connection.on_connection("error", fail)
    candles.on("message", on_candle)
    book.on("message", on_book)
    ticker.on("message", on_ticker)
    await asyncio.wait_for(done.wait(), 60)
    await connection.close_connection(close_session=True)
    report.tell()


asyncio.run(main())
