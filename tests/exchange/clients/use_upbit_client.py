"""upbit-client: the formats DEFAULT and SIMPLE, its text PING on a socket of its own."""

import asyncio
import json
from typing import Any

from report import PLACES, Report
from upbit.websocket import UpbitWebSocket

URL = PLACES["upbit"]["ws"] + "/websocket/v1"
SHORT = {"tp": "trade_price", "ty": "type", "st": "stream_type"}


async def read(form: str, report: Report) -> None:
    """Two tickers and two trades of what happens now."""
    client = UpbitWebSocket(URL)
    fields = [
        client.generate_type_field(kind, ["KRW-BTC"], isOnlyRealtime=True)
        for kind in ("ticker", "trade")
    ]
    async with client as connection:
        await connection.send(client.generate_payload(fields, format=form))
        kinds: list[Any] = []
        while len(kinds) < 4:
            frame = json.loads(await connection.recv())
            frame = {SHORT.get(name, name): value for name, value in frame.items()}
            if frame["stream_type"] != "REALTIME":
                report.errors.append(repr(frame))
            kinds.append(frame["type"])
            report.prices.append(frame["trade_price"])
    if kinds != ["ticker", "trade"] * 2:
        report.errors.append(f"{form}: {kinds}")


async def main() -> None:
    """Read in both formats, then ask whether the exchange is there."""
    report = Report()
    async with asyncio.timeout(60):
        await read("DEFAULT", report)
        await read("SIMPLE", report)
        answer = await UpbitWebSocket(URL).ping()
    if answer != {"status": "UP"}:
        report.errors.append(repr(answer))
    report.tell()


asyncio.run(main())
