"""Kiwoom's style: login, registration, its own PING, prices with signs."""

import asyncio
import json

import pytest

from fixtures.waiting import until

PATH = "/api/dostk/websocket"


def registration(*codes, kind="0B", **more):
    data = [{"item": list(codes), "type": [kind]}]
    return {"trnm": "REG", "grp_no": "1", "refresh": "1", "data": data, **more}


class Account:
    def __init__(self, one):
        self._one = one

    async def ask(self, **frame):
        await self._one.ws.send(json.dumps(frame))
        return await self._one.frame()


@pytest.fixture
async def one(exchange, client):
    return await client(exchange.kiwoom.ws + PATH)


async def logged_in(one, token="test-token"):
    account = Account(one)
    assert (await account.ask(trnm="LOGIN", token=token))["return_code"] == 0
    return account


@pytest.mark.parametrize("token", ["", "wrong"])
async def test_a_wrong_token_is_refused_and_the_connection_ends(one, token):
    answer = await Account(one).ask(trnm="LOGIN", token=token)
    assert answer["return_code"] != 0
    assert await one.ends() == 1000


async def test_nothing_is_registered_before_the_login(exchange, one):
    answer = await Account(one).ask(**registration("005930"))
    assert answer["return_code"] != 0
    assert await one.ends() == 1000


@pytest.mark.parametrize("code", ["5930", "999999", "005930_XX", "005930_"])
async def test_a_code_that_does_not_exist_is_refused(exchange, one, code):
    account = await logged_in(one)
    assert (await account.ask(**registration(code)))["return_code"] != 0
    assert (await account.ask(**registration("000660")))["return_code"] == 0
    exchange.kiwoom.trade("005930")
    exchange.kiwoom.trade("000660")
    assert (await one.frame())["data"][0]["item"] == "000660"


@pytest.mark.parametrize(
    "frame", [{}, {"trnm": "DANCE"}, registration(), registration("005930", kind="0Z")]
)
async def test_a_wrong_frame_is_refused(one, frame):
    account = await logged_in(one)
    assert (await account.ask(**frame))["return_code"] != 0


@pytest.mark.parametrize(
    ("price", "shown"), [("60000", "-60000"), ("99999", "+99999"), (None, None)]
)
async def test_a_sign_is_a_direction(exchange, one, price, shown):
    account = await logged_in(one)
    await account.ask(**registration("005930"))
    before = exchange.kiwoom.market.instruments["005930"].price_at(exchange.clock.now)
    exchange.kiwoom.trade("005930", price=price or str(before), size="7")
    frame = await one.frame()
    values = frame["data"][0]["values"]
    assert frame["trnm"] == "REAL"
    assert values["10"] == (shown or str(before))
    assert values["20"] == "090000"
    assert values["15"].lstrip("+-") == "7"


async def test_a_frame_has_a_row_for_each_registered_code(exchange, one):
    account = await logged_in(one)
    await account.ask(**registration("005930", "005930_NX", "0001A0", "57JX01"))
    exchange.kiwoom.trade("005930")
    rows = (await one.frame())["data"]
    assert [row["item"] for row in rows] == ["005930", "005930_NX"]


async def test_what_is_removed_is_told_no_more(exchange, one):
    account = await logged_in(one)
    await account.ask(**registration("005930", "000660"))
    removal = registration("005930", trnm="REMOVE")
    assert (await account.ask(**removal))["return_code"] == 0
    exchange.kiwoom.trade("005930")
    exchange.kiwoom.trade("000660")
    assert (await one.frame())["data"][0]["item"] == "000660"


async def test_an_order_book_has_ten_levels(exchange, one):
    account = await logged_in(one)
    await account.ask(**registration("005930", kind="0D"))
    exchange.kiwoom.trade("005930")
    values = (await one.frame())["data"][0]["values"]
    assert {str(number) for number in [21, *range(41, 81)]} == set(values)


async def test_who_echoes_its_ping_stays_and_who_does_not_is_cut(exchange, client, one):
    await logged_in(one)
    silent = await client(exchange.kiwoom.ws + PATH)
    await logged_in(silent)
    exchange.kiwoom.elapse(60)
    ping = await one.raw()
    assert json.loads(ping)["trnm"] == "PING"
    await one.ws.send(ping)
    await until(lambda: exchange.kiwoom.peers[0].asked is None)
    exchange.kiwoom.elapse(60)
    assert await silent.ends() is None
    assert exchange.kiwoom.connected == exchange.kiwoom.peers[:1]


async def test_a_token_and_a_chart_by_rest(exchange, http, one):
    url = exchange.kiwoom.http
    asked = {"grant_type": "client_credentials", "appkey": "wrong", "secretkey": "x"}
    assert "token" not in (await http.post(url + "/oauth2/token", json=asked)).json()
    token = (await http.post(url + "/oauth2/token", json=asked | {"appkey": "x"})).json()["token"]
    await logged_in(one, token)
    headers = {"authorization": f"Bearer {token}", "api-id": "ka10080"}
    body = {"stk_cd": "005930", "tic_scope": "1", "upd_stkpc_tp": "1"}
    chart = url + "/api/dostk/chart"
    rows = (await http.post(chart, json=body, headers=headers)).json()["stk_min_pole_chart_qry"]
    assert rows[0]["cntr_tm"] == "20260302085900"
    assert (await http.post(chart, json=body)).json()["return_code"] == 3
    asking = (http.post(chart, json=body, headers=headers) for _ in range(20))
    answers = await asyncio.gather(*asking)
    assert 429 in [answer.status_code for answer in answers]
