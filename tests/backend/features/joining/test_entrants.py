"""Who enters together is shown the same as who enters alone, and nobody pays for another."""

import asyncio
import json
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.features.joining.commands import JoinSession
from app.features.joining.entrants import AT_ONCE, Entry
from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk

VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 2**64), st.floats(), st.text(max_size=3), st.just([])
)
PAYLOADS = st.fixed_dictionaries(
    {"session_id": VALUES},
    optional=dict.fromkeys(("token", "since", "nickname", "session_code", "more"), VALUES),
)


@given(PAYLOADS)
def test_what_is_read_at_once_is_what_the_command_would_be(payload: dict[str, Any]) -> None:
    sent = json.dumps(payload).encode()
    try:
        read = msgspec.json.decode(sent, type=Entry)
    except msgspec.DecodeError:
        return
    try:
        command = JoinSession.model_validate(json.loads(sent))
    except ValidationError:
        assert (read.since or 0) >= 2**63, "which is left to the long way"
    else:
        asked = command.model_dump(exclude_defaults=True)
        assert asked == {**_said(read), "session_id": read.session_id}


def _said(read: Entry) -> dict[str, Any]:
    return {name: one for name, one in msgspec.structs.asdict(read).items() if one is not None}


@both_databases
async def test_both_ways_show_the_same(talk: Talk) -> None:
    writer = await talk.enter()
    for text in ("one", "two"):
        assert (await writer.call("send_message", {"message": text}))["ok"]
    person = await talk.add_participant()
    head = (await writer.call("sync", {"since": 0}))["head"]
    for since in ({}, {"since": head}, {"since": head - 1}, {"since": 0}):
        together, alone = [await talk.connect(person.token) for _ in ("together", "alone")]
        acks = [
            await together.call("join_session", {"session_id": talk.id, **since}),
            await alone.call(
                "join_session", {"session_id": talk.id, "participant_id": person.id, **since}
            ),
        ]
        assert acks[0] == acks[1] == {"ok": True, "seq": head}
        shown = [await one.saw("joined_session") for one in (together, alone)]
        assert shown[0] == shown[1]


@both_databases
async def test_many_enter_together_and_one_who_left_is_refused_alone(talk: Talk) -> None:
    people = [await talk.add_participant() for _ in range(2 * AT_ONCE + 3)]
    leaver = await talk.enter(people[3])
    assert (await leaver.call("leave_session"))["ok"]
    sockets = [await talk.connect() for _ in people]
    acks = await asyncio.gather(
        *(
            one.call("join_session", {"session_id": talk.id, "token": person.token})
            for one, person in zip(sockets, people, strict=True)
        )
    )
    assert [ack.get("code") for ack in acks] == [
        "seat_given_up" if person is people[3] else None for person in people
    ]
    entered = [
        (one, person) for one, person in zip(sockets, people, strict=True) if one is not sockets[3]
    ]
    for one, person in entered:
        me = (await one.saw("joined_session"))["me"]
        assert (me["id"], me["nickname"]) == (person.id, person.nickname)
    assert not sockets[3].all("joined_session")
    await _receive_once(talk, [one for one, _ in entered])


async def _receive_once(talk: Talk, sockets: list[Socket]) -> None:
    """All of them receive the next fact, and each of them once."""
    await talk.fence(*sockets)
    assert [len(one.all("session_updated")) for one in sockets] == [1] * len(sockets)
