"""ccxt: reads all symbols first, numbers its sockets, and tells spot by `/stream` in a URL."""

import asyncio
from typing import Any

import ccxt.pro as ccxt
from report import PLACES, Report


def urls(spot: dict[str, str], usdm: dict[str, str]) -> dict[str, Any]:
    """Its own table of URLs, with those of the simulated exchange."""
    return {
        "api": {
            "public": spot["http"] + "/api/v3",
            "fapiPublic": usdm["http"] + "/fapi/v1",
            "ws": {
                "spot": spot["ws"] + "/stream.binance.com:9443/ws",
                "future": usdm["ws"] + "/ws",
                "linear": usdm["ws"] + "/ws",
            },
        }
    }


async def watch(exchange: Any, symbol: str, report: Report) -> None:
    """Candles and best asks until both have come; a candle has ended when the next one begins."""
    seen: dict[int, list[float]] = {}
    while len(seen) < 3:
        for begins, *values in await exchange.watch_ohlcv(symbol, "1m"):
            seen[begins] = values
    *ended, last = sorted(seen.items())
    report.candles = [[begins, *values, True] for begins, values in ended[1:]]
    report.candles.append([last[0], *last[1], False])
    while len(report.prices) < 2:
        book = await exchange.watch_bids_asks([symbol])
        report.prices.append(book[symbol]["ask"])
    ticker = await exchange.watch_ticker(symbol)
    report.prices.append(ticker["last"])


async def main() -> None:
    """Read both markets; those of futures are told."""
    options = {"options": {"fetchMarkets": {"types": ["spot", "linear"]}}, "newUpdates": True}
    exchange = ccxt.binance({**options, "urls": urls(PLACES["spot"], PLACES["usdm"])})
    futures, spot = Report(), Report()
    try:
        await exchange.load_markets()
        futures.history = await exchange.fetch_ohlcv("BTC/USDT:USDT", "1m", limit=5)
        async with asyncio.timeout(60):
            await watch(exchange, "BTC/USDT", spot)
            await watch(exchange, "BTC/USDT:USDT", futures)
    finally:
        await exchange.close()
    futures.tell()


asyncio.run(main())
