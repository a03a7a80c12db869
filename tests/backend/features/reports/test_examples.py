"""The examples of docs/reports.md run, with a token for reports alone."""

import json

from fixtures.examples import examples, output
from fixtures.programs import token_for
from fixtures.talk import Talk


async def test_a_program_asks_for_a_report(talk: Talk) -> None:
    guest = await talk.enter()
    await guest.call("send_message", {"message": "hello", "client_id": "1"})
    ask, fetch = examples("Asking for one", "reports.md")
    token = (await token_for(talk, "reports:read"))["token"]
    known = {"SERVER": talk.server.url, "TOKEN": token, "SESSION": talk.id}
    link = json.loads(await output(ask, known))["link"]
    assert (await talk.http.get(link)).json()["chat"][0]["message"] == "hello"
    assert await output(fetch, known) == "1 messages, 0 questions\n"
