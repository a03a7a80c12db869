"""The AsyncAPI document: served to everybody, complete, and every reference leads somewhere."""

import json
import re
from typing import Any

import httpx
import pytest
from jsonschema_rs import Draft7Validator

from app.main import app, asyncapi
from app.web.asyncapi import PATH
from fixtures.actors import ADDRESS
from fixtures.contract import names
from fixtures.problems import refused
from guards.sources import ROOT

OFFICIAL = ROOT / "node_modules/@asyncapi/specs/schemas/3.0.0.json"


def client() -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ADDRESS)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
async def test_it_is_only_read(method: str) -> None:
    async with client() as http:
        refused(await http.request(method, PATH), 405, "method_not_allowed")


async def test_it_is_served_with_no_sign_in() -> None:
    async with client() as http:
        answer = await http.get(PATH)
        head = await http.head(PATH)
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == asyncapi()
    assert (head.status_code, head.content) == (200, b"")


def test_commands_are_received_and_answered_and_events_are_sent() -> None:
    operations: dict[str, Any] = asyncapi()["operations"]
    received = {name for name, one in operations.items() if one["action"] == "receive"}
    assert received == names("commands")
    assert operations.keys() - received == names("events")
    for name in received:
        replies = [one["$ref"] for one in operations[name]["reply"]["messages"]]
        assert [one.split("/")[-1] for one in replies] == [f"{name}_ack", "refused"]


def test_every_reference_leads_somewhere() -> None:
    document = asyncapi()
    references = set(re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(document)))
    assert references
    for reference in references:
        found = document
        for step in reference.split("/"):
            found = found[step]


def test_the_official_schema_of_asyncapi_takes_it() -> None:
    official = Draft7Validator(json.loads(OFFICIAL.read_text()))
    document = asyncapi()
    assert official.is_valid({**document, "info": {}}) is False
    assert [error.message for error in official.iter_errors(document)] == []
