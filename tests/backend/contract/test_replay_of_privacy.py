"""Replay of what is about data that is kept."""

from contract.test_replay import agrees, lively, replay
from fixtures.server import both_databases
from fixtures.talk import Talk


@both_databases
async def test_data_that_is_taken_back_is_received_as_it_is_stored(talk: Talk) -> None:
    listener, _ = await lively(talk)
    participant = await talk.add_participant()
    speaker = await talk.enter(participant)
    for text in ("pinned", "deleted", "said"):
        await speaker.call("send_message", {"message": text, "client_id": text})
    await listener.saw("new_message", lambda received: received["message"] == "said")
    pinned, gone, _ = [one["id"] for one in listener.all("new_message")][-3:]
    await talk.rest("PUT", "/pinned", {"message_id": pinned})
    await talk.rest("DELETE", f"/messages/{gone}")
    await agrees(talk, listener)
    bearer = {"authorization": f"Bearer {participant.token}"}
    await talk.http.delete(f"/api/sessions/{talk.id}/me", headers=bearer)
    await listener.saw("participant_erased")
    await agrees(talk, listener)
    state = replay(listener)
    assert (state["pinned"], len(state["messages"])) == (None, 4)


async def test_a_choice_of_how_long_is_received_as_it_is_stored(talk: Talk) -> None:
    listener, _ = await lively(talk)
    await talk.rest("PUT", "/retention", {"days": 7})
    await agrees(talk, listener)
    assert replay(listener)["session"]["retention_days"] == 7
