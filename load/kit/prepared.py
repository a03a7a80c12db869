"""Databases of our own server with everybody in them, filled once and copied for each run."""

import asyncio
import contextlib
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kit.builds import PRESENT, Build
from kit.contestants import BASE, Contestant
from kit.rest import Participant, Rest
from kit.server import Environment, environment_for

SESSIONS = 20  # that the presenter has; in one of them are the participants
# They join before anything is measured: as fast as REST lets them.
_JOINS_PER_SECOND = 400


@dataclass(frozen=True)
class People:
    """The participants of a session and its presenter, and what they do there."""

    tokens: str  # lines as the receivers read them
    poll: str  # the activity that is answered, as the receivers are told it
    code: str
    presenter_token: str


@dataclass(frozen=True)
class Prepared:
    """A filled database, and who is in it."""

    environment: Environment
    people: People


class Preparations:
    """Fills a database for each build and number of participants that is asked for, once.

    To copy it takes a tenth of a second; to let thousands join, minutes.
    """

    def __init__(self, kind: str, builds: Mapping[str, Build], stack: contextlib.ExitStack) -> None:
        self.kind, self._builds, self._stack = kind, builds, stack
        self._filled: dict[tuple[Build, int], Prepared] = {}

    @contextlib.contextmanager
    def copy(self, who: Contestant, members: int, folder: Path) -> Iterator[Prepared]:
        """Lend a copy with so many participants, for the build of a contestant."""
        build = self._builds.get(who.key, PRESENT)
        if (build, members) not in self._filled:
            self._filled[build, members] = self._fill(build, members)
        filled = self._filled[build, members]
        with filled.environment.copy(self.kind, folder) as environment:
            yield Prepared(environment, filled.people)

    def _fill(self, build: Build, members: int) -> Prepared:
        folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="engagenow-")))
        place = self._stack.enter_context(environment_for(self.kind, folder, {}, build))
        with place.serve() as server:
            people = _people(server.url, members, may_lack_polls=build is not PRESENT)
            return Prepared(place, asyncio.run(people))


@contextlib.contextmanager
def preparations(kind: str, base: Build | None = None) -> Iterator[Preparations]:
    """Lend them; their databases are dropped at the end.

    Args:
        kind: see `kit.database.database`.
        base: the build of the contestant `base`, if it takes part.
    """
    builds = {} if base is None else {BASE.key: base}
    with contextlib.ExitStack() as stack:
        yield Preparations(kind, builds, stack)


async def _people(url: str, count: int, *, may_lack_polls: bool) -> People:
    async with Rest(url) as rest:
        await rest.open_session()
        poll = await _poll(rest, may_lack_polls)
        for _ in range(SESSIONS - 1):
            await rest.create_session()
        joins = await rest.join_many(count, _JOINS_PER_SECOND, _nothing)
    if len(joins.joined) < count:
        raise SystemExit(f"Joins were refused: {joins.refused}")
    lines = [f"{participant.session_id} {participant.token}\n" for participant in joins.joined]
    return People("".join(lines), poll, rest.code, rest.presenter_token)


async def _poll(rest: Rest, may_be_none: bool) -> str:
    """Open a poll, for the receivers to answer; an old build has none, and plays all but votes."""
    try:
        return (await rest.open_poll()).words
    except SystemExit:
        if may_be_none:
            return ""
        raise


async def _nothing(_participant: Participant) -> None:
    """Nobody waits for the joins one by one."""
