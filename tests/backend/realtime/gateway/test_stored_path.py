"""Commands that are stored without a task of their own: refused and answered as others."""

import asyncio
from typing import Any

import msgspec
import pytest

from app.core.refusal import Refusal
from app.core.schemas import Ack, Command
from app.features.live_sessions.errors import SessionEnded
from app.features.reactions.permissions import SEND
from app.realtime.engineio.transport import GONE
from app.realtime.gateway.dispatcher import Call, SocketCommand
from app.realtime.gateway.fast_path import StoredPath
from fixtures.joined import COMMANDS, Joined, event
from fixtures.waiting import until

TAP = ("send_reaction", {"emoji": "👍", "count": 2})
STORED = [command for command in COMMANDS if command.stored]


@pytest.mark.parametrize("command", STORED, ids=lambda command: command.name)
def test_the_path_knows_the_fields_of_its_command(command: SocketCommand) -> None:
    assert command.stored is not None
    form = command.stored.payload
    assert form.__struct_config__.forbid_unknown_fields
    known = {one.name: ... if one.required else one.default for one in msgspec.structs.fields(form)}
    assert known == {
        name: ... if field.is_required() else field.default
        for name, field in command.payload.model_fields.items()
    }


class Keep(Command):
    """Store something, when the test says so."""

    what: int = 0


class _Keep(msgspec.Struct, forbid_unknown_fields=True):
    what: int = 0


class Store:
    """A command on both ways, which is stored when the test says so, or refused."""

    def __init__(self, *, fast: bool = True) -> None:
        self.begun: list[asyncio.Future[Ack]] = []
        path = StoredPath(_Keep, lambda _context, _room, _member, _keep: self._begin)
        self.command = SocketCommand(
            "keep", Keep, Ack, self._handle, SEND, stored=path if fast else None
        )

    def _begin(self) -> asyncio.Future[Ack]:
        self.begun.append(asyncio.get_running_loop().create_future())
        return self.begun[-1]

    async def _handle(self, _call: Call, _keep: Keep) -> Ack:
        return await self._begin()

    def end(self, error: Exception | None = None) -> None:
        """Answer what was begun last."""
        if error is None:
            self.begun[-1].set_result(Ack())
        else:
            self.begun[-1].set_exception(error)


async def joined_with(store: Store) -> Joined:
    return await Joined([*COMMANDS, store.command]).join()


@pytest.mark.parametrize("error", [SessionEnded(), RuntimeError()])
@pytest.mark.parametrize("ack_id", ["1", ""])
async def test_a_refusal_is_told_and_counted_as_on_the_long_way(
    error: Exception, ack_id: str
) -> None:
    outcomes = []
    for fast in (True, False):
        joined = await joined_with(store := Store(fast=fast))
        assert joined.send(event(ack_id, "keep", {"what": 1}), event("2", *TAP)) == []
        await until(lambda store=store: store.begun, every=0)
        store.end(error)
        outcomes.append(await joined.outcome())
    assert outcomes[0] == outcomes[1]
    assert outcomes[0].nacks == {("keep", _code(error)): 1}
    assert outcomes[0].acks == {"send_reaction": 1}
    assert (
        '"ok":false' in outcomes[0].received[0]
        if ack_id
        else '42["error"' in outcomes[0].received[0]
    )


def _code(error: Exception) -> str:
    return error.code if isinstance(error, Refusal) else "internal_error"


async def test_it_begins_before_anything_else_runs_and_is_answered_once_it_is_stored() -> None:
    joined = await joined_with(store := Store())
    assert joined.send(event(1, "keep", {})) == []
    assert len(store.begun) == 1
    assert joined.connection.in_progress == 1
    store.end()
    assert await joined.idle() == ['431[{"ok":true}]']
    assert (await joined.outcome()).acks == {"keep": 1}


async def test_nothing_overtakes_it() -> None:
    joined = await joined_with(store := Store())
    assert joined.send(event(1, "keep", {}), event(2, *TAP), event(3, "keep", {})) == []
    assert joined.send(event(4, *TAP)) == []
    assert not joined.total.totals
    store.end()
    await until(lambda: len(store.begun) == 2)
    assert [text[:3] for text in joined.pipe.read()] == ["431", "432"]
    store.end()
    assert [text[:3] for text in await joined.idle()] == ["433", "434"]
    assert [text[:3] for text in joined.send(event(5, *TAP))] == ["435"]


async def test_the_worker_waits_for_it_before_it_stops() -> None:
    joined = await joined_with(store := Store())
    joined.send(event(1, "keep", {}))
    draining = asyncio.create_task(joined.realtime.drain(30))
    await until(lambda: joined.realtime.is_draining)
    await asyncio.sleep(0)
    assert not draining.done()
    store.end()
    await draining
    assert '431[{"ok":true}]' in joined.pipe.read()


async def test_who_goes_meanwhile_is_gone_once_it_is_stored() -> None:
    joined = await joined_with(store := Store())
    joined.send(event(1, "keep", {}))
    joined.transport.connection_lost(None)
    assert joined.connection.is_open
    store.end()
    await until(lambda: not joined.connection.is_open)
    assert joined.transport.transport is GONE
    assert joined.connection.in_progress == 0


async def test_nobody_is_answered_whose_command_was_given_up() -> None:
    joined = await joined_with(store := Store())
    joined.send(event(1, "keep", {}))
    store.begun[-1].cancel()
    outcome: Any = await joined.outcome()
    assert (outcome.received, outcome.acks, outcome.nacks) == ([], {}, {})
