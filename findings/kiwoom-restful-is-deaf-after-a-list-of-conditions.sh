#!/usr/bin/env bash
# kiwoom-restful 0.4.0: the broker's answer about saved searches ends the reading of prices, without an error.
#
# Kiwoom's stream also takes `CNSRLST` (the list of the conditions that a user saved) and `CNSRREQ` (the shares that meet
# one). Both answer with `data` of their own shape. The library decodes every frame as if its `data` were that of prices,
# fails, and the task that hands out frames is over: no callback is called any more, the broker's PING has no echo, while
# the connection stays open and all that it brings is kept in memory. The exception is that of a task for which nobody
# waits. Only frames of `REAL` needed that decoding.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check kiwoom-restful==0.4.0 aiohttp==3.14.5 msgspec==0.23.0

cat >run.py <<'PY'
import asyncio
import json
import sys
from contextlib import suppress

from aiohttp import web
from kiwoom import MOCK, Bot

out, sys.stdout = sys.stdout, sys.stderr  # the library prints
ANSWERS = {
    "LOGIN": {"trnm": "LOGIN", "return_code": 0, "return_msg": ""},
    "REG": {"trnm": "REG", "return_code": 0, "return_msg": ""},
    "CNSRLST": {"trnm": "CNSRLST", "return_code": 0, "data": [["0", "거래량 급증"]]},
    "CNSRREQ": {"trnm": "CNSRREQ", "return_code": 0, "seq": "0", "data": [{"jmcode": "A005930"}]},
}


def tick(price):
    row = {"type": "0B", "name": "주식체결", "item": "005930"}
    values = {"20": "091500", "10": price, "15": "+7"}
    return {"trnm": "REAL", "data": [{**row, "values": values}]}


class Broker:
    """Answers, and tells a price and a PING after each answer."""

    def __init__(self):
        self.pings = 0
        self.price = 60_000

    async def token(self, request):
        return web.json_response({"token": "of the test", "return_code": 0})

    async def stream(self, request):
        connection = web.WebSocketResponse()
        await connection.prepare(request)
        async for message in connection:
            name = json.loads(message.data)["trnm"]
            if name == "PING":
                self.pings += 1
                continue
            await connection.send_json(ANSWERS[name])
            if name != "LOGIN":
                self.price += 1
                await connection.send_json(tick(f"+{self.price}"))
                await connection.send_json({"trnm": "PING"})
        return connection


async def case(asked):
    broker = Broker()
    app = web.Application()
    app.router.add_post("/oauth2/token", broker.token)
    app.router.add_get("/api/dostk/websocket", broker.stream)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    bot = Bot(MOCK, "key", "secret")
    bot.api.host = f"http://127.0.0.1:{port}"
    bot.api.socket.url = f"ws://127.0.0.1:{port}/api/dostk/websocket"
    prices, answers = [], []

    async def on_tick(data):
        prices.append(json.loads(data.values)["10"])

    async def on_answer(message):
        answers.append(message["trnm"])

    bot.api.add_callback_on_real_data("0B", on_tick)
    for name in ("REG", "CNSRLST", "CNSRREQ"):
        bot.api.add_callback_on_real_data(name, on_answer)
    await bot.connect()
    for count, frame in enumerate(asked, start=1):
        await bot.api.socket.send(frame)
        with suppress(TimeoutError):
            async with asyncio.timeout(2):
                while not len(answers) == len(prices) == broker.pings == count:
                    await asyncio.sleep(0.01)
    names = [frame["trnm"] for frame in asked]
    told = f"answers {answers}, prices {prices}, echoes of PING {broker.pings}"
    print(f"{names}: {told}, frames that wait {bot.api.queue.qsize()}", file=out)
    await bot.close()
    await runner.cleanup()


def registration(code):
    data = [{"item": [code], "type": ["0B"]}]
    return {"trnm": "REG", "grp_no": "1", "refresh": "1", "data": data}


async def main():
    first, second = registration("005930"), registration("000660")
    await case([first, second])
    await case([first, {"trnm": "CNSRLST"}, second])
    await case([first, {"trnm": "CNSRREQ", "seq": "0", "search_type": "1", "stex_tp": "K"}, second])


asyncio.run(main())
PY

expected="['REG', 'REG']: answers ['REG', 'REG'], prices ['+60001', '+60002'], echoes of PING 2, frames that wait 0
['REG', 'CNSRLST', 'REG']: answers ['REG'], prices ['+60001'], echoes of PING 1, frames that wait 5
['REG', 'CNSRREQ', 'REG']: answers ['REG'], prices ['+60001'], echoes of PING 1, frames that wait 5"
seen=$(venv/bin/python run.py 2>errors) || { cat errors >&2; exit 1; }
echo "$seen"
[ "$seen" = "$expected" ]
