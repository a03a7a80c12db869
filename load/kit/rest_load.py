"""The same request over and over, so many at once: what it costs the server."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from kit.percentiles import percentiles
from kit.processes import HOST, cpu_seconds
from kit.progress_bar import Bar

_TIMEOUT = aiohttp.ClientTimeout(total=30)


@dataclass(frozen=True)
class Request:
    """What is asked for; `{}` in the nickname that it sends is a number, another each time."""

    method: str
    path: str
    nickname: str = ""
    token: str = ""

    def arguments(self, number: int) -> dict[str, Any]:
        """Return what aiohttp is told of it."""
        request: dict[str, Any] = {"method": self.method, "url": self.path}
        if self.nickname:
            request["json"] = {"nickname": self.nickname.format(number)}
        if self.token:
            request["headers"] = {"Authorization": f"Bearer {self.token}"}
        return request


@dataclass
class _Tally:
    sent: int = 0
    answered: int = 0
    refusal: str = ""
    took_ms: list[float] = field(default_factory=list)


async def run_requests(request: Request, options: Mapping[str, Any], bar: Bar) -> dict[str, Any]:
    """Ask for so many seconds, `at-once` at a time, each as soon as it has its answer.

    Args:
        request: what is asked for.
        options: `port`, `server` (its process), `at-once`, `seconds`, and `warmup` before them.
        bar: where to show it.
    """
    at_once = int(options["at-once"])
    connector = aiohttp.TCPConnector(limit=at_once)
    url = f"http://{HOST}:{options['port']}"
    async with aiohttp.ClientSession(url, connector=connector, timeout=_TIMEOUT) as http:
        await _ask_for(float(options["warmup"]), http, request, at_once, first=0)
        bar.show("run", 0.0)
        began, used = time.monotonic(), cpu_seconds(int(options["server"]))
        found = await _ask_for(float(options["seconds"]), http, request, at_once, first=1 << 30)
        used = cpu_seconds(int(options["server"])) - used
    return _report(found, used, time.monotonic() - began)


async def _ask_for(
    seconds: float, http: aiohttp.ClientSession, request: Request, at_once: int, *, first: int
) -> _Tally:
    tally, end = _Tally(sent=first), time.monotonic() + seconds

    async def keep_asking() -> None:
        while time.monotonic() < end:
            tally.sent += 1
            began = time.monotonic()
            async with http.request(**request.arguments(tally.sent)) as answer:
                text = await answer.text()
            if answer.status == 200:
                tally.answered += 1
            else:
                tally.refusal = f"{answer.status} {text[:150]}"
            tally.took_ms.append((time.monotonic() - began) * 1e3)

    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(keep_asking())
    tally.sent -= first
    return tally


def _report(found: _Tally, used: float, seconds: float) -> dict[str, Any]:
    """In the words of a room's report, as far as they fit."""
    lost = found.sent - found.answered
    return {
        "requests": {
            "us_per_request": used * 1e6 / found.answered if found.answered else 0.0,
            "per_second": found.answered / seconds,
            "took_ms": percentiles(found.took_ms),
        },
        "messages": {"sent": found.sent, "lost": lost, "conserved": not lost},
        "server": {"cpu_seconds": used, "seconds": seconds, "deliveries": found.answered},
        "refusal": found.refusal,
        # Who asks only after an answer is never late, and only the server's CPU is told of it.
        "generator": {"void": False},
    }
