"""What /metrics has counted after people talked, and that it names nobody."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from uuid import uuid4

import pytest

from app.core.actor import CoHostRole, Role
from fixtures import metrics
from fixtures.invitations import enlist
from fixtures.plain_http import plain_http
from fixtures.server import Server, serving, sqlite_in
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk

SECOND = 1.0


async def test_what_is_refused_is_counted_by_its_code(talk: Talk) -> None:
    member = await talk.enter()
    before = await metrics.of(talk.server.url)
    await member.call("send_message", {"message": ""})
    await member.call("비밀 명령", {"message": "x"})
    after = await metrics.of(talk.server.url)
    for nack in ("invalid_request send_message", "unknown_command other"):
        name = f"engagenow_nacks_total {nack}"
        assert after[name] == before.get(name, 0) + 1
    assert after["engagenow_messages_total"] == before["engagenow_messages_total"]


async def test_a_message_is_counted_on_all_its_way(talk: Talk) -> None:
    members = [await talk.enter() for _ in range(3)]
    before = await metrics.of(talk.server.url)
    ack = await members[0].call("send_message", {"message": "안녕"})
    for member in members:
        await member.saw("new_message", lambda told: told["id"] == ack["id"])

    def has_grown(after: metrics.Values, name: str, by: int) -> bool:
        return after[f"engagenow_{name}"] >= before.get(f"engagenow_{name}", 0) + by

    after = await metrics.until(
        talk.server.url, lambda now: has_grown(now, "delivery_seconds_count", 1)
    )
    assert has_grown(after, "acks_total send_message", 1)
    assert has_grown(after, "messages_total", 1)
    assert has_grown(after, "facts_total new_message", 1)
    assert has_grown(after, "commit_seconds_count", 1)
    assert has_grown(after, "transaction_seconds_count", 1)
    assert has_grown(after, "fan_out_writes_total", 3)
    took = after["engagenow_delivery_seconds_sum"] - before["engagenow_delivery_seconds_sum"]
    assert 0 < took < 10 * SECOND


async def test_who_enters_and_what_jobs_do_is_counted(talk: Talk) -> None:
    before = await metrics.of(talk.server.url)
    await talk.enter()
    await talk.present()
    for role in get_args(CoHostRole):
        co_host = await enlist(talk.http, talk.session, role, f"{role} {uuid4().hex[:6]}")
        await talk.join(await talk.connect(co_host["token"]))
    await talk.join(await talk.connect((await talk.rest("POST", "/screen"))["token"]))
    after = await metrics.of(talk.server.url)
    for role in get_args(Role):
        name = f"engagenow_joins_total {role}"
        assert after[name] == before[name] + 1
    done = "engagenow_job_seconds_count look_at_lag"
    await metrics.until(talk.server.url, lambda now: now[done] > after.get(done, 0))
    assert after["engagenow_bus_up"] == after["engagenow_seat_board_up"] == 1
    assert after["engagenow_seats here"] >= 1


async def test_requests_are_counted_by_route_and_nothing_names_anybody(talk: Talk) -> None:
    participant = await talk.add_participant("비밀이름")
    secrets = [
        talk.session["session_code"],
        talk.id,
        participant.id,
        participant.nickname,
        participant.token,
    ]
    async with plain_http(talk.server.url) as http:
        for path in [f"/join/{secrets[0]}", f"/api/sessions/{talk.id}", f"/{talk.id}"]:
            await http.get(path)
        await http.request("PROPFIND", "/health")
    member = await talk.enter(participant)
    await member.call("send_message", {"message": "비밀말"})
    text = (await metrics.read(talk.server.url)).text
    for secret in (*secrets, "비밀", "비밀말"):
        assert secret not in text
    found = metrics.values(text)
    assert found["engagenow_http_requests_total POST /api/join/{session_code:path} 200"] >= 1
    assert found["engagenow_http_requests_total GET /api/sessions/{session_id} 401"] >= 1
    assert found["engagenow_http_requests_total GET page 200"] >= 1
    assert found["engagenow_http_requests_total GET other 404"] >= 1
    assert found["engagenow_http_requests_total other /health 405"] >= 1
    assert not [name for name in found if "http_request_seconds" in name and "/socket.io" in name]


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[Server]:
    """A server on which little is allowed."""
    settings = {"LIMIT_MESSAGES": "1/minute", "LIMIT_JOINS": "2/minute"}
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path), **settings) as server:
        yield server


async def test_what_limits_refuse_is_counted_by_limit(strict: Server, sockets: Sockets) -> None:
    async with open_talk(strict, sockets) as talk:
        member = await talk.enter()
        acks = [await member.call("send_message", {"message": "hi"}) for _ in range(2)]
        assert [ack["ok"] for ack in acks] == [True, False]
        await talk.add_participant()
        path = f"/api/join/{talk.session['session_code']}"
        assert (await talk.http.post(path, json={"nickname": "x"})).status_code == 429
    found = await metrics.of(strict.url)
    assert found["engagenow_rate_limited_total messages"] == 1
    assert found["engagenow_rate_limited_total joins"] == 1
    assert found["engagenow_nacks_total rate_limited send_message"] == 1
