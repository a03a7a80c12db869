"""Those for whom there is nothing more are told why, and cut; nobody else."""

from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk


async def ended(socket: Socket) -> list[str]:
    """Wait for the end of a connection; what it was told of that."""
    await socket.hung_up()
    return [told["code"] for told in socket.all("removed")]


async def erase(talk: Talk, token: str) -> None:
    """Take all of one's data back."""
    path = f"/api/sessions/{talk.id}/me"
    answer = await talk.http.delete(path, headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 204


@both_databases
async def test_who_took_their_data_back_is_gone_from_everybodys_screen(talk: Talk) -> None:
    participant = await talk.add_participant("하늘 다람쥐")
    tabs = [await talk.enter(participant), await talk.enter(participant)]
    other = await talk.enter()
    for text in ("하나", "둘"):
        await tabs[0].call("send_message", {"message": text, "client_id": text})
    await other.call("send_message", {"message": "셋"})
    await erase(talk, participant.token)
    for tab in tabs:
        assert await ended(tab) == ["seat_given_up"]
    told = await other.saw("participant_erased")
    gone = {one["id"] for one in other.all("message_deleted")}
    said = {one["id"] for one in other.all("new_message") if one["sender"]["id"] == participant.id}
    assert (told["id"], gone) == (participant.id, said)
    newcomer = await talk.enter()
    shown = (await newcomer.saw("joined_session"))["messages"]
    assert [one["message"] for one in shown] == ["", "", "셋"]
    assert not any("다람쥐" in one["sender"]["nickname"] for one in shown)
    await talk.fence(other)


async def test_their_token_opens_nothing_afterwards(talk: Talk) -> None:
    participant = await talk.add_participant()
    await erase(talk, participant.token)
    socket = await talk.connect(participant.token)
    ack = await socket.call("join_session", {"session_id": talk.id})
    assert ack["code"] == "seat_given_up"


@both_databases
async def test_a_deleted_session_is_over_for_its_members_and_they_are_told(
    talk: Talk, other_talk: Talk
) -> None:
    presenter, guest, elsewhere = await talk.present(), await talk.enter(), await other_talk.enter()
    await talk.rest("DELETE")
    assert await ended(presenter) == await ended(guest) == ["session_deleted"]
    assert guest.all("session_updated")[-1]["status"] == "ended"
    assert (await elsewhere.call("sync", {"since": 0}))["ok"]


async def test_at_its_end_a_session_is_deleted_and_its_members_are_told(talk: Talk) -> None:
    guest = await talk.enter()
    await talk.rest("PUT", "/retention", {"days": 0})
    await talk.rest("POST", "/end")
    told = await guest.saw("session_updated", lambda change: change["status"] == "ended")
    assert told["retention_days"] == 0
    await guest.until(lambda: bool(guest.all("disconnect")), 60)
    assert [one["code"] for one in guest.all("removed")] == ["session_deleted"]
    answer = await talk.http.get(f"/api/sessions/{talk.id}")
    assert answer.status_code == 404
