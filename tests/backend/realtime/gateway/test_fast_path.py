"""The fast path leaves what may be refused to the long way, and nothing overtakes anything."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from app.core import tracing
from app.core.schemas import Ack, Command
from app.features.live_sessions.events import SessionUpdated
from app.features.reactions.permissions import SEND
from app.features.reactions.totals import REACTIONS
from app.realtime.engineio.transport import GONE
from app.realtime.gateway.dispatcher import Call, SocketCommand
from fixtures.joined import COMMANDS, FAST, TOLD, Joined, both, event
from fixtures.settings import Configure
from fixtures.visitor import SESSION
from fixtures.waiting import until

TAP = ("send_reaction", {"emoji": "👍", "count": 2})
MOOD = ("pulse", {"mood": "lost"})
COMPACT = (",", ":")
USUAL = {"send_reaction": TAP[1], "pulse": MOOD[1]}


@pytest.mark.parametrize("command", FAST, ids=lambda command: command.name)
def test_a_fast_path_knows_the_fields_of_its_command(command: SocketCommand) -> None:
    assert command.fast is not None
    form = command.fast.payload
    assert form.__struct_config__.forbid_unknown_fields
    known = {one.name: ... if one.required else one.default for one in msgspec.structs.fields(form)}
    assert known == {
        name: ... if field.is_required() else field.default
        for name, field in command.payload.model_fields.items()
    }
    assert command.name in USUAL, "and is tried below"


@pytest.mark.parametrize(("name", "payload"), USUAL.items())
async def test_what_is_usual_is_answered_before_anything_else_runs(name: str, payload: Any) -> None:
    joined = await Joined().join()
    kept = {"ok": True, **{field: value for field, value in payload.items() if field != "emoji"}}
    assert joined.send(event(7, name, payload)) == [f"437{json.dumps([kept], separators=COMPACT)}"]
    assert joined.send(event("", name, payload)) == []
    assert joined.transport._worker is None
    assert (await joined.outcome()).acks == {name: 2}


def drain(joined: Joined) -> None:
    joined.realtime._dispatcher.close()


def tell(joined: Joined, **changed: Any) -> None:
    joined.room.latest[SessionUpdated.name] = {**TOLD, **changed}


def turn_off(joined: Joined) -> None:
    tell(joined, features={"reactions": False, "pulse": False})


def pause(joined: Joined) -> None:
    tell(joined, status="paused")


def end(joined: Joined) -> None:
    tell(joined, status="ended")


def unsettle(joined: Joined) -> None:
    joined.connection.is_settled = False


def leave(joined: Joined) -> None:
    joined.connection.member = joined.connection.room = None


def make_presenter(joined: Joined) -> None:
    member = joined.connection.member
    assert member is not None
    joined.connection.member = replace(member, actor=replace(member.actor, role="presenter"))


@pytest.mark.parametrize(
    "change",
    [drain, turn_off, pause, end, unsettle, leave, make_presenter],
    ids=lambda f: f.__name__,
)
@pytest.mark.parametrize("usual", [TAP, MOOD])
async def test_what_may_be_refused_takes_the_long_way(
    usual: tuple[str, Any], change: Callable[[Joined], None]
) -> None:
    joined = await Joined().join()
    change(joined)
    assert joined.send(event(1, *usual)) == []
    await joined.idle()
    fast, slow = await both(event(1, *usual), change=change)
    assert fast == slow
    assert len(fast.received) == 1


async def test_what_is_off_is_off_for_who_was_fast_before() -> None:
    joined = await Joined().join()
    for change, code in ((turn_off, "reactions_off"), (pause, "session_paused")):
        tell(joined)
        assert '"ok":true' in joined.send(event(1, *TAP))[0]
        change(joined)
        assert joined.send(event(2, *TAP)) == []
        assert f'"code":"{code}"' in (await joined.idle())[0]


async def test_who_traces_sees_every_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracing, "is_on", lambda: True)
    joined = await Joined().join()
    assert joined.send(event(1, *TAP)) == []
    assert (await joined.outcome()).acks == {"send_reaction": 1}


async def test_totals_that_are_not_read_yet_are_read_on_the_long_way() -> None:
    joined = await Joined().join()
    known = joined.realtime.context.own(REACTIONS._new)
    known.clear()
    assert joined.send(event(1, *TAP)) == []
    known[SESSION] = joined.total
    assert (await joined.outcome()).reactions == {"👍": 2}


async def test_limits_mutes_and_cuts_are_the_same_on_both_ways(configure: Configure) -> None:
    configure(limit_reactions="3/second", limit_pulses="1/minute")
    taps = [event(number, *TAP) for number in range(4)]
    fast, slow = await both(*taps, event(4, *MOOD), event(5, *MOOD))
    assert fast == slow
    assert fast.nacks == {("send_reaction", "rate_limited"): 3, ("pulse", "rate_limited"): 1}
    fast, slow = await both(*[event(number, *MOOD) for number in range(30)])
    assert fast == slow
    assert fast.nacks[("pulse", "muted")] > 10
    assert [text for text in fast.received if text.startswith('42["error"')], "and is cut off"


async def test_who_waited_as_told_passes_again(configure: Configure) -> None:
    configure(limit_pulses="1/second")
    joined = await Joined().join()
    for _ in range(3):
        assert '"ok":true' in joined.send(event(1, *MOOD))[0]
        assert joined.send(event(2, *MOOD)) == []
        assert '"retry_after":1' in (await joined.idle())[0]
        joined.now += 1.0


class Hold(Command):
    """Wait until the test says so."""


class Held:
    """A command that is in progress for as long as a test wants."""

    def __init__(self) -> None:
        self.release = asyncio.Semaphore(0)
        self.command = SocketCommand("hold", Hold, Ack, self._hold, SEND)

    async def _hold(self, _call: Call, _hold: Hold) -> Ack:
        await self.release.acquire()
        return Ack()


async def test_nothing_overtakes_what_is_in_progress_or_waits() -> None:
    held = Held()
    joined = await Joined([*COMMANDS, held.command]).join()
    assert joined.send(event(1, "hold", {}), event(2, *TAP), event(3, "hold", {})) == []
    assert joined.send(event(4, *TAP)) == []
    held.release.release()
    await until(lambda: joined.total.totals)
    received = joined.pipe.read()
    assert joined.send(event(5, *MOOD)) == []
    held.release.release()
    received += await joined.idle()
    assert [text[:3] for text in received] == ["431", "432", "433", "434", "435"]
    assert [text[:3] for text in joined.send(event(6, *TAP))] == ["436"]


async def test_nothing_overtakes_what_was_sent_by_polling() -> None:
    held = Held()
    joined = await Joined([*COMMANDS, held.command]).join()
    sid, hold = joined.connection.sid, ["hold", {}]
    posted = [
        asyncio.create_task(joined.realtime._event(sid, hold, 9, wants_ack=True)) for _ in range(2)
    ]
    await until(lambda: joined.connection.in_progress == 2)
    held.release.release()
    await until(posted[0].done)
    assert joined.send(event(1, *TAP)) == [], "the second one has not begun, but comes before it"
    assert not joined.total.totals
    held.release.release()
    assert [text[:3] for text in await joined.idle()] == ["431"]
    assert posted[1].done()
    assert joined.total.totals == {"👍": 2}


async def test_bytes_that_are_no_text_end_the_connection() -> None:
    joined = await Joined().join()
    joined.send(event(1, *TAP).encode().replace("👍".encode(), b"\xf0\x9f"))
    await joined.idle()
    assert joined.transport.transport is GONE
