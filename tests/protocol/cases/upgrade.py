"""Engine.IO 4: from polling to a WebSocket."""

import asyncio

from rig.bounds import bounded
from rig.case import case
from rig.way import KNOWN, WEBSOCKET, Polling, Way, Wire

_UPGRADE = "Engine.IO, Upgrade"
_ONE = "Engine.IO, WebSocket"


async def _probing(way: Way) -> tuple[Polling, Wire]:
    """A session that polls, and its WebSocket whose probe is answered."""
    polling = await way.poll()
    wire = await way.dial(f"{WEBSOCKET}&sid={polling.sid}")
    assert wire is not None
    await wire.send("2probe")
    assert await wire.next() == "3probe"
    return polling, wire


async def _upgraded(way: Way) -> tuple[Polling, Wire]:
    polling, wire = await _probing(way)
    await polling.get()
    await wire.send("5", "421" + KNOWN)
    assert (await wire.next("431[")).startswith("431[")
    return polling, wire


@case(_UPGRADE, "noop, then answered on the WebSocket")
async def an_upgrade_ends_the_open_poll(way: Way) -> str:
    polling = await way.poll()
    poll = asyncio.create_task(polling.get())
    wire = await way.dial(f"{WEBSOCKET}&sid={polling.sid}")
    assert wire is not None
    await wire.send("2probe")
    probed = await wire.next()
    polled = (await bounded(poll)).text
    await wire.send("5", "421" + KNOWN)
    answered = (await wire.next("431[")).startswith("431[")
    is_right = (probed, polled, answered) == ("3probe", "6", True)
    return "noop, then answered on the WebSocket" if is_right else f"{probed}, {polled}, {answered}"


@case(_UPGRADE, "nothing lost")
async def what_is_answered_meanwhile_comes_on_one_of_the_two(way: Way) -> str:
    polling, wire = await _probing(way)
    await polling.post("421" + KNOWN)
    await wire.send("5", "422" + KNOWN)
    received = await wire.next("43")
    if received.startswith("432["):
        return "lost"
    return "nothing lost" if (await wire.next("432[")) != "closed" else "closed"


@case(_UPGRADE, "400, kept")
async def a_poll_after_the_upgrade(way: Way) -> str:
    polling, wire = await _upgraded(way)
    return f"{(await polling.get()).status_code}, {await wire.fate()}"


@case(_UPGRADE, "400, kept")
async def a_body_after_the_upgrade(way: Way) -> str:
    polling, wire = await _upgraded(way)
    return f"{(await polling.post('423' + KNOWN)).status_code}, {await wire.fate()}"


@case(_ONE, "refused, kept")
async def a_second_websocket_of_the_session(way: Way) -> str:
    polling, wire = await _upgraded(way)
    other = await way.dial(f"{WEBSOCKET}&sid={polling.sid}")
    if other is not None:
        await other.send("2probe")
    refused = other is None or await other.next() == "closed"
    return f"{'refused' if refused else 'opened'}, {await wire.fate()}"


@case(_UPGRADE, "kept on polling")
async def a_websocket_that_ends_instead_of_upgrading(way: Way) -> str:
    polling, wire = await _probing(way)
    await polling.get()
    await wire.hang_up()
    fate = await polling.fate()
    return "kept on polling" if fate == "kept" else fate
