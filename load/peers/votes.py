"""python-socketio as shipped, with votes that are stored in PostgreSQL.

usage: DATABASE_URL=postgresql://… python votes.py each|totals PORT

`each` tells everybody the counts after every vote, as one would write it first; `totals` tells them
twice a second. Both commit every vote in a transaction of its own before its ack.
"""

import asyncio
import os
import sys
from collections import Counter
from typing import Any

import asyncpg
from as_shipped import serve, sio

INTERVAL = 0.5
_TABLE = "CREATE TABLE votes (voter text PRIMARY KEY, option text NOT NULL)"
_VOTE = """INSERT INTO votes VALUES ($1, $2)
    ON CONFLICT (voter) DO UPDATE SET option = excluded.option"""
_COUNT = "SELECT option, count(*) FROM votes GROUP BY option"


class Votes:
    """The pool of connections, and what is told of the votes."""

    def __init__(self, *, sends_each: bool) -> None:
        self.sends_each = sends_each
        self.chosen: dict[str, str] = {}
        self.is_news = False
        self._pool: asyncpg.Pool[Any] | None = None
        self._opening = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    async def vote(self, sid: str, data: dict[str, Any]) -> dict[str, Any]:
        """Store a vote, tell of it now or soon, and acknowledge it."""
        pool = await self._open()
        async with pool.acquire() as connection, connection.transaction():
            await connection.execute(_VOTE, sid, data["answer"])
            if self.sends_each:
                counts = dict(await connection.fetch(_COUNT))
        if self.sends_each:
            await self._send(data["activity_id"], counts)
        else:
            self.chosen[sid], self.is_news = data["answer"], True
        return {"ok": True, **data, "revision": 1}

    async def _open(self) -> "asyncpg.Pool[Any]":
        async with self._opening:
            if self._pool is None:
                self._pool = await asyncpg.create_pool(os.environ["DATABASE_URL"])
                await self._pool.execute(_TABLE)
                if not self.sends_each:
                    self._task = asyncio.create_task(self._send_totals())
        return self._pool

    async def _send_totals(self) -> None:
        while True:
            await asyncio.sleep(INTERVAL)
            if self.is_news:
                self.is_news = False
                await self._send("a", Counter(self.chosen.values()))

    async def _send(self, activity_id: str, counts: dict[str, int]) -> None:
        event = {"id": activity_id, "answered": sum(counts.values()), "results": {"counts": counts}}
        await sio.emit("activity_results", event, room="r")


if __name__ == "__main__":
    sio.on("answer", Votes(sends_each=sys.argv[1] == "each").vote)
    serve(int(sys.argv[2]))
