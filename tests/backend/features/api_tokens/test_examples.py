"""The examples of docs/programs.md for tokens run."""

import json

from fixtures.examples import examples, output
from fixtures.programs import as_program
from fixtures.talk import Talk


async def test_a_token_is_created_by_curl_and_revoked_by_python(talk: Talk) -> None:
    create, revoke = examples("Tokens")
    known = {"SERVER": talk.server.url, "ACCESS": talk.token}
    created = json.loads(await output(create, known))
    headers = as_program(created["token"])
    mine = await talk.http.get("/api/sessions", headers=headers)
    assert [one["id"] for one in mine.json()] == [talk.id]
    assert await output(revoke, known) == f"revoked {created['id']}\n"
    assert (await talk.http.get("/api/sessions", headers=headers)).status_code == 401
