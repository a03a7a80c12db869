"""One's own reactions to messages: taken along, and taken back from everybody's counts."""

from features.message_reactions.test_reacting import counts, react, said, told
from fixtures.server import both_databases
from fixtures.talk import Talk


@both_databases
async def test_people_take_their_reactions_along_and_back(talk: Talk) -> None:
    message, participant = await said(talk), await talk.add_participant()
    guest, other = await talk.enter(participant), await talk.enter()
    await react(guest, message, "😀")
    await react(guest, message)
    await react(guest, message, on=False)
    await react(other, message)
    own = {"authorization": f"Bearer {participant.token}"}
    path = f"/api/sessions/{talk.id}/me"
    data = (await talk.http.get(f"{path}/data", headers=own)).json()
    assert data["message_reactions"] == [{"message_id": message, "emoji": "😀"}]
    assert (await talk.http.delete(path, headers=own)).is_success
    await told(other, message, {"👍": 1})
    assert await counts(talk, message) == {message: {"👍": 1}}


async def test_presenters_take_along_their_own(talk: Talk) -> None:
    message = await said(talk)
    await react(await talk.present(), message)
    await react(await talk.enter(), message)
    data = (await talk.http.get("/api/account/data")).json()
    assert [one["message_reactions"] for one in data["sessions"]] == [
        [{"message_id": message, "emoji": "👍"}]
    ]
