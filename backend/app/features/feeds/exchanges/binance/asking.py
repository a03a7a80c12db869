"""Asking Binance which symbols it has."""

import asyncio

from app.features.feeds.exchanges.binance.markets import MARKETS
from app.features.feeds.exchanges.binance.topics import topic_of
from app.features.feeds.streams.config import FeedConfig
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.rest import RefusedError, Rest

_INVALID_SYMBOL = -1121


async def unknown_topics(config: FeedConfig, network: Network) -> dict[str, str]:
    """Return topics whose symbol it does not have, and what it says; raises RestError."""
    market = MARKETS[config.market]
    url = (config.url or next(iter(market.addresses))).rstrip("/")
    budget = network.budget(market.budget_name(url), market.weight_a_minute)
    symbols: dict[str, list[str]] = {}
    for name in config.topics:
        symbols.setdefault(topic_of(name, config.market).symbol, []).append(name)
    async with Rest(network, market.rest_of(url), budget) as rest:
        asked = [_reason(rest, market.prefix, symbol) for symbol in symbols]
        reasons = await asyncio.gather(*asked)
    wrong = zip(symbols.values(), reasons, strict=True)
    return {name: reason for names, reason in wrong if reason for name in names}


async def _reason(rest: Rest, prefix: str, symbol: str) -> str | None:
    """Return why there is nothing of a symbol; the newest candle costs least to ask for."""
    params = {"symbol": symbol, "interval": "1m", "limit": 1}
    try:
        await rest.get(f"{prefix}/klines", params, list[list[float | str]])
    except RefusedError as error:
        if error.code == _INVALID_SYMBOL:
            return error.reason
        raise
    return None
