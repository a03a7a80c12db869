"""Chat over the socket: what is refused, what is told, and that nothing is said twice."""

import asyncio
import unicodedata

import pytest

from fixtures.server import both_databases
from fixtures.talk import Talk


@pytest.mark.parametrize(
    ("payload", "field", "code"),
    [
        ({}, "message", "missing"),
        ({"message": ""}, "message", "empty"),
        ({"message": " \n\u200b\u3164"}, "message", "empty"),
        ({"message": "가" * 501}, "message", "too_long"),
        ({"message": "a\x00b"}, "message", "unstorable"),
        ({"message": 5}, "message", "wrong_type"),
        ({"message": ["a"]}, "message", "wrong_type"),
        ({"message": "a", "message_type": "html"}, "message_type", "wrong_type"),
        ({"message": "a", "client_id": ""}, "client_id", "empty"),
        ({"message": "a", "client_id": "c" * 65}, "client_id", "too_long"),
        ({"message": "a", "client_id": "\x00"}, "client_id", "unstorable"),
        ({"message": "a", "role": "presenter"}, "role", "unknown_field"),
    ],
)
async def test_a_malformed_message_is_refused_by_the_name_of_its_field(
    talk: Talk, payload: dict[str, object], field: str, code: str
) -> None:
    sender, other = await talk.enter(), await talk.enter()
    before, mark = await talk.log(), len(other.received)
    with talk.server.logged() as lines:
        ack = await sender.call("send_message", payload)
    assert (ack["ok"], ack["code"]) == (False, "invalid_request")
    assert [(one["name"], one["code"]) for one in ack["fields"]] == [(field, code)]
    assert len(lines) == 1
    assert '"code": "invalid_request"' in lines[0]
    assert await talk.log() == before
    await talk.received_nothing(other, since=mark)


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ([("PATCH", "/features", {"chat": False})], "chat_off"),
        ([("POST", "/pause", None)], "session_paused"),
        ([("POST", "/end", None)], "session_ended"),
    ],
)
@both_databases
async def test_nobody_writes_while_the_session_does_not_take_messages(
    talk: Talk, steps: list[tuple[str, str, object]], code: str
) -> None:
    presenter, speaker, other = await talk.present(), await talk.enter(), await talk.enter()
    for step in steps:
        await talk.rest(*step)
    await other.saw("session_updated")
    before, mark = await talk.log(), len(other.received)
    for writer in [speaker] if code == "session_paused" else [speaker, presenter]:
        ack = await writer.call("send_message", {"message": "hello"})
        assert (ack["ok"], ack["code"]) == (False, code)
    assert await talk.log() == before
    await talk.received_nothing(other, since=mark)


@both_databases
async def test_hosts_write_during_a_pause_beside_others_who_may_not(talk: Talk) -> None:
    presenter, speaker, other = await talk.present(), await talk.enter(), await talk.enter()
    await talk.rest("POST", "/pause")
    said = {"message": "back in ten minutes"}
    acks = await asyncio.gather(
        *(one.call("send_message", said) for one in (speaker, presenter, speaker))
    )
    assert [ack.get("code") for ack in acks] == ["session_paused", None, "session_paused"]
    told = await other.saw("new_message")
    assert (told["id"], told["sender"]["role"]) == (acks[1]["id"], "presenter")
    await talk.rest("PUT", "/pinned", {"message_id": told["id"]})
    assert (await other.saw("message_pinned"))["id"] == told["id"]
    await talk.rest("PATCH", "/features", {"chat": False})
    assert (await presenter.call("send_message", said))["code"] == "chat_off"


async def test_nobody_writes_before_the_start(draft: Talk) -> None:
    ack = await (await draft.present()).call("send_message", {"message": "hello"})
    assert ack["code"] == "session_not_started"
    assert await draft.log() == []


@both_databases
async def test_everybody_receives_a_message_its_sender_too(talk: Talk) -> None:
    participant = await talk.add_participant("민지")
    sender, other, presenter = (
        await talk.enter(participant),
        await talk.enter(),
        await talk.present(),
    )
    ack = await sender.call("send_message", {"message": "안녕하세요", "client_id": "c1"})
    assert sorted(ack) == ["id", "ok", "sent_at", "seq"]
    told = [await one.saw("new_message") for one in (sender, other, presenter)]
    assert told == [told[0]] * 3
    assert told[0] == {
        **{name: ack[name] for name in ("id", "seq", "sent_at")},
        "client_id": "c1",
        "message": "안녕하세요",
        "message_type": "text",
        "sender": {"id": participant.id, "nickname": "민지", "role": "participant"},
    }
    assert (await talk.log())[-1]["data"] == told[0]


async def test_a_message_is_stored_composed_and_counted_so(talk: Talk) -> None:
    sender = await talk.enter()
    decomposed = unicodedata.normalize("NFD", "각" * 500)
    assert (await sender.call("send_message", {"message": decomposed}))["ok"]
    assert (await sender.saw("new_message"))["message"] == "각" * 500


@both_databases
async def test_one_client_id_is_one_message_however_often_it_is_sent(talk: Talk) -> None:
    participant = await talk.add_participant()
    tabs = [await talk.enter(participant), await talk.enter(participant)]
    other = await talk.enter()
    message = {"message": "once", "client_id": "same"}
    acks = await asyncio.gather(*[tabs[n % 2].call("send_message", message) for n in range(10)])
    assert acks == [acks[0]] * 10
    await talk.fence(other)
    assert len(other.all("new_message")) == 1
    assert [fact["type"] for fact in await talk.log()].count("new_message") == 1


async def test_a_client_id_belongs_to_one_sender(talk: Talk) -> None:
    one, other = await talk.enter(), await talk.enter()
    message = {"message": "mine", "client_id": "same"}
    acks = [await socket.call("send_message", message) for socket in (one, other)]
    assert acks[0]["id"] != acks[1]["id"]


async def test_the_ack_can_be_fetched_again_later_even_after_a_pause(talk: Talk) -> None:
    participant = await talk.add_participant()
    socket = await talk.enter(participant)
    message = {"message": "did it arrive?", "client_id": "c1"}
    first = await socket.call("send_message", message)
    await socket.close()
    await talk.rest("POST", "/pause")
    before = await talk.log()
    assert await (await talk.enter(participant)).call("send_message", message) == first
    assert await talk.log() == before


@both_databases
async def test_everybody_receives_ten_concurrent_senders_in_one_gapless_order(talk: Talk) -> None:
    sockets = [await talk.enter() for _ in range(10)]
    acks = await asyncio.gather(
        *[socket.call("send_message", {"message": f"{n}"}) for n in range(5) for socket in sockets]
    )
    await talk.fence(*sockets)
    first = min(ack["seq"] for ack in acks)
    received = [[told["seq"] for told in socket.all("new_message")] for socket in sockets]
    assert received == [list(range(first, first + 50))] * 10
    assert sorted(ack["seq"] for ack in acks) == received[0]


async def test_one_sender_is_received_in_the_order_of_sending(talk: Talk) -> None:
    sender, other = await talk.enter(), await talk.enter()
    for n in range(20):
        await sender.tell("send_message", {"message": f"{n}"})
    await other.saw("new_message", lambda told: told["message"] == "19")
    assert [told["message"] for told in other.all("new_message")] == [str(n) for n in range(20)]
