"""JSON Schema of what goes over the socket, from the features' manifests."""

from collections.abc import Sequence
from typing import Any

from pydantic.json_schema import JsonSchemaMode, models_json_schema

from app.core.problems import Refused
from app.web.feature import Feature

_HEADING = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Socket",
    "description": "Socket.IO at /socket.io, namespace /; see app/registry.py.",
}


def socket_document(features: Sequence[Feature]) -> dict[str, Any]:
    """Return messages by direction, all schemas, and the topics of hosts' lists."""
    commands = [command for feature in features for command in feature.commands]
    events = [event for feature in features for event in feature.events]
    taken: list[tuple[Any, JsonSchemaMode]] = [(one.payload, "validation") for one in commands]
    given: list[Any] = [*(one.ack for one in commands), *events, Refused]
    forms, definitions = models_json_schema(
        [*taken, *((form, "serialization") for form in given)], ref_template="#/$defs/{model}"
    )
    schemas = {form: forms[form, "serialization"] for form in given}
    maps = {
        "commands": _object(
            {
                one.name: _object(
                    {"payload": forms[one.payload, "validation"], "ack": schemas[one.ack]}
                )
                for one in commands
            }
        ),
        "events": _object({event.name: schemas[event] for event in events}),
        "refused": schemas[Refused],
        "topics": {"enum": sorted(topic for feature in features for topic in feature.topics)},
    }
    return {**_HEADING, **_object(maps), **definitions}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }
