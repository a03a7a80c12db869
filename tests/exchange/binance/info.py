"""`exchangeInfo`: clients read it before anything else."""

from typing import Any

from ..instrument import Instrument
from ..market import Market
from .kind import Kind


def exchange_info(kind: Kind, market: Market) -> dict[str, Any]:
    """Every symbol, with the steps of its prices and sizes."""
    describe = _spot_symbol if kind.is_spot else _future
    return {
        "timezone": "UTC",
        "serverTime": market.now,
        "rateLimits": [{
            "rateLimitType": "REQUEST_WEIGHT", "interval": "MINUTE", "intervalNum": 1,
            "limit": kind.weight_per_minute,
        }],
        "exchangeFilters": [],
        "symbols": [describe(each) for each in market.instruments.values()],
    }  # fmt: skip


def _shared(on: Instrument) -> dict[str, Any]:
    step = f"{10**-on.size_decimals:.{on.size_decimals}f}"
    return {
        "symbol": on.name, "status": "TRADING", "baseAsset": on.name.removesuffix("USDT"),
        "quoteAsset": "USDT",
        "filters": [
            {"filterType": "PRICE_FILTER", "minPrice": str(on.tick), "maxPrice": "10000000",
             "tickSize": str(on.tick)},
            {"filterType": "LOT_SIZE", "minQty": step, "maxQty": "9000", "stepSize": step},
        ],
    }  # fmt: skip


def _spot_symbol(on: Instrument) -> dict[str, Any]:
    return {
        **_shared(on), "baseAssetPrecision": 8, "quotePrecision": 8, "quoteAssetPrecision": 8,
        "orderTypes": ["LIMIT", "MARKET"], "isSpotTradingAllowed": True,
        "isMarginTradingAllowed": False, "permissions": [], "permissionSets": [["SPOT"]],
    }  # fmt: skip


def _future(on: Instrument) -> dict[str, Any]:
    return {
        **_shared(on), "pair": on.name, "contractType": "PERPETUAL", "marginAsset": "USDT",
        "deliveryDate": 4133404800000, "onboardDate": 1569398400000,
        "pricePrecision": on.price_decimals, "quantityPrecision": on.size_decimals,
        "baseAssetPrecision": 8, "quotePrecision": 8, "underlyingType": "COIN",
        "orderTypes": ["LIMIT", "MARKET"], "timeInForce": ["GTC"],
    }  # fmt: skip
