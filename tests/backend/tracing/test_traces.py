"""Traces: a chat message as a collector sees it, and what it never sees."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from fixtures.collector import Collector, collecting
from fixtures.server import Server, serving, sqlite_in
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk

SAID, NAME = "비밀스러운 말", "비밀이름"


@pytest.fixture(scope="module")
def collector() -> Iterator[Collector]:
    """Where the server of this module sends its traces."""
    with collecting() as collector:
        yield collector


@pytest.fixture(scope="module")
def traced(collector: Collector, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("traced")
    otel = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "OTEL_BSP_SCHEDULE_DELAY": "50"}
    with serving(folder, DATABASE_URL=sqlite_in(folder), WORKER_ID="w7", **otel) as server:
        yield server


@pytest.fixture
async def talk(traced: Server, sockets: Sockets) -> AsyncIterator[Talk]:
    """A running session there."""
    async with open_talk(traced, sockets) as talk:
        yield talk


def attributes(span: Any) -> dict[str, Any]:
    """What a span says of itself."""
    return {one.key: one.value.string_value or one.value.int_value for one in span.attributes}


async def test_a_refused_message_is_traced_by_its_code(talk: Talk, collector: Collector) -> None:
    member = await talk.enter()
    await talk.rest("PATCH", "/features", {"chat": False})
    now = collector.now()
    with talk.server.logged() as lines:
        ack = await member.call("send_message", {"message": SAID})
    assert ack["code"] == "chat_off"
    (span,) = await collector.after(now, "send_message")
    assert attributes(span) == {"engagenow.code": "chat_off"}
    refused = [json.loads(line) for line in lines if '"refused"' in line][-1]
    assert refused["trace_id"] == span.trace_id.hex()
    assert refused["span_id"] == span.span_id.hex()
    assert refused["worker"] == "w7"


async def test_a_message_is_one_trace_with_the_right_parents(
    talk: Talk, collector: Collector
) -> None:
    member = await talk.enter()
    now = collector.now()
    assert (await member.call("send_message", {"message": SAID}))["ok"]
    (command,) = await collector.after(now, "send_message")
    assert command.parent_span_id == b""
    batch = await collector.below(command, "batch")
    work = await collector.below(batch, "send_new")
    ends = [await collector.below(work, name) for name in ("commit", "publish")]
    assert {span.trace_id for span in (command, batch, work, *ends)} == {command.trace_id}
    assert ends[0].end_time_unix_nano <= ends[1].start_time_unix_nano


async def test_a_request_is_traced_by_its_route(talk: Talk, collector: Collector) -> None:
    now = collector.now()
    await talk.rest("GET")
    (span,) = await collector.after(now, "GET /api/sessions/{session_id}")
    assert attributes(span) == {
        "http.request.method": "GET",
        "http.route": "/api/sessions/{session_id}",
        "http.response.status_code": 200,
    }


async def test_nothing_that_people_wrote_or_sign_in_with_is_in_a_trace(
    talk: Talk, collector: Collector
) -> None:
    now = collector.now()
    participant = await talk.add_participant(NAME)
    member = await talk.enter(participant)
    assert (await member.call("send_message", {"message": SAID}))["ok"]
    assert not (await member.call("send_message", {"message": SAID, "no": SAID}))["ok"]
    assert not (await member.call(SAID, {}))["ok"]
    code = talk.session["session_code"]
    await talk.http.get(f"/join/{code}?token={participant.token}")
    await talk.http.get(f"/api/sessions/{talk.id}/events?since={code}")
    await collector.after(now, "send_message", 2)
    for name in ("other", "GET page", "GET /api/sessions/{session_id}/events"):
        await collector.after(now, name)
    for secret in (SAID, NAME, participant.token, talk.token, code, talk.id, participant.id):
        escaped = "".join(f"\\{byte:03o}" if byte > 126 else chr(byte) for byte in secret.encode())
        assert secret not in collector.text
        assert escaped not in collector.text


async def test_who_is_stored_together_is_linked(talk: Talk, collector: Collector) -> None:
    members = [await talk.enter() for _ in range(8)]
    now = collector.now()
    for member in members:  # without waiting for acks: some of them come during a commit
        await member.tell("send_message", {"message": SAID})
    told = await collector.after(now, "send_message", len(members))
    commands = {span.span_id for span in told}
    batches = await collector.found("batch", lambda span: span.parent_span_id in commands)
    linked = {link.span_id for span in batches for link in span.links}
    assert commands == linked | {span.parent_span_id for span in batches}
