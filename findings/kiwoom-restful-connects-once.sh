#!/usr/bin/env bash
# kiwoom-restful 0.4.0: `connect` opens the stream of prices once; afterwards it returns at once, as if it were open.
#
# The broker ends each connection at some time. The library prints a line, and the program may `connect` again: that
# returns without an error and sends nothing to the broker, since both of its layers still call themselves connected. The
# program that closes first and then connects gets a new token but no stream either: `close` leaves the inner layer at
# "connected" too. No price comes any more, and the next registration of a share fails with an AttributeError of None. Only a
# new `Bot` helps.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check kiwoom-restful==0.4.0 aiohttp==3.14.5 msgspec==0.23.0

cat >run.py <<'PY'
import asyncio
import sys

from aiohttp import web
from kiwoom import MOCK, Bot

out, sys.stdout = sys.stdout, sys.stderr  # the library prints


class Broker:
    """Gives tokens, and streams on which it answers a login and nothing else."""

    def __init__(self):
        self.tokens, self.streams = 0, []

    async def token(self, request):
        self.tokens += 1
        return web.json_response({"token": "of the test", "return_code": 0})

    async def stream(self, request):
        connection = web.WebSocketResponse()
        await connection.prepare(request)
        self.streams.append(connection)
        async for _ in connection:
            await connection.send_json({"trnm": "LOGIN", "return_code": 0, "return_msg": ""})
        return connection


def bot_of(broker):
    bot = Bot(MOCK, "key", "secret")
    bot.api.host = f"http://127.0.0.1:{broker.port}"
    bot.api.socket.url = f"ws://127.0.0.1:{broker.port}/api/dostk/websocket"
    return bot


async def case(name, interrupt):
    broker = Broker()
    app = web.Application()
    app.router.add_post("/oauth2/token", broker.token)
    app.router.add_get("/api/dostk/websocket", broker.stream)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    broker.port = runner.addresses[0][1]
    bot = bot_of(broker)
    await bot.connect()
    reading = bot.api.socket._queue_task
    bot = await interrupt(bot, broker) or bot
    await asyncio.wait([reading], timeout=10)
    await bot.connect()  # no error in any case
    try:
        await bot.api.register_tick("1", ["005930"])
        registered = "sent"
    except AttributeError as error:
        registered = str(error)
    print(f"{name}: tokens {broker.tokens}, streams {len(broker.streams)}, {registered}", file=out)
    await bot.close()
    await runner.cleanup()


async def ended_by_the_broker(bot, broker):
    await broker.streams[0].close(code=1001)


async def ended_by_the_program(bot, broker):
    await bot.close()


async def another_bot(bot, broker):
    await bot.close()
    return bot_of(broker)


async def main():
    await case("ended by the broker", ended_by_the_broker)
    await case("ended by the program", ended_by_the_program)
    await case("another Bot", another_bot)


asyncio.run(main())
PY

expected="ended by the broker: tokens 1, streams 1, 'NoneType' object has no attribute 'send_str'
ended by the program: tokens 2, streams 1, 'NoneType' object has no attribute 'send_str'
another Bot: tokens 2, streams 2, sent"
seen=$(venv/bin/python run.py 2>errors) || { cat errors >&2; exit 1; }
echo "$seen"
[ "$seen" = "$expected" ]
