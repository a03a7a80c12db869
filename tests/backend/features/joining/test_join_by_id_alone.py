"""Joining a demo session over the socket by its id alone, as load tools do: no code, no token."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.demo import DEMO_EMAIL, LOAD_SESSION_ID
from fixtures import new_database
from fixtures.forking import Forked
from fixtures.plain_http import plain_http
from fixtures.server import Server, clean_environment, serving, sqlite_in
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk
from fixtures.waiting import PATIENCE


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A server with the sessions that `make demo` makes."""
    yield from _with_demo(request.param, tmp_path_factory.mktemp("demo"))


def _with_demo(kind: str, folder: Path) -> Iterator[Server]:
    if kind == "sqlite":
        yield from _serve(folder, DATABASE_URL=sqlite_in(folder))
    else:
        with new_database.postgresql() as url:
            yield from _serve(folder, DATABASE_URL=url)


def _serve(folder: Path, **settings: str) -> Iterator[Server]:
    make_demo(folder, **settings)
    with serving(folder, **settings) as server:
        yield server


def make_demo(folder: Path, **settings: str) -> None:
    """Make the demo sessions in the database of these settings, by the command."""
    log = folder / "demo.log"
    with Forked(["demo"], {**clean_environment(), **settings}, log) as process:
        assert process.wait(PATIENCE) == 0, log.read_text()


@pytest.fixture
async def demo(server: Server, sockets: Sockets) -> AsyncIterator[Talk]:
    """The session that load tools enter, with its presenter."""
    async with plain_http(server.url) as http:
        login = await http.post("/auth/test-login", json={"email": DEMO_EMAIL})
        token = login.json()["access_token"]
        http.headers["authorization"] = f"Bearer {token}"
        session = (await http.get(f"/api/sessions/{LOAD_SESSION_ID}")).json()
        yield Talk(server, http, sockets, token, session)


async def asked(talk: Talk, **details: Any) -> dict[str, Any]:
    """What a socket is answered that names nothing but an id and a nickname."""
    command = {"session_id": LOAD_SESSION_ID, "nickname": "LoadTester1", **details}
    return await (await talk.connect()).call("join_session", command)


@pytest.mark.parametrize(
    ("details", "code"),
    [
        ({"session_id": "0" * 32}, "code_required"),
        ({"session_id": "load-test-session-2"}, "code_required"),
        ({"session_id": LOAD_SESSION_ID.upper()}, "code_required"),
        ({"nickname": None}, "token_required"),
        ({"nickname": " "}, "invalid_request"),
        ({"nickname": "발표자"}, "nickname_reserved"),
        ({"nickname": "taken"}, "nickname_taken"),
        ({"token": "nonsense"}, "token_invalid"),
    ],
)
async def test_who_is_refused_has_not_joined_and_disturbs_nobody(
    demo: Talk, details: dict[str, Any], code: str
) -> None:
    member = await demo.enter(await demo.add_participant("taken"))
    before = (await demo.rest("GET"))["participant_total"]
    mark = await demo.mark(member)
    ack = await asked(demo, **details)
    assert (ack["ok"], ack["code"]) == (False, code)
    await demo.received_nothing(member, since=mark)
    assert (await demo.rest("GET"))["participant_total"] == before
    assert (await member.call("leave_session", {}))["ok"]


async def test_no_id_of_somebody_elses_session_is_enough(server: Server, sockets: Sockets) -> None:
    async with open_talk(server, sockets) as theirs:
        member = await theirs.enter()
        mark = await theirs.mark(member)
        ack = await asked(theirs, session_id=theirs.id)
        assert (ack["ok"], ack["code"]) == (False, "code_required")
        await theirs.received_nothing(member, since=mark)
        assert (await theirs.rest("GET"))["participant_total"] == 1


async def test_without_a_test_login_the_id_is_not_enough(tmp_path: Path, sockets: Sockets) -> None:
    url = sqlite_in(tmp_path)
    make_demo(tmp_path, DATABASE_URL=url)
    with serving(tmp_path, DATABASE_URL=url, TEST_LOGIN="false") as server:
        socket = await sockets.open(server.url, auth={"locale": "en"})
        command = {"session_id": LOAD_SESSION_ID, "nickname": "LoadTester1"}
        ack = await socket.call("join_session", command)
        assert (ack["ok"], ack["code"]) == (False, "code_required")


async def test_load_tools_join_by_the_id_and_talk_as_people_do(
    demo: Talk, server: Server, sockets: Sockets
) -> None:
    async with open_talk(server, sockets) as others:
        outsider = await others.enter()
        mark = await others.mark(outsider)
        testers = [await demo.connect() for _ in range(2)]
        for number, tester in enumerate(testers):  # both give the same reference of their own
            command = {"participant_id": "participant-1", "nickname": f"LoadTester{number}"}
            await tester.tell("join_session", {"session_id": LOAD_SESSION_ID, **command})
            joined = await tester.saw("joined_session")
            assert joined["session"]["id"] == LOAD_SESSION_ID
            assert joined["me"]["nickname"] == f"LoadTester{number}"
            assert joined["token"]
        sent = {"message": "Load test message from client 1", "message_type": "text"}
        ack = await testers[1].call("send_message", sent)
        assert ack["ok"], ack
        for tester in testers:
            told = await tester.saw("new_message", lambda told: told["id"] == ack["id"])
            assert told["message"] == sent["message"]
            assert told["sender"]["nickname"] == "LoadTester1"
        await others.received_nothing(outsider, since=mark)
