"""kiwoom-restful: knows two hosts only, so its public attributes are set to the simulated one."""

import asyncio
import json
from typing import Any

from kiwoom.config import REAL
from kiwoom.http.socket import Socket
from report import PLACES, Report

from kiwoom import API


async def main() -> None:
    """Log in, read a chart, then ticks; a PING has to be echoed on the way."""
    report, done = Report(), asyncio.Event()

    async def receive(data: Any) -> None:
        report.prices.append(abs(float(json.loads(data.values)["10"])))
        if len(report.prices) > 3:
            done.set()

    api = API(REAL, "key", "secret")
    api.host = PLACES["kiwoom"]["http"]
    api.socket.url = PLACES["kiwoom"]["ws"] + Socket.ENDPOINT
    api.add_callback_on_real_data("0B", receive)
    await api.connect()
    chart = await api.candle("005930", "min", "stock", start="20260301")
    names = ("open_pric", "high_pric", "low_pric", "cur_prc", "trde_qty")
    rows = reversed(chart["stk_min_pole_chart_qry"][:5])
    report.history = [[row["cntr_tm"], *(abs(float(row[name])) for name in names)] for row in rows]
    await api.register_tick("1", ["005930"])
    await asyncio.wait_for(done.wait(), 60)
    await api.close()
    report.tell()


asyncio.run(main())
