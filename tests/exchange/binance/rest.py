"""REST of Binance, as far as candles and trades need it."""

from itertools import islice
from typing import Any

from aiohttp import web

from ..faults import Faults
from ..instrument import Instrument
from ..intervals import INTERVALS, bounds
from ..market import Market
from .errors import RequestError, number, refused
from .frames import Frames
from .info import exchange_info
from .kind import Kind
from .weights import Weights, refusal, weight_of_rows

_USED = "X-MBX-USED-WEIGHT-1M"


class Rest:
    """The endpoints of one kind of market."""

    def __init__(self, kind: Kind, market: Market, weights: Weights, faults: Faults) -> None:
        self._kind, self._market = kind, market
        self._weights, self._faults = weights, faults
        self._frames = Frames(kind)

    def add_to(self, app: web.Application) -> None:
        """Serve them."""
        for name, handler in {
            "ping": self._ping, "time": self._time, "exchangeInfo": self._info,
            "klines": self._klines, "aggTrades": self._agg_trades,
        }.items():  # fmt: skip
            app.router.add_get(f"{self._kind.prefix}/{name}", self._weighed(handler))

    def _weighed(self, handler: Any) -> Any:
        async def weighed(request: web.Request) -> web.Response:
            limit = request.query.get("limit", "")
            cost = 2 if self._kind.is_spot else 1
            if request.path.endswith("/klines") and not self._kind.is_spot:
                cost = weight_of_rows(int(limit) if limit.isdigit() else None)
            over = self._weights.charge(cost)
            headers = {_USED: str(self._weights.used)}
            if over:
                return refusal(*over, headers)
            try:
                return web.json_response(handler(request), headers=headers)
            except RequestError as error:
                return refused(error, headers)

        return weighed

    def _ping(self, request: web.Request) -> Any:  # noqa: ARG002 - a handler's shape
        return {}

    def _time(self, request: web.Request) -> Any:  # noqa: ARG002
        return {"serverTime": self._market.now}

    def _info(self, request: web.Request) -> Any:  # noqa: ARG002
        return exchange_info(self._kind, self._market)

    def _klines(self, request: web.Request) -> Any:
        on = self._instrument(request)
        interval = self._interval(request)
        limit = self._limit(request)
        start, end = number(request, "startTime"), number(request, "endTime")
        now = self._market.now
        if self._faults.is_on("no_candles"):
            return []
        series = self._market.series(on.name, interval)
        series.fill(now)
        newest = bounds(interval, now)[0]
        if self._faults.take("rest_behind"):
            newest = bounds(interval, newest - 1)[0]
        last = newest if end is None else min(end, newest)
        first = start if start is not None else _back(interval, last, limit)
        found = series.between(first, last)
        if self._faults.is_on("no_flat"):
            found = (candle for candle in found if candle.trades)
        candles = islice(found, limit)
        return [self._frames.row(on, candle) for candle in candles]

    def _agg_trades(self, request: web.Request) -> Any:
        on = self._instrument(request)
        limit, since = self._limit(request), number(request, "fromId")
        start, end = number(request, "startTime"), number(request, "endTime")
        trades = [
            trade
            for trade in self._market.trades[on.name]
            if (since is None or trade.number >= since)
            and (start is None or trade.at >= start)
            and (end is None or trade.at <= end)
        ]
        some = trades[-limit:] if since is None and start is None else trades[:limit]
        return [self._frames.agg_row(on, trade) for trade in some]

    def _instrument(self, request: web.Request) -> Instrument:
        name = request.query.get("symbol", "")
        if not name:
            raise RequestError(
                -1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed."
            )
        known = self._market.instruments
        found = known.get(name if self._kind.is_spot else name.upper())
        if found is None:
            raise RequestError(-1121, "Invalid symbol.")
        return found

    def _interval(self, request: web.Request) -> str:
        name = request.query.get("interval", "")
        if name not in INTERVALS or (name == "1s" and not self._kind.is_spot):
            raise RequestError(-1120, "Invalid interval.")
        return name

    def _limit(self, request: web.Request) -> int:
        limit = number(request, "limit")
        if limit is None:
            return self._kind.default_rows
        if limit < 1 or (limit > self._kind.most_rows and not self._kind.is_spot):
            raise RequestError(-1130, "Data sent for parameter 'limit' is not valid.")
        return min(limit, self._kind.most_rows)


def _back(interval: str, last: int, rows: int) -> int:
    """When the first of so many candles begins, if the last begins then."""
    begins = bounds(interval, last)[0]
    for _ in range(rows - 1):
        begins = bounds(interval, begins - 1)[0]
    return begins
