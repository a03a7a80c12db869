"""Messages by REST: refused and told as over the socket; the examples of docs/programs.md run."""

import pytest

from fixtures.examples import examples, output
from fixtures.programs import token_for
from fixtures.server import both_databases
from fixtures.talk import Talk


@pytest.mark.parametrize("body", [{}, {"message": ""}, {"message": "x" * 501}, {"text": "hello"}])
async def test_what_is_no_message_is_refused_and_nobody_receives_it(
    talk: Talk, body: dict[str, str]
) -> None:
    guest = await talk.enter()
    before, mark = await talk.log(), len(guest.received)
    answer = await talk.http.post(f"/api/sessions/{talk.id}/messages", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    assert await talk.log() == before
    await talk.received_nothing(guest, since=mark)


@both_databases
async def test_the_rules_of_the_chat_hold_and_a_repetition_is_told_once(talk: Talk) -> None:
    guest = await talk.enter()
    said = {"message": "안녕", "client_id": "1"}
    first, again = [await talk.rest("POST", "/messages", said) for _ in range(2)]
    assert first == again
    assert (await guest.saw("new_message"))["id"] == first["id"]
    await talk.rest("PATCH", "/features", {"chat": False})
    person = await talk.add_participant()
    answer = await talk.http.post(
        f"/api/sessions/{talk.id}/messages",
        json={"message": "안녕"},
        headers={"authorization": f"Bearer {person.token}"},
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "chat_off")
    assert len(guest.all("new_message")) == 1


async def test_the_examples_run(talk: Talk) -> None:
    token = (await token_for(talk, "messages:read", "messages:write"))["token"]
    known = {"SERVER": talk.server.url, "SESSION": talk.id, "TOKEN": token}
    _, read, program = [await output(one, known) for one in examples("Sending and reading")]
    assert "Hello from curl" in read
    assert program.strip() == "['Hello from curl', 'Hello from Python']"
