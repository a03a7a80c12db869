"""python-binance: streams in the URL, spot and futures; a subclass names the hosts."""

import asyncio
from typing import Any

from report import PLACES, Report, numbers

from binance import AsyncClient, BinanceSocketManager


class Client(AsyncClient):
    """Of the simulated exchange."""

    API_URL = PLACES["spot"]["http"] + "/api"
    FUTURES_URL = PLACES["usdm"]["http"] + "/fapi"


class Sockets(BinanceSocketManager):
    """Of the simulated exchange."""

    STREAM_URL = PLACES["spot"]["ws"] + "/"
    FSTREAM_URL = PLACES["usdm"]["ws"] + "/"


def receive(report: Report, frame: dict[str, Any]) -> None:
    """One frame, wrapped or not."""
    if frame.get("e") == "error":
        report.errors.append(repr(frame))
        return
    data = frame.get("data", frame)
    k = data["k"]
    report.candles.append([k["t"], *(float(k[key]) for key in "ohlcv"), k["x"]])
    report.prices.append(float(k["c"]))


async def main() -> None:
    """Read both markets at once; those of futures are told."""
    client = await Client.create()
    sockets = Sockets(client)
    futures, spot = Report(), Report()
    rows = await client.futures_klines(symbol="BTCUSDT", interval="1m", limit=5)
    futures.history = [numbers(row) for row in rows]
    combined = sockets.futures_multiplex_socket(["btcusdt@kline_1m"])
    async with sockets.kline_socket("BTCUSDT", "1m") as raw, combined as wrapped:
        while not (futures.enough and spot.enough):
            receive(futures, await asyncio.wait_for(wrapped.recv(), 30))
            receive(spot, await asyncio.wait_for(raw.recv(), 30))
    await client.close_connection()
    futures.errors += spot.errors
    futures.tell()


asyncio.run(main())
