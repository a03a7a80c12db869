"""Limits over the socket, on a server that has them as they are by default."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress

import pytest

from app.core.rates import Rate
from app.realtime.gateway.flood_control import CUT_AT
from app.registry import LIMITS
from fixtures.invitations import enlist
from fixtures.plain_http import plain_http
from fixtures.proofs import solved
from fixtures.server import Server, serving, sqlite_in
from fixtures.sockets import ConnectError, Socket, Sockets
from fixtures.talk import Talk, open_talk

HI = {"message": "hi"}


UNITS = {1: "second", 60: "minute", 3600: "hour", 86400: "day"}


def written(limit: int | Rate | tuple[Rate, ...]) -> str:
    """A limit as a setting says it."""
    if isinstance(limit, tuple):
        return ",".join(written(one) for one in limit)
    if isinstance(limit, int):
        return str(limit)
    return f"{limit.count}/{UNITS[limit.seconds]} burst {limit.burst}"


@pytest.fixture(scope="module")
def strict_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with every limit as it is by default, and wider nowhere for tests."""
    folder = tmp_path_factory.mktemp("strict")
    limits = {
        name.upper(): written(declared.model_fields[name].default)
        for declared in LIMITS
        for name in declared.in_tests
    }
    with serving(folder, DATABASE_URL=sqlite_in(folder), **limits) as server:
        yield server


@pytest.fixture
async def talk(strict_server: Server, sockets: Sockets) -> AsyncIterator[Talk]:
    """A running session there."""
    async with open_talk(strict_server, sockets) as talk:
        yield talk


async def burst(socket: Socket, count: int) -> list[str]:
    """Send so many messages at once; the code of each answer."""
    acks = await asyncio.gather(*[socket.call("send_message", HI) for _ in range(count)])
    return [ack.get("code", "ok") for ack in acks]


async def test_the_sixth_message_at_once_is_refused_and_nobody_receives_it(talk: Talk) -> None:
    sender, other = await talk.enter(), await talk.enter()
    assert await burst(sender, 5) == ["ok"] * 5
    ack = await sender.call("send_message", {"message": "one too many"})
    assert (ack["ok"], ack["code"], ack["retry_after"]) == (False, "rate_limited", 1)
    assert ack["detail"] == "Too many attempts. Try again in 1 s."
    assert (await other.call("send_message", HI))["ok"]
    await talk.fence(other)
    assert [told["message"] for told in other.all("new_message")] == ["hi"] * 6


async def test_two_tabs_are_one_person(talk: Talk) -> None:
    participant = await talk.add_participant()
    tabs = [await talk.enter(participant), await talk.enter(participant)]
    assert await burst(tabs[0], 5) == ["ok"] * 5
    assert await burst(tabs[1], 1) == ["rate_limited"]


async def test_hosts_may_say_more_at_once(talk: Talk) -> None:
    co_host = (await enlist(talk.http, talk.session))["token"]
    for token in (talk.token, co_host):
        host = await talk.join(await talk.connect(token))
        assert await burst(host, 20) == ["ok"] * 20
        answers = await burst(host, 20)
        while "rate_limited" not in answers:  # a slow machine sends fewer than are earned meanwhile
            assert len(answers) < 2_000
            answers += await burst(host, 20)


async def test_taps_count_one_by_one_however_they_are_batched(talk: Talk) -> None:
    guest = await talk.enter()
    tap = {"emoji": "👍", "count": 20}
    answers = [await guest.call("send_reaction", tap) for _ in range(3)]
    assert [answer["ok"] for answer in answers] == [True, True, False]
    assert answers[2]["code"] == "rate_limited"


async def test_who_floods_is_muted_then_cut_and_the_others_notice_nothing(talk: Talk) -> None:
    participant = await talk.add_participant()
    flooder, one, other = await talk.enter(participant), await talk.enter(), await talk.enter()
    with talk.server.logged() as lines:
        for _ in range(5 + CUT_AT):  # not more: who still writes when it is cut reads no further
            await flooder.tell("send_message", HI)
        for number in range(4):
            assert (await one.call("send_message", {"message": f"calm {number}"}))["ok"]
        await flooder.hung_up()
    codes = [told["code"] for told in flooder.all("error")]
    assert codes[:19] == [*["rate_limited"] * 4, *["muted"] * 15]
    assert sorted(codes[19:]) == ["muted", "rate_limited"]  # refused, and why the connection ends
    await talk.fence(one, other)
    said = [told["message"] for told in other.all("new_message")]
    assert said.count("hi") == 5
    assert [text for text in said if text != "hi"] == [f"calm {number}" for number in range(4)]
    assert [json.loads(line).get("code") for line in lines] == ["rate_limited", "muted", None]
    back = await talk.enter(participant)
    assert (await back.call("send_message", HI))["code"] == "muted"
    await back.hung_up()


async def test_nonsense_is_limited_too(talk: Talk) -> None:
    socket = await talk.connect()
    codes = [(await socket.call("no_such_command"))["code"]]
    while codes[-1] == "unknown_command" and len(codes) < 200:
        codes.append((await socket.call("no_such_command"))["code"])
    assert codes[0] == "unknown_command"
    assert codes[-1] == "rate_limited"
    for _ in range(200):
        await socket.tell("no_such_command")
    await socket.hung_up()


async def test_the_ninth_socket_of_a_participant_is_refused(talk: Talk) -> None:
    participant = await talk.add_participant()
    tabs = [await talk.connect(participant.token) for _ in range(8)]
    with pytest.raises(ConnectError) as refused:
        await talk.connect(participant.token)
    assert refused.value.data["data"]["code"] == "too_many_sockets"
    late = await talk.connect()
    ack = await late.call("join_session", {"session_id": talk.id, "token": participant.token})
    assert (ack["code"], ack["retry_after"]) == ("too_many_sockets", 20)
    await tabs[0].close()
    await talk.join(late, token=participant.token)


async def test_strangers_of_one_address_are_at_most_twenty_for_long(talk: Talk) -> None:
    member = await talk.enter()
    strangers = [await talk.connect() for _ in range(20)]
    while not strangers[0].all("disconnect"):
        strangers.append(await talk.connect())
        with suppress(TimeoutError):
            async with asyncio.timeout(0.5):
                await strangers[0].hung_up()
    assert not strangers[0].all("error"), "long before the deadline of who joins nothing"
    assert not strangers[-1].all("disconnect")
    assert (await member.call("send_message", HI))["ok"]


async def test_a_code_is_looked_for_by_socket_as_by_rest(strict_server: Server, talk: Talk) -> None:
    code = talk.session["session_code"]
    participant = await talk.add_participant()
    guesser = await talk.connect(talk.token)

    async def guess(wrong: str) -> str:
        return str((await guesser.call("join_session", {"session_code": wrong}))["code"])

    async def look_up(code: str) -> int:
        async with plain_http(strict_server.url) as newcomer:
            return (await newcomer.get(f"/api/join/{code}")).status_code

    assert await guess("WRONG") == "session_not_found"
    assert [await look_up(f"WRONG{number}") for number in range(100)] == [*[404] * 99, 428]
    guesser = await talk.connect(talk.token)  # who joins nothing is not kept that long
    assert await guess("WRONG") == await guess(code) == "proof_required"
    assert await look_up(code) == 428
    asked = await guesser.call("join_session", {"session_code": code})
    proven = {"session_code": code, "proof": solved(asked)}
    assert (await guesser.call("join_session", proven))["ok"]
    assert (await guesser.call("join_session", proven))["code"] == "proof_required"
    member = await talk.connect(participant.token)
    assert (await member.call("join_session", {"session_code": code}))["ok"]
    assert (await guesser.call("join_session", {"session_id": talk.id}))["ok"]
