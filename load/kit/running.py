"""A contestant as it runs: a fresh process on a free port, and how it is spoken to."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kit.contestants import NOT_INSTALLED, PEERS, Contestant
from kit.database import database
from kit.prepared import People, Preparations
from kit.processes import free_port, running
from kit.rest_load import Request

_OF_PEERS = {
    "joins": Request("POST", "/hello", nickname="p{}"),
    "sessions": Request("GET", "/hello"),
}


@dataclass(frozen=True)
class RunningContestant:
    """The port, process and tokens of a started server."""

    port: int
    pid: int
    tokens: Path | None = None  # ours only: the participants'
    poll: str = "a:a,b,c,d"  # the activity that is answered, as the receivers are told it
    requests: Mapping[str, Request] = field(default_factory=lambda: _OF_PEERS)  # by row


@contextlib.contextmanager
def running_contestant(
    who: Contestant, folder: Path, members: int, prepared: Preparations
) -> Iterator[RunningContestant]:
    """Run a contestant, with participants for `members` if it is ours; ended with the block."""
    if any(not file.exists() for file in who.needs):
        raise SystemExit(NOT_INSTALLED)
    if who.command:
        port = free_port()
        command = [*who.command, str(port)]
        with (
            _database_of(who, prepared.kind, folder) as settings,
            running(command, port, PEERS, folder / "peer.log", **settings) as pid,
        ):
            yield RunningContestant(port, pid)
        return
    # A fresh process, like every peer: memory that joins left behind would be filled
    # with connections, and they would look as if they needed none.
    with (
        prepared.copy(who, members, folder) as copy,
        copy.environment.serve(*who.program) as server,
    ):
        tokens = folder / "tokens"
        tokens.write_text(copy.people.tokens)
        requests = _requests(copy.people)
        yield RunningContestant(server.port, server.pid, tokens, copy.people.poll, requests)


def _requests(people: People) -> dict[str, Request]:
    return {
        "joins": Request("POST", f"/api/join/{people.code}", nickname="p{}"),
        "sessions": Request("GET", "/api/sessions", token=people.presenter_token),
    }


@contextlib.contextmanager
def _database_of(who: Contestant, kind: str, folder: Path) -> Iterator[dict[str, str]]:
    """Lend a peer its environment, with a database if it stores something."""
    settings = {"TMPDIR": str(folder)}
    if not who.stores:
        yield settings
        return
    if kind == "sqlite":
        raise SystemExit(NOT_INSTALLED)
    with database(kind, folder) as address:
        yield {**settings, "DATABASE_URL": address}
