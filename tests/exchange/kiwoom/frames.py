"""The values of realtime data: texts by the numbers of their fields."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from ..candles import Trade
from ..instrument import Instrument
from .codes import signed

TYPES = {"0B": "주식체결", "0D": "주식호가잔량"}
_KOREA = timedelta(hours=9)
_LEVELS = 10


def row(kind: str, item: str, on: Instrument, trade: Trade, before: Decimal) -> dict[str, Any]:
    """What one trade changes, for one type and one code as it was registered."""
    values = _tick(on, trade, before) if kind == "0B" else _book(on, trade, before)
    return {"type": kind, "name": TYPES[kind], "item": item, "values": values}


def korean_time(at: int) -> datetime:
    """A moment as clocks show it in Korea."""
    return datetime.fromtimestamp(at / 1000, UTC) + _KOREA


def _tick(on: Instrument, trade: Trade, before: Decimal) -> dict[str, str]:
    changed = trade.price - before
    rate = (100 * changed / before).quantize(Decimal("0.01"))
    return {
        "20": korean_time(trade.at).strftime("%H%M%S"),
        "10": signed(trade.price, before),
        "11": signed(changed, Decimal(0)).replace("--", "-"),
        "12": f"{rate:+}",
        "27": signed(trade.price + on.tick, before),
        "28": signed(trade.price, before),
        "15": f"{'-' if trade.buyer_is_maker else '+'}{trade.size}",
        "13": str(trade.number % 1_000_000 + 1),
    }


def _book(on: Instrument, trade: Trade, before: Decimal) -> dict[str, str]:
    values = {"21": korean_time(trade.at).strftime("%H%M%S")}
    for level in range(_LEVELS):
        asked, bid = trade.price + (level + 1) * on.tick, trade.price - level * on.tick
        values |= {
            str(41 + level): signed(asked, before), str(61 + level): str(trade.size * (level + 1)),
            str(51 + level): signed(bid, before), str(71 + level): str(trade.size * (level + 2)),
        }  # fmt: skip
    return values
