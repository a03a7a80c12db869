"""The documents of the contract: as the code is now, and complete."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from jsonschema_rs import ValidationError

from app.cli import contract
from app.core.schemas import SessionEvent
from app.main import app, asyncapi
from app.registry import FEATURES
from app.web.socket_document import socket_document
from fixtures.contract import check_ack, check_event, document, names
from fixtures.talk import Talk

NAMES = {
    "commands": "join_session leave_session send_message send_reaction sync renew",
    "events": "connected error joined_session new_message session_updated reaction_update"
    " participant_count head draining",
}


CURRENT = {
    "openapi": app.openapi,
    "asyncapi": asyncapi,
    "socket": partial(socket_document, FEATURES),
}


@pytest.mark.parametrize(("name", "current"), CURRENT.items())
def test_the_documents_are_up_to_date(name: str, current: Callable[[], Any]) -> None:
    stored = json.loads((contract.FOLDER / f"{name}.json").read_text())
    assert stored == json.loads(json.dumps(current()))


@pytest.mark.parametrize("kind", NAMES)
def test_the_names_of_the_contract_are_all_there(kind: str) -> None:
    assert set(NAMES[kind].split()) <= names(kind)


def test_every_event_in_the_log_has_a_position_and_stands_in_the_document() -> None:
    events = [event for feature in FEATURES for event in feature.events]
    durable = [event for event in events if issubclass(event, SessionEvent)]
    assert {event.name for event in durable} >= {
        "new_message",
        "session_updated",
        "hidden",
        "message_deleted",
        "message_restored",
        "message_pinned",
        "message_unpinned",
        "participant_erased",
        "participant_renamed",
    }
    for event in durable:
        assert "seq" in document()["$defs"][event.__name__]["required"]


def test_every_topic_is_declared_by_one_feature() -> None:
    topics = [topic for feature in FEATURES for topic in feature.topics]
    assert sorted(topics) == sorted(set(topics)) == document()["properties"]["topics"]["enum"]


def test_the_judge_lets_no_undeclared_topic_pass() -> None:
    check_event("hidden", {"seq": 1, "topics": ["held"]})
    with pytest.raises(ValidationError):
        check_event("hidden", {"seq": 1, "topics": ["held", "undeclared"]})


async def test_what_the_log_holds_is_what_the_document_says(talk: Talk) -> None:
    member = await talk.enter()
    await member.call("send_message", {"message": "hello"})
    await talk.rest("POST", "/end")
    for fact in await talk.log():
        check_event(fact["type"], fact["data"])


def test_the_judge_lets_nothing_undocumented_pass() -> None:
    check_event("head", {"seq": 1})
    for name, payload in (("head", {"seq": 1, "more": 2}), ("head", {}), ("head", {"seq": "1"})):
        with pytest.raises(ValidationError):
            check_event(name, payload)
    with pytest.raises(ValidationError):
        check_ack("sync", {"ok": False, "code": "x"})
