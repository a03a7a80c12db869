"""REST of Upbit, as far as prices need it."""

from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

import orjson
from aiohttp import web

from ..candles import Candle
from ..intervals import bounds
from ..market import Market
from .frames import Frames

_KOREA = timedelta(hours=9)
_MOST_ROWS = 200
_UNITS = {1: "1m", 3: "3m", 5: "5m", 10: "10m", 15: "15m", 30: "30m", 60: "1h", 240: "4h"}


class Rest:
    """Endpoints; each answer says how many requests are left in this second."""

    def __init__(self, market: Market, frames: Frames) -> None:
        self._market, self._frames = market, frames

    def add_to(self, app: web.Application) -> None:
        """Serve them."""
        app.router.add_get("/v1/market/all", self.markets)
        app.router.add_get("/v1/ticker", self.ticker)
        app.router.add_get("/v1/candles/minutes/{unit}", self.candles)

    async def markets(self, request: web.Request) -> web.Response:  # noqa: ARG002 - a handler's shape
        names = self._market.instruments
        return _answer(
            [{"market": name, "korean_name": name, "english_name": name} for name in names],
            "market",
        )

    async def ticker(self, request: web.Request) -> web.Response:
        """The last price of each market that is asked for."""
        names = request.query.get("markets", "").split(",")
        if not all(name in self._market.instruments for name in names):
            return _refusal(404, "Code not found")
        rows = []
        for name in names:
            text = self._frames.text("ticker", name, "DEFAULT", self._market.last(name), "REST")
            row = orjson.loads(text)
            shown = {key: row[key] for key in row if key not in _NOT_REST}
            rows.append({"market": name, **shown, **_korean(row["trade_timestamp"])})
        return _answer(rows, "ticker")

    async def candles(self, request: web.Request) -> web.Response:
        """Candles of minutes, the newest first; those without trades are left out, as there."""
        interval = _UNITS.get(int(request.match_info["unit"]))
        name, count = request.query.get("market", ""), int(request.query.get("count", 1))
        if interval is None or not 1 <= count <= _MOST_ROWS:
            return _refusal(400, "Invalid parameter")
        if name not in self._market.instruments:
            return _refusal(404, "Code not found")
        end = _moment(request.query.get("to"), self._market.now)
        series = self._market.series(name, interval)
        series.fill(self._market.now)
        first = end
        for _ in range(count + 1):  # the newest may be without trades
            first = bounds(interval, first - 1)[0]
        found = [each for each in series.between(first, end - 1) if each.trades]
        unit = int(request.match_info["unit"])
        return _answer(
            [_row(name, unit, each) for each in islice(reversed(found), count)], "candles"
        )


_NOT_REST = (
    "type", "code", "stream_type", "ask_bid", "market_state", "market_warning",
    "acc_ask_volume", "acc_bid_volume", "is_trading_suspended", "delisting_date",
)  # fmt: skip


def _korean(at: int) -> dict[str, str]:
    moment = datetime.fromtimestamp(at / 1000, UTC) + _KOREA
    return {"trade_date_kst": f"{moment:%Y%m%d}", "trade_time_kst": f"{moment:%H%M%S}"}


def _moment(text: str | None, now: int) -> int:
    if not text:
        return now + 1
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return min(int(moment.replace(tzinfo=moment.tzinfo or UTC).timestamp() * 1000), now + 1)


def _row(name: str, unit: int, candle: Candle) -> dict[str, Any]:
    begins = datetime.fromtimestamp(candle.begins / 1000, UTC).replace(tzinfo=None)
    return {
        "market": name, "candle_date_time_utc": begins.isoformat(),
        "candle_date_time_kst": (begins + _KOREA).isoformat(),
        "opening_price": float(candle.open), "high_price": float(candle.high),
        "low_price": float(candle.low), "trade_price": float(candle.close),
        "timestamp": candle.ends - 1, "candle_acc_trade_price": float(candle.quote),
        "candle_acc_trade_volume": float(candle.volume), "unit": unit,
    }  # fmt: skip


def _answer(rows: list[dict[str, Any]], group: str) -> web.Response:
    left = f"group={group}; min=600; sec=9"
    return web.json_response(rows, headers={"Remaining-Req": left})


def _refusal(status: int, message: str) -> web.Response:
    return web.json_response({"error": {"name": status, "message": message}}, status=status)
