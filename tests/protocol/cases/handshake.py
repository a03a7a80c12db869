"""Engine.IO 4: how a session begins."""

import json

import httpx

from rig.case import case
from rig.way import POLLING, WEBSOCKET, Way

_KEYS = {"sid", "upgrades", "pingInterval", "pingTimeout", "maxPayload"}
_QUERY = "Engine.IO, HTTP long-polling, Query parameters"
_WEBSOCKET = "Engine.IO, WebSocket"
_HANDSHAKE = "Engine.IO, Handshake"


def _opened(packet: str) -> str:
    """What an open packet says of itself."""
    hello = json.loads(packet[1:]) if packet.startswith("0") else {}
    numbers = [hello.get(name) for name in ("pingInterval", "pingTimeout", "maxPayload")]
    whole = set(hello) >= _KEYS and isinstance(hello["sid"], str)
    return f"opened, upgrades {hello['upgrades']}" if whole and all(numbers) else packet


async def _status(way: Way, query: str, method: str = "GET") -> str:
    return str((await way.ask(method, query)).status_code)


async def _dialled(way: Way, query: str) -> str:
    wire = await way.dial(query)
    first = "closed" if wire is None else await wire.next()
    return "refused" if first == "closed" else f"opened: {first}"


@case(_HANDSHAKE, "opened, upgrades ['websocket']")
async def a_session_opens_by_polling(way: Way) -> str:
    answer = await way.ask("GET", POLLING)
    assert answer.status_code == httpx.codes.OK
    return _opened(answer.text)


@case(_HANDSHAKE, "opened, upgrades []")
async def a_session_opens_on_a_websocket(way: Way) -> str:
    wire = await way.dial()
    return "refused" if wire is None else _opened(await wire.next())


@case(_QUERY, "400")
async def polling_without_a_version(way: Way) -> str:
    return await _status(way, "transport=polling")


@case(_QUERY, "400")
async def polling_with_a_version_that_is_none(way: Way) -> str:
    return await _status(way, "EIO=abc&transport=polling")


@case(_QUERY, "400")
async def polling_with_the_version_before(way: Way) -> str:
    return await _status(way, "EIO=3&transport=polling")


@case(_QUERY, "400")
async def polling_without_a_transport(way: Way) -> str:
    return await _status(way, "EIO=4")


@case(_QUERY, "400")
async def polling_with_an_unknown_transport(way: Way) -> str:
    return await _status(way, "EIO=4&transport=abc")


@case(_HANDSHAKE, "400")
async def a_session_that_begins_with_a_post(way: Way) -> str:
    return await _status(way, POLLING, "POST")


@case(_HANDSHAKE, "400")
async def a_session_that_begins_with_a_put(way: Way) -> str:
    return await _status(way, POLLING, "PUT")


@case(_WEBSOCKET, "refused")
async def a_websocket_without_a_version(way: Way) -> str:
    return await _dialled(way, "transport=websocket")


@case(_WEBSOCKET, "refused")
async def a_websocket_with_a_version_that_is_none(way: Way) -> str:
    return await _dialled(way, "EIO=abc&transport=websocket")


@case(_WEBSOCKET, "refused")
async def a_websocket_with_the_version_before(way: Way) -> str:
    return await _dialled(way, "EIO=3&transport=websocket")


@case(_WEBSOCKET, "refused")
async def a_websocket_without_a_transport(way: Way) -> str:
    return await _dialled(way, "EIO=4")


@case(_WEBSOCKET, "refused")
async def a_websocket_with_an_unknown_transport(way: Way) -> str:
    return await _dialled(way, "EIO=4&transport=abc")


@case(_WEBSOCKET, "refused")
async def a_websocket_with_a_session_that_is_not_there(way: Way) -> str:
    return await _dialled(way, f"{WEBSOCKET}&sid=nobody")
