"""What Upbit tells of a market: ticker, trade and order book."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from ..candles import Trade
from ..instrument import Instrument
from ..market import Market
from .names import shortened
from .numbers import Exponential, encoded

Frame = dict[str, Any]
TYPES = ("ticker", "trade", "orderbook")
_MOST_UNITS = 15
_A_DAY = "2025-11-20"  # of the year before
_ONE_LIST = ("JSON_LIST", "SIMPLE_LIST")


class Frames:
    """Frames about what was traded last."""

    def __init__(self, market: Market) -> None:
        self._market = market

    def text(self, kind: str, code: str, form: str, trade: Trade, stream: str) -> str:
        """One frame of a type; a `code` may end in how many units of the order book are meant."""
        name, _, units = code.partition(".")
        on = self._market.instruments[name]
        simple = form.startswith("SIMPLE")
        frame = self._made(kind, on, trade, int(units or _MOST_UNITS))
        frame = {"type": kind, "code": name, **frame, "stream_type": stream}
        if kind == "orderbook":
            frame["level"] = 0
        frame = _numbers(frame, simple=simple)
        shown = shortened(frame) if simple else frame
        return encoded([shown] if form in _ONE_LIST else shown)

    def _made(self, kind: str, on: Instrument, trade: Trade, units: int) -> Frame:
        if kind == "orderbook":
            return _orderbook(on, trade, units)
        changed = _change(trade.price, self._yesterday(on))
        return (self._ticker if kind == "ticker" else _trade)(on, trade, changed)

    def _ticker(self, on: Instrument, trade: Trade, changed: Frame) -> Frame:
        day = self._market.series(on.name, "1d").fill(trade.at)
        volume, price = max(day.volume, trade.size), max(day.quote, trade.price * trade.size)
        asked = volume - day.taker_volume
        return {
            "opening_price": day.open, "high_price": max(day.high, trade.price),
            "low_price": min(day.low, trade.price), "trade_price": trade.price, **changed,
            "trade_volume": trade.size, "acc_trade_volume": volume, "acc_trade_volume_24h": volume,
            "acc_trade_price": price, "acc_trade_price_24h": price,
            **_times(trade.at, "%Y%m%d", "%H%M%S"), "ask_bid": _side(trade),
            "acc_ask_volume": asked, "acc_bid_volume": day.taker_volume,
            "highest_52_week_price": on.base * 2, "highest_52_week_date": _A_DAY,
            "lowest_52_week_price": on.base / 2, "lowest_52_week_date": _A_DAY,
            "market_state": "ACTIVE", "is_trading_suspended": False, "delisting_date": None,
            "market_warning": "NONE", "timestamp": trade.at + 20,
        }  # fmt: skip

    def _yesterday(self, on: Instrument) -> Decimal:
        return on.price_at(self._market.began)


def _trade(on: Instrument, trade: Trade, changed: Frame) -> Frame:
    keys = ("prev_closing_price", "change", "change_price")
    return {
        "timestamp": trade.at + 20, **_times(trade.at, "%Y-%m-%d", "%H:%M:%S"),
        "trade_price": trade.price, "trade_volume": trade.size, "ask_bid": _side(trade),
        **{key: changed[key] for key in keys},
        "sequential_id": trade.at * 1000 + trade.number % 1000,
        "best_ask_price": trade.price, "best_ask_size": trade.size * 2,
        "best_bid_price": trade.price - on.tick, "best_bid_size": trade.size * 3,
    }  # fmt: skip


def _orderbook(on: Instrument, trade: Trade, count: int) -> Frame:
    units = [
        {
            "ask_price": trade.price + level * on.tick,
            "bid_price": trade.price - (level + 1) * on.tick,
            "ask_size": trade.size * (level + 2), "bid_size": trade.size * (level + 3),
        }
        for level in range(min(count, _MOST_UNITS))
    ]  # fmt: skip
    return {
        "timestamp": trade.at + 20,
        "total_ask_size": sum(unit["ask_size"] for unit in units),
        "total_bid_size": sum(unit["bid_size"] for unit in units),
        "orderbook_units": units,
    }


def _change(price: Decimal, before: Decimal) -> Frame:
    signed = price - before
    rate = (signed / before).quantize(Decimal("1e-10"))
    word = "RISE" if signed > 0 else "FALL" if signed < 0 else "EVEN"
    return {
        "prev_closing_price": before, "change": word,
        "change_price": abs(signed), "signed_change_price": signed,
        "change_rate": abs(rate), "signed_change_rate": rate,
    }  # fmt: skip


def _side(trade: Trade) -> str:
    return "ASK" if trade.buyer_is_maker else "BID"


def _times(at: int, date: str, clock: str) -> Frame:
    moment = datetime.fromtimestamp(at / 1000, UTC)
    return {
        "trade_date": moment.strftime(date),
        "trade_time": moment.strftime(clock),
        "trade_timestamp": at,
    }


def _numbers(frame: Frame, *, simple: bool) -> Frame:
    """DEFAULT writes prices with exponents and SIMPLE sizes, as was seen in 2026."""
    return {
        name: [_numbers(unit, simple=simple) for unit in value]
        if isinstance(value, list)
        else Exponential(value)
        if isinstance(value, Decimal) and ("price" in name) != simple
        else value
        for name, value in frame.items()
    }
