"""A backup is made while people talk, and brought back on an empty server: what they find there."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backup.conftest import ask, rows
from fixtures.scripts import backups, run
from fixtures.server import serving
from fixtures.sockets import Socket, Sockets
from fixtures.talk import Participant, Talk, open_talk
from fixtures.waiting import PATIENCE

Rows = dict[str, list[tuple[object, ...]]]
LASTING = ("messages", "events", "users")  # rows are added, and stay as they are
PACE = 0.05


@dataclass
class Past:
    """What people know who were there before the restore."""

    talk: Talk
    participant: Participant  # joined before the backup
    late: Participant  # joined after it
    log: list[dict[str, Any]]
    epoch: str


@asynccontextmanager
async def talking(members: list[Socket]) -> AsyncIterator[Callable[[int], Any]]:
    """All talk meanwhile; the answer waits until so many more things are said."""
    said = asyncio.Condition()
    acks: list[int] = []

    async def send_all(number: int, member: Socket) -> None:
        for count in range(10_000):
            message = {"message": f"{count}", "client_id": f"{number} {count}"}
            ack = await member.call("send_message", message)
            assert ack["ok"], ack
            async with said:
                acks.append(ack["seq"])
                said.notify_all()
            await asyncio.sleep(PACE)

    async def until(count: int) -> None:
        async with asyncio.timeout(2 * PATIENCE), said:
            soon = len(acks) + count
            await said.wait_for(lambda: len(acks) >= soon)

    tasks = [asyncio.create_task(send_all(*one)) for one in enumerate(members)]
    yield until
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def back_up_in_the_middle(talk: Talk, url: str, folder: Path) -> Past:
    """Talk, and make a backup meanwhile."""
    participants = [await talk.add_participant() for _ in range(4)]
    members = [await talk.enter(participant) for participant in participants]
    async with talking(members) as until:
        await until(40)
        told = await asyncio.to_thread(run, "backup.sh", url, BACKUP_DIR=str(folder))
        assert told.status == 0, told
        await until(40)
    late = await talk.add_participant()
    joined = await members[0].saw("joined_session")
    return Past(talk, participants[0], late, await talk.log(), joined["epoch"])


def compare(now: Rows, later: Rows, head: int, logged: int, spoken: int) -> None:
    """Everything that came back was so at one moment of the chat."""
    assert now.keys() == later.keys()
    for table in LASTING:
        assert set(now[table]) <= set(later[table])
    assert 40 <= len(now["messages"]) < len(later["messages"])
    assert len(now["participants"]) == len(later["participants"]) - 1
    assert (head, spoken) == (logged, len(now["messages"]))


HEADS = """
    SELECT last_seq,
      (SELECT count(*) FROM events WHERE session_id = s.id AND seq BETWEEN 1 AND last_seq),
      (SELECT count(*) FROM events WHERE session_id = s.id AND type = 'new_message')
    FROM live_sessions s
"""


async def look_around(past: Past, talk: Talk) -> None:
    """Who was ahead is told so, and shown what there is; who came later is unknown."""
    head = len(await talk.log())
    member = await talk.connect(past.participant.token)
    await talk.join(member, since=len(past.log))
    welcome = await member.saw("joined_session")
    assert (welcome["seq"], welcome["head"], welcome["events"]) == (head, head, [])
    assert welcome["me"]["id"] == past.participant.id
    assert past.epoch != welcome["epoch"] != ""
    said = [one["data"] for one in past.log[:head] if one["type"] == "new_message"]
    assert welcome["messages"] == said[-50:]
    refused = await (await talk.connect(past.late.token)).call(
        "join_session", {"session_id": talk.id}
    )
    assert (refused["ok"], refused["code"]) == (False, "token_invalid")
    ack = await member.call("send_message", {"message": "again", "client_id": "unsent"})
    assert (ack["ok"], ack["seq"]) == (True, head + 1)


async def test_what_was_there_is_there_again_and_who_was_ahead_notices(
    filled: str, empty: str, folder: Path, tmp_path: Path, sockets: Sockets
) -> None:
    with serving(tmp_path, DATABASE_URL=filled) as server:
        async with open_talk(server, sockets) as talk:
            past = await back_up_in_the_middle(talk, filled, folder)
    (made,) = backups(folder)
    restored = await asyncio.to_thread(run, "restore.sh", empty, str(made), BACKUP_DIR=str(folder))
    assert restored.status == 0, restored
    head, *counts = (await asyncio.to_thread(ask, empty, HEADS))[0]
    now, later = [await asyncio.to_thread(rows, url) for url in (empty, filled)]
    compare(now, later, head, *counts)
    with serving(tmp_path, DATABASE_URL=empty) as server:
        async with open_talk(server, sockets, again=past.talk) as talk:
            assert await talk.log() == past.log[:head]  # and the presenter's token works
            await look_around(past, talk)
