"""The exchange as a program: where it listens, and how another process moves it."""

import json
import subprocess
import sys

import httpx
import pytest

from exchange import running
from fixtures.waiting import PATIENCE
from guards.sources import ROOT


async def test_it_is_moved_by_http(http: httpx.AsyncClient) -> None:
    async with running() as exchange:
        url = exchange.spot.http + "/control/"
        await http.post(url + "advance", json={"ms": 5000})
        await http.post(url + "trade", json={"symbol": "BTCUSDT", "price": "1", "count": 2})
        await http.post(url + "fault", json={"name": "error", "status": 418, "times": 1})
        await http.post(url + "elapse", json={"seconds": 3})
        assert (await http.get(exchange.spot.http + "/api/v3/time")).status_code == 418
        state = (await http.get(url + "state")).json()
        assert state["now"] == exchange.clock.now
        assert [trade.price for trade in exchange.spot.market.trades["BTCUSDT"]] == [1, 1]
        assert (exchange.spot.seconds, state["requests"]) == (3, 1)


@pytest.mark.parametrize("module", ["tests.exchange"])
def test_it_says_where_it_listens(module: str) -> None:
    command = [sys.executable, "-m", module, "--speed", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout is not None
            places = json.loads(program.stdout.readline())
            answer = httpx.get(places["usdm"]["http"] + "/fapi/v1/ping", trust_env=False)
            assert answer.json() == {}
        finally:
            program.terminate()
            program.wait(PATIENCE)
