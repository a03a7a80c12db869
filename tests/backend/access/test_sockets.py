"""Every socket command for everybody: each declares a rule, and is answered as that rule says."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from app.core.actor import Actor
from app.core.permissions import EVERYBODY, HOSTS, OWNER, READERS, RUNNERS, Permission
from app.core.schemas import Ack, Command
from app.realtime.gateway.connection_limits import SocketsPerUser
from app.realtime.gateway.dispatcher import Call, Dispatcher, SocketCommand
from app.realtime.rooms.connection import Connection
from app.realtime.rooms.members import Member
from app.registry import FEATURES
from fixtures.feature_contracts import made_for, of_features, prepared_payloads
from fixtures.invitations import enlist
from fixtures.server import sign
from fixtures.sockets import ConnectError
from fixtures.talk import Talk

COMMANDS = {command.name: command for feature in FEATURES for command in feature.commands}
# In this order: who has left can do nothing more.
PAYLOADS: dict[str, Any] = {
    "sync": {"since": 0},
    **of_features("PAYLOADS"),
    "leave_session": {},
}
BEFORE_JOINING = {"join_session", "renew"}

# How each is let in, and the role they have then.
INSIDERS = {
    "owner": "presenter",
    "co_presenter": "co_presenter",
    "moderator": "moderator",
    "participant": "participant",
    "screen": "screen",
}
OUTSIDERS = {
    "nobody": "token_required",
    "garbage": "token_invalid",
    "other presenter": "session_not_found",
    "participant elsewhere": "session_not_found",
    "crew elsewhere": "session_not_found",
    "removed participant": "removed",
    "revoked crew": "crew_revoked",
    "revoked screen": "screen_revoked",
    "screen elsewhere": "session_not_found",
    "unknown screen": "token_invalid",
    "strayed crew": "token_invalid",
    "participant as crew": "token_invalid",
    "crew as participant": "token_invalid",
    "crew as user": "token_invalid",
}


async def crew(talk: Talk, role: str = "moderator") -> tuple[str, str]:
    """The id and token of a new co-host of the talk's."""
    joined = await enlist(talk.http, talk.session, role, f"{role} {len(await talk.log())}")
    return joined["crew"]["id"], joined["token"]


async def participant(talk: Talk) -> tuple[str, str]:
    """The same of a new participant."""
    taken = await talk.add_participant()
    return taken.id, taken.token


async def removed(talk: Talk) -> str:
    """The token of somebody who was removed."""
    found, token = await participant(talk)
    await talk.rest("PUT", f"/participants/{found}/removal")
    return token


async def revoked(talk: Talk) -> str:
    """The token of a revoked co-host."""
    found, token = await crew(talk)
    await talk.rest("DELETE", f"/crew/{found}")
    return token


async def screen(talk: Talk) -> str:
    return str((await talk.rest("POST", "/screen"))["token"])


async def revoked_screen(talk: Talk) -> str:
    """The token of a screen that was revoked."""
    token = await screen(talk)
    await talk.rest("DELETE", "/screen")
    return token


def forged(audience: str, subject: str, talk: Talk) -> str:
    """A token as the server makes them, for somebody to whom it would never give that one."""
    return sign({"sub": subject, "aud": audience, "session_id": talk.id})


async def token_of(who: str, talk: Talk, other: Talk) -> str | None:
    """The token of one of those in the tables."""
    if (make := MADE_FOR_EACH.get(who)) is not None:
        return await make(talk, other)
    known = {
        "owner": talk.token,
        "nobody": None,
        "garbage": "e30.e30.e30",
        "other presenter": other.token,
        "unknown screen": forged("screen", "secret", talk),
    }
    if who in known:
        return known[who]
    (member, token), (sitting, participant_token) = await crew(talk), await participant(talk)
    return {
        "moderator": token,
        "participant": participant_token,
        "participant as crew": forged("crew", sitting, talk),
        "crew as participant": forged("participant", member, talk),
        "crew as user": forged("presenter", member, talk),
    }[who]


async def co_presenter(talk: Talk, _other: Talk) -> str:
    return (await crew(talk, "co_presenter"))[1]


async def participant_elsewhere(_talk: Talk, other: Talk) -> str:
    """That of a participant of another session."""
    return (await participant(other))[1]


async def crew_elsewhere(_talk: Talk, other: Talk) -> str:
    """The token of a co-host of another session."""
    return (await crew(other))[1]


async def strayed_crew(talk: Talk, other: Talk) -> str:
    """A token for a co-host of another session."""
    return forged("crew", (await crew(other))[0], talk)


MADE_FOR_EACH: dict[str, Callable[[Talk, Talk], Awaitable[str]]] = {
    "co_presenter": co_presenter,
    "participant elsewhere": participant_elsewhere,
    "crew elsewhere": crew_elsewhere,
    "removed participant": lambda talk, _other: removed(talk),
    "revoked crew": lambda talk, _other: revoked(talk),
    "strayed crew": strayed_crew,
    "screen": lambda talk, _other: screen(talk),
    "revoked screen": lambda talk, _other: revoked_screen(talk),
    "screen elsewhere": lambda _talk, other: screen(other),
}


def test_every_command_declares_who_may_give_it() -> None:
    assert {name for name, one in COMMANDS.items() if one.permission is None} == BEFORE_JOINING
    assert {*PAYLOADS, *BEFORE_JOINING} == COMMANDS.keys()


async def test_who_does_not_get_in_does_nothing_and_nobody_receives_it(
    talk: Talk, other_talk: Talk
) -> None:
    member = await talk.enter()
    for who, code in OUTSIDERS.items():
        token = await token_of(who, talk, other_talk)
        mark, before = await talk.mark(member), await talk.log()
        stranger = await talk.connect()
        ask = {"session_id": talk.id, **({"token": token} if token else {})}
        ack = await stranger.call("join_session", ask)
        assert (ack["ok"], ack.get("code")) == (False, code), who
        for name, payload in PAYLOADS.items():
            ack = await stranger.call(name, payload)
            assert (ack["ok"], ack["code"]) == (False, "not_joined"), (who, name)
        assert await talk.log() == before, who
        await talk.received_nothing(member, since=mark)


@pytest.mark.parametrize("who", INSIDERS)
@pytest.mark.parametrize("status", ["active", "ended"])
async def test_who_gets_in_does_what_the_table_says(
    talk: Talk, other_talk: Talk, who: str, status: str
) -> None:
    token = await token_of(who, talk, other_talk)
    payloads = {**PAYLOADS, **await prepared_payloads(talk)}
    if status == "ended":
        await talk.rest("POST", "/end")
    member = await talk.join(await talk.connect(token))
    assert (await member.saw("joined_session"))["me"]["role"] == INSIDERS[who]
    assert (await member.call("renew", {"token": token}))["ok"]
    for name, usual in payloads.items():
        is_over = status == "ended"
        permission = COMMANDS[name].permission
        assert permission is not None
        allowed = INSIDERS[who] in permission.roles
        is_usual = is_over or not allowed
        payload = usual if is_usual else await made_for(talk, member, payloads, name)
        ack = await member.call(name, payload)
        reasons = {"session_ended", of_features("AFTER_THE_END").get(name)}
        assert ack["ok"] == allowed or (is_over and ack["code"] in reasons), name


async def test_a_token_that_is_none_does_not_even_connect(talk: Talk) -> None:
    with pytest.raises(ConnectError):
        await talk.connect("e30.e30.e30")


@pytest.mark.parametrize(
    "role", ["presenter", "co_presenter", "moderator", "participant", "screen"]
)
@pytest.mark.parametrize("roles", [OWNER, RUNNERS, HOSTS, EVERYBODY, READERS])
async def test_the_dispatcher_asks_the_permission(role: Any, roles: frozenset[Any]) -> None:
    done: list[Call] = []

    async def do(call: Call, _command: Command) -> Ack:
        done.append(call)
        return Ack()

    context: Any = None  # a command that asks for none
    room: Any = type("Room", (), {"session_id": "one"})
    connection = Connection("sid", "127.0.0.1", "en", SocketsPerUser(), room=room)
    connection.member = Member("sid", Actor("1", role, "name"))
    dispatcher = Dispatcher(
        [SocketCommand("do", Command, Ack, do, Permission("do", roles))], context
    )
    answer = await dispatcher.answer(connection, ["do"], 10)
    assert answer["ok"] == bool(done) == (role in roles)
    assert answer.get("code") == (None if done else "not_allowed")
