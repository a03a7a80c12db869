"""In a chat that is held, what participants say waits for the presenter."""

import pytest

from fixtures.server import both_databases
from fixtures.talk import Talk


@pytest.fixture
async def held(talk: Talk) -> Talk:
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    return talk


async def test_only_the_presenter_sees_and_decides_what_waits(held: Talk, other_talk: Talk) -> None:
    participant = await held.add_participant()
    guest = await held.enter(participant)
    waiting = (await guest.call("send_message", {"message": "may I?"}))["id"]
    paths = [("GET", "/held"), ("POST", f"/messages/{waiting}/approve")]
    for token, status in ((participant.token, 403), (other_talk.token, 404)):
        for method, path in paths:
            headers = {"authorization": f"Bearer {token}"}
            place = f"/api/sessions/{held.id}{path}"
            answer = await held.http.request(method, place, headers=headers)
            assert answer.status_code == status
    assert len(await held.rest("GET", "/held")) == 1


@both_databases
async def test_nobody_receives_what_a_held_message_says(held: Talk) -> None:
    guest, other = await held.enter(), await held.enter()
    message = {"message": "a secret", "client_id": "c1"}
    ack = await guest.call("send_message", message)
    assert sorted(ack) == ["id", "ok", "state"]
    assert ack["state"] == "held"
    assert await guest.call("send_message", message) == ack
    await held.fence(other)
    late = await held.enter()
    shown = (await late.saw("joined_session"))["messages"]
    assert "a secret" not in f"{await held.log()} {other.received} {shown}"
    assert [one["message"] for one in await held.rest("GET", "/held")] == ["a secret"]


@both_databases
async def test_an_approved_message_takes_its_place_now(held: Talk) -> None:
    participant = await held.add_participant("민지")
    guest, presenter = await held.enter(participant), await held.present()
    first = await guest.call("send_message", {"message": "first", "client_id": "c1"})
    await presenter.call("send_message", {"message": "second"})
    for _ in range(2):
        await held.rest("POST", f"/messages/{first['id']}/approve")
    said = [fact["data"] for fact in await held.log() if fact["type"] == "new_message"]
    assert [one["message"] for one in said] == ["second", "first"]
    told = await guest.saw("new_message", lambda told: told["client_id"] == "c1")
    assert told == said[1]
    assert told["sender"] == {"id": participant.id, "nickname": "민지", "role": "participant"}
    assert await held.rest("GET", "/held") == []
    again = await guest.call("send_message", {"message": "first", "client_id": "c1"})
    assert (again["id"], again["seq"]) == (first["id"], told["seq"])


@both_databases
async def test_a_refused_message_is_never_told_and_its_sender_knows(held: Talk) -> None:
    guest = await held.enter()
    message = {"message": "no", "client_id": "c1"}
    waiting = (await guest.call("send_message", message))["id"]
    await held.rest("DELETE", f"/messages/{waiting}")
    told = await guest.saw("message_deleted")
    assert (told["id"], "by_sender" in told) == (waiting, False)
    await held.rest("PATCH", "", {"settings": {"chat_mode": "open"}})
    assert (await guest.call("send_message", message))["code"] == "message_refused"
    path = f"/api/sessions/{held.id}/messages/{waiting}"
    assert (await held.http.post(f"{path}/approve")).json()["code"] == "message_not_found"
    await held.rest("POST", f"/messages/{waiting}/restore")
    assert len(await held.rest("GET", "/held")) == 1
    assert '"no"' not in f"{await held.log()}".replace("'", '"')


async def test_a_held_message_cannot_be_pinned(held: Talk) -> None:
    guest = await held.enter()
    waiting = (await guest.call("send_message", {"message": "up"}))["id"]
    answer = await held.http.put(f"/api/sessions/{held.id}/pinned", json={"message_id": waiting})
    assert answer.json()["code"] == "message_not_found"


async def test_what_waits_stays_when_the_chat_is_opened(held: Talk) -> None:
    guest, presenter = await held.enter(), await held.present()
    await guest.call("send_message", {"message": "still here"})
    assert (await presenter.call("send_message", {"message": "mine"}))["ok"]
    await held.rest("PATCH", "", {"settings": {"chat_mode": "open"}})
    assert [one["message"] for one in await held.rest("GET", "/held")] == ["still here"]
