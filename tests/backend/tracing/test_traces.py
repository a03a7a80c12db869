"""Traces: a chat message as a collector sees it, and what it never sees."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from fixtures.collector import Collector, collecting
from fixtures.hall import Hall, open_hall
from fixtures.server import Server, serving, sqlite_in
from fixtures.sockets import Sockets

SAID, NAME = "비밀스러운 말", "비밀이름"


@pytest.fixture(scope="module")
def collector() -> Iterator[Collector]:
    """Where the server of this module sends its traces."""
    with collecting() as collector:
        yield collector


@pytest.fixture(scope="module")
def traced(collector: Collector, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that traces."""
    folder = tmp_path_factory.mktemp("traced")
    otel = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "OTEL_BSP_SCHEDULE_DELAY": "50"}
    with serving(folder, DATABASE_URL=sqlite_in(folder), WORKER_ID="w7", **otel) as server:
        yield server


@pytest.fixture
async def hall(traced: Server, sockets: Sockets) -> AsyncIterator[Hall]:
    """A running session there."""
    async with open_hall(traced, sockets) as hall:
        yield hall


def attributes(span: Any) -> dict[str, Any]:
    """What a span says of itself."""
    return {one.key: one.value.string_value or one.value.int_value for one in span.attributes}


async def test_a_refused_message_is_traced_by_its_code(hall: Hall, collector: Collector) -> None:
    member = await hall.enter()
    await hall.rest("PATCH", "/features", {"chat": False})
    now = collector.now()
    with hall.server.logged() as lines:
        ack = await member.call("send_message", {"message": SAID})
    assert ack["code"] == "chat_off"
    (span,) = await collector.after(now, "send_message")
    assert attributes(span) == {"engagenow.code": "chat_off"}
    refused = [json.loads(line) for line in lines if '"refused"' in line][-1]
    assert refused["trace_id"] == span.trace_id.hex()
    assert refused["span_id"] == span.span_id.hex()
    assert refused["worker"] == "w7"


async def test_a_message_is_one_trace_with_the_right_parents(
    hall: Hall, collector: Collector
) -> None:
    member = await hall.enter()
    now = collector.now()
    assert (await member.call("send_message", {"message": SAID}))["ok"]
    (door,) = await collector.after(now, "send_message")
    assert door.parent_span_id == b""
    batch = await collector.below(door, "batch")
    work = await collector.below(batch, "send_new")
    ends = [await collector.below(work, name) for name in ("commit", "publish")]
    assert {span.trace_id for span in (door, batch, work, *ends)} == {door.trace_id}
    assert ends[0].end_time_unix_nano <= ends[1].start_time_unix_nano


async def test_a_request_is_traced_by_its_route(hall: Hall, collector: Collector) -> None:
    now = collector.now()
    await hall.rest("GET")
    (span,) = await collector.after(now, "GET /api/sessions/{session_id}")
    assert attributes(span) == {
        "http.request.method": "GET",
        "http.route": "/api/sessions/{session_id}",
        "http.response.status_code": 200,
    }


async def test_nothing_that_people_wrote_or_sign_in_with_is_in_a_trace(
    hall: Hall, collector: Collector
) -> None:
    now = collector.now()
    seat = await hall.seat(NAME)
    member = await hall.enter(seat)
    assert (await member.call("send_message", {"message": SAID}))["ok"]
    assert not (await member.call("send_message", {"message": SAID, "no": SAID}))["ok"]
    assert not (await member.call(SAID, {}))["ok"]
    code = hall.session["session_code"]
    await hall.http.get(f"/join/{code}?token={seat.token}")
    await hall.http.get(f"/api/sessions/{hall.id}/events?since={code}")
    await collector.after(now, "send_message", 2)
    for name in ("other", "GET page", "GET /api/sessions/{session_id}/events"):
        await collector.after(now, name)
    for secret in (SAID, NAME, seat.token, hall.token, code, hall.id, seat.id):
        escaped = "".join(f"\\{byte:03o}" if byte > 126 else chr(byte) for byte in secret.encode())
        assert secret not in collector.text
        assert escaped not in collector.text


async def test_who_is_stored_together_is_linked(hall: Hall, collector: Collector) -> None:
    members = [await hall.enter() for _ in range(8)]
    now = collector.now()
    for member in members:  # without waiting for acks: some of them come during a commit
        await member.tell("send_message", {"message": SAID})
    told = await collector.after(now, "send_message", len(members))
    doors = {span.span_id for span in told}
    batches = await collector.found("batch", lambda span: span.parent_span_id in doors)
    linked = {link.span_id for span in batches for link in span.links}
    assert doors == linked | {span.parent_span_id for span in batches}
