"""Away for a hundred thousand messages: the newest at once, the rest on demand, nothing hidden."""

from time import monotonic
from typing import Any

import pytest

from fixtures.talk import Participant
from rig.fault_rig import FaultRig
from rig.history import Sent
from rig.length import long
from rig.report import Figures
from rig.waiting import until
from rig.wire import Wire
from rig.worker import Worker

MISSED = 100_000
PAGE_SECONDS = 10.0

_TAKE = "UPDATE live_sessions SET last_seq = last_seq + $2 WHERE id = $1 RETURNING last_seq - $2"
_INSERT = """
INSERT INTO messages (id, session_id, seq, client_id, message, message_type, sender_id,
                      sender_nickname, sender_role, sent_at)
SELECT md5($1 || n), $1, $3 + n, 'long ago ' || n, 'long ago ' || n, 'text', $4, 'somebody',
       'participant', now()
FROM generate_series(1, $2::int) AS n
"""
_LOG = """
INSERT INTO events (session_id, seq, type, at, data)
SELECT session_id, seq, 'new_message', sent_at, json_build_object(
    'id', id, 'seq', seq, 'client_id', client_id, 'message', message, 'message_type', message_type,
    'sender', json_build_object('id', sender_id, 'nickname', sender_nickname, 'role', sender_role),
    'sent_at', to_char(sent_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
FROM messages WHERE session_id = $1 AND seq > $2
"""


@pytest.mark.long
async def test_away_for_a_hundred_thousand_messages(rig: FaultRig, figures: Figures) -> None:
    worker = rig.workers[0]
    (reader,) = await rig.crowd(1, worker=worker)
    await rig.part(reader)
    await closed(worker)
    since, missed = reader.position or 0, long(MISSED)
    await store_old_messages(rig, reader.participant, missed)
    began, received = monotonic(), dict[str, Any]()
    wire = await Wire.open(worker.port, reader.participant.token, received.__setitem__)
    joining = {"session_id": rig.talk.id, "since": since}
    await wire.call("join_session", joining, within=PAGE_SECONDS)
    figures.add("first screen, s", monotonic() - began, 1)
    check_screen(received["joined_session"], since + missed)
    seqs = [event["seq"] for event in received["joined_session"]["events"]]
    while seqs[-1] < since + missed:
        page = await wire.call("sync", {"since": seqs[-1]}, within=PAGE_SECONDS)
        seqs += [event["seq"] for event in page["events"]]
    wire.abort()
    figures.add("everything, s", monotonic() - began)
    assert seqs == list(range(since + 1, since + missed + 1))


async def closed(worker: Worker) -> None:
    """Wait until the room is empty: a participant counts for a moment longer than their socket."""

    async def is_empty() -> bool:
        return not (await worker.order("count"))["Room"]

    await until(is_empty, every=0.5)  # to count costs the worker a moment


def check_screen(joined: dict[str, Any], head: int) -> None:
    """The newest messages, and both gaps in sight: there are older ones, and more to catch up."""
    assert joined["seq"] == joined["head"] == head
    assert [one["seq"] for one in joined["messages"]] == list(range(head - 49, head + 1))
    assert joined["older"]
    assert joined["more"]


async def store_old_messages(rig: FaultRig, participant: Participant, count: int) -> None:
    """Put so many messages into the database, as if they had been said one by one."""
    async with rig.asking() as db, db.transaction():
        since = await db.fetchval(_TAKE, rig.talk.id, count)
        await db.execute(_INSERT, rig.talk.id, count, since, participant.id)
        await db.execute(_LOG, rig.talk.id, since)
    for number in range(1, count + 1):
        name = f"long ago {number}"
        rig.history.sent[name] = Sent(name, participant.id, number, name, monotonic())
