"""Programs over the socket: they act as their presenter, and are cut when they are revoked."""

import asyncio

from fixtures.pace import scaled
from fixtures.programs import token_for
from fixtures.server import both_databases
from fixtures.talk import Talk

CUT_SECONDS = 1


@both_databases
async def test_a_program_writes_as_its_presenter_until_it_is_revoked(talk: Talk) -> None:
    guest = await talk.enter()
    created = await token_for(talk, "messages:read", "messages:write")
    stays = await token_for(talk, "messages:read")
    program = await talk.join(await talk.connect(created["token"]))
    other = await talk.join(await talk.connect(stays["token"]))
    ack = await program.call("send_message", {"message": "자동으로 보낸 말"})
    told = await guest.saw("new_message")
    assert (told["id"], told["sender"]["role"]) == (ack["id"], "presenter")

    assert (await talk.http.delete(f"/api/tokens/{created['id']}")).status_code == 204
    async with asyncio.timeout(scaled(CUT_SECONDS)):
        assert (await program.saw("error"))["code"] == "token_invalid"
        await program.hung_up()
    again = await talk.connect(created["token"])
    for command, payload in (
        ("join_session", {"session_id": talk.id}),
        ("renew", {"token": created["token"]}),
    ):
        ack = await again.call(command, payload)
        assert (ack["ok"], ack["code"]) == (False, "token_invalid")
    assert (await other.call("sync", {"since": 0}))["ok"]
