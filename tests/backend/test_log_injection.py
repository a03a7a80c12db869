"""Logs of a server at work: one JSON object a line, whatever is sent, and nothing of a secret."""

import json
from typing import Any
from urllib.parse import quote

from fixtures.raw import connected
from fixtures.server import sign
from fixtures.talk import Talk

FORGED = '{"event": "forged", "level": "info"}'
EVIL = [
    f"a\r\n{FORGED}\r\n",
    f"a\n{FORGED}",
    f"a\u2028{FORGED}\u0085\x0b\x0c",
    "\x1b[31mred\x1b[0m\x1b]0;title\x07\x9b2J",
    "a%0d%0a%1b[2J",
    "a\\r\\n",
    "%s %(sid)s {0} {event}",
    "\x00\x08\x7f\u202e",
]
SECRETS = {"nickname": "숨길이름", "message": "숨길말", "title": "숨길제목"}


async def test_a_line_is_one_json_object_and_tells_no_secret(talk: Talk) -> None:
    participant = await talk.add_participant(SECRETS["nickname"])
    member = await talk.enter(participant)
    with talk.server.logged() as lines:
        await member.call("send_message", {"message": SECRETS["message"], "client_id": "c" * 99})
        await talk.http.post("/api/sessions", json={"title": SECRETS["title"], "more": 1})
        for text in EVIL:
            await by_rest(talk, text)
            await by_socket(talk, participant.token, text)
            await by_header(talk, text)
    events = [json.loads(line) for line in lines]
    assert len(events) > len(EVIL) * 3
    assert all(set(event) >= {"event", "level", "timestamp"} for event in events)
    assert not [event for event in events if event["event"] == "forged"]
    assert not [line for line in lines if not line.isprintable()]
    written = "\n".join(lines)
    secrets = (*SECRETS.values(), participant.token, talk.token, talk.session["session_code"])
    assert not [secret for secret in secrets if secret in written or ascii(secret) in written]


async def by_rest(talk: Talk, text: str) -> None:
    """Say it in every field that REST has."""
    code = talk.session["session_code"]
    field: dict[str, Any] = {"title": text, "description": text, text: text}
    await talk.http.post("/api/sessions", json=field)
    await talk.http.patch(f"/api/sessions/{talk.id}", json=field)
    await talk.http.post(f"/api/join/{code}", json={"nickname": text})
    await talk.http.post(f"/api/join/{quote(text, safe='')}", json={"nickname": text})
    await talk.http.post("/auth/test-login", json={"email": text, "name": text})
    await talk.http.request("PUT", f"/{quote(text, safe='')}", params={text: text})
    token = sign({"sub": text, "aud": "presenter"})
    await talk.http.get("/api/sessions", headers={"Authorization": f"Bearer {token}"})
    await talk.http.get(f"/socket.io/?EIO=4&transport=polling&sid={quote(text)}")
    await talk.http.get(f"/socket.io/?EIO=4&transport={quote(text)}")


async def by_socket(talk: Talk, token: str, text: str) -> None:
    """Say it in every field that the socket has."""
    guest = await talk.connect(token)
    for command, payload in (
        (text, text),
        ("join_session", {"session_id": text, "nickname": text}),
        ("join_session", {"session_code": text, "token": text}),
        ("renew", {"token": text}),
        ("send_message", {"message": text, "message_type": text, "client_id": text}),
        ("send_reaction", {"emoji": text}),
        ("sync", {text: text}),
    ):
        await guest.client.call(command, payload)
    await guest.close()


async def by_header(talk: Talk, text: str) -> None:
    """Say it in headers and in the request line, byte for byte."""
    raw = text.encode()
    async with connected(talk.server.port) as wire:
        names = (b"origin", b"user-agent", b"x-forwarded-for", b"authorization", b"cookie", raw)
        headers = b"".join(name + b": " + raw + b"\r\n" for name in names)
        wire.send(b"GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nhost: a\r\n" + headers)
        wire.send(b"\r\n")
        await wire.head()
    async with connected(talk.server.port) as wire:
        wire.send(b"GET /" + raw.replace(b" ", b"+") + b" HTTP/1.1\r\nhost: a\r\n\r\n")
        await wire.head()
