"""The contract, generated from the code: OpenAPI, JSON Schema of the socket, and the refusals."""

import json
from argparse import Namespace
from typing import Any

from pydantic.json_schema import JsonSchemaMode, models_json_schema

from app.core.config import ROOT
from app.core.problems import Refused
from app.core.refusal import refusals
from app.main import app
from app.registry import FEATURES

FOLDER = ROOT / "backend" / "contract"

_HEADING = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Socket",
    "description": "Socket.IO at /socket.io, namespace /; see app/registry.py.",
}


def run(_arguments: Namespace) -> None:
    """Write the documents."""
    FOLDER.mkdir(exist_ok=True)
    documents = {
        "openapi": app.openapi(),
        "socket": socket_document(),
        "refusals": refusals_document(),
    }
    for name, document in documents.items():
        text = json.dumps(document, indent=2, ensure_ascii=False, sort_keys=True)
        (FOLDER / f"{name}.json").write_text(text + "\n")


def socket_document() -> dict[str, Any]:
    """Return messages by direction, all schemas, and the topics of hosts' lists."""
    commands = [command for feature in FEATURES for command in feature.commands]
    events = [event for feature in FEATURES for event in feature.events]
    taken: list[tuple[Any, JsonSchemaMode]] = [(one.payload, "validation") for one in commands]
    given: list[Any] = [*(one.ack for one in commands), *events, Refused]
    forms, definitions = models_json_schema(
        [*taken, *((form, "serialization") for form in given)], ref_template="#/$defs/{model}"
    )
    told = {form: forms[form, "serialization"] for form in given}
    maps = {
        "commands": _object(
            {
                one.name: _object(
                    {"payload": forms[one.payload, "validation"], "ack": told[one.ack]}
                )
                for one in commands
            }
        ),
        "events": _object({event.name: told[event] for event in events}),
        "refused": told[Refused],
        "topics": {"enum": sorted(topic for feature in FEATURES for topic in feature.topics)},
    }
    return {**_HEADING, **_object(maps), **definitions}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }


def refusals_document() -> dict[str, Any]:
    """Return `retry` and `ends` of each refusal by code."""
    return {one.code: {"retry": one.retry, "ends": one.ends} for one in refusals()}
