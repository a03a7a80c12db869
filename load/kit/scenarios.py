"""The scenarios: what a room does while it is measured."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kit.answers import watching
from kit.flood import flooding
from kit.percentiles import percentiles
from kit.processes import database_cpu
from kit.progress_bar import Bar
from kit.receivers import make_pipe, receivers, run_receivers
from kit.reference import compared, references
from kit.rest import Joins, Participant, Rest
from kit.server import Server

REFERENCES = 3
CROWD_OF_FLOODERS = 50
# Which of the limits a scenario meets as they are shipped, not as wide as `kit.server.LIMITS`.
LIMITS_AS_SHIPPED = {
    "flood": ("LIMIT_MESSAGES", "LIMIT_REACTIONS", "LIMIT_COMMANDS", "SOCKETS_PER_PERSON"),
}
# How many workers play it, if not one.
WORKERS = {"answers": 2}
CHANGES_A_SECOND = 200
CHANGING_SECONDS = 30.0


@dataclass(frozen=True)
class Load:
    """How much: members, messages and taps a second, joins a second, seconds, characters."""

    members: int = 1000
    rate: float = 100
    taps_each: float = 5
    join_rate: float = 300
    seconds: float = 20
    warmup: float = 2
    payload: int = 100

    def quick(self) -> "Load":
        """Return a smaller load of this kind, under 15 s a scenario."""
        fewer = min(self.members, 300)
        return replace(
            self, members=fewer, rate=min(self.rate, 30), seconds=3, warmup=1, join_rate=200
        )


@dataclass(frozen=True)
class RunContext:
    """The server, the load and the progress bar of a scenario."""

    server: Server
    load: Load
    bar: Bar

    def options(self, tokens: Path) -> dict[str, object]:
        """What the receivers are told in every scenario."""
        return {
            "host": self.server.host,
            "port": self.server.port,
            "members": self.load.members,
            "tokens": tokens,
            "rate": self.load.rate,
            "seconds": self.load.seconds,
            "warmup": self.load.warmup,
            "payload": self.load.payload,
            "acks": 1,
            "server": self.server.pid,
        }


async def play(scenario: str, run: RunContext) -> dict[str, Any]:
    """Play a scenario in a session of its own; gives its report."""
    async with _database_cpu(run.server.database) as spent:
        report = await _play(scenario, run)
    return {"scenario": scenario, "database_cpu_seconds": spent.get("seconds"), **report}


async def _play(scenario: str, run: RunContext) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="engagenow-load-") as folder:
        async with Rest(run.server.url) as rest:
            await rest.open_session()
            return await _SCENARIOS[scenario](run, rest, Path(folder))


@contextlib.asynccontextmanager
async def _database_cpu(name: str) -> AsyncIterator[dict[str, float]]:
    """Watch PostgreSQL meanwhile; afterwards there is `seconds`, but not for SQLite.

    Its processes come and go with the pool's connections, so that each is looked at often.
    """
    first = database_cpu(name) if name else {}
    last: dict[int, float] = {}
    spent: dict[str, float] = {}

    async def watch() -> None:
        while True:
            last.update(database_cpu(name))
            await asyncio.sleep(0.5)

    task = asyncio.create_task(watch()) if name else None
    try:
        yield spent
    finally:
        if task:
            task.cancel()
            last.update(database_cpu(name))
            used = sum(seconds - first.get(pid, 0.0) for pid, seconds in last.items())
            spent["seconds"] = round(used, 2)


async def _steady(run: RunContext, rest: Rest, folder: Path) -> dict[str, Any]:
    return await _all_joined(run, rest, folder, {})


async def _reconnect(run: RunContext, rest: Rest, folder: Path) -> dict[str, Any]:
    return await _all_joined(run, rest, folder, {"reconnect": 1})


async def _reactions(run: RunContext, rest: Rest, folder: Path) -> dict[str, Any]:
    """Chat alone first, then the same chat under taps."""
    quiet = await _all_joined(run, rest, folder, {})
    taps = run.load.taps_each * run.load.members
    storm = await _all_joined(run, rest, folder, {"taps": taps})
    before, during = (one["room"]["delivery_ms"]["p99"] for one in (quiet, storm))
    ratio = during / before if before else 0.0
    return {**storm, "quiet": quiet["room"], "chat_p99_ratio": round(ratio, 3)}


async def _flood(run: RunContext, rest: Rest, folder: Path) -> dict[str, Any]:
    """Chat alone first, then beside one who floods, then beside fifty."""
    runs = {"quiet": await _all_joined(run, rest, folder, {})}
    for name, count in (("one", 1), ("many", CROWD_OF_FLOODERS)):
        joins = await rest.join_many(count, run.load.join_rate, _ignore)
        async with flooding(run.server, joins.joined) as flood:
            runs[name] = {**await _all_joined(run, rest, folder, {}), "flood": flood}
    p99 = {name: run["room"]["delivery_ms"]["p99"] for name, run in runs.items()}
    for name in ("one", "many"):
        runs[name]["p99_ratio"] = round(p99[name] / p99["quiet"], 3) if p99["quiet"] else 0.0
    # The full clients receive what passes of the flood as well, and would take it for a fault.
    del runs["many"]["reference"]
    return {**runs["many"], **{name: runs[name] for name in ("quiet", "one")}}


async def _answers(run: RunContext, rest: Rest, folder: Path) -> dict[str, Any]:
    """Let everybody answer within one second; then chat alone, and beside changing answers."""
    poll, everybody = await rest.open_poll(), run.load.members
    once = {"rate": 0, "taps": everybody, "seconds": 1, "warmup": 0}
    asked = {"poll": poll.words, "tap-acks": 1}
    async with watching(run.server.url, rest.session_id, rest.presenter_token) as host:
        burst = await _all_joined(run, rest, folder, {**asked, **once})
        counts = await host.first_after(burst["room"]["reactions"]["last_ack_us"])
    stored = await rest.counts(poll)
    exact = counts == stored == poll.expected(everybody)
    long: dict[str, object] = {"seconds": min(CHANGING_SECONDS, run.load.seconds * 1.5)}
    quiet = await _all_joined(run, rest, folder, long)
    changing = await _all_joined(run, rest, folder, {**asked, **long, "taps": CHANGES_A_SECOND})
    before, during = (one["room"]["delivery_ms"]["p99"] for one in (quiet, changing))
    ratio = round(during / before, 3) if before else 0.0
    burst_room = {**burst["room"], "exact": int(exact)}
    return {**changing, "quiet": quiet["room"], "burst": burst_room, "chat_p99_ratio": ratio}


async def _ignore(_participant: Participant) -> None:
    """Do nothing: the answer already names the participant."""


async def _join_wave(run: RunContext, rest: Rest, folder: Path) -> dict[str, Any]:
    """Open a socket for each join by REST at once; a join counts from the time it was due."""
    pipe = make_pipe(folder)
    async with receivers(run.options(pipe), run.bar) as room:
        with await asyncio.to_thread(pipe.open, "w", buffering=1) as out:

            async def pass_on(participant: Participant) -> None:
                out.write(participant.line())

            joins = await rest.join_many(run.load.members, run.load.join_rate, pass_on)
        return {"room": await room.report(), "joins": _joins_report(joins)}


async def _all_joined(
    run: RunContext, rest: Rest, folder: Path, more: dict[str, object]
) -> dict[str, Any]:
    """Let all join by REST first, then by socket in a ramp and do what `more` says."""

    async def keep(_participant: Participant) -> None:
        run.bar.show("joins", 0)

    count = run.load.members + REFERENCES
    joins = await rest.join_many(count, run.load.join_rate, keep)
    listeners, rows = joins.joined[:REFERENCES], joins.joined[REFERENCES:]
    tokens = folder / "tokens"
    tokens.write_text(
        "".join(f"{participant.session_id} {participant.token}\n" for participant in rows)
    )
    async with references(run.server.url, listeners) as clients:
        room = await run_receivers({**run.options(tokens), **more}, run.bar)
        seen = compared(clients, room["messages"]["sent"])
    return {"room": room, "joins": _joins_report(joins), "reference": seen}


def _joins_report(joins: Joins) -> dict[str, Any]:
    return {
        "joined": len(joins.joined),
        "per_second": round(len(joins.joined) / joins.seconds, 1) if joins.seconds else 0,
        "took_ms": percentiles(joins.took_ms),
        "refused": sum(joins.refused.values()),
        "refusals": joins.refused,
    }


_SCENARIOS = {
    "steady": _steady,
    "join-wave": _join_wave,
    "reaction-storm": _reactions,
    "reconnect-storm": _reconnect,
    "flood": _flood,
    "answers": _answers,
}
NAMES = tuple(_SCENARIOS)
