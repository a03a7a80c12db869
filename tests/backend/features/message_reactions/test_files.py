"""Files of the chat and reports say how people react to messages."""

from features.message_reactions.test_reacting import react, said, told
from fixtures.server import both_databases
from fixtures.talk import Talk


@both_databases
async def test_files_say_how_people_react_and_no_longer_what_was_withdrawn(talk: Talk) -> None:
    message, guests = await said(talk), [await talk.enter() for _ in range(2)]
    for guest in guests:
        await react(guest, message)
    await react(guests[0], message, "😀")
    await react(guests[0], message, "👏")
    await react(guests[0], message, "👏", on=False)
    await told(guests[0], message, {"👍": 2, "😀": 1})
    path = f"/api/sessions/{talk.id}"
    assert (await talk.http.get(f"{path}/chat.csv")).text.endswith('"like it?","","👍 2  😀 1"\r\n')
    assert (await talk.http.get(f"{path}/chat.txt")).text.endswith(": like it?\n    👍 2  😀 1\n")
    for kind, shown in (("json", '"reactions":{"👍":2,"😀":1}'), ("html", "👍 2  😀 1</p>")):
        link = await talk.http.post(f"{path}/report", json={"format": kind, "chat": True})
        assert shown in (await talk.http.get(link.json()["link"])).text
