"""A feed in each of the demo's rooms: a number that moves, with a chart and a rule."""

import asyncio
import time
from contextlib import suppress
from typing import Any, NamedTuple

import httpx

from app.cli.demo.people import chance
from app.cli.demo.rest import post

_EVERY_SECONDS = 1.0
_BEFORE_SECONDS = 180  # with values when the demo begins
_STEP = 0.004  # of the number, from one value to the next


class _Number(NamedTuple):
    """What a feed is called, its topic, where it begins, and of what a rule tells."""

    title: str
    topic: str
    begins: float
    limit: float
    text: str


_NUMBERS = {
    "DEMOKO": _Number("주문", "분당_주문", 1200.0, 1230.0, "분당 주문이 1,230건을 넘었어요!"),
    "DEMOEN": _Number("Visitors", "online", 840.0, 865.0, "More than 865 people are online!"),
}


class MovingNumber:
    """Pushes the values of one feed."""

    def __init__(self, http: httpx.AsyncClient, path: str, topic: str, value: float) -> None:
        self._http, self._path, self._topic = http, path, topic
        self._begins = self._value = value

    async def push_before(self) -> None:
        """Push what was before the demo began; raises httpx.HTTPError."""
        now = time.time_ns() // 1_000_000
        points = [self._next(at=now - 1000 * ago) for ago in range(_BEFORE_SECONDS, 0, -1)]
        await self._push(points)

    async def move(self) -> None:
        """Push a value a second until the server has gone."""
        with suppress(httpx.HTTPError):
            while True:
                await self._push([self._next()])
                await asyncio.sleep(_EVERY_SECONDS)

    def _next(self, **when: int) -> dict[str, Any]:
        """Step at random, and lean to where it began."""
        pull = (self._begins - self._value) * 0.02
        self._value += chance.gauss(pull, self._begins * _STEP)
        return {"topic": self._topic, "value": round(self._value, 1), **when}

    async def _push(self, points: list[dict[str, Any]]) -> None:
        answer = await self._http.post(f"{self._path}/points", json={"points": points})
        answer.raise_for_status()


async def attach(http: httpx.AsyncClient, session: dict[str, Any], code: str) -> MovingNumber:
    """Return the number of a scene's room, whose feed is new or that of an earlier demo.

    Raises:
        httpx.HTTPError: it could not be attached.
    """
    number, path = _NUMBERS[code], f"/api/sessions/{session['id']}/feeds"
    listed = (await http.get(path)).raise_for_status().json()
    found = [one for one in listed if (one["kind"], one["title"]) == ("push", number.title)]
    if not found:
        body = {"kind": "push", "topics": [number.topic], "title": number.title}
        found = [await post(http, path, body)]
        rule = {"topic": number.topic, "kind": "above", "value": number.limit, "text": number.text}
        await post(http, f"{path}/{found[0]['id']}/rules", rule)
    path = f"{path}/{found[0]['id']}"
    await post(http, f"{path}/start")
    moving = MovingNumber(http, path, number.topic, number.begins)
    await moving.push_before()
    return moving
