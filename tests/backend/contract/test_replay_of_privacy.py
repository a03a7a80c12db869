"""Replay of what is about data that is kept."""

from contract.test_replay import agrees, lively, replay
from fixtures.hall import Hall
from fixtures.server import both_databases


@both_databases
async def test_data_that_is_taken_back_is_heard_as_it_is_stored(hall: Hall) -> None:
    listener, _ = await lively(hall)
    seat = await hall.seat()
    speaker = await hall.enter(seat)
    for text in ("pinned", "deleted", "said"):
        await speaker.call("send_message", {"message": text, "client_id": text})
    pinned, gone, _ = [one["id"] for one in listener.all("new_message")][-3:]
    await hall.rest("PUT", "/pinned", {"message_id": pinned})
    await hall.rest("DELETE", f"/messages/{gone}")
    await agrees(hall, listener)
    bearer = {"authorization": f"Bearer {seat.token}"}
    await hall.http.delete(f"/api/sessions/{hall.id}/me", headers=bearer)
    await listener.saw("participant_erased")
    await agrees(hall, listener)
    state = replay(listener)
    assert (state["pinned"], len(state["messages"])) == (None, 4)


async def test_a_choice_of_how_long_is_heard_as_it_is_stored(hall: Hall) -> None:
    listener, _ = await lively(hall)
    await hall.rest("PUT", "/retention", {"days": 7})
    await agrees(hall, listener)
    assert replay(listener)["session"]["retention_days"] == 7
