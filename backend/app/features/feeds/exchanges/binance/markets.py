"""Binance's two markets: addresses, paths and limits."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from app.features.feeds.streams.config import Market

# Since April 2026 USD-M sends these below /public only, and all others below /market.
_PUBLIC = ("bookTicker", "trade")


@dataclass(frozen=True, slots=True, kw_only=True)
class BinanceMarket:
    """Where its streams are, and for each such address its REST API; the first is the usual one."""

    addresses: dict[str, str]
    prefix: str
    is_divided: bool
    weight_a_minute: int

    def path_of(self, what: str) -> str:
        """Return what stands before /ws and /stream for a kind of stream."""
        if not self.is_divided:
            return ""
        return "/public" if what in _PUBLIC else "/market"

    def rest_of(self, url: str) -> str:
        """Return the address of the API that belongs to an address of streams."""
        known = self.addresses.get(url)
        return known or url.replace("ws", "http", 1)

    def budget_name(self, url: str) -> str:
        """Return the host whose limits apply."""
        return urlsplit(self.rest_of(url)).netloc


MARKETS: dict[Market, BinanceMarket] = {
    "spot": BinanceMarket(
        addresses={
            "wss://stream.binance.com:9443": "https://api.binance.com",
            "wss://stream.binance.com": "https://api.binance.com",
            "wss://data-stream.binance.vision": "https://data-api.binance.vision",
            "wss://stream.testnet.binance.vision": "https://testnet.binance.vision",
        },
        prefix="/api/v3",
        is_divided=False,
        weight_a_minute=6000,
    ),
    "usdm": BinanceMarket(
        addresses={
            "wss://fstream.binance.com": "https://fapi.binance.com",
            "wss://fstream.binancefuture.com": "https://testnet.binancefuture.com",
        },
        prefix="/fapi/v1",
        is_divided=True,
        weight_a_minute=2400,
    ),
}
