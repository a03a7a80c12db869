"""What can still be done with a session that has ended, and what its log tells of that.

The commands come from the app itself, so a new one has to be decided on here.
"""

from typing import Any

import httpx
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.main import app
from app.storage.models import EventRow, LiveSession
from fixtures.actors import rest_client
from fixtures.known_actors import KnownActors, known_actors
from fixtures.problems import refused
from fixtures.rules import Operation, rules_of
from fixtures.server import both_databases
from fixtures.talk import Talk

S = "/api/sessions/{session_id}"
PERSON = S + "/participants/{participant_id}"
MESSAGE = S + "/messages/{message_id}"
QUESTION = S + "/questions/{question_id}"
FEED = S + "/feeds/{feed_id}"
ACTIVITY = S + "/activities/{activity_id}"

# Which are answered as over the socket.
POST_MESSAGE = ("post", S + "/messages")
EDIT = ("patch", S + "/own-messages/{message_id}")

ENDED = "session_ended"
# What it is called, who may read it and how long, and taking out what nobody should read: with
# the facts that members may receive it. Everything else would change how it goes.
ALLOWED: dict[Operation, tuple[Any, set[str]]] = {
    ("patch", S): ({"title": "다른 제목"}, {"session_updated"}),
    ("delete", S): (None, set()),
    ("post", S + "/end"): (None, set()),
    ("post", S + "/duplicate"): (None, set()),
    ("post", S + "/archive"): (None, set()),
    ("post", S + "/unarchive"): (None, set()),
    ("put", S + "/retention"): ({"days": 30}, {"session_updated"}),
    ("delete", S + "/crew/{crew_id}"): (None, {"hidden"}),
    ("put", S + "/words"): ({"words": ["말"]}, set()),
    ("put", S + "/host-notes"): ({"text": "note", "version": 0}, set()),
    ("post", S + "/newcomers/admit"): ({"ids": ["x"]}, set()),
    ("delete", MESSAGE): (None, {"message_deleted"}),
    ("post", MESSAGE + "/restore"): (None, {"message_restored"}),
    ("delete", S + "/pinned"): (None, {"message_unpinned"}),
    ("put", PERSON + "/removal"): (None, {"hidden"}),
    ("delete", PERSON + "/removal"): (None, {"hidden"}),
    ("put", PERSON + "/nickname"): ({"nickname": "다른 이름"}, {"participant_renamed"}),
    ("patch", QUESTION): ({"state": "answered"}, {"question_updated"}),
    ("put", S + "/chat-cloud/hidden"): ({"word": "말", "hidden": True}, set()),
    ("delete", ACTIVITY): (None, {"activity_removed"}),
    ("put", ACTIVITY + "/hidden-words"): ({"word": "word", "hidden": True}, {"hidden"}),
    ("patch", ACTIVITY + "/answers/{answer_id}"): ({"shown": False}, {"hidden"}),
    ("post", S + "/screen"): (None, set()),
    ("delete", S + "/screen"): (None, set()),
    ("delete", FEED): (None, {"feed_removed"}),
    ("post", S + "/report"): ({"format": "json"}, {"hidden"}),
}
REFUSED: dict[Operation, Any] = {
    ("post", S + "/activate"): None,
    ("post", S + "/pause"): None,
    ("post", S + "/reopen"): None,  # its presenter ended it
    ("post", S + "/code"): {},
    ("post", S + "/invitations"): {"role": "moderator"},
    ("patch", S + "/features"): {"chat": False},
    ("post", MESSAGE + "/approve"): None,
    ("post", S + "/held/approve"): {},
    ("put", S + "/pinned"): {"message_id": "{message_id}"},
    ("put", PERSON + "/mute"): {},
    ("delete", PERSON + "/mute"): None,
    ("put", S + "/stage"): {"show": "chat"},
    ("post", MESSAGE + "/promote"): None,
    ("post", QUESTION + "/merge"): {"into": "{other_question}"},
    ("put", QUESTION + "/mute"): {},
    ("delete", QUESTION + "/mute"): None,
    ("post", S + "/activities"): {"kind": "open", "prompt": "What?"},
    ("post", S + "/activities/import"): {
        "format": "engagenow-activities",
        "activities": [{"kind": "open", "prompt": "What?"}],
    },
    ("put", S + "/activities/order"): {"ids": ["x"]},
    ("patch", ACTIVITY): {"prompt": "What?"},
    **{
        ("post", f"{ACTIVITY}/{step}"): None
        for step in ("duplicate", "open", "close", "reveal", "conceal", "reset")
    },
    ("post", ACTIVITY + "/next"): {"from": None},
    ("post", S + "/rehearsal"): {},
    ("put", S + "/logo"): {},
    ("delete", S + "/logo"): None,
    POST_MESSAGE: {"message": "말", "client_id": "1"},
    EDIT: {"message": "말"},
    ("post", S + "/feeds"): {"kind": "push", "topics": ["one"]},
    ("patch", FEED): {"topics": ["one"]},
    ("post", FEED + "/start"): None,
    ("post", FEED + "/stop"): None,
    ("post", FEED + "/points"): {"points": [{"topic": "temperature", "value": 1}]},
    ("post", FEED + "/signals"): {"kind": "note", "text": "말"},
    ("post", FEED + "/rules"): {"topic": "temperature", "kind": "above", "value": 30},
    ("delete", FEED + "/rules/{rule_id}"): None,
}
# What is undone was done before.
BEFORE: dict[Operation, Operation] = {
    ("post", MESSAGE + "/restore"): ("delete", MESSAGE),
    ("delete", PERSON + "/removal"): ("put", PERSON + "/removal"),
    ("post", S + "/unarchive"): ("post", S + "/archive"),
}
# Of participants, or without any trace in the session.
OTHERS = {
    ("post", S + "/me/token"),
    ("put", S + "/me/nickname"),
    ("delete", S + "/me"),
    ("delete", S + "/own-messages/{message_id}"),
    ("post", S + "/join-link"),
    ("delete", S + "/rehearsal"),  # which has none
}


def test_every_command_is_decided_on() -> None:
    commands = {one for one in rules_of(app.routes) if one[1].startswith(S) and one[0] != "get"}
    assert commands - OTHERS == ALLOWED.keys() | REFUSED.keys()


async def ask(people: KnownActors, operation: Operation, body: Any = None) -> httpx.Response:
    """Ask for this as the session's owner."""
    method, path = operation
    if body:
        body = {
            name: value.format(**people.ids) if isinstance(value, str) else value
            for name, value in body.items()
        }
    headers = {"authorization": f"Bearer {people.tokens['owner']}"}
    async with rest_client() as client:
        return await client.request(method, path.format(**people.ids), json=body, headers=headers)


async def facts(db: AsyncSession, people: KnownActors) -> list[str]:
    """The types of all facts of the session's log, in order."""
    of = EventRow.session_id == people.ids["session_id"]
    found = (await db.scalars(select(EventRow.type).where(of).order_by(EventRow.seq))).all()
    await db.rollback()
    return list(found)


@pytest.mark.parametrize(("operation", "body"), REFUSED.items(), ids=str)
async def test_what_would_change_how_it_goes_is_refused(
    db: AsyncSession, operation: Operation, body: Any
) -> None:
    people = await known_actors(db, "ended")
    before = await facts(db, people)
    status = 410 if operation in (POST_MESSAGE, EDIT) else 409
    refused(await ask(people, operation, body), status, ENDED)
    assert await facts(db, people) == before


@pytest.mark.parametrize("body", [{"settings": {"chat_mode": "slow"}}, {"passcode": "1234"}])
async def test_of_its_details_only_what_it_is_called_changes(
    db: AsyncSession, body: dict[str, Any]
) -> None:
    people = await known_actors(db, "ended")
    before = await facts(db, people)
    refused(await ask(people, ("patch", S), {"title": "x", **body}), 409, ENDED)
    assert await facts(db, people) == before


@pytest.mark.parametrize(("operation", "expected"), ALLOWED.items(), ids=str)
async def test_what_is_allowed_tells_nothing_else(
    db: AsyncSession, operation: Operation, expected: tuple[Any, set[str]]
) -> None:
    people, (body, told) = await known_actors(db, "ended"), expected
    if operation in BEFORE:
        assert (await ask(people, BEFORE[operation])).is_success
    if operation == ("delete", S + "/pinned"):
        pinned = {"pinned_message_id": people.ids["message_id"]}
        where = LiveSession.id == people.ids["session_id"]
        await db.execute(update(LiveSession).where(where).values(pinned))
        await db.commit()
    before = await facts(db, people)
    answer = await ask(people, operation, body)
    assert answer.is_success, answer.text
    after = await facts(db, people)
    if operation != ("delete", S):
        assert after[: len(before)] == before
        assert set(after[len(before) :]) == told


@both_databases
async def test_what_waited_at_the_end_waits_for_ever(talk: Talk) -> None:
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    guest, other = await talk.enter(), await talk.enter()
    held = (await guest.call("send_message", {"message": "may I?"}))["id"]
    await talk.rest("POST", "/end")
    await other.saw("session_updated", lambda told: told["status"] == "ended")
    before, mark = await talk.log(), len(other.received)
    for path, body in ((f"/messages/{held}/approve", None), ("/held/approve", {})):
        answer = await talk.http.post(f"/api/sessions/{talk.id}{path}", json=body)
        refused(answer, 409, ENDED)
    assert await talk.log() == before
    assert [one["id"] for one in await talk.rest("GET", "/held")] == [held]
    await talk.received_nothing(other, since=mark)
