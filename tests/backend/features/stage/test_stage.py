"""Moving the stage: refused by name, told once, known to who comes later."""

from typing import Any

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import EventRow, LiveSession
from contract.test_replay import agrees
from fixtures.invitations import enlist
from fixtures.live_sessions import active
from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk

NOBODY = "0" * 32


async def move(talk: Talk, body: Any, token: str | None = None) -> httpx.Response:
    """Ask for the stage to show something, as the presenter or as who has this token."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    path = f"/api/sessions/{talk.id}/stage"
    return await talk.http.put(path, json=body, headers=headers)


async def said(talk: Talk, text: str) -> str:
    """The id of a message by the presenter."""
    return str((await (await talk.present()).call("send_message", {"message": text}))["id"])


async def shown(talk: Talk) -> Any:
    """What is on the stage for who comes now."""
    return (await (await talk.enter()).saw("joined_session"))["stage"]


async def refuses(talk: Talk, listener: Socket, body: Any) -> str:
    """The code of the refusal, which nobody else receives."""
    mark, before = await talk.mark(listener), await shown(talk)
    answer = await move(talk, body)
    assert answer.is_client_error, answer.text
    await talk.received_nothing(listener, since=mark)
    assert await shown(talk) == before
    return str(answer.json()["code"])


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"show": "the moon"},
        {"show": None},
        {"show": "chat", "more": 1},
        {"show": "message", "id": 1},
        {"show": "message", "id": "x" * 33},
        {"show": "message", "id": "\x00"},
    ],
)
async def test_what_is_no_stage_is_refused(talk: Talk, body: Any) -> None:
    assert await refuses(talk, await talk.enter(), body) == "invalid_request"


@pytest.mark.parametrize(
    "body",
    [
        {"show": "message"},
        {"show": "message", "id": NOBODY},
        {"show": "message", "id": "🍕"},
        {"show": "join", "id": NOBODY},
        {"show": "chat", "id": NOBODY},
        {"show": "activity"},
        {"show": "activity", "id": NOBODY},
        {"show": "leaderboard", "id": NOBODY},
        {"show": "questions", "id": NOBODY},
        {"show": "feed"},
        {"show": "feed", "id": NOBODY},
    ],
)
async def test_what_is_not_there_is_not_shown(talk: Talk, body: Any) -> None:
    assert await refuses(talk, await talk.enter(), body) == "not_shown"


@both_databases
async def test_a_message_of_another_session_is_not_shown(talk: Talk, other_talk: Talk) -> None:
    theirs = await said(other_talk, "elsewhere")
    assert await refuses(talk, await talk.enter(), {"show": "message", "id": theirs}) == "not_shown"


@both_databases
async def test_a_held_and_a_deleted_message_are_not_shown(talk: Talk) -> None:
    gone = await said(talk, "gone")
    await talk.rest("DELETE", f"/messages/{gone}")
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    held = (await (await talk.enter()).call("send_message", {"message": "may I?"}))["id"]
    listener = await talk.enter()
    for message in (gone, held):
        body = {"show": "message", "id": message}
        assert await refuses(talk, listener, body) == "not_shown"
    await talk.rest("POST", f"/messages/{held}/approve")
    assert (await move(talk, {"show": "message", "id": held})).json()["id"] == held


async def test_the_stage_of_an_ended_session_stays(talk: Talk) -> None:
    await talk.rest("POST", "/end")
    answer = await move(talk, {"show": "chat"})
    assert (answer.status_code, answer.json()["code"]) == (409, "session_ended")


@both_databases
async def test_a_new_session_shows_how_to_join_and_a_draft_may_show_more(draft: Talk) -> None:
    presenter = await draft.present()
    assert (await presenter.saw("joined_session"))["stage"] == {"show": "join"}
    assert (await move(draft, {"show": "blank"})).json() == {"show": "blank"}
    assert (await presenter.saw("stage_changed"))["stage"] == {"show": "blank"}


@both_databases
@pytest.mark.parametrize("show", ["chat", "blank"])
async def test_everybody_receives_once_what_is_shown(talk: Talk, show: str) -> None:
    guest, listener = await talk.enter(), await talk.present()
    for _ in range(2):
        assert (await move(talk, {"show": show})).json() == {"show": show}
    for member in (guest, listener):
        told = await member.saw("stage_changed")
        assert told == {"seq": told["seq"], "stage": {"show": show}}
    assert [fact["type"] for fact in await talk.log()].count("stage_changed") == 1
    assert await shown(talk) == {"show": show}
    await agrees(talk, listener)


@pytest.mark.parametrize("role", ["co_presenter", "moderator"])
async def test_every_host_moves_it_and_participants_do_not(talk: Talk, role: str) -> None:
    host = await enlist(talk.http, talk.session, role, "helper")
    guest = await talk.add_participant()
    assert (await move(talk, {"show": "chat"}, guest.token)).json()["code"] == "not_allowed"
    assert (await move(talk, {"show": "chat"}, host["token"])).status_code == 200


@both_databases
async def test_a_message_is_shown_with_its_position_until_it_is_deleted(talk: Talk) -> None:
    listener, message = await talk.present(), await said(talk, "look at this")
    position = (await listener.saw("new_message"))["seq"]
    stage = {"show": "message", "id": message, "position": position}
    assert (await move(talk, {"show": "message", "id": message})).json() == stage
    assert await shown(talk) == stage
    await talk.rest("DELETE", f"/messages/{message}")
    await listener.saw("stage_changed", lambda told: told["stage"] == {"show": "join"})
    assert await shown(talk) == {"show": "join"}
    await talk.rest("POST", f"/messages/{message}/restore")
    await agrees(talk, listener)


async def test_another_deleted_message_leaves_the_stage_as_it_is(talk: Talk) -> None:
    one, other = await said(talk, "this one"), await said(talk, "another")
    await move(talk, {"show": "message", "id": one})
    await talk.rest("DELETE", f"/messages/{other}")
    assert (await shown(talk))["id"] == one


@both_databases
async def test_who_takes_their_data_back_is_on_the_stage_no_more(talk: Talk) -> None:
    guest, listener = await talk.add_participant(), await talk.present()
    message = (await (await talk.enter(guest)).call("send_message", {"message": "hi"}))["id"]
    await move(talk, {"show": "message", "id": message})
    mine = {"authorization": f"Bearer {guest.token}"}
    (await talk.http.delete(f"/api/sessions/{talk.id}/me", headers=mine)).raise_for_status()
    await listener.saw("stage_changed", lambda told: told["stage"] == {"show": "join"})
    assert await shown(talk) == {"show": "join"}
    await agrees(talk, listener)


async def test_a_copy_of_a_session_shows_how_to_join(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    session = await active(presenter)
    await presenter.put(f"/api/sessions/{session['id']}/stage", json={"show": "blank"})
    copy = (await presenter.post(f"/api/sessions/{session['id']}/duplicate")).json()
    stages = dict((await db.execute(select(LiveSession.id, LiveSession.stage))).all())
    assert (stages[session["id"]], stages[copy["id"]]) == ({"show": "blank"}, {})
    assert await db.scalar(select(EventRow.data).where(EventRow.type == "stage_changed"))
