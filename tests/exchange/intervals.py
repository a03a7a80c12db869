"""Where candles begin and end."""

from datetime import UTC, datetime

_SECOND, _MINUTE, _HOUR, _DAY = 1_000, 60_000, 3_600_000, 86_400_000
_FIRST_MONDAY = 4 * _DAY  # 1970 began on a Thursday
LENGTHS = {
    "1s": _SECOND,
    **{f"{n}m": n * _MINUTE for n in (1, 3, 5, 10, 15, 30)},
    **{f"{n}h": n * _HOUR for n in (1, 2, 4, 6, 8, 12)},
    "1d": _DAY,
    "3d": 3 * _DAY,
    "1w": 7 * _DAY,
}
INTERVALS = (*(name for name in LENGTHS if name != "10m"), "1M")  # of Binance


def bounds(interval: str, at: int) -> tuple[int, int]:
    """When the candle of this moment begins, and when the next one does."""
    if interval == "1M":
        return _month(at)
    length = LENGTHS[interval]
    shift = _FIRST_MONDAY if interval == "1w" else 0
    begins = (at - shift) // length * length + shift
    return begins, begins + length


def _month(at: int) -> tuple[int, int]:
    moment = datetime.fromtimestamp(at / 1000, UTC)
    begins = datetime(moment.year, moment.month, 1, tzinfo=UTC)
    ends = datetime(moment.year + moment.month // 12, moment.month % 12 + 1, 1, tzinfo=UTC)
    return int(begins.timestamp()) * 1000, int(ends.timestamp()) * 1000
