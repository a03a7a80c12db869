"""Every socket command for everybody: each declares a rule, and is answered as that rule says."""

from typing import Any

import pytest

from app.core.actor import Actor
from app.core.permissions import ROLES, Action
from app.core.wire import Ack, Command
from app.realtime.gateway.census import Census
from app.realtime.gateway.door import Call, Door, SocketCommand
from app.realtime.rooms.connection import Connection
from app.realtime.rooms.room import Member
from app.registry import FEATURES
from fixtures.hall import Hall
from fixtures.invitations import enlist
from fixtures.server import sign
from fixtures.sockets import ConnectError

COMMANDS = {command.name: command for feature in FEATURES for command in feature.commands}
# In this order: who has left can do nothing more.
PAYLOADS: dict[str, Any] = {
    "sync": {"since": 0},
    "send_message": {"message": "hello"},
    "send_reaction": {"emoji": "👍"},
    "leave_session": {},
}
BEFORE_JOINING = {"join_session", "renew"}

# How each is let in, and the role they have then.
INSIDERS = {
    "owner": "presenter",
    "co_presenter": "co_presenter",
    "moderator": "moderator",
    "participant": "participant",
}
OUTSIDERS = {
    "nobody": "token_required",
    "garbage": "token_invalid",
    "other presenter": "session_not_found",
    "participant elsewhere": "session_not_found",
    "crew elsewhere": "session_not_found",
    "removed participant": "removed",
    "revoked crew": "crew_revoked",
    "strayed crew": "token_invalid",
    "seat as crew": "token_invalid",
    "crew as seat": "token_invalid",
    "crew as user": "token_invalid",
}


async def crew(hall: Hall, role: str = "moderator") -> tuple[str, str]:
    """The id and token of a new crew member of the hall's."""
    joined = await enlist(hall.http, hall.session, role, f"{role} {len(await hall.log())}")
    return joined["crew"]["id"], joined["token"]


async def seat(hall: Hall) -> tuple[str, str]:
    """The same of a new participant."""
    taken = await hall.seat()
    return taken.id, taken.token


async def removed(hall: Hall) -> str:
    """The token of somebody who was removed."""
    found, token = await seat(hall)
    await hall.rest("PUT", f"/participants/{found}/removal")
    return token


async def revoked(hall: Hall) -> str:
    """The token of somebody who is crew no more."""
    found, token = await crew(hall)
    await hall.rest("DELETE", f"/crew/{found}")
    return token


def forged(audience: str, subject: str, hall: Hall) -> str:
    """A token as the server makes them, for somebody to whom it would never give that one."""
    return sign({"sub": subject, "aud": audience, "session_id": hall.id})


async def everybody(hall: Hall, other: Hall) -> dict[str, str | None]:
    """The tokens of all in the tables."""
    (member, token), (stray, token_elsewhere) = await crew(hall), await crew(other)
    sitting, seat_token = await seat(hall)
    return {
        "owner": hall.token,
        "co_presenter": (await crew(hall, "co_presenter"))[1],
        "moderator": token,
        "participant": seat_token,
        "nobody": None,
        "garbage": "e30.e30.e30",
        "other presenter": other.token,
        "participant elsewhere": (await seat(other))[1],
        "crew elsewhere": token_elsewhere,
        "removed participant": await removed(hall),
        "revoked crew": await revoked(hall),
        "strayed crew": forged("crew", stray, hall),
        "seat as crew": forged("crew", sitting, hall),
        "crew as seat": forged("participant", member, hall),
        "crew as user": forged("presenter", member, hall),
    }


def test_every_command_declares_who_may_give_it() -> None:
    assert {name for name, one in COMMANDS.items() if one.action is None} == BEFORE_JOINING
    assert {*PAYLOADS, *BEFORE_JOINING} == COMMANDS.keys()


@pytest.mark.parametrize("who", OUTSIDERS)
async def test_who_does_not_get_in_does_nothing_and_nobody_hears_of_it(
    hall: Hall, other_hall: Hall, who: str
) -> None:
    token = (await everybody(hall, other_hall))[who]
    member = await hall.enter()
    before, mark = await hall.log(), len(member.heard)
    stranger = await hall.connect()
    ask = {"session_id": hall.id, **({"token": token} if token else {})}
    ack = await stranger.call("join_session", ask)
    assert (ack["ok"], ack.get("code")) == (False, OUTSIDERS[who])
    for name, payload in PAYLOADS.items():
        ack = await stranger.call(name, payload)
        assert (ack["ok"], ack["code"]) == (False, "not_joined"), name
    assert await hall.log() == before
    await hall.heard_nothing(member, since=mark)


@pytest.mark.parametrize("who", INSIDERS)
@pytest.mark.parametrize("status", ["active", "ended"])
async def test_who_gets_in_does_what_the_table_says(
    hall: Hall, other_hall: Hall, who: str, status: str
) -> None:
    token = (await everybody(hall, other_hall))[who]
    if status == "ended":
        await hall.rest("POST", "/end")
    member = await hall.join(await hall.connect(token))
    assert (await member.saw("joined_session"))["me"]["role"] == INSIDERS[who]
    assert (await member.call("renew", {"token": token}))["ok"]
    for name, payload in PAYLOADS.items():
        ack = await member.call(name, payload)
        action = COMMANDS[name].action
        assert action is not None
        allowed = INSIDERS[who] in ROLES[action]
        assert ack["ok"] == allowed or (status, ack["code"]) == ("ended", "session_ended"), name


async def test_a_token_that_is_none_does_not_even_connect(hall: Hall) -> None:
    with pytest.raises(ConnectError):
        await hall.connect("e30.e30.e30")


@pytest.mark.parametrize("role", ["presenter", "co_presenter", "moderator", "participant"])
@pytest.mark.parametrize("action", Action)
async def test_the_door_asks_the_table(role: Any, action: Action) -> None:
    done: list[Call] = []

    async def do(call: Call, _command: Command) -> Ack:
        done.append(call)
        return Ack()

    tools: Any = None  # a command that asks for none
    room: Any = type("Room", (), {"session_id": "one"})
    connection = Connection("sid", "127.0.0.1", "en", Census(), room=room)
    connection.member = Member("sid", Actor("1", role, "name"))
    door = Door([SocketCommand("do", Command, Ack, do, action)], tools)
    answer = await door.answer(connection, ["do"], 10)
    assert answer["ok"] == bool(done) == (role in ROLES[action])
    assert answer.get("code") == (None if done else "not_allowed")
