"""REST in Kiwoom's style: a token first, then charts by the name of the request in a header.

Tokens end by real time, which clients compare with, and not by the clock of the market.
"""

from collections import deque
from itertools import islice
from secrets import token_hex
from time import monotonic, time
from typing import Any

from aiohttp import web

from ..candles import Candle
from ..intervals import INTERVALS, bounds
from ..market import Market
from .codes import name_of, signed
from .frames import korean_time

_REQUESTS_PER_SECOND = 5
_ROWS = 900
_DAY = 86_400.0
_CHARTS = {"ka10080": "stk_min_pole_chart_qry", "ka10081": "stk_dt_pole_chart_qry"}


class Rest:
    """Tokens and charts."""

    def __init__(self, market: Market, tokens: dict[str, float]) -> None:
        self._market, self._tokens = market, tokens
        self.token_seconds = _DAY
        self._asked: deque[float] = deque(maxlen=_REQUESTS_PER_SECOND)

    def add_to(self, app: web.Application) -> None:
        """Serve them."""
        app.router.add_post("/oauth2/token", self.token)
        app.router.add_post("/api/dostk/chart", self.chart)

    async def token(self, request: web.Request) -> web.Response:
        """Give a token to who has a key and a secret; what begins with `wrong` is refused."""
        body = await request.json()
        given = [str(body.get(name, "")) for name in ("appkey", "secretkey")]
        is_wrong = any(not text or text.startswith("wrong") for text in given)
        if body.get("grant_type") != "client_credentials" or is_wrong:
            return _failed(8001, "App Key와 Secret Key 검증에 실패했습니다.")
        ends = time() + self.token_seconds
        self._tokens[made := token_hex(16)] = ends
        expires = korean_time(int(1000 * ends)).strftime("%Y%m%d%H%M%S")
        return web.json_response({
            "expires_dt": expires, "token_type": "bearer", "token": made,
            "return_code": 0, "return_msg": "정상적으로 처리되었습니다",
        })  # fmt: skip

    async def chart(self, request: web.Request) -> web.Response:
        """Candles, the newest first; five requests a second."""
        now = monotonic()
        if len(self._asked) == self._asked.maxlen and now - self._asked[0] < 1:
            return _failed(5, "허용된 요청 개수를 초과하였습니다.", status=429)
        self._asked.append(now)
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        if self._tokens.get(token, 0) < time():
            return _failed(3, "인증에 실패했습니다.")
        name, body = request.headers.get("api-id", ""), await request.json()
        code = str(body.get("stk_cd", ""))
        if name not in _CHARTS or name_of(code) not in self._market.instruments:
            return _failed(2, "입력 값 오류입니다.")
        interval = "1d" if name == "ka10081" else f"{body.get('tic_scope')}m"
        if interval not in INTERVALS:
            return _failed(2, "입력 값 오류입니다.")
        rows = self._rows(name_of(code), interval)
        answer = {"stk_cd": code, _CHARTS[name]: rows, "return_code": 0, "return_msg": ""}
        return web.json_response(answer, headers={"cont-yn": "N", "next-key": "", "api-id": name})

    def _rows(self, name: str, interval: str) -> list[dict[str, Any]]:
        series = self._market.series(name, interval)
        series.fill(self._market.now)
        first = self._market.now
        for _ in range(_ROWS):
            first = bounds(interval, first - 1)[0]
        found = [each for each in series.between(first, self._market.now) if each.trades]
        return [_row(interval, each) for each in islice(reversed(found), _ROWS)]


def _row(interval: str, candle: Candle) -> dict[str, str]:
    begins = korean_time(candle.begins)
    time = {"dt": f"{begins:%Y%m%d}"} if interval == "1d" else {"cntr_tm": f"{begins:%Y%m%d%H%M%S}"}
    prices = {
        "cur_prc": candle.close, "open_pric": candle.open,
        "high_pric": candle.high, "low_pric": candle.low,
    }  # fmt: skip
    texts = {key: signed(value, candle.open) for key, value in prices.items()}
    return {**time, **texts, "trde_qty": f"{candle.volume:f}", "trde_prica": f"{candle.quote:f}"}


def _failed(code: int, message: str, *, status: int = 200) -> web.Response:
    return web.json_response({"return_code": code, "return_msg": message}, status=status)
