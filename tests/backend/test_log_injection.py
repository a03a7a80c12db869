"""Logs of a server at work: one JSON object a line, whatever is sent, and nothing of a secret."""

import json
from typing import Any
from urllib.parse import quote

from fixtures.hall import Hall
from fixtures.raw import connected
from fixtures.server import sign

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


async def test_a_line_is_one_json_object_and_tells_no_secret(hall: Hall) -> None:
    seat = await hall.seat(SECRETS["nickname"])
    member = await hall.enter(seat)
    with hall.server.logged() as lines:
        await member.call("send_message", {"message": SECRETS["message"], "client_id": "c" * 99})
        await hall.http.post("/api/sessions", json={"title": SECRETS["title"], "more": 1})
        for text in EVIL:
            await by_rest(hall, text)
            await by_socket(hall, seat.token, text)
            await by_header(hall, text)
    events = [json.loads(line) for line in lines]
    assert len(events) > len(EVIL) * 3
    assert all(set(event) >= {"event", "level", "timestamp"} for event in events)
    assert not [event for event in events if event["event"] == "forged"]
    assert not [line for line in lines if not line.isprintable()]
    written = "\n".join(lines)
    secrets = (*SECRETS.values(), seat.token, hall.token, hall.session["session_code"])
    assert not [secret for secret in secrets if secret in written or ascii(secret) in written]


async def by_rest(hall: Hall, text: str) -> None:
    """Say it in every field that REST has."""
    code = hall.session["session_code"]
    field: dict[str, Any] = {"title": text, "description": text, text: text}
    await hall.http.post("/api/sessions", json=field)
    await hall.http.patch(f"/api/sessions/{hall.id}", json=field)
    await hall.http.post(f"/api/join/{code}", json={"nickname": text})
    await hall.http.post(f"/api/join/{quote(text, safe='')}", json={"nickname": text})
    await hall.http.post("/auth/test-login", json={"email": text, "name": text})
    await hall.http.request("PUT", f"/{quote(text, safe='')}", params={text: text})
    token = sign({"sub": text, "aud": "presenter"})
    await hall.http.get("/api/sessions", headers={"Authorization": f"Bearer {token}"})
    await hall.http.get(f"/socket.io/?EIO=4&transport=polling&sid={quote(text)}")
    await hall.http.get(f"/socket.io/?EIO=4&transport={quote(text)}")


async def by_socket(hall: Hall, token: str, text: str) -> None:
    """Say it in every field that the socket has."""
    guest = await hall.connect(token)
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


async def by_header(hall: Hall, text: str) -> None:
    """Say it in headers and in the request line, byte for byte."""
    raw = text.encode()
    async with connected(hall.server.port) as wire:
        names = (b"origin", b"user-agent", b"x-forwarded-for", b"authorization", b"cookie", raw)
        headers = b"".join(name + b": " + raw + b"\r\n" for name in names)
        wire.send(b"GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nhost: a\r\n" + headers)
        wire.send(b"\r\n")
        await wire.head()
    async with connected(hall.server.port) as wire:
        wire.send(b"GET /" + raw.replace(b" ", b"+") + b" HTTP/1.1\r\nhost: a\r\n\r\n")
        await wire.head()
