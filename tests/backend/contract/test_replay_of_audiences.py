"""Replay: what each reader received live is what the log shows that reader, fact by fact."""

from typing import Any

import pytest

from app.core.schemas import SessionEvent
from app.registry import FEATURES
from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Participant, Talk

EVENTS = [event for feature in FEATURES for event in feature.events]
FACTS = {event.name for event in EVENTS if issubclass(event, SessionEvent)}
PERSON = "/participants/{speaker}"
HIDDEN: dict[str, list[tuple[str, str, Any]]] = {
    "mute and unmute": [("PUT", f"{PERSON}/mute", {}), ("DELETE", f"{PERSON}/mute", None)],
    "remove and take back": [
        ("PUT", f"{PERSON}/removal", None),
        ("DELETE", f"{PERSON}/removal", None),
    ],
    "refuse and restore": [
        ("DELETE", "/messages/{held}", None),
        ("POST", "/messages/{held}/restore", None),
    ],
    "approve": [("POST", "/messages/{held}/approve", None)],
}


async def log_of(talk: Talk, token: str) -> list[tuple[str, Any]]:
    """The log as the bearer of a token reads it."""
    path = f"/api/sessions/{talk.id}/events?since=0&limit=200"
    answer = await talk.http.get(path, headers={"authorization": f"Bearer {token}"})
    return [(event["type"], event["data"]) for event in answer.json()["events"]]


def received(socket: Socket) -> list[tuple[str, Any]]:
    """The facts that a socket was told."""
    return [(name, payload) for name, payload in socket.received if name in FACTS]


async def held_message(talk: Talk, participant: Participant) -> str:
    """The id of a message that waits for a host."""
    speaker = await talk.enter(participant)
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    return str((await speaker.call("send_message", {"message": "may I?"}))["id"])


@both_databases
@pytest.mark.parametrize("change", HIDDEN)
async def test_each_reader_receives_live_what_their_log_shows(talk: Talk, change: str) -> None:
    listener, speaker = await talk.add_participant(), await talk.add_participant()
    readers = {listener.token: await talk.enter(listener), talk.token: await talk.present()}
    before = len(await log_of(talk, talk.token))
    names = {"speaker": speaker.id, "held": await held_message(talk, speaker)}
    for method, path, body in HIDDEN[change]:
        await talk.rest(method, path.format(**names), body)
    await talk.fence(*readers.values())
    for token, socket in readers.items():
        assert received(socket) == (await log_of(talk, token))[before:]
    guest, presenter = (socket.all("hidden") for socket in readers.values())
    assert guest == [{"seq": told["seq"]} for told in presenter]
    assert all(told["topics"] for told in presenter)
